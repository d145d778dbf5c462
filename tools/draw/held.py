"""What hands hold and backs carry: brooms, hoes, papers, torches, rucksacks."""

import math

from tools.draw.figure import handle
from tools.draw.light import (
    CLAY,
    GLOW,
    INK,
    LACQUER,
    PINE,
    SLATE,
    STRAW,
    TEAL,
    WHITE,
    WOOD,
    Light,
    dark,
    mix,
)
from tools.draw.pen import Point, blob, circle, curve, ellipse, fade, line, poly, rect, strokes
from tools.draw.people import Person, beyond


def _along(a: Point, b: Point) -> tuple[float, float, float]:
    dx, dy = b[0] - a[0], b[1] - a[1]
    size = math.hypot(dx, dy) or 1.0
    return dx / size, dy / size, size


def broom(light: Light, who: Person) -> str:
    """A long coconut-rib broom through both hands down to the ground before the feet."""
    top, low = _grip(who)
    ux, uy, _ = _along(top, low)
    root = (low[0] - ux * 0.2 * who.h, low[1] - uy * 0.2 * who.h)
    head = [
        root,
        (low[0] + uy * 0.075 * who.h, low[1] - ux * 0.03 * who.h),
        (low[0] + 0.03 * who.facing * who.h, low[1] + 0.01 * who.h),
        (low[0] - uy * 0.075 * who.h, low[1] + 0.01 * who.h),
    ]
    out = line((top, root), light(mix(CLAY, STRAW, 0.3)), 0.016 * who.h) + poly(
        head, light(mix(WOOD, CLAY, 0.4))
    )
    ribs = [(root, beyond(head[1], head[3], s)) for s in (0.15, 0.38, 0.62, 0.85)]
    return (
        out
        + strokes(ribs, light(dark(WOOD, 0.25)), 0.006 * who.h)
        + circle(*root, 0.014 * who.h, light(LACQUER))
    )


def _grip(who: Person) -> tuple[Point, Point]:
    """The upper end of a tool and where its foot meets the ground."""
    low = max(who.hand, who.far_hand, key=lambda hand: hand[1])
    top, _, foot = handle(low, who.y, who.h, who.facing)
    return top, foot


def hoe(light: Light, who: Person) -> str:
    """A hoe through both hands; its blade bites the ground."""
    top, low = _grip(who)
    f, h = who.facing, who.h
    blade = (
        (low[0] - 0.01 * h, low[1] - 0.03 * h),
        (low[0] + f * 0.03 * h, low[1] - 0.045 * h),
        (low[0] - f * 0.07 * h, low[1] + 0.03 * h),
        (low[0] - f * 0.11 * h, low[1] + 0.005 * h),
    )
    return line((top, low), light(mix(CLAY, STRAW, 0.3)), 0.018 * h) + poly(blade, light(dark(SLATE, 0.25)))


def shovel(light: Light, who: Person, load: str = "") -> str:
    """A shovel through both hands, perhaps with a load."""
    top, low = _grip(who)
    ux, uy, _ = _along(top, low)
    h = who.h
    root = (low[0] - ux * 0.13 * h, low[1] - uy * 0.13 * h)
    out = line((top, root), light(mix(CLAY, STRAW, 0.3)), 0.018 * h)
    sides = [
        (root[0] + uy * 0.045 * h, root[1] - ux * 0.045 * h),
        (low[0] + uy * 0.04 * h, low[1] - ux * 0.04 * h),
        (low[0] + ux * 0.03 * h, low[1] + uy * 0.03 * h),
        (low[0] - uy * 0.04 * h, low[1] + ux * 0.04 * h),
        (root[0] - uy * 0.045 * h, root[1] + ux * 0.045 * h),
    ]
    out += blob(sides, light(dark(SLATE, 0.15)))
    return out + (ellipse(low[0], low[1] - 0.03 * h, 0.06 * h, 0.035 * h, light(load)) if load else "")


def bar(light: Light, who: Person, length: float = 0.75) -> str:
    """A crowbar held upright in the hands."""
    x, y = who.far_hand
    return line(
        ((x, y - 0.2 * who.h), (x + who.facing * 0.05 * who.h, y + (length - 0.2) * who.h)),
        light(dark(SLATE, 0.35)),
        0.02 * who.h,
    )


def phone(light: Light, who: Person) -> str:
    """A phone in the far hand, its screen lit towards the owner."""
    x, y = who.far_hand
    s = who.h * 0.052
    out = poly(
        (
            (x - 0.35 * s, y - 1.3 * s),
            (x + 0.45 * s, y - 1.3 * s),
            (x + 0.45 * s, y + 0.3 * s),
            (x - 0.35 * s, y + 0.3 * s),
        ),
        light(INK),
    )
    return out + rect(
        x - 0.24 * s, y - 1.16 * s, 0.56 * s, 1.25 * s, GLOW if light.night else light("#cfe6e8")
    )


