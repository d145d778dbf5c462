"""Sets words in lines that fit a box. Vietnamese stacks marks on capitals (Ễ, Ậ), so lines stand well apart."""

from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO

from PIL import ImageFont

from lantoa.media.cards.breaks import break_lines, fill_lines

LEADING = 1.28
"""Line height in sizes: Be Vietnam Pro's own ascent and descent; less would let marks touch the line above."""

BOLD, MEDIUM = "BeVietnamPro-Bold.ttf", "BeVietnamPro-Medium.ttf"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines in one size, in pixels; `cut` when some of the words did not fit."""

    lines: tuple[str, ...]
    size: int
    cut: bool = False

    @property
    def height(self) -> int:
        """How high all lines stand together."""
        return round(len(self.lines) * self.size * LEADING)


class Faces:
    """The faces of one card. Faces are not shared: two threads must not draw with one."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, int], ImageFont.FreeTypeFont] = {}
        # A word is measured in every size that is tried, and a hostile title is one word two thousand times.
        self._widths: dict[tuple[str, str, int], float] = {}

    def face(self, name: str, size: int) -> ImageFont.FreeTypeFont:
        """A face in a size. Without a shaping engine, so that every machine sets the same line."""
        if (name, size) not in self._made:
            content = BytesIO(files("lantoa").joinpath("fonts", name).read_bytes())
            self._made[name, size] = ImageFont.truetype(content, size, layout_engine=ImageFont.Layout.BASIC)
        return self._made[name, size]

    def width(self, text: str, name: str, size: int) -> float:
        """How wide a text is, in pixels."""
        key = text, name, size
        if key not in self._widths:
            self._widths[key] = self.face(name, size).getlength(text)
        return self._widths[key]


def set_block(faces: Faces, text: str, name: str, sizes: tuple[int, ...], width: int, height: int) -> Block:
    """The largest of the sizes (largest first) in which a text fits, in lines of about one length
    that end where it hurts least.

    A text that does not fit in the smallest is cut after a word, with "…".
    """
    words = tuple(text.split(" ")) if text else ()
    for size in sizes:
        widths = tuple(faces.width(word, name, size) for word in words)
        space = faces.width(" ", name, size)
        count = len(fill_lines(words, widths, space, width))
        if round(count * size * LEADING) <= height and max(widths, default=0) <= width:
            return Block(break_lines(words, widths, space, width), size)
    return _cut(faces, words, name, sizes[-1], width, height)


def _cut(faces: Faces, words: tuple[str, ...], name: str, size: int, width: int, height: int) -> Block:
    fitting = tuple(_shorten(faces, word, name, size, width) for word in words)
    widths = tuple(faces.width(word, name, size) for word in fitting)
    lines = fill_lines(fitting, widths, faces.width(" ", name, size), width)
    most = max(1, int(height / (size * LEADING)))
    if len(lines) <= most:
        return Block(lines, size, fitting != words)
    last = lines[most - 1]
    while " " in last and faces.width(f"{last}…", name, size) > width:
        last = last.rpartition(" ")[0]
    return Block((*lines[: most - 1], last.rstrip(" ,;:.–-") + "…"), size, True)


def _shorten(faces: Faces, word: str, name: str, size: int, width: int) -> str:
    """A word no wider than its line: an address may be longer than that."""
    if faces.width(word, name, size) <= width:
        return word
    kept = len(word)
    while kept > 1 and faces.width(word[:kept] + "…", name, size) > width:
        kept = kept * 9 // 10
    return word[:kept] + "…"
