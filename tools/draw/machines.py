"""A truck and an excavator."""

from tools.draw.light import (
    INK,
    OCHRE,
    SLATE,
    STONE,
    WHITE,
    Light,
    dark,
    pale,
)
from tools.draw.pen import blob, circle, ellipse, line, mirror, poly, rect, strokes


def truck(light: Light, x: float, y: float, s: float, colour: str = "#3f7f83", facing: int = 1) -> str:
    """A small flat-bed truck s long; x is the middle. The bed's floor is 0.27 s above the ground."""
    if facing < 0:
        return mirror(truck(light, x, y, s, colour), x)
    out = ellipse(x + 0.06 * s, y, 0.58 * s, 0.025 * s, light.shadow, light.shade)
    out += rect(x - 0.48 * s, y - 0.19 * s, 0.95 * s, 0.06 * s, light(dark(SLATE, 0.4)))
    out += rect(x - 0.5 * s, y - 0.3 * s, 0.66 * s, 0.12 * s, light(colour)) + rect(
        x - 0.5 * s, y - 0.2 * s, 0.66 * s, 0.025 * s, light(dark(colour, 0.3))
    )
    seams = [
        ((x + (-0.5 + 0.165 * k) * s, y - 0.3 * s), (x + (-0.5 + 0.165 * k) * s, y - 0.18 * s))
        for k in range(1, 4)
    ]
    out += strokes(seams, light(dark(colour, 0.25)), 0.008 * s)
    cab = [(0.19, 0.1), (0.19, 0.52), (0.36, 0.52), (0.45, 0.33), (0.49, 0.3), (0.49, 0.1)]
    out += poly([(x + a * s, y - b * s) for a, b in cab], light(colour)) + poly(
        [(x + a * s, y - b * s) for a, b in ((0.24, 0.34), (0.24, 0.47), (0.345, 0.47), (0.41, 0.34))],
        light("#cfe0dd"),
    )
    out += rect(x + 0.19 * s, y - 0.16 * s, 0.3 * s, 0.06 * s, light(dark(colour, 0.3))) + circle(
        x + 0.475 * s, y - 0.22 * s, 0.02 * s, light(WHITE)
    )
    for wx in (-0.3, 0.33):
        out += circle(x + wx * s, y - 0.085 * s, 0.085 * s, light(INK)) + circle(
            x + wx * s, y - 0.085 * s, 0.04 * s, light(STONE)
        )
    return out


def excavator(light: Light, x: float, y: float, s: float, facing: int = 1, far: float = 0) -> str:
    """A tracked excavator; s is the length of its tracks, x their middle."""
    if facing < 0:
        return mirror(excavator(light, x, y, s, 1, far), x)
    body = light(OCHRE, far)
    shade = light(dark(OCHRE, 0.24), far)
    out = ellipse(x + 0.15 * s, y, 0.75 * s, 0.05 * s, light.shadow, light.shade)
    boom = [
        (x + 0.3 * s, y - 0.45 * s),
        (x + 0.75 * s, y - 1.15 * s),
        (x + 1.2 * s, y - 0.95 * s),
        (x + 1.32 * s, y - 0.35 * s),
    ]
    out += line(boom[:3], shade, 0.15 * s) + line(boom[:3], body, 0.1 * s) + line(boom[2:], body, 0.09 * s)
    out += blob(
        [
            (x + 1.22 * s, y - 0.38 * s),
            (x + 1.44 * s, y - 0.36 * s),
            (x + 1.42 * s, y - 0.12 * s),
            (x + 1.14 * s, y - 0.08 * s),
            (x + 1.16 * s, y - 0.22 * s),
        ],
        light(dark(SLATE, 0.3), far),
    )
    out += rect(x - 0.5 * s, y - 0.24 * s, s, 0.24 * s, light(INK, far), r=0.12 * s)
    out += "".join(
        circle(x + (k - 2) * 0.19 * s, y - 0.12 * s, 0.065 * s, light(SLATE, far)) for k in range(5)
    )
    out += poly(
        (
            (x - 0.5 * s, y - 0.28 * s),
            (x - 0.52 * s, y - 0.6 * s),
            (x - 0.1 * s, y - 0.66 * s),
            (x + 0.42 * s, y - 0.5 * s),
            (x + 0.42 * s, y - 0.28 * s),
        ),
        body,
    )
    out += poly(
        (
            (x - 0.5 * s, y - 0.28 * s),
            (x - 0.51 * s, y - 0.4 * s),
            (x + 0.42 * s, y - 0.36 * s),
            (x + 0.42 * s, y - 0.28 * s),
        ),
        shade,
    )
    out += poly(
        (
            (x - 0.02 * s, y - 0.5 * s),
            (x + 0.0 * s, y - 0.95 * s),
            (x + 0.28 * s, y - 0.95 * s),
            (x + 0.38 * s, y - 0.5 * s),
        ),
        body,
    )
    return out + poly(
        (
            (x + 0.06 * s, y - 0.58 * s),
            (x + 0.07 * s, y - 0.88 * s),
            (x + 0.25 * s, y - 0.88 * s),
            (x + 0.32 * s, y - 0.58 * s),
        ),
        light(pale("#cfe0dd", 0.2), far),
    )
