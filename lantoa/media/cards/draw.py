"""Draws a card: warm paper, ink, the field's colour as one line along the top, one thing large, the emblem below."""

import io
from dataclasses import dataclass, replace

from PIL import Image, ImageDraw

from lantoa.media.cards.type import BOLD, LEADING, MEDIUM, Block, Faces, set_block
from lantoa.media.cards.values import CardValues
from lantoa.media.photos.pixels import open_pixels

WIDTH, HEIGHT = 1200, 630
MOST_BYTES = 120_000
"""Larger pictures are shown late or not at all on a phone in the hills."""

PALETTE = {
    "paper": "#fbf8f2",
    "ink": "#211f1c",
    "soft": "#5b554b",
    "rule": "#dad1c1",
    "lacquer": "#a3231b",
    "river": "#1b5583",
    "forest": "#2c6437",
    "lotus": "#8c2f5e",
    "rice": "#41672a",
    "plum": "#7a3a65",
    "indigo": "#34497a",
    "ochre": "#82570a",
    "teal": "#20676a",
}
"""The same colours as in assets/css/base.css, and the accents of accents.css; a test compares them."""

_MARGIN = 64
_BAND = 14
_PHOTO_WIDTH = 476
_EMBLEM = 46
_GAP = 14
_LONG_TITLE = 16
"""Words: above them the photo is narrower, so that the title has wider lines."""

_PHOTO_WIDTH_LONG = 380
_TITLES_READ = (46, 40, 32)
"""How large a title shall be, in pixels, the best first: a chat shows the picture 300 to 400 pixels wide."""

_TITLE_SIZES = (120, 108, 100, 92, 84, 76, 68, 62, 56, 50, 46, 42, 38, 35, 32, 29, 26)
_ONE_LINE = tuple(size for size in _TITLE_SIZES if size >= 84)
_NUMBER_SIZES = (128, 116, 104, 88, 72, 60, 50, 40)


@dataclass(frozen=True, slots=True)
class Column:
    """Where words stand: from `left`, `width` pixels wide, between `top` and `bottom`."""

    left: int
    width: int
    top: int
    bottom: int


def draw_card(values: CardValues, photo: bytes | None, emblem: bytes | None = None) -> bytes:
    """The JPEG of a card, at most 120 kB. Raises PhotoError.

    `photo` holds the bytes of `values.picture`, `emblem` those of the PNG that stands beside the site's name.
    """
    card = Image.new("RGB", (WIDTH, HEIGHT), PALETTE["paper"])
    wide = _PHOTO_WIDTH_LONG if len(values.title.split()) > _LONG_TITLE else _PHOTO_WIDTH
    width = WIDTH - 2 * _MARGIN - (wide - 24 if photo else 0)
    if photo:
        card.paste(_crop(photo, values.focus, (wide, HEIGHT)), (WIDTH - wide, 0))
    indent = _put_emblem(card, emblem) if emblem else 0
    _Sheet(ImageDraw.Draw(card), values).write(Column(_MARGIN, width, 58, 536), indent)
    return _encode(card)


def _put_emblem(card: Image.Image, emblem: bytes) -> int:
    """Put the emblem at the foot: how far the site's name moves for it."""
    with Image.open(io.BytesIO(emblem), formats=("PNG",)) as opened:
        mark = opened.convert("RGBA").resize((_EMBLEM, _EMBLEM), Image.Resampling.LANCZOS)
    card.paste(mark, (_MARGIN, 556), mark)
    return _EMBLEM + _GAP


