"""Places in one file as whole numbers: a file has hundreds of values, and hardly any is ever asked where it stands."""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lantoa.errors import Position

Mark = int
"""A line and a column in one number; marks of one file sort as they stand in it."""

_COLUMNS = 2**20  # more than the longest file has characters


def mark_of(line: int, column: int = 1) -> Mark:
    """The mark of a place, both counted from 1."""
    return line * _COLUMNS + column


def line_of(mark: Mark) -> int:
    """The line of a mark."""
    return mark // _COLUMNS


def position_of(file: str, mark: Mark) -> Position:
    """Where a mark is, as problems say it."""
    return Position(file, *divmod(mark, _COLUMNS))


class Marks(Mapping[str, Mark]):
    """Paths and their marks side by side, in a quarter of a dictionary's memory.

    Who looks for one pays for the dictionary, and hardly anybody does: only what is wrong has a place to tell.
    `paths` are parted by line ends; `numbers` are as many numbers of eight bytes, the lowest first.
    """

    __slots__ = ("_known", "numbers", "paths")

    def __init__(self, paths: str, numbers: bytes) -> None:
        self.paths = paths
        self.numbers = numbers
        self._known: dict[str, Mark] | None = None

    @classmethod
    def of(cls, marks: Mapping[str, Mark]) -> "Marks":
        """The same marks."""
        return cls("\n".join(marks), struct.pack(f"<{len(marks)}Q", *marks.values()))

    @property
    def _all(self) -> dict[str, Mark]:
        if self._known is None:
            marks = struct.unpack(f"<{len(self)}Q", self.numbers)
            self._known = dict(zip(self.paths.split("\n"), marks, strict=True)) if marks else {}
        return self._known

    def __getitem__(self, path: str) -> Mark:
        return self._all[path]

    def __contains__(self, path: object) -> bool:
        return path in self._all

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self.numbers) // 8


@dataclass(frozen=True, slots=True)
class Positions(Mapping[str, Position]):
    """The path of each value of a file → where it stands, made when asked for."""

    file: str
    marks: Marks

    def __getitem__(self, path: str) -> Position:
        return position_of(self.file, self.marks[path])

    def __contains__(self, path: object) -> bool:
        return path in self.marks

    def __iter__(self) -> Iterator[str]:
        return iter(self.marks)

    def __len__(self) -> int:
        return len(self.marks)
