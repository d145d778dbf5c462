"""Places in one file as whole numbers: a file has hundreds of values, and hardly any is ever asked where it stands."""

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


@dataclass(frozen=True, slots=True)
class Positions(Mapping[str, Position]):
    """The path of each value of a file → where it stands, made when asked for."""

    file: str
    marks: Mapping[str, Mark]

    def __getitem__(self, path: str) -> Position:
        return position_of(self.file, self.marks[path])

    def __contains__(self, path: object) -> bool:
        return path in self.marks

    def __iter__(self) -> Iterator[str]:
        return iter(self.marks)

    def __len__(self) -> int:
        return len(self.marks)
