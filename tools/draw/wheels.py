"""What rolls or floats: bicycles, motorbikes, trucks, barrows, an excavator, a dugout boat."""

from tools.draw.light import (
    CLAY,
    INDIGO,
    INK,
    LACQUER,
    OCHRE,
    SLATE,
    STONE,
    WHITE,
    WOOD,
    Light,
    dark,
    mix,
)
from tools.draw.pen import Point, blob, circle, curve, ellipse, line, mirror, poly, rect, ring, strokes


def _wheel(light: Light, x: float, y: float, r: float, tyre: float) -> str:
    out = ring(x, y, r, r, light(INK), tyre)
    spokes = [
        ((x - r * 0.9 * a, y - r * 0.9 * b), (x + r * 0.9 * a, y + r * 0.9 * b))
        for a, b in ((1, 0), (0, 1), (0.7, 0.7), (0.7, -0.7))
    ]
    return (
        strokes(spokes, light(SLATE), max(0.8, r * 0.035), 0.7) + out + circle(x, y, r * 0.13, light(SLATE))
    )


def bicycle(light: Light, x: float, y: float, s: float, colour: str = LACQUER, facing: int = 1) -> str:
    """A town bicycle whose wheels span about s; x is the middle."""
    if facing < 0:
        return mirror(bicycle(light, x, y, s, colour), x)
    r = 0.27 * s
    back, front = (x - 0.34 * s, y - r), (x + 0.36 * s, y - r)
    pedal, seat, head = (x - 0.02 * s, y - 0.25 * s), (x - 0.12 * s, y - 0.6 * s), (x + 0.26 * s, y - 0.6 * s)
    width = 0.03 * s
    out = ellipse(x + 0.12 * s, y, 0.58 * s, 0.03 * s, light.shadow, light.shade)
    out += _wheel(light, *back, r, 0.035 * s) + _wheel(light, *front, r, 0.035 * s)
    frame = light(colour)
    out += (
        line((back, pedal, seat, back), frame, width)
        + line((pedal, head), frame, width)
        + curve([head, (x + 0.06 * s, y - 0.43 * s), (x - 0.08 * s, y - 0.45 * s)], frame, width)
    )
    out += line((head, front), frame, width) + curve(
        [
            (head[0] + 0.01 * s, head[1]),
            (head[0] - 0.03 * s, head[1] - 0.14 * s),
            (head[0] - 0.11 * s, head[1] - 0.15 * s),
        ],
        light(SLATE),
        width * 0.9,
    )
    out += ellipse(seat[0] - 0.01 * s, seat[1] - 0.05 * s, 0.09 * s, 0.03 * s, light(INK)) + line(
        (seat, (seat[0], seat[1] - 0.04 * s)), light(INK), width
    )
    out += line(
        ((back[0] - 0.08 * s, y - 0.56 * s), (seat[0] - 0.03 * s, y - 0.5 * s)), light(SLATE), width * 0.8
    )
    basket = (
        (head[0] + 0.03 * s, head[1] - 0.1 * s),
        (head[0] + 0.2 * s, head[1] - 0.1 * s),
        (head[0] + 0.17 * s, head[1] + 0.05 * s),
        (head[0] + 0.06 * s, head[1] + 0.05 * s),
    )
    return out + poly(basket, light(CLAY)) + circle(*pedal, 0.045 * s, light(INK))


