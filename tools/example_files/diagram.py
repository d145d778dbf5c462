"""The plan of the lamps: seven alleys, 62 lamps, two cabinets. Drawn at twice its size, then made smaller."""

import io
from collections.abc import Iterator
from itertools import pairwise
from math import hypot
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

Point = tuple[float, float]

_SIZE = (1600, 1000)
_SCALE = 2
_PAPER, _ROAD, _EDGE, _LAMP, _RING, _INK, _WATER, _ROOF = (
    "#f6f1e4",
    "#ffffff",
    "#c9bfa6",
    "#f2b632",
    "#8a5a00",
    "#33302a",
    "#cfe3e8",
    "#c98d6b",
)
_ALLEYS: tuple[tuple[int, tuple[Point, ...]], ...] = (
    (18, ((120, 560), (470, 540), (860, 560), (1480, 520))),
    (8, ((360, 546), (335, 400), (390, 250))),
    (8, ((560, 545), (605, 400), (570, 250))),
    (8, ((900, 558), (930, 400), (1000, 230))),
    (7, ((480, 540), (510, 690), (450, 860))),
    (7, ((820, 556), (800, 720), (860, 870))),
    (6, ((1180, 540), (1220, 690), (1180, 820))),
)
"""Each alley with its number of lamps."""
_CABINETS: tuple[Point, ...] = ((290, 496), (1010, 596))


def draw_lamps(font_file: Path) -> bytes:
    """The plan as PNG."""
    picture = Image.new("RGB", (_SIZE[0] * _SCALE, _SIZE[1] * _SCALE), _PAPER)
    pen = ImageDraw.Draw(picture)
    pen.ellipse(_box((1370, 230), 170, 90), fill=_WATER)
    for width, colour in ((38, _EDGE), (30, _ROAD)):
        for _, alley in _ALLEYS:
            _line(pen, alley, width, colour)
    for count, alley in _ALLEYS:
        _houses(pen, alley)
        for place in _along(alley, count):
            pen.ellipse(_box(place, 11, 11), fill=_LAMP, outline=_RING, width=2 * _SCALE)
    for place in _CABINETS:
        pen.rectangle(_box(place, 16, 16), fill=_INK)
    _words(pen, font_file)
    made = io.BytesIO()
    small = picture.resize(_SIZE, Image.Resampling.LANCZOS)
    small.quantize(64, dither=Image.Dither.NONE).save(made, "PNG", optimize=True)
    return made.getvalue()


def _words(pen: ImageDraw.ImageDraw, font_file: Path) -> None:
    def write(place: Point, text: str, size: int) -> None:
        font = ImageFont.truetype(str(font_file), size * _SCALE)
        pen.text((place[0] * _SCALE, place[1] * _SCALE), text, font=font, fill=_INK)

    write((60, 44), "Sơ đồ tuyến đèn thôn Ví Dụ", 40)
    write((60, 104), "7 ngõ · 1.850 m · 62 cột · 2 tủ điện (thôn không có thật)", 24)
    write((1316, 215), "Ao thôn", 24)
    pen.ellipse(_box((84, 916), 11, 11), fill=_LAMP, outline=_RING, width=2 * _SCALE)
    write((108, 900), "Cột đèn", 24)
    pen.rectangle(_box((264, 916), 14, 14), fill=_INK)
    write((290, 900), "Tủ điện", 24)
    for number, (_, alley) in enumerate(_ALLEYS, 1):
        x, y = alley[-1]
        write(
            (x - 40 if number > 1 else x - 10, y + 30 if number in (1, 5, 6, 7) else y - 58),
            f"Ngõ {number}",
            22,
        )


def _houses(pen: ImageDraw.ImageDraw, alley: tuple[Point, ...]) -> None:
    """Houses on both sides, none on another alley or in front of a cabinet."""
    others = [place for _, other in _ALLEYS if other is not alley for place in _along(other, 80)]
    across = abs(alley[-1][0] - alley[0][0]) > abs(alley[-1][1] - alley[0][1])
    for number, (x, y) in enumerate(_along(alley, 16 if across else 7)):
        side = 56 if number % 2 else -56
        house = (x, y + side) if across else (x + side, y)
        if all(hypot(house[0] - other[0], house[1] - other[1]) > 56 for other in (*others, *_CABINETS)):
            pen.rectangle(_box(house, 20, 15), fill=_ROOF)


def _along(alley: tuple[Point, ...], count: int) -> Iterator[Point]:
    """Points at equal distances, the first and last half a distance from the ends."""
    pieces = list(pairwise(alley))
    lengths = [hypot(b[0] - a[0], b[1] - a[1]) for a, b in pieces]
    step = sum(lengths) / count
    for number in range(count):
        left = step * (number + 0.5)
        for (a, b), length in zip(pieces, lengths, strict=True):
            if left <= length:
                yield a[0] + (b[0] - a[0]) * left / length, a[1] + (b[1] - a[1]) * left / length
                break
            left -= length


def _line(pen: ImageDraw.ImageDraw, points: tuple[Point, ...], width: int, colour: str) -> None:
    scaled = [(x * _SCALE, y * _SCALE) for x, y in points]
    pen.line(scaled, fill=colour, width=width * _SCALE, joint="curve")
    for point in points:
        pen.ellipse(_box(point, width / 2, width / 2), fill=colour)


def _box(centre: Point, across: float, down: float) -> tuple[float, float, float, float]:
    x, y = centre
    left, top, right, bottom = x - across, y - down, x + across, y + down
    return left * _SCALE, top * _SCALE, right * _SCALE, bottom * _SCALE
