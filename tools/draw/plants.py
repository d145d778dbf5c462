"""What grows: areca, banana, lychee, bamboo, banyan, herbs, flowers."""

import math
from random import Random

from tools.draw.light import (
    CLAY,
    LACQUER,
    LEAF,
    MOSS,
    OCHRE,
    PINE,
    PINK,
    PLUM,
    RICE,
    STONE,
    WHITE,
    WOOD,
    Light,
    dark,
    mix,
    pale,
)
from tools.draw.pen import blob, circle, curve, ellipse, limb, line, poly, strokes
from tools.draw.trees import canopy, cast


def banana(light: Light, x: float, y: float, h: float, seed: int, far: float = 0) -> str:
    """A banana plant: thick stem and broad torn leaves."""
    rng = Random(seed)
    stem = limb((x, y), (x + 0.02 * h, y - 0.5 * h), 0.045 * h, 0.03 * h, light(mix(RICE, CLAY, 0.3), far))
    stem += limb(
        (x + 0.02 * h, y), (x + 0.03 * h, y - 0.48 * h), 0.02 * h, 0.012 * h, light(dark(RICE, 0.25), far)
    )
    parts = [cast(light, x, y, 0.25 * h, 0.025 * h), stem]
    for k, angle in enumerate((-165, -20, -138, -44, -112, -72, -92)):
        a = math.radians(angle + rng.uniform(-6, 6))
        length = h * rng.uniform(0.4, 0.52)
        root = (x + 0.02 * h, y - 0.48 * h)
        mid = (root[0] + math.cos(a) * length * 0.6, root[1] + math.sin(a) * length * 0.8)
        tip = (
            root[0] + math.cos(a) * length,
            root[1] + math.sin(a) * length * 0.62 + 0.05 * h * abs(math.cos(a)),
        )
        nx, ny = -math.sin(a) * 0.085 * h, math.cos(a) * 0.085 * h
        lit = math.cos(a) < 0.1
        tone = pale(RICE, 0.1) if lit else dark(LEAF, 0.08)
        parts.append(
            blob(
                [root, (mid[0] + nx, mid[1] + ny), tip, (mid[0] - nx, mid[1] - ny)],
                light(tone if k % 2 else mix(tone, LEAF, 0.4), far),
            )
        )
        parts.append(curve([root, mid, tip], light(pale(MOSS, 0.5), far), max(1.2, 0.009 * h)))
        cuts = []
        for s in (0.45, 0.7, 0.85):
            px, py = root[0] + (tip[0] - root[0]) * s, root[1] + (mid[1] - root[1]) * min(1, s * 1.3)
            cuts.append(((px, py), (px + nx * 0.7, py + ny * 0.7 + 0.01 * h)))
        parts.append(strokes(cuts, light(dark(LEAF, 0.3), far), max(1, 0.007 * h), 0.6))
    return "".join(parts)


def bush(light: Light, x: float, y: float, w: float, seed: int, colour: str = LEAF, far: float = 0) -> str:
    """A low round shrub, w wide."""
    return canopy(light, x, y - 0.24 * w, w, 0.6 * w, colour, seed, far)


def flowers(
    light: Light,
    x: float,
    y: float,
    size: float,
    seed: int,
    tints: tuple[str, ...] = (LACQUER, OCHRE, PINK, WHITE),
) -> str:
    """A clump of knee-high flowers."""
    rng = Random(seed)
    leaves = [
        (
            (x + rng.uniform(-0.5, 0.5) * size, y),
            (x + rng.uniform(-0.75, 0.75) * size, y - rng.uniform(0.35, 0.8) * size),
        )
        for _ in range(11)
    ]
    out = strokes(leaves[::2], light(PINE), max(1.5, 0.09 * size)) + strokes(
        leaves[1::2], light(LEAF), max(1.5, 0.08 * size)
    )
    for k in range(7):
        fx, fy = x + rng.uniform(-0.65, 0.65) * size, y - rng.uniform(0.45, 1.0) * size
        tint = tints[(seed + k) % len(tints)]
        out += circle(fx, fy, 0.13 * size, light(dark(tint, 0.12))) + circle(
            fx - 0.02 * size, fy - 0.025 * size, 0.095 * size, light(tint)
        )
        out += circle(fx, fy, 0.035 * size, light(OCHRE if tint != OCHRE else WOOD))
    return out


