"""Clothes by name, and heads: hair and hats, no faces."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from tools.draw.light import GREY, HAIR, INK, LACQUER, OCHRE, PAPER, PINE, SKIN, STRAW, Light, dark, mix, pale
from tools.draw.pen import Point, blob, curve, ellipse

Place = Callable[[float, float], Point]
"""From the head's own grid (forward, down; a head is about 16 high) to the page."""


@dataclass(frozen=True, slots=True)
class Wear:
    """What somebody has on: colours of top and bottom; hat, hair and cut by name."""

    top: str
    bottom: str = INK
    hat: str = ""
    hair: str = "short"
    cut: str = "shirt"
    sleeve: str = "long"
    band: bool = False
    skin: str = SKIN


HATS = {
    "pith": (PINE, 11, 9),
    "soft": ("#7f8a5a", 10.5, 9.5),
    "hard": (OCHRE, 9, 7.4),
    "cap": ("#34497a", 11, 5.6),
    "cap2": (PINE, 11, 5.6),
}
"""Brimmed hats: colour, reach of the brim in front and behind."""

HELMETS = {"helmet": LACQUER, "helmet2": INK}

FACE = ((5.2, -3), (5.3, 1.5), (3.2, 6.6), (0.6, 7.6), (-3.6, 4.4), (-5.6, -1), (-4, -6), (1, -7.4))
CROP = (
    ((5.4, -3.4), (4.4, -7), (0, -8.8), (-5, -7), (-7, -1.5), (-5.2, 4.4), (-2.6, 3.6), (-1.8, -0.6), (1.2, -3.8))
)  # fmt: skip
NAPE = ((5, -4), (5.8, 0.5), (3.8, 5), (0, 6), (-3.8, 5), (-5.8, 0.5), (-5, -4), (0, -8.6))
LOCKS = {
    "long": ((-3, -6), (-7, -1), (-7, 9), (-4, 17), (-1, 9), (0, 0)),
    "bun": ((-6, 1), (-9, 3), (-8.4, 6.5), (-5, 6.5), (-3.6, 3)),
    "tail": ((-5, -3), (-9, 0), (-9.5, 9), (-7.4, 8), (-5.2, 1)),
}
SCARF = ((-7.4, 4), (-7.6, -4), (-3, -10), (3, -9.6), (6, -5.4), (2.4, -4.4), (-1.6, 0), (-3, 6))
DOME = ((-6.6, -2.6), (-6, -7.4), (0, -10.4), (5.6, -7.6), (6.4, -3))
SHELL = ((-7.2, 0.6), (-7.4, -6), (-1, -11), (5.6, -8), (6.6, -3.2), (0, -2))


def draw_head(
    light: Light, wear: Wear, at: Point, size: float, facing: int, tilt: float, *, back: bool
) -> str:
    """A head whose middle is `at`, bowed forward by `tilt` degrees; from behind when `back`."""

    def place(x: float, y: float) -> Point:
        turn = math.radians(tilt) * facing
        px, py = x * facing * size, y * size
        return (
            at[0] + px * math.cos(turn) - py * math.sin(turn),
            at[1] + px * math.sin(turn) + py * math.cos(turn),
        )

    def shape(points: tuple[Point, ...], colour: str) -> str:
        return blob([place(x, y) for x, y in points], colour)

    hair = light(mix(HAIR, GREY, 0.75) if wear.hair.startswith("grey") else HAIR)
    out = "".join(shape(lock, hair) for name, lock in LOCKS.items() if name in wear.hair)
    out += shape(FACE, light(wear.skin)) + shape(NAPE if back else CROP, hair)
    if not back:
        out += ellipse(*place(-1.6, 1), 1.1 * size, 1.7 * size, light(dark(wear.skin, 0.12)))
    return out + _hat(light, wear.hat, place, size, facing)


def _hat(light: Light, hat: str, place: Place, size: float, facing: int) -> str:
    if hat == "non":
        return _conical(light, place, size, facing)
    if hat == "scarf":
        cloth = "#2b3352"
        fold = curve(
            [place(-4, -8.4), place(0, -9.4), place(4.4, -6.6)], light(pale(cloth, 0.35)), 0.8 * size, 0.7
        )
        return blob([place(x, y) for x, y in SCARF], light(cloth)) + fold
    if hat in HELMETS:
        gleam = [place(-3, -9.2), place(1, -10), place(4, -8.4)]
        strap = [place(-3, 0), place(0, 6), place(2, 7.6)]
        shell = blob([place(x, y) for x, y in SHELL], light(HELMETS[hat]))
        return (
            shell
            + curve(gleam, light(pale(HELMETS[hat], 0.4)), 0.9 * size, 0.7)
            + curve(strap, light(INK), 0.6 * size)
        )
    return _brimmed(light, hat, place, size) if hat in HATS else ""


def _brimmed(light: Light, hat: str, place: Place, size: float) -> str:
    tint, front, rear = HATS[hat]
    brim = [(-rear, -1.4), (0, -4.6), (front, -2.2), (front - 1, -1.2), (0, -2.4)]
    gleam = [place(-4, -8), place(-1, -9.4), place(2, -9.4)]
    out = blob([place(x, y) for x, y in DOME], light(tint))
    out += blob([place(x, y) for x, y in brim], light(dark(tint, 0.2)))
    return out + curve(gleam, light(pale(tint, 0.4)), 0.8 * size, 0.6)


def _conical(light: Light, place: Place, size: float, facing: int) -> str:
    """The palm-leaf hat with its strap; its shaded side is always the page's right."""
    cone = [(-14, -2.4), (-7, -7.4), (0, -13.6), (7, -7.4), (14, -2.4), (0, 0.6)]
    shaded = [(14 * facing, -2.4), (7 * facing, -7.4), (0, -13.6), (2 * facing, -5), (3 * facing, 0.3)]
    out = curve([place(-5, -3), place(0.5, 8.6), place(5, -3)], light(dark(PAPER, 0.3)), 0.8 * size, 0.6)
    out += blob([place(x, y) for x, y in cone], light(STRAW))
    out += blob([place(x, y) for x, y in shaded], light(dark(STRAW, 0.15)))
    for k in (0.35, 0.68):
        rib = [place(-14 * k, -13.6 + 11.2 * k), place(0, -13.6 + 13.6 * k), place(14 * k, -13.6 + 11.2 * k)]
        out += curve(rib, light(dark(STRAW, 0.26)), 0.35 * size, 0.7)
    return out
