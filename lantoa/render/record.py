"""What was used while a page was rendered."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Record:
    """The questions asked so far for the page that is being rendered (see ``answers``)."""

    used: set[str] = field(default_factory=set)

    def within(self, make: Callable[[], T]) -> tuple[T, frozenset[str]]:
        """What `make` returns, and what was used for that alone; it counts for the page too."""
        before = frozenset(self.used)
        self.used.clear()
        try:
            made = make()
            return made, frozenset(self.used)
        finally:
            self.used.update(before)
