"""Trees: lychee, areca, bamboo, banyan and broad crowns in general."""

import math
from random import Random

from tools.draw.light import (
    LACQUER,
    LEAF,
    OCHRE,
    PINE,
    PINK,
    RICE,
    STONE,
    WOOD,
    Light,
    dark,
    mix,
    pale,
)
from tools.draw.pen import Point, blob, curve, dots, ellipse, limb, strokes


def cast(light: Light, x: float, y: float, reach: float, tall: float) -> str:
    """A shadow on the ground, thrown to the right."""
    k = 0.5 if light.night else 1
    return ellipse(x + reach * 0.55 * k, y, reach, tall, light.shadow, light.shade)


def canopy(
    light: Light, x: float, y: float, w: float, h: float, colour: str, seed: int, far: float = 0
) -> str:
    """A round crown centred at x, y: dark mass, lit clumps towards the upper left, leaf marks."""
    rng = Random(seed)
    tone = light(dark(colour, 0.28), far)
    count = 11
    rim = [
        (
            x + math.cos(a) * w * 0.36 * rng.uniform(0.92, 1.08),
            y + math.sin(a) * h * 0.34 * rng.uniform(0.92, 1.1),
        )
        for a in (k * math.tau / count for k in range(count))
    ]
    shape = ellipse(x, y, 0.4 * w, 0.4 * h, tone)
    shape += "".join(
        ellipse(px, py, w * rng.uniform(0.13, 0.17), h * rng.uniform(0.14, 0.18), tone) for px, py in rim
    )
    inside = ""
    for share, shade, spread, size in (
        (7, 0.12, 0.27, 0.17),
        (7, 0.0, 0.25, 0.14),
        (5, -0.16, 0.2, 0.1),
        (3, -0.3, 0.15, 0.06),
    ):
        drift = 0.02 + 0.045 * (0.2 - shade)
        tint = light(dark(colour, shade) if shade >= 0 else pale(colour, -shade), far)
        for k in range(share):
            a = k * math.tau / share + rng.uniform(-0.4, 0.4)
            cx = x + (math.cos(a) * spread - drift * 3.2) * w
            cy = y + (math.sin(a) * spread - drift * 3.4) * h
            inside += ellipse(
                cx, cy, size * w * rng.uniform(0.8, 1.15), size * h * rng.uniform(0.75, 1.0), tint
            )
    marks: list[tuple[Point, Point]] = []
    for _ in range(int(14 + w * h / 900)):
        mx, my = x + rng.gauss(0, 0.17) * w, y + rng.gauss(0, 0.17) * h
        if math.hypot((mx - x) / w, (my - y) / h) < 0.4:
            marks.append(((mx, my), (mx + 0.035 * w, my + 0.02 * h)))
    inside += strokes(marks[::2], light(dark(colour, 0.42), far), max(1.4, w * 0.012), 0.5)
    inside += strokes(marks[1::2], light(pale(colour, 0.35), far), max(1.4, w * 0.012), 0.45)
    return shape + inside


def tree(
    light: Light,
    x: float,
    y: float,
    h: float,
    seed: int,
    colour: str = LEAF,
    far: float = 0,
    wide: float = 0.85,
) -> str:
    """A broadleaved tree, h tall."""
    w = h * wide
    trunk = limb((x, y), (x, y - 0.55 * h), 0.034 * h, 0.024 * h, light(WOOD, far))
    trunk += limb(
        (x + 0.012 * h, y), (x + 0.01 * h, y - 0.5 * h), 0.02 * h, 0.012 * h, light(dark(WOOD, 0.3), far)
    )
    return (
        cast(light, x, y, 0.32 * w, 0.03 * h)
        + trunk
        + canopy(light, x, y - 0.64 * h, w, 0.72 * h, colour, seed, far)
    )


def lychee(
    light: Light, x: float, y: float, h: float, seed: int, far: float = 0, *, fruit: bool = True
) -> str:
    """A lychee tree: low, wide and dense, with bunches of red fruit."""
    rng = Random(seed + 7)
    body = cast(light, x, y, 0.55 * h, 0.05 * h)
    for lean in (-0.1, 0.07):
        body += limb(
            (x + lean * 0.3 * h, y),
            (x + lean * 2 * h, y - 0.4 * h),
            0.035 * h,
            0.022 * h,
            light(dark(WOOD, 0.12), far),
        )
    body += canopy(light, x, y - 0.57 * h, 1.25 * h, 0.82 * h, mix(LEAF, PINE, 0.35), seed, far)
    if not fruit:
        return body
    spots: list[Point] = []
    for _ in range(12):
        cx, cy = x + rng.uniform(-0.46, 0.42) * h, y - rng.uniform(0.34, 0.78) * h
        spots += [
            (cx + rng.uniform(-1, 1) * 0.035 * h, cy + rng.uniform(-1, 1) * 0.035 * h) for _ in range(5)
        ]
    return body + dots(spots, light(LACQUER, far), 0.03 * h) + dots(spots[::3], light(PINK, far), 0.014 * h)


