"""The rows of a register, whatever file it is kept in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lantoa.errors import Position
from lantoa.vietnamese.text import clean


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its texts by column (0-based, none empty), on `line` (1-based) of `file`.

    A merged cell gives its text to each cell that it covers. `from_above` and `from_left` are the columns whose text
    came so from another row, or from another column.
    """

    file: str
    line: int
    texts: Mapping[int, str]
    from_above: frozenset[int] = frozenset()
    from_left: frozenset[int] = frozenset()

    def at(self, column: int = 0) -> Position:
        """The place of a cell."""
        return Position(self.file, self.line, column + 1)

    def joined_by(self, below: "Row") -> "Row":
        """This row with what a row that goes on below it adds."""
        texts = dict(self.texts)
        for column, text in below.texts.items():
            if column not in below.from_above:
                texts[column] = f"{texts[column]}\n{text}" if column in texts else text
        return replace(self, texts=texts)


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet's rows, blank ones left out."""

    rows: tuple[Row, ...]


def cell_text(text: str) -> str:
    """A cell's text with its lines, each trimmed; "" where there is nothing to read."""
    lines = (" ".join(line.split()) for line in clean(text).split("\n"))
    return "\n".join(line for line in lines if line)
