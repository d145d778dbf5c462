"""Pages that were made, as one build leaves them to the next."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple


class Made(NamedTuple):
    """A page that was made: what decided it, and what came of it.

    `shows` is its plan's, `layout` the renderer's key, `code` is the fingerprint of the generator. `used` is what its
    layout and its by-products asked, as a number (see `Questions`). `digest` and `size` are those of its HTML, `path`
    where it stands; `found` and `opened` are the keys in the store of what search (with filters) and open data take
    from it, "" for nothing; `found` is None where nobody asked for an index. `card` is its share picture as (URL, key
    in the cache, digest), empty without one.
    """

    shows: str
    layout: str
    code: str
    used: int
    path: str
    digest: str
    size: int
    found: str | None
    opened: str
    card: tuple[str, str, str] | tuple[()]


class Questions:
    """All that layouts asked, each question once: a page asks a hundred, and no two pages quite the same ones.

    What one page asked is a number whose bit N stands for the question N. `answered` is what they were answered when
    the pages were made (`Renderer.answer_key`), in their order.
    """

    def __init__(self, answered: Mapping[str, str] | None = None) -> None:
        self._answered = answered or {}
        self._numbers = {question: number for number, question in enumerate(self._answered)}

    def number(self, used: Iterable[str]) -> int:
        """The number of some questions; those that were never asked before are listed."""
        found = 0
        for question in used:
            found |= 1 << self._numbers.setdefault(question, len(self._numbers))
        return found

    def outdated(self, answer: Callable[[str], str]) -> int:
        """The questions that are answered otherwise today, and all that nobody knows of, as a number."""
        unknown = -1 << len(self._answered)
        return unknown | self.number(
            question for question, before in self._answered.items() if answer(question) != before
        )

    def answered(self, answer: Callable[[str], str]) -> dict[str, str]:
        """Every question with today's answer."""
        return {question: answer(question) for question in self._numbers}


@dataclass(frozen=True, slots=True)
class MadePages:
    """The pages of one build by URL."""

    pages: Mapping[str, Made]

    def packed(self) -> list[tuple[Any, ...]]:
        """As plain values."""
        return [(url, *made) for url, made in self.pages.items()]

    @classmethod
    def unpacked(cls, packed: list[tuple[Any, ...]]) -> "MadePages":
        """What `packed` made."""
        return cls({row[0]: Made._make(row[1:]) for row in packed})

    def live(self) -> dict[str, set[str]]:
        """The keys in the store that these pages need, by kind."""
        made = self.pages.values()
        found = {each.found for each in made if each.found}
        return {
            "html": {each.digest for each in made},
            "found": found,
            "facets": found,
            "opened": {each.opened for each in made if each.opened},
        }
