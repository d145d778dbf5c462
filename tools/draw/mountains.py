"""Hills and limestone."""

import math
from random import Random

from tools.draw.light import (
    LEAF,
    PINE,
    SLATE,
    STONE,
    Light,
    dark,
    mix,
)
from tools.draw.pen import Point, blob, clip, dots, ellipse, poly, strokes

WIDE = 1344


def ridge(light: Light, y: float, swell: float, far: float, colour: str, seed: int, low: float = 1400) -> str:
    """A soft chain of hills whose crest runs about y, with sprayed shade below the crest."""
    rng = Random(seed)
    waves = [(rng.uniform(0.6, 1.6) * (k + 1), rng.uniform(0, 6.3), 1 / (k + 1)) for k in range(4)]

    def crest(x: float) -> float:
        return y - swell * sum(a * math.sin(f * x / WIDE * math.pi * 1.6 + p) for f, p, a in waves) / 1.5

    tops = [(x, crest(x)) for x in range(-20, WIDE + 41, 20)]
    shape = poly([*tops, (WIDE + 20, low), (-20, low)], light(colour, far))
    tint = light(dark(colour, 0.3), far)
    spots = [
        (x + rng.uniform(0, 20), crest(x) + abs(rng.gauss(0, 1)) * swell * 0.8 + 3)
        for x, _ in tops
        for _ in range(5)
    ]
    return shape + dots(spots, tint, 2.4, 0.35)


def tower(x: float, base: float, w: float, h: float, rng: Random) -> list[Point]:
    """The outline of one karst tower: steep flanks, a lumpy crown."""
    lean = rng.uniform(-0.08, 0.08) * w
    steps = (
        (0.0, -0.5),
        (0.16, -0.475),
        (0.22, -0.44),
        (0.42, -0.425),
        (0.5, -0.385),
        (0.66, -0.37),
        (0.74, -0.31),
        (0.85, -0.28),
        (0.9, -0.2),
        (0.97, -0.14),
        (1.0, -0.02),
        (0.965, 0.1),
        (0.9, 0.15),
        (0.86, 0.26),
        (0.72, 0.315),
        (0.62, 0.385),
        (0.44, 0.4),
        (0.34, 0.45),
        (0.14, 0.47),
        (0.0, 0.52),
    )
    return [
        (
            x + lean * up + (side + rng.uniform(-0.03, 0.03)) * w,
            base - (up + rng.uniform(-0.022, 0.022) * (up > 0)) * h,
        )
        for up, side in steps
    ]


def karst(
    light: Light,
    base: float,
    towers: tuple[tuple[float, float, float], ...],
    far: float,
    seed: int,
    colour: str = PINE,
) -> str:
    """Limestone towers (x, width, height) standing on the line y = base: green crowns, pale cliffs, shaded right."""
    rng = Random(seed)
    parts = []
    for x, w, h in towers:
        outline = tower(x, base, w, h, rng)
        shape = blob(
            [*outline, (x + 0.52 * w, base + 8), (x - 0.5 * w, base + 8)],
            light(mix(colour, SLATE, 0.25), far),
        )
        shade = [(px + 0.36 * w, py + 0.02 * h) for px, py in outline]
        inside = blob(
            [*shade, (x + w, base + 20), (x - 0.1 * w, base + 20)],
            light(dark(mix(colour, SLATE, 0.2), 0.26), far),
        )
        for _ in range(7):
            cx, cy = x + rng.uniform(-0.32, 0.1) * w, base - rng.uniform(0.3, 0.82) * h
            cliff, tall = light(mix(STONE, colour, 0.25), far), rng.uniform(0.1, 0.2) * h
            wide = rng.uniform(0.025, 0.06) * w
            inside += poly(
                (
                    (cx - wide, cy),
                    (cx + wide * 0.6, cy - tall * 0.2),
                    (cx + wide, cy + tall),
                    (cx - wide * 0.4, cy + tall * 0.86),
                ),
                cliff,
                0.7,
            )
        cuts = []
        for _ in range(int(w / 9)):
            cx, cy = x + rng.uniform(-0.4, 0.48) * w, base - rng.uniform(0.1, 0.9) * h
            cuts.append(((cx, cy), (cx + rng.uniform(-3, 3), cy + rng.uniform(0.05, 0.12) * h)))
        inside += strokes(cuts, light(dark(colour, 0.4), far), 2.2, 0.4)
        for px, py in outline[6:15] + [
            (x + rng.uniform(-0.4, 0.4) * w, base - rng.random() ** 2 * 0.5 * h) for _ in range(9)
        ]:
            size = w * rng.uniform(0.05, 0.09)
            inside += ellipse(
                px, py + size * 0.4, size * 1.5, size * 0.8, light(mix(LEAF, colour, 0.5), far), 0.8
            )
        parts.append(shape + clip(shape, inside))
    return "".join(parts)