class _Sheet:
    """The words of one card being set."""

    def __init__(self, canvas: ImageDraw.ImageDraw, values: CardValues) -> None:
        self._canvas = canvas
        self._values = values
        self._faces = Faces()
        self._mark = PALETTE.get(values.colour, PALETTE["lacquer"])

    def write(self, column: Column, indent: int) -> None:
        """Band and kicker above, the site's name below, and the rest between them."""
        self._canvas.rectangle((0, 0, WIDTH, _BAND - 1), fill=self._mark)
        kicker = self._set(self._values.kicker, MEDIUM, (31, 28, 25), column.width, 42)
        self._put(kicker, MEDIUM, column.left, column.top - 4, self._mark)
        edge = (column.left, column.bottom, column.left + column.width, column.bottom)
        self._canvas.line(edge, fill=PALETTE["rule"], width=2)
        site = self._set(self._values.site, BOLD, (27, 25, 23, 21), column.width - indent, 36)
        middle = 556 + (_EMBLEM - site.height) // 2
        self._put(site, BOLD, column.left + indent, middle, PALETTE["ink"])
        self._write_words(
            replace(column, top=column.top + 6 + (kicker.height or 6), bottom=column.bottom - 20)
        )

    def _write_words(self, column: Column) -> None:
        """Title, line and figure. A title too long for all three takes room from the figure, then from the line.

        Without a figure the title stands low, as on a poster: what is empty is above it.
        """
        number, line, title = self._divide(column)
        top = column.top if number else column.bottom - title.height - line.height - 10
        self._put(title, BOLD, column.left, top, PALETTE["ink"])
        self._put(line, MEDIUM, column.left, top + title.height + 10, PALETTE["soft"])
        if number:
            self._put_figure(number, column)

    def _divide(self, column: Column) -> tuple[int, Block, Block]:
        """The size of the number, the line and the title, of the fullest card on which the title can be read."""
        tried: list[tuple[int, Block, Block]] = []
        for largest, lines in ((128, 2), (72, 2), (128, 0), (72, 0), (0, 2), (0, 0)):
            number = self._number_size(largest, column.width)
            line = self._set(
                self._values.line if lines else "", MEDIUM, (32, 30, 28, 26), column.width, 42 * lines
            )
            room = column.bottom - column.top - self._figure_height(number) - line.height - 22
            title = self._title(column.width, room)
            if title.size >= _TITLES_READ[0] and not title.cut:
                return number, line, title
            tried.append((number, line, title))
        whole = [one for one in tried if not one[2].cut]
        fitting = (one for least in _TITLES_READ for one in whole if one[2].size >= least)
        return next(fitting, tried[-1])

    def _title(self, width: int, height: int) -> Block:
        """The title on one line where it can still be large, else in the largest size that fits."""
        line = round(_ONE_LINE[0] * LEADING)
        alone = self._set(self._values.title, BOLD, _ONE_LINE, width, min(height, line))
        return (
            alone
            if len(alone.lines) == 1 and not alone.cut
            else self._set(self._values.title, BOLD, _TITLE_SIZES, width, height)
        )

    def _set(self, text: str, name: str, sizes: tuple[int, ...], width: int, height: int) -> Block:
        return set_block(self._faces, text, name, sizes, width, height)

    def _put(self, block: Block, name: str, left: int, top: int, colour: str) -> None:
        for number, line in enumerate(block.lines):
            place = (left, top + round(number * block.size * LEADING))
            self._canvas.text(place, line, fill=colour, font=self._faces.face(name, block.size))

    def _number_size(self, largest: int, width: int) -> int:
        """The size of the number, so that it stands on one line with its words; 0 for no figure."""
        if not self._values.number:
            return 0
        sizes = (size for size in _NUMBER_SIZES if size <= largest)
        return next((size for size in sizes if self._figure_width(size) <= width), 0)

    def _figure_height(self, number: int) -> int:
        return round(number * 0.74) + 84 + self._slash(number) if number else 0

    def _slash(self, number: int) -> int:
        """How far a number reaches below its line: "8/8" does."""
        return round(number * 0.1) if "/" in self._values.number else 0

    def _put_figure(self, number: int, column: Column) -> None:
        """The best figure as a newspaper sets it: number large, qualifier and unit beside it, label under it."""
        label = self._set(self._values.label, MEDIUM, (31, 29, 27, 24), column.width, 42)
        left, base = float(column.left), column.bottom - 54 - self._slash(number)
        for text, name, size in self._figure_parts(number):
            colour = self._mark if name == BOLD else PALETTE["ink"]
            self._canvas.text((left, base), text, fill=colour, font=self._faces.face(name, size), anchor="ls")
            left += self._faces.width(text, name, size) + _GAP
        self._put(label, MEDIUM, column.left, column.bottom - 42, PALETTE["soft"])

    def _figure_parts(self, number: int) -> tuple[tuple[str, str, int], ...]:
        small = max(26, number // 3)
        percent = self._values.unit == "%"
        figure = self._values.number + ("%" if percent else "")
        unit = "" if percent else self._values.unit
        parts = ((self._values.qualifier, MEDIUM, small), (figure, BOLD, number), (unit, MEDIUM, small))
        return tuple(part for part in parts if part[0])

    def _figure_width(self, number: int) -> float:
        return sum(
            self._faces.width(text, name, size) + _GAP for text, name, size in self._figure_parts(number)
        )


def _crop(photo: bytes, focus: tuple[float, float], size: tuple[int, int]) -> Image.Image:
    """The part of a photo around its focus, in the shape of `size`."""
    image = open_pixels(photo, 1200).image
    scale = max(size[0] / image.width, size[1] / image.height)
    wide, high = size[0] / scale, size[1] / scale
    # The quotients round: a crop as wide as the photo would else begin a hair outside it.
    left = max(0.0, min(focus[0] * image.width - wide / 2, image.width - wide))
    top = max(0.0, min(focus[1] * image.height - high / 2, image.height - high))
    box = (left, top, min(left + wide, image.width), min(top + high, image.height))
    return image.resize(size, Image.Resampling.LANCZOS, box=box)


def _encode(card: Image.Image) -> bytes:
    for quality in (82, 74, 66, 56, 46, 36, 26):
        out = io.BytesIO()
        card.save(out, "JPEG", quality=quality, progressive=True, optimize=True)
        if out.tell() <= MOST_BYTES:
            break
    return out.getvalue()
