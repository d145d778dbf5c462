"""Pages that were made, as one build leaves them to the next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from lantoa.render import Used


class Made(NamedTuple):
    """A page that was made: what decided it, and what came of it.

    `shows` is its plan's, `layout` and `answers` are the renderer's keys, `code` is the fingerprint of the generator.
    `used` is what its layout and its by-products asked, as a number (see `Questions`). `digest` and `size` are those of
    its HTML, `path` where it stands; `found` and `opened` are the keys in the store of what search and open data take
    from it, "" for nothing; `found` is None where nobody asked for an index. `card` is its share picture as (URL, key
    in the cache, digest), empty without one.
    """

    shows: str
    layout: str
    answers: str
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

    What one page asked is a number whose bit N stands for the question N of `listed`.
    """

    def __init__(self, listed: Iterable[str] = ()) -> None:
        self.listed = list(listed)
        self._numbers = {question: number for number, question in enumerate(self.listed)}

    def number(self, used: Used) -> int:
        """The number of some questions; those that were never asked before are listed."""
        found = 0
        for question in used:
            place = self._numbers.setdefault(question, len(self.listed))
            if place == len(self.listed):
                self.listed.append(question)
            found |= 1 << place
        return found

    def used(self, number: int) -> Used:
        """The questions of a number, sorted. LookupError for one that is not of this list."""
        found = []
        while number:
            lowest = number & -number
            found.append(self.listed[lowest.bit_length() - 1])
            number ^= lowest
        return tuple(sorted(found))


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
        return {
            "html": {each.digest for each in made},
            "found": {each.found for each in made if each.found},
            "opened": {each.opened for each in made if each.opened},
        }
