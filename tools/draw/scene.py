"""A scene: which picture, at which hour, drawn how, in which shape."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from zlib import crc32

from tools.draw.light import INK, PAPER, Light
from tools.draw.pen import dots, num

SCALE = 3
"""Pixels of the JPEG to a unit of the drawing: 1344 units are 4032 pixels, as a telephone's camera gives."""

WIDE: tuple[int, int] = (1344, 896)
FULL: tuple[int, int] = (1344, 1008)
TALL: tuple[int, int] = (1008, 1344)


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: its path in the project, its light, the function that draws it, its size in units.

    `frame` steps closer: left, top and width of the part of the drawing that fills the sheet.
    """

    path: str
    light: Light
    draw: Callable[[Light], str]
    size: tuple[int, int] = WIDE
    frame: tuple[float, float, float] | None = None
    located: bool = False
    remark: str = ""

    @property
    def upright(self) -> bool:
        """Taller than wide: stored turned, with EXIF orientation 6, as a telephone held upright stores it."""
        return self.size[1] > self.size[0]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, width and height of what is seen of the drawing."""
        left, top, wide = self.frame or (0, 0, self.size[0])
        return left, top, wide, wide * self.size[1] / self.size[0]

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height of the stored JPEG."""
        wide, tall = self.size
        return (tall * SCALE, wide * SCALE) if self.upright else (wide * SCALE, tall * SCALE)


def render_svg(scene: Scene) -> str:
    """The picture as one SVG document, upright."""
    wide, tall = (num(side) for side in scene.size)
    box = " ".join(num(value) for value in scene.box)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{tall}" viewBox="{box}">'
    return head + scene.draw(scene.light) + _grain(scene) + "</svg>"


def _grain(scene: Scene) -> str:
    """Sparse specks of paper and of ink over the whole sheet, as in a printed book; each picture has its own."""
    rng = Random(crc32(scene.path.encode()))
    left, top, wide, tall = scene.box
    spots = [(left + rng.uniform(0, wide), top + rng.uniform(0, tall)) for _ in range(1500)]
    size = 1.5 * wide / scene.size[0]
    return dots(spots[:900], PAPER, size, 0.3) + dots(spots[900:], INK, size, 0.13)
