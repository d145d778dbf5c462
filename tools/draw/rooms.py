"""Indoors: walls and floors, windows, tables, chairs, shelves, screens."""

from random import Random

from tools.draw.light import (
    CLAY,
    INDIGO,
    INK,
    LACQUER,
    LEAF,
    MOSS,
    OCHRE,
    PAPER,
    PINE,
    PLUM,
    SLATE,
    STONE,
    TEAL,
    WHITE,
    WOOD,
    Light,
    dark,
    mix,
    pale,
)
from tools.draw.pen import circle, clip, ellipse, line, poly, rect, strokes

WIDE = 1344
BOOKS = (LACQUER, OCHRE, INDIGO, PINE, PLUM, TEAL, CLAY, MOSS)


def room(
    light: Light,
    floor: float,
    low: float,
    *,
    wall: str = "#efe3c8",
    tile: str = "#d9c2a0",
    vanish: float = 672,
) -> str:
    """A wall with a dado down to y = floor, then floor tiles that run to the vanishing x."""
    out = (
        rect(0, 0, WIDE, floor, light(wall))
        + rect(0, floor - 110, WIDE, 110, light(dark(wall, 0.1)))
        + rect(0, floor - 116, WIDE, 7, light(dark(wall, 0.22)))
    )
    out += rect(0, floor - 14, WIDE, 14, light(dark(WOOD, 0.05))) + rect(
        0, floor, WIDE, low - floor + 20, light(tile)
    )
    rays = [((vanish + k * 70, floor), (vanish + k * 250, low + 20)) for k in range(-10, 11)]
    rows = [
        ((0, floor + (low - floor) * s * s), (WIDE, floor + (low - floor) * s * s))
        for s in (0.3, 0.48, 0.66, 0.84)
    ]
    return (
        out
        + strokes(rays, light(dark(tile, 0.13)), 2.4, 0.8)
        + strokes(rows, light(dark(tile, 0.13)), 2.4, 0.8)
    )


def window(light: Light, x: float, y: float, w: float, h: float, view: str) -> str:
    """A window with open shutters; `view` is what is seen through it."""
    out = rect(x - 10, y - 10, w + 20, h + 20, light(WOOD)) + clip(rect(x, y, w, h, "#ffffff"), view)
    bars = [((x + w * s, y), (x + w * s, y + h)) for s in (0.25, 0.5, 0.75)]
    out += strokes(bars, light(dark(WOOD, 0.1)), 6) + line(
        ((x, y + h * 0.3), (x + w, y + h * 0.3)), light(dark(WOOD, 0.1)), 6
    )
    for side, shade in ((-1, 0.0), (1, 0.14)):
        a = x - 10 if side < 0 else x + w + 10
        b = a + side * w * 0.3
        out += poly(((a, y - 10), (b, y - 26), (b, y + h + 28), (a, y + h + 10)), light(dark(TEAL, shade)))
        slats = [
            ((a + (b - a) * 0.18, y + h * k / 11), (a + (b - a) * 0.82, y + h * k / 11)) for k in range(1, 11)
        ]
        out += strokes(slats, light(dark(TEAL, 0.28)), 3, 0.6)
    return out + rect(x - 22, y + h + 8, w + 44, 14, light(pale(WOOD, 0.2)))


def table(light: Light, x: float, y: float, w: float, h: float, colour: str = WOOD, cloth: str = "") -> str:
    """A table w wide, its front feet at y; with a cloth to the floor when `cloth` is a colour."""
    top = y - h
    deep = 0.09 * w
    out = ellipse(x + w * 0.55, y, w * 0.58, 10, light.shadow, light.shade)
    if cloth:
        out += rect(x, top, w, h * 0.96, light(cloth)) + rect(
            x + w * 0.82, top, w * 0.18, h * 0.96, light(dark(cloth, 0.14))
        )
        folds = [
            ((x + w * s, top + 6), (x + w * (s + 0.01), y - h * 0.06))
            for s in (0.12, 0.27, 0.41, 0.58, 0.72, 0.9)
        ]
        out += strokes(folds, light(dark(cloth, 0.22)), 4, 0.6)
    else:
        legs = [((x + w * s, top), (x + w * s, y)) for s in (0.05, 0.95)]
        out += strokes(legs, light(dark(colour, 0.2)), 12) + rect(
            x + 0.02 * w, top, 0.96 * w, 16, light(dark(colour, 0.28))
        )
    return (
        out
        + poly(
            ((x - 8, top), (x + w + 8, top), (x + w - deep * 0.4, top - deep), (x + deep * 0.4, top - deep)),
            light(pale(cloth or colour, 0.14)),
        )
        + rect(x - 8, top - 1, w + 16, 9, light(dark(cloth or colour, 0.1)))
    )


def chair(light: Light, x: float, y: float, h: float, colour: str = LACQUER, facing: int = 1) -> str:
    """A plain chair from the side; the seat is 0.5 h high, x its middle."""
    out = ellipse(x + 0.1 * h, y, 0.35 * h, 0.03 * h, light.shadow, light.shade)
    legs = [((x + s * h, y - 0.48 * h), (x + s * 1.12 * h, y)) for s in (-0.2, 0.2)]
    out += strokes(legs, light(dark(colour, 0.25)), 0.05 * h) + rect(
        x - 0.24 * h, y - 0.53 * h, 0.48 * h, 0.07 * h, light(colour), r=0.02 * h
    )
    return out + line(
        ((x - facing * 0.22 * h, y - 0.5 * h), (x - facing * 0.28 * h, y - h)),
        light(dark(colour, 0.1)),
        0.07 * h,
    )


