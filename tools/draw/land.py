"""Sky, mountains, fields and lanes: the ground that the scenes stand on."""

import math
from collections.abc import Sequence
from random import Random

from tools.draw.light import (
    LEAF,
    MOSS,
    PINE,
    RICE,
    STRAW,
    WATER,
    WHITE,
    Light,
    dark,
    mix,
    pale,
)
from tools.draw.pen import Point, blob, clip, curve, dots, line, poly, rect, strokes

WIDE = 1344


def spray(
    box: tuple[float, float, float, float],
    count: int,
    colour: str,
    seed: int,
    *,
    size: float = 2.0,
    alpha: float = 0.5,
    rise: float = 1.0,
) -> str:
    """Sparse grain in the box x, y, w, h, thinning out upwards (`rise` > 1) or even (1)."""
    rng = Random(seed)
    x, y, w, h = box
    spots = [(x + rng.random() * w, y + h - (rng.random() ** rise) * h) for _ in range(count)]
    return dots(spots, colour, size, alpha)


def terraces(
    light: Light,
    top: float,
    low: float,
    count: int,
    seed: int,
    *,
    far: float = 0,
    slope: float = 0,
    tones: tuple[str, ...] = (RICE, MOSS, LEAF, STRAW),
) -> str:
    """Stepped rice fields from the line `top` down to `low`: contour after contour with pale bunds."""
    rng = Random(seed)
    phase = [rng.uniform(0, 6.3) for _ in range(3)]
    parts = []
    for k in range(count):
        share = (k / count) ** 1.25
        y = top + (low - top) * share
        amp = 10 + 26 * share

        def edge(x: float, y: float = y, amp: float = amp, k: int = k) -> float:
            u = x / WIDE * math.pi
            wave = (
                math.sin(u * 2.1 + phase[0] + k * 0.1)
                + 0.6 * math.sin(u * 4.7 + phase[1] + k * 0.33)
                + 0.3 * math.sin(u * 9 + phase[2] - k * 0.5)
            )
            return y + amp * wave + slope * (x / WIDE - 0.5)

        tops = [(x, edge(x)) for x in range(-24, WIDE + 49, 24)]
        tone = tones[(k * 2 + (k // 3)) % len(tones)]
        haze = far * (1 - share)
        wall = 5 + 13 * share
        parts.append(
            poly(
                [*((x, y - wall) for x, y in tops), (WIDE + 24, 1400), (-24, 1400)],
                light(dark(mix(tone, PINE, 0.4), 0.16), haze),
            )
        )
        parts.append(poly([*tops, (WIDE + 24, 1400), (-24, 1400)], light(tone, haze)))
        parts.append(
            line([(x, y - wall) for x, y in tops], light(pale(tone, 0.45), haze), 2 + 2 * share, 0.9)
        )
    return "".join(parts)


def tufts(
    light: Light,
    y0: float,
    y1: float,
    x0: float,
    x1: float,
    seed: int,
    colour: str = LEAF,
    alpha: float = 0.55,
) -> str:
    """Rows of rice tufts that grow larger towards the viewer."""
    rng = Random(seed)
    parts, y = [], y0
    while y < y1:
        size = 3 + 13 * (y - y0 + 20) / (y1 - y0 + 20)
        step = size * 2.6
        pairs = []
        x = x0 + rng.uniform(0, step)
        while x < x1:
            for a in (-0.42, 0, 0.42):
                pairs.append(((x, y), (x + a * size, y - size * (1 - abs(a) * 0.4))))
            x += step * rng.uniform(0.85, 1.15)
        parts.append(strokes(pairs, light(dark(colour, 0.12)), max(1.4, size * 0.17), alpha))
        y += size * 1.35
    return "".join(parts)


def plain(
    light: Light,
    horizon: float,
    low: float,
    vanish: float,
    seed: int,
    tones: tuple[str, ...] = (RICE, MOSS, RICE, STRAW, LEAF),
    far: float = 0.45,
) -> str:
    """Flat paddies down from the horizon: plots between bunds that run to the vanishing x."""
    rng = Random(seed)
    parts = [rect(0, horizon, WIDE, 1400 - horizon, light(tones[0]))]
    rows = [horizon + (low - horizon) * (k / 6) ** 1.9 for k in range(7)]
    rows[-1] = max(rows[-1], low)
    for r in range(6):
        y0, y1 = rows[r], rows[r + 1]
        haze = far * (1 - r / 5)
        width = 240 + r * 60
        count = 2 + int(5 - r * 0.5)
        for k in range(-count, count + 1):
            grow0, grow1 = (y0 - horizon + 14) / (low - horizon), (y1 - horizon + 14) / (low - horizon)
            shift = (r % 2) * 0.5
            xs = [
                vanish + (k + shift + e) * width * g * 3.2
                for g, e in ((grow0, 0), (grow0, 1), (grow1, 1), (grow1, 0))
            ]
            tone = tones[rng.randrange(len(tones))]
            parts.append(poly(((xs[0], y0), (xs[1], y0), (xs[2], y1), (xs[3], y1)), light(tone, haze)))
            parts.append(line(((xs[0], y0), (xs[3], y1)), light(pale(MOSS, 0.22), haze), 2 + r * 0.9, 0.9))
        parts.append(line(((0, y0), (WIDE, y0)), light(pale(MOSS, 0.22), haze), 1.5 + r * 0.9, 0.9))
    parts.append(_sown(light, horizon, low, seed, far))
    return "".join(parts)


def _sown(light: Light, horizon: float, low: float, seed: int, far: float) -> str:
    """Rows of seedlings over the plots, from a hint in the distance to tufts in front."""
    rng = Random(seed + 5)
    out, y = "", horizon + 0.1 * (low - horizon)
    while y < low + 12:
        near = (y - horizon) / (low - horizon)
        size = 2 + 13 * near
        pairs: list[tuple[Point, Point]] = []
        x = rng.uniform(-30, 0)
        while x < WIDE:
            if rng.random() < 0.86:
                pairs += [((x, y), (x - 0.34 * size, y - size)), ((x, y), (x + 0.36 * size, y - 0.9 * size))]
            x += size * rng.uniform(1.9, 3.4)
        tone = light(dark(LEAF, 0.1), far * (1 - near))
        out += strokes(pairs, tone, max(1.1, 0.15 * size), 0.2 + 0.16 * near)
        y += size * 1.5
    return out


def water(light: Light, points: Sequence[Point], seed: int, tint: str = WATER) -> str:
    """A sheet of water with short flat glints."""
    rng = Random(seed)
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    shape = blob(points, light(tint, 0.1))
    glints = []
    for _ in range(int((max(ys) - min(ys)) / 5) + 12):
        x, y, w = rng.uniform(min(xs), max(xs)), rng.uniform(min(ys), max(ys)), rng.uniform(14, 70)
        glints.append(((x, y), (x + w, y)))
    return shape + clip(shape, strokes(glints, light(WHITE, 0.1), 2.4, 0.5))


def ground(light: Light, y: float, colour: str, seed: int, *, wave: float = 8) -> str:
    """The near ground from y down, with a little grain."""
    rng = Random(seed)
    phase = rng.uniform(0, 6)
    tops = [(x, y + wave * math.sin(x / 190 + phase)) for x in range(-20, WIDE + 41, 40)]
    shape = blob([*tops, (WIDE + 60, 1400), (-60, 1400)], light(colour))
    return shape + spray(
        (0, y + wave, WIDE, 1010 - y), 260, light(dark(colour, 0.28)), seed, size=3, alpha=0.35
    )


def grass(light: Light, points: list[Point], size: float, seed: int, colour: str = LEAF) -> str:
    """Small tufts of grass at the points."""
    rng = Random(seed)
    pairs = [
        ((x, y), (x + a * size, y - size * rng.uniform(0.7, 1.1)))
        for x, y in points
        for a in (-0.5, -0.1, 0.35)
    ]
    return strokes(pairs, light(dark(colour, 0.15)), max(1.6, size * 0.16), 0.85)


def path_between(points: list[Point], colour: str, width: float, edge: str) -> str:
    """A winding road seen from afar."""
    return curve(points, edge, width * 1.3) + curve(points, colour, width)
