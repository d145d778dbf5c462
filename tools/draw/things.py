"""What hands hold and what stands on the ground beside them: brooms, hoes, baskets, jars, papers."""

import math

from tools.draw.light import (
    CLAY,
    LACQUER,
    OCHRE,
    PAPER,
    PINE,
    RICE,
    SLATE,
    STONE,
    STRAW,
    TEAL,
    Light,
    dark,
    mix,
    pale,
)
from tools.draw.pen import blob, curve, dots, ellipse, line, poly, rect, strokes


def basket(light: Light, x: float, y: float, w: float, load: str = RICE, heap: float = 0.3) -> str:
    """A woven basket, w wide at the rim, with a heap."""
    out = ellipse(x + 0.2 * w, y, 0.55 * w, 0.07 * w, light.shadow, light.shade)
    if heap:
        for k, (dx, dy, r) in enumerate(
            ((-0.28, 0, 0.2), (0.26, 0, 0.21), (0, 0.02, 0.24), (-0.13, 0.6, 0.19), (0.14, 0.55, 0.18))
        ):
            out += ellipse(
                x + dx * w,
                y - 0.56 * w - dy * heap * w,
                r * w,
                r * w * 0.85,
                light(dark(load, 0.05 + 0.06 * (k % 3))),
            )
    out += poly(
        ((x - 0.5 * w, y - 0.55 * w), (x + 0.5 * w, y - 0.55 * w), (x + 0.36 * w, y), (x - 0.36 * w, y)),
        light(mix(CLAY, STRAW, 0.4)),
    )
    out += poly(
        ((x + 0.1 * w, y - 0.55 * w), (x + 0.5 * w, y - 0.55 * w), (x + 0.36 * w, y), (x + 0.1 * w, y)),
        light(dark(CLAY, 0.08)),
    )
    weave = [
        (
            (x - (0.5 - 0.05 * k) * w, y - (0.55 - 0.14 * k) * w),
            (x + (0.5 - 0.05 * k) * w, y - (0.55 - 0.14 * k) * w),
        )
        for k in range(1, 4)
    ]
    uprights = [((x + s * w, y - 0.55 * w), (x + s * 0.72 * w, y)) for s in (-0.35, -0.18, 0, 0.18, 0.35)]
    out += strokes(weave, light(dark(CLAY, 0.3)), max(1, 0.018 * w), 0.7) + strokes(
        uprights, light(dark(CLAY, 0.3)), max(1, 0.015 * w), 0.5
    )
    return out + line(
        ((x - 0.5 * w, y - 0.55 * w), (x + 0.5 * w, y - 0.55 * w)), light(pale(CLAY, 0.3)), max(2, 0.05 * w)
    )


def jar(light: Light, x: float, y: float, h: float, colour: str = OCHRE, lid: str = LACQUER) -> str:
    """A jar with a lid and a blank label."""
    w = 0.62 * h
    out = rect(x - w / 2, y - 0.84 * h, w, 0.84 * h, light(colour), r=0.1 * h) + rect(
        x + 0.18 * w, y - 0.8 * h, 0.3 * w, 0.76 * h, light(dark(colour, 0.2)), r=0.07 * h
    )
    out += rect(x - 0.4 * w, y - h, 0.8 * w, 0.19 * h, light(lid), r=0.03 * h)
    return (
        out
        + rect(x - 0.5 * w, y - 0.56 * h, w, 0.32 * h, light(PAPER))
        + line(((x - 0.3 * w, y - 0.4 * h), (x + 0.3 * w, y - 0.4 * h)), light(lid), 0.045 * h)
    )


