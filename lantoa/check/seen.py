"""What one published file shows by itself, and what it asks of the others: small enough to keep for each of them."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from lantoa.errors import Position, Problem, Severity


class Fault(NamedTuple):
    """A problem of a file, at a 1-based line and column of it."""

    line: int
    column: int
    code: str
    about: tuple[tuple[str, str], ...]
    severity: str

    def problem(self, file: str) -> Problem:
        """The problem, as `file` is called in reports."""
        return Problem(Position(file, self.line, self.column), self.code, self.about, Severity(self.severity))


@dataclass(frozen=True, slots=True)
class Seen:
    """What the check keeps of a file.

    `faults` are its own, each once, at its first place. `asks` are what it asks of other files (see `asks`) and `ids`
    what a fragment may name in it, one tuple a stretch of the page: pages that share a masthead share its tuple.
    `ids` is None where the file is no page.
    """

    faults: tuple[Fault, ...] = ()
    asks: tuple[tuple[str, ...], ...] = ()
    ids: tuple[tuple[str, ...], ...] | None = None

    def packed(self) -> tuple[Any, ...]:
        """Tuples of texts and numbers, as `marshal` and `pickle` keep them fast."""
        return (tuple(map(tuple, self.faults)), self.asks, self.ids)

    @classmethod
    def unpacked(cls, packed: tuple[Any, ...]) -> "Seen":
        """What `packed` made."""
        faults, asks, ids = packed
        return cls(tuple(Fault(*fault) for fault in faults), asks, ids)