def areca(light: Light, x: float, y: float, h: float, seed: int, far: float = 0) -> str:
    """An areca palm: slender ringed trunk, green shaft, arching fronds."""
    rng = Random(seed)
    bow = rng.uniform(-0.03, 0.03) * h
    top = (x + bow, y - 0.72 * h)
    trunk = light(mix(STONE, WOOD, 0.35), far)
    parts = [cast(light, x, y, 0.14 * h, 0.012 * h), limb((x, y), top, 0.016 * h, 0.011 * h, trunk)]
    rings = [
        ((x + bow * k - 0.012 * h, y - 0.72 * h * k), (x + bow * k + 0.013 * h, y - 0.72 * h * k - 1))
        for k in (n / 13 for n in range(1, 13))
    ]
    parts.append(strokes(rings, light(dark(WOOD, 0.1), far), max(1, 0.005 * h), 0.6))
    parts.append(limb(top, (top[0], top[1] - 0.08 * h), 0.014 * h, 0.01 * h, light(RICE, far)))
    parts.append(
        dots(
            [
                (top[0] + dx * h, top[1] + 0.012 * h + abs(dx) * h * 0.3)
                for dx in (-0.035, -0.022, -0.01, 0.01, 0.022, 0.034)
            ],
            light(OCHRE, far),
            0.018 * h,
        )
    )
    crown = (top[0], top[1] - 0.08 * h)
    for k, angle in enumerate((-172, -148, -122, -96, -72, -48, -22, 4)):
        length = 0.25 * h * rng.uniform(0.9, 1.08)
        parts.append(_frond(light, crown, angle + rng.uniform(-6, 6), length, LEAF if k % 2 else PINE, far))
    return "".join(parts)


def _frond(light: Light, root: Point, angle: float, length: float, colour: str, far: float) -> str:
    a = math.radians(angle)
    dx, dy = math.cos(a) * length, math.sin(a) * length
    middle = (root[0] + dx * 0.55, root[1] + dy * 0.75)
    tip = (root[0] + dx, root[1] + dy * 0.6 + length * 0.34)
    width = 0.1 * length
    side = 1 if dx >= 0 else -1
    shape = [
        root,
        (middle[0] - width * 0.3 * side, middle[1] - width),
        tip,
        (middle[0] - width * 0.4 * side, middle[1] + width * 1.3),
    ]
    out = blob(shape, light(colour, far))
    cuts = []
    for k in (0.3, 0.45, 0.6, 0.75, 0.88):
        px = root[0] + dx * k
        py = (
            root[1]
            + dy * (1.36 * k if k < 0.55 else 0.75 - 0.15 * (k - 0.55))
            + max(0, k - 0.5) * length * 0.5
        )
        cuts.append(((px, py), (px + 0.02 * length * side, py + 0.17 * length)))
    return out + strokes(cuts, light(colour, far), max(1.3, 0.028 * length))


def bamboo(light: Light, x: float, y: float, h: float, seed: int, far: float = 0) -> str:
    """A clump of bamboo bowing outwards."""
    rng = Random(seed)
    parts = [cast(light, x, y, 0.3 * h, 0.03 * h)]
    leaves: list[tuple[Point, Point]] = []
    for k in range(9):
        lean = (k - 4) * 0.09 + rng.uniform(-0.03, 0.03)
        tall = h * rng.uniform(0.78, 1)
        tip = (x + lean * h * 1.25, y - tall)
        parts.append(
            curve(
                [(x + lean * 0.15 * h, y), (x + lean * 0.5 * h, y - tall * 0.55), tip],
                light(dark(RICE, 0.05 + 0.04 * k), far),
                max(1.6, 0.013 * h),
            )
        )
        for _ in range(12):
            s = rng.uniform(0.35, 1.02)
            px, py = x + lean * h * (0.15 + 1.1 * s * s), y - tall * s
            leaves.append(((px, py), (px + rng.uniform(-0.09, 0.09) * h, py + rng.uniform(0.02, 0.07) * h)))
    parts.append(strokes(leaves[::2], light(PINE, far), max(2, 0.018 * h)))
    parts.append(strokes(leaves[1::2], light(LEAF, far), max(2, 0.016 * h)))
    return "".join(parts)


def banyan(light: Light, x: float, y: float, h: float, seed: int) -> str:
    """An old banyan: many-stemmed trunk, hanging roots, a wide crown."""
    parts = [cast(light, x, y, 0.5 * h, 0.035 * h)]
    for dx, lean, r in ((-0.07, -0.16, 0.03), (0.06, 0.17, 0.032), (0, -0.02, 0.05), (0.03, 0.06, 0.035)):
        parts.append(
            limb(
                (x + dx * 1.5 * h, y),
                (x + lean * h, y - 0.48 * h),
                r * 1.5 * h,
                r * 0.7 * h,
                light(dark(WOOD, 0.1 + abs(lean))),
            )
        )
    roots = [
        ((x + d * h, y - 0.4 * h), (x + d * h + 2, y - (0.4 - 0.18 - 0.1 * (k % 3)) * h))
        for k, d in enumerate((-0.3, -0.25, -0.19, 0.17, 0.22, 0.28, 0.33))
    ]
    parts.append(strokes(roots, light(dark(WOOD, 0.2)), max(1.5, 0.006 * h), 0.8))
    for k, (dx, dy, w, tall) in enumerate(
        ((0.36, -0.54, 0.6, 0.36), (-0.36, -0.54, 0.62, 0.36), (0, -0.7, 0.86, 0.5))
    ):
        parts.append(canopy(light, x + dx * h, y + dy * h, w * h, tall * h, mix(LEAF, PINE, 0.5), seed + k))
    return "".join(parts)