def bottle(light: Light, x: float, y: float, h: float, colour: str = "#8a4b2d", cap: str = OCHRE) -> str:
    """A tall bottle with a blank label."""
    w = 0.3 * h
    out = blob(
        [
            (x - w / 2, y),
            (x - w / 2, y - 0.55 * h),
            (x - 0.18 * w, y - 0.74 * h),
            (x - 0.16 * w, y - 0.93 * h),
            (x + 0.16 * w, y - 0.93 * h),
            (x + 0.18 * w, y - 0.74 * h),
            (x + w / 2, y - 0.55 * h),
            (x + w / 2, y),
        ],
        light(colour),
    )
    out += rect(x - 0.2 * w, y - h, 0.4 * w, 0.12 * h, light(cap)) + rect(
        x - w / 2, y - 0.48 * h, w, 0.28 * h, light(PAPER)
    )
    return (
        out
        + rect(x - 0.28 * w, y - 0.4 * h, 0.56 * w, 0.08 * h, light(PINE))
        + rect(x + 0.24 * w, y - 0.5 * h, 0.14 * w, 0.46 * h, light(dark(colour, 0.3)), 0.6)
    )


def bucket(light: Light, x: float, y: float, h: float, colour: str = TEAL) -> str:
    """A bucket standing at x, y."""
    out = poly(
        ((x - 0.42 * h, y - h), (x + 0.42 * h, y - h), (x + 0.32 * h, y), (x - 0.32 * h, y)), light(colour)
    )
    out += poly(
        ((x + 0.1 * h, y - h), (x + 0.42 * h, y - h), (x + 0.32 * h, y), (x + 0.1 * h, y)),
        light(dark(colour, 0.22)),
    )
    return (
        out
        + curve([(x - 0.4 * h, y - h), (x, y - 1.45 * h), (x + 0.4 * h, y - h)], light(SLATE), 0.05 * h)
        + ellipse(x, y - h, 0.42 * h, 0.09 * h, light(dark(colour, 0.4)))
    )


def heap(light: Light, x: float, y: float, w: float, h: float, colour: str = CLAY, seed: int = 1) -> str:
    """A heap of earth, sand or gravel."""
    shape = blob(
        [
            (x - w / 2, y),
            (x - 0.28 * w, y - 0.55 * h),
            (x - 0.02 * w, y - h),
            (x + 0.26 * w, y - 0.62 * h),
            (x + w / 2, y),
            (x, y + 0.1 * h),
        ],
        light(colour),
    )
    shape += blob(
        [
            (x - 0.02 * w, y - h),
            (x + 0.26 * w, y - 0.62 * h),
            (x + w / 2, y),
            (x + 0.12 * w, y + 0.06 * h),
            (x + 0.1 * w, y - 0.4 * h),
        ],
        light(dark(colour, 0.2)),
    )
    marks = [(x + math.sin(k * 2.4 + seed) * w * 0.3, y - (0.1 + (k * 37 % 50) / 100) * h) for k in range(16)]
    return (
        ellipse(x + 0.12 * w, y + 0.02 * h, 0.55 * w, 0.1 * h, light.shadow, light.shade)
        + shape
        + dots(marks, light(dark(colour, 0.34)), max(2, w * 0.018), 0.6)
    )


def sack(light: Light, x: float, y: float, h: float, colour: str = STONE) -> str:
    """A filled sack."""
    out = blob(
        [
            (x - 0.32 * h, y),
            (x - 0.36 * h, y - 0.5 * h),
            (x - 0.16 * h, y - 0.86 * h),
            (x + 0.16 * h, y - 0.86 * h),
            (x + 0.36 * h, y - 0.5 * h),
            (x + 0.32 * h, y),
        ],
        light(colour),
    )
    out += blob(
        [
            (x + 0.1 * h, y),
            (x + 0.14 * h, y - 0.5 * h),
            (x + 0.08 * h, y - 0.84 * h),
            (x + 0.18 * h, y - 0.84 * h),
            (x + 0.36 * h, y - 0.5 * h),
            (x + 0.32 * h, y),
        ],
        light(dark(colour, 0.18)),
    )
    return out + blob(
        [
            (x - 0.14 * h, y - 0.84 * h),
            (x - 0.18 * h, y - h),
            (x + 0.18 * h, y - h),
            (x + 0.14 * h, y - 0.84 * h),
        ],
        light(pale(colour, 0.3)),
    )