def motorbike(
    light: Light, x: float, y: float, s: float, colour: str = INDIGO, facing: int = 1, lit: bool = False
) -> str:
    """An underbone motorbike about s long; x is the middle."""
    if facing < 0:
        return mirror(motorbike(light, x, y, s, colour, 1, lit), x)
    r = 0.155 * s
    back, front = (x - 0.33 * s, y - r), (x + 0.36 * s, y - r)
    body, trim = light(colour), light(dark(colour, 0.28))
    out = ellipse(x + 0.1 * s, y, 0.56 * s, 0.028 * s, light.shadow, light.shade)
    out += (
        line(((x + 0.25 * s, y - 0.5 * s), front), light(SLATE), 0.04 * s)
        + _wheel(light, *back, r, 0.05 * s)
        + _wheel(light, *front, r, 0.05 * s)
    )
    out += line(((x - 0.42 * s, y - 0.13 * s), (x - 0.04 * s, y - 0.12 * s)), light(SLATE), 0.045 * s)
    out += blob(
        [
            (x - 0.13 * s, y - 0.1 * s),
            (x + 0.1 * s, y - 0.1 * s),
            (x + 0.12 * s, y - 0.24 * s),
            (x - 0.12 * s, y - 0.26 * s),
        ],
        light(dark(SLATE, 0.35)),
    )
    out += blob(
        [
            (x - 0.5 * s, y - 0.39 * s),
            (x - 0.3 * s, y - 0.42 * s),
            (x, y - 0.37 * s),
            (x + 0.14 * s, y - 0.26 * s),
            (x + 0.06 * s, y - 0.2 * s),
            (x - 0.16 * s, y - 0.25 * s),
            (x - 0.4 * s, y - 0.28 * s),
        ],
        body,
    )
    out += poly(
        (
            (x + 0.12 * s, y - 0.2 * s),
            (x + 0.2 * s, y - 0.52 * s),
            (x + 0.3 * s, y - 0.54 * s),
            (x + 0.3 * s, y - 0.4 * s),
            (x + 0.22 * s, y - 0.2 * s),
        ),
        body,
    )
    out += poly(
        (
            (x + 0.12 * s, y - 0.2 * s),
            (x + 0.2 * s, y - 0.52 * s),
            (x + 0.23 * s, y - 0.52 * s),
            (x + 0.18 * s, y - 0.2 * s),
        ),
        trim,
    )
    out += blob(
        [
            (x - 0.46 * s, y - 0.43 * s),
            (x - 0.14 * s, y - 0.47 * s),
            (x + 0.06 * s, y - 0.4 * s),
            (x - 0.1 * s, y - 0.37 * s),
            (x - 0.4 * s, y - 0.38 * s),
        ],
        light(INK),
    )
    out += curve(
        [(x + 0.24 * s, y - 0.55 * s), (x + 0.2 * s, y - 0.62 * s), (x + 0.12 * s, y - 0.61 * s)],
        light(INK),
        0.03 * s,
    )
    out += curve(
        [(x + 0.24 * s, y - 0.3 * s), (x + 0.36 * s, y - 0.35 * s), (x + 0.5 * s, y - 0.24 * s)],
        body,
        0.035 * s,
    )
    return (
        out
        + circle(x + 0.31 * s, y - 0.53 * s, 0.04 * s, "#fff3cf" if lit else light(WHITE))
        + rect(x - 0.52 * s, y - 0.4 * s, 0.04 * s, 0.05 * s, light(LACQUER))
    )


def barrow(light: Light, x: float, y: float, s: float, load: str = CLAY, facing: int = 1) -> str:
    """A one-wheeled barrow with a load; x is its wheel, the grips are at x - 1.15 s, y - 0.5 s."""
    if facing < 0:
        return mirror(barrow(light, x, y, s, load), x)
    out = ellipse(x - 0.3 * s, y, 0.7 * s, 0.05 * s, light.shadow, light.shade)
    out += line(
        ((x, y - 0.18 * s), (x - 0.6 * s, y - 0.36 * s), (x - 1.15 * s, y - 0.5 * s)), light(SLATE), 0.05 * s
    )
    out += line(((x - 0.62 * s, y - 0.36 * s), (x - 0.68 * s, y - 0.02 * s)), light(SLATE), 0.05 * s)
    out += blob(
        [
            (x - 0.75 * s, y - 0.62 * s),
            (x - 0.45 * s, y - 0.84 * s),
            (x - 0.05 * s, y - 0.74 * s),
            (x + 0.08 * s, y - 0.58 * s),
        ],
        light(load),
    )
    out += poly(
        (
            (x - 0.82 * s, y - 0.64 * s),
            (x + 0.16 * s, y - 0.64 * s),
            (x - 0.06 * s, y - 0.26 * s),
            (x - 0.58 * s, y - 0.28 * s),
        ),
        light(OCHRE),
    )
    out += poly(
        (
            (x - 0.3 * s, y - 0.64 * s),
            (x + 0.16 * s, y - 0.64 * s),
            (x - 0.06 * s, y - 0.26 * s),
            (x - 0.3 * s, y - 0.27 * s),
        ),
        light(dark(OCHRE, 0.2)),
    )
    return (
        out + circle(x, y - 0.18 * s, 0.18 * s, light(INK)) + circle(x, y - 0.18 * s, 0.07 * s, light(STONE))
    )


def boat(light: Light, x: float, y: float, s: float) -> str:
    """A dugout boat s long on still water, with its reflection."""
    hull: list[Point] = [
        (x - 0.5 * s, y - 0.06 * s),
        (x - 0.3 * s, y + 0.03 * s),
        (x + 0.3 * s, y + 0.03 * s),
        (x + 0.5 * s, y - 0.06 * s),
        (x + 0.3 * s, y - 0.015 * s),
        (x - 0.3 * s, y - 0.015 * s),
    ]
    out = ellipse(x + 0.05 * s, y + 0.05 * s, 0.5 * s, 0.03 * s, light.shadow, light.shade)
    return (
        out
        + blob(hull, light(dark(WOOD, 0.2)))
        + line(
            (
                (x - 0.46 * s, y - 0.04 * s),
                (x - 0.3 * s, y - 0.01 * s),
                (x + 0.3 * s, y - 0.01 * s),
                (x + 0.46 * s, y - 0.04 * s),
            ),
            light(mix(CLAY, STONE, 0.2)),
            0.012 * s,
        )
    )