def herb(light: Light, x: float, y: float, size: float, seed: int, colour: str = LEAF) -> str:
    """One leafy plant of a bed."""
    rng = Random(seed)
    out = ""
    for k, angle in enumerate((-160, -20, -132, -48, -105, -75)):
        a = math.radians(angle + rng.uniform(-8, 8))
        tip = (x + math.cos(a) * size, y + math.sin(a) * size * 0.85)
        nx, ny = -math.sin(a) * 0.2 * size, math.cos(a) * 0.2 * size
        mid = (x + math.cos(a) * size * 0.55, y + math.sin(a) * size * 0.5)
        tone = pale(colour, 0.15) if math.cos(a) < 0 else dark(colour, 0.14)
        out += blob(
            [(x, y), (mid[0] + nx, mid[1] + ny), tip, (mid[0] - nx, mid[1] - ny)],
            light(tone if k < 4 else colour),
        )
    return out


def trellis(light: Light, x: float, y: float, w: float, h: float, seed: int, fruit: str = RICE) -> str:
    """A frame of bamboo with climbing leaves and hanging gourds."""
    rng = Random(seed)
    count = max(2, int(w / 130))
    posts = [((x + w * k / count, y), (x + w * k / count, y - h)) for k in range(count + 1)]
    back = [((px + 0.16 * h, py - 0.1 * h), (qx + 0.16 * h, qy - 0.12 * h)) for (px, py), (qx, qy) in posts]
    wood = light(mix(CLAY, STONE, 0.2))
    out = strokes(back, light(dark(CLAY, 0.25)), 0.022 * h) + strokes(posts, wood, 0.028 * h)
    out += poly(
        ((x - 8, y - h), (x + 0.16 * h, y - 1.12 * h), (x + w + 0.2 * h, y - 1.12 * h), (x + w + 8, y - h)),
        light(dark(LEAF, 0.2)),
    )
    for k in range(int(w / 26)):
        lx = x + k * 26 + rng.uniform(-8, 8)
        out += ellipse(
            lx,
            y - h * rng.uniform(0.96, 1.1),
            22,
            13,
            light(RICE if k % 3 == 0 else LEAF),
            turn=rng.uniform(-30, 30),
        )
    for k in range(int(w / 75)):
        gx, gy = x + 30 + k * 75 + rng.uniform(-14, 14), y - h * 0.95
        size = h * rng.uniform(0.14, 0.24)
        out += line(((gx, gy), (gx, gy + 8)), light(PINE), 2.5)
        out += blob(
            [
                (gx - 5, gy + 6),
                (gx + 5, gy + 6),
                (gx + 10, gy + size * 0.75),
                (gx, gy + size),
                (gx - 10, gy + size * 0.75),
            ],
            light(fruit),
        )
        out += blob(
            [(gx + 2, gy + 8), (gx + 5, gy + 8), (gx + 10, gy + size * 0.75), (gx + 3, gy + size)],
            light(dark(fruit, 0.2)),
        )
    return out


def pot(light: Light, x: float, y: float, size: float, seed: int, flower: str = PLUM) -> str:
    """A potted plant."""
    body = poly(
        (
            (x - 0.3 * size, y - 0.55 * size),
            (x + 0.3 * size, y - 0.55 * size),
            (x + 0.22 * size, y),
            (x - 0.22 * size, y),
        ),
        light(CLAY),
    )
    body += poly(
        (
            (x + 0.06 * size, y - 0.55 * size),
            (x + 0.3 * size, y - 0.55 * size),
            (x + 0.22 * size, y),
            (x + 0.06 * size, y),
        ),
        light(dark(CLAY, 0.2)),
    )
    return (
        herb(light, x, y - 0.5 * size, 0.75 * size, seed)
        + body
        + flowers(light, x, y - 0.6 * size, 0.5 * size, seed, (flower, WHITE))
    )