def paper(light: Light, who: Person, colour: str = WHITE, size: float = 0.12) -> str:
    """A sheet or notebook in the far hand."""
    x, y = who.far_hand
    s, f = who.h * size, who.facing
    sheet = (
        (x - f * 0.15 * s, y + 0.1 * s),
        (x + f * 0.85 * s, y - 0.25 * s),
        (x + f * 0.95 * s, y - 0.95 * s),
        (x - f * 0.05 * s, y - 0.62 * s),
    )
    marks = [
        (
            beyond(beyond(sheet[0], sheet[3], k), beyond(sheet[1], sheet[2], k), 0.12),
            beyond(beyond(sheet[0], sheet[3], k), beyond(sheet[1], sheet[2], k), 0.85),
        )
        for k in (0.25, 0.5, 0.75)
    ]
    return poly(sheet, light(colour)) + strokes(marks, light(SLATE), max(0.8, 0.05 * s), 0.6)


def torch(light: Light, who: Person, reach: float = 1.2) -> str:
    """A torch in the far hand with its beam towards the ground ahead."""
    x, y = who.far_hand
    f, h = who.facing, who.h
    tip = (x + f * 0.05 * h, y + 0.005 * h)
    ground = who.y + 0.01 * h
    far = (tip[0] + f * reach * h, ground)
    near = (tip[0] + f * reach * 0.45 * h, ground)
    beam = fade(
        poly((tip, near, far), "@"),
        ((0, "#fff3cf", 0.6), (1, GLOW, 0.16)),
    )
    pool = ellipse((near[0] + far[0]) / 2, ground, reach * 0.29 * h, 0.05 * h, "#ffe7a8", 0.4)
    return (
        pool
        + beam
        + line(((x - f * 0.03 * h, y - 0.003 * h), tip), light(INK), 0.03 * h)
        + circle(*tip, 0.016 * h, "#fff6d8")
    )


def backpack(light: Light, who: Person, colour: str = PINE) -> str:
    """A rucksack on the back; to be drawn behind the body."""
    b = who.bones
    s, f = who.h, who.facing
    x, y = (b.hip[0] + b.neck[0]) / 2 - f * 0.1 * s, (b.hip[1] + b.neck[1]) / 2 - 0.01 * s
    out = rect(x - 0.065 * s, y - 0.14 * s, 0.13 * s, 0.25 * s, light(colour), r=0.04 * s)
    return out + rect(
        x - 0.055 * s - f * 0.02 * s, y + 0.0 * s, 0.1 * s, 0.09 * s, light(dark(colour, 0.2)), r=0.02 * s
    )


def satchel(light: Light, who: Person, colour: str = LACQUER) -> str:
    """A pupil's bag on the back."""
    b = who.bones
    s, f = who.h, who.facing
    x, y = (b.hip[0] + b.neck[0]) / 2 - f * 0.1 * s, (b.hip[1] + b.neck[1]) / 2
    return rect(x - 0.07 * s, y - 0.13 * s, 0.14 * s, 0.23 * s, light(colour), r=0.03 * s) + rect(
        x - 0.07 * s, y - 0.01 * s, 0.14 * s, 0.03 * s, light(dark(colour, 0.3))
    )


def can(light: Light, who: Person, colour: str = TEAL) -> str:
    """A watering can in the far hand, pouring."""
    x, y = who.far_hand
    s, f = who.h * 0.16, who.facing
    out = poly(
        (
            (x - f * 0.35 * s, y + 0.1 * s),
            (x + f * 0.4 * s, y - 0.05 * s),
            (x + f * 0.5 * s, y + 0.75 * s),
            (x - f * 0.25 * s, y + 0.9 * s),
        ),
        light(colour),
    )
    out += line(
        ((x + f * 0.45 * s, y + 0.6 * s), (x + f * 1.15 * s, y + 0.3 * s)), light(colour), 0.13 * s
    ) + line(
        ((x + f * 1.08 * s, y + 0.12 * s), (x + f * 1.22 * s, y + 0.46 * s)),
        light(dark(colour, 0.2)),
        0.12 * s,
    )
    drops = [
        (
            (x + f * (1.25 + 0.22 * k) * s, y + (0.35 + 0.14 * k) * s),
            (x + f * (1.5 + 0.32 * k) * s, y + (1.6 - 0.1 * k) * s),
        )
        for k in range(4)
    ]
    return (
        out
        + curve(
            [(x - f * 0.3 * s, y + 0.2 * s), (x, y - 0.3 * s), (x + f * 0.35 * s, y)],
            light(dark(colour, 0.2)),
            0.09 * s,
        )
        + strokes(drops, light("#dcecf0"), 0.05 * s, 0.9)
    )