def chair_back(light: Light, x: float, y: float, h: float, colour: str = WOOD) -> str:
    """A chair seen from behind: two posts, a back with a slot."""
    w = 0.52 * h
    posts = [((x + s * w, y), (x + s * w, y - h)) for s in (-0.46, 0.46)]
    out = ellipse(x + 0.1 * w, y, 0.6 * w, 0.03 * h, light.shadow, light.shade) + strokes(
        posts, light(dark(colour, 0.15)), 0.05 * h
    )
    out += rect(x - w / 2, y - h, w, 0.34 * h, light(colour), r=0.04 * h) + rect(
        x - 0.3 * w, y - 0.9 * h, 0.6 * w, 0.07 * h, light(dark(colour, 0.35)), r=0.03 * h
    )
    return out + rect(x - w / 2, y - 0.5 * h, w, 0.07 * h, light(dark(colour, 0.25)))


def shelf(light: Light, x: float, y: float, w: float, h: float, rows: int, seed: int) -> str:
    """A bookcase standing on y, full of upright and leaning books."""
    rng = Random(seed)
    out = ellipse(x + w * 0.6, y, w * 0.6, 12, light.shadow, light.shade)
    out += rect(x, y - h, w, h, light(WOOD)) + rect(
        x + 12, y - h + 12, w - 24, h - 24, light(dark(WOOD, 0.42))
    )
    pitch = (h - 18) / rows
    for r in range(rows):
        base, left = y - h + 8 + pitch * (r + 1), x + 18
        while left < x + w - 46:
            wide, tall = rng.uniform(12, 25), pitch * rng.uniform(0.58, 0.8)
            if rng.random() < 0.08:
                left += rng.uniform(24, 44)
                continue
            tint = BOOKS[rng.randrange(len(BOOKS))]
            out += rect(left, base - 8 - tall, wide - 2, tall, light(tint)) + rect(
                left, base - 8 - tall * 0.82, wide - 2, 6, light(pale(tint, 0.6))
            )
            left += wide
        out += rect(x, base - 9, w, 11, light(pale(WOOD, 0.12)))
    return out


def screen(light: Light, x: float, y: float, w: float) -> str:
    """The back of a computer screen on its foot; x is the middle."""
    h = 0.6 * w
    out = rect(x - 0.05 * w, y - 0.2 * w, 0.1 * w, 0.2 * w, light(dark(SLATE, 0.3))) + rect(
        x - 0.17 * w, y - 0.03 * w, 0.34 * w, 0.03 * w, light(dark(SLATE, 0.3))
    )
    return (
        out
        + rect(x - w / 2, y - 0.14 * w - h, w, h, light(dark(SLATE, 0.45)), r=0.03 * w)
        + circle(x, y - 0.14 * w - h * 0.5, 0.05 * w, light(SLATE))
    )


def fan(light: Light, x: float, y: float, r: float) -> str:
    """A ceiling fan."""
    out = line(((x, 0), (x, y)), light(SLATE), 5) + circle(x, y, r * 0.13, light(SLATE))
    return out + "".join(
        ellipse(x + s * r * 0.55, y + d, r * 0.46, r * 0.05, light(STONE))
        for s, d in ((-1, -4), (1, 4), (0.25, 8))
    )


def panel(light: Light, x: float, y: float, w: float, h: float, seed: int) -> str:
    """A display board on two feet with small landscape pictures pinned up."""
    rng = Random(seed)
    legs = [((x + w * s, y), (x + w * s, y - h * 0.3)) for s in (0.08, 0.92)]
    out = ellipse(x + w * 0.6, y, w * 0.6, 9, light.shadow, light.shade) + strokes(legs, light(SLATE), 9)
    out += rect(x, y - h, w, h * 0.78, light(WHITE)) + rect(
        x, y - h, w, h * 0.06, light((LACQUER, INDIGO, PINE, PLUM)[seed % 4])
    )
    for k in range(4):
        px, py, pw, ph = x + w * (0.08 + 0.45 * (k % 2)), y - h * (0.87 - 0.33 * (k // 2)), w * 0.39, h * 0.24
        hill = [
            (px, py + ph),
            (px, py + ph * rng.uniform(0.5, 0.8)),
            (px + pw * rng.uniform(0.3, 0.6), py + ph * rng.uniform(0.25, 0.45)),
            (px + pw, py + ph * rng.uniform(0.5, 0.8)),
            (px + pw, py + ph),
        ]
        out += (
            rect(px, py, pw, ph, light("#cfe0dd"))
            + circle(px + pw * 0.75, py + ph * 0.28, ph * 0.12, light(OCHRE))
            + poly(hill, light((LEAF, PINE, MOSS)[k % 3]))
        )
        marks = [
            ((px, py + ph + h * 0.022 * n), (px + pw * (0.95 if n == 1 else 0.6), py + ph + h * 0.022 * n))
            for n in (1, 2)
        ]
        out += strokes(marks, light(mix(SLATE, PAPER, 0.3)), 2.4)
    return out + rect(x, y - h * 0.23, w, h * 0.012, light(INK), 0.5)