def bough(
    light: Light, x: float, y: float, size: float, seed: int, side: int = 1, fruit: str = LACQUER
) -> str:
    """A near bough that hangs into the picture from a corner x, y, towards `side`: it frames what is behind."""
    rng = Random(seed)
    spine = [(x + side * size * k * 0.2, y + size * (0.06 + 0.03 * k + 0.011 * k * k)) for k in range(6)]
    out = curve(spine, light(dark(WOOD, 0.25)), 0.022 * size)
    leaves = ""
    for k in range(46):
        at = rng.uniform(0, 5)
        a, b = spine[int(at)], spine[min(int(at) + 1, 5)]
        px, py = a[0] + (b[0] - a[0]) * (at % 1), a[1] + (b[1] - a[1]) * (at % 1)
        turn = rng.uniform(20, 160)
        reach = 0.13 * size * rng.uniform(0.7, 1.15)
        rad = math.radians(turn)
        cx, cy = px + math.cos(rad) * reach * 0.8, py + math.sin(rad) * reach * 0.8 - 0.03 * size
        tone = (PINE, mix(PINE, LEAF, 0.5), dark(PINE, 0.25))[k % 3]
        leaves += ellipse(cx, cy, reach * 0.62, reach * 0.2, light(tone), turn=turn)
        leaves += line(((px, py), (cx, cy)), light(mix(LEAF, MOSS, 0.4)), max(1.2, 0.005 * size), 0.7)
    out += leaves
    for k in range(7 if fruit else 0):
        stem = spine[1 + k % 5]
        fx, fy = stem[0] + rng.uniform(-0.05, 0.05) * size, stem[1] + rng.uniform(0.1, 0.2) * size
        for n in range(6):
            gx, gy = fx + rng.uniform(-0.035, 0.035) * size, fy + rng.uniform(-0.03, 0.045) * size
            out += circle(gx, gy, 0.019 * size, light(dark(fruit, 0.12 if n % 2 else 0)))
            out += circle(gx - 0.006 * size, gy - 0.007 * size, 0.006 * size, light(pale(fruit, 0.45)))
    return out


def near_leaves(light: Light, x: float, y: float, size: float, side: int = 1) -> str:
    """Great banana leaves that rise into the picture from a lower corner."""
    out = ""
    for k, (angle, length) in enumerate(((-128, 0.8), (-62, 0.95), (-104, 1.12), (-30, 0.8), (-84, 0.75))):
        a = math.radians(angle if side > 0 else -180 - angle)
        dx, dy = math.cos(a) * size * length, math.sin(a) * size * length
        tip = (x + dx, y + dy + 0.12 * size * abs(math.cos(a)))
        mid = (x + dx * 0.55, y + dy * 0.62)
        nx, ny = -math.sin(a) * 0.15 * size, math.cos(a) * 0.15 * size
        tone = (PINE, LEAF, mix(LEAF, RICE, 0.4), dark(LEAF, 0.2), mix(PINE, LEAF, 0.4))[k]
        out += blob([(x, y), (mid[0] + nx, mid[1] + ny), tip, (mid[0] - nx, mid[1] - ny)], light(tone))
        half = [(x, y), mid, tip, (mid[0] + nx, mid[1] + ny)]
        out += blob(half, light(dark(tone, 0.14)))
        out += curve([(x, y), mid, tip], light(pale(MOSS, 0.4)), 0.014 * size)
        ribs = []
        for n in range(1, 8):
            s = n / 9
            px, py = (
                x + (tip[0] - x) * s,
                y + (mid[1] - y) * min(1.0, s * 1.5) + max(0.0, s - 0.66) * (tip[1] - mid[1]) * 2.6,
            )
            ribs.append(((px, py), (px + nx * 0.62 + dx * 0.05, py + ny * 0.62 + dy * 0.05)))
            ribs.append(((px, py), (px - nx * 0.62 + dx * 0.05, py - ny * 0.62 + dy * 0.05)))
        out += strokes(ribs, light(dark(tone, 0.26)), 0.006 * size, 0.55)
    return out
