"""Pages that were made, as one build leaves them to the next."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from lantoa.render import Used


class Made(NamedTuple):
    """A page that was made: what decided it, and what came of it.

    `shows` is its plan's, `layout` and `answers` are the renderer's keys, `code` is the fingerprint of the generator.
    `used` is what its layout and its by-products asked. `digest` and `size` are those of its HTML, `path` where it
    stands; `found` and `opened` are the keys in the store of what search and open data take from it, "" for nothing;
    `found` is None where nobody asked for an index. `card` is its share picture as (URL, key in the cache, digest),
    empty without one.
    """

    shows: str
    layout: str
    answers: str
    code: str
    used: Used
    path: str
    digest: str
    size: int
    found: str | None
    opened: str
    card: tuple[str, str, str] | tuple[()]


@dataclass(frozen=True, slots=True)
class MadePages:
    """The pages of one build by URL."""

    pages: Mapping[str, Made]

    def packed(self) -> tuple[Any, ...]:
        """As plain values. Thousands of pages asked the same of their layouts: each set of questions stands once."""
        numbers = {
            used: number for number, used in enumerate(dict.fromkeys(m.used for m in self.pages.values()))
        }
        rows = [(url, *made._replace(used=numbers[made.used])) for url, made in self.pages.items()]  # type: ignore[arg-type]
        return tuple(numbers), rows

    @classmethod
    def unpacked(cls, packed: tuple[Any, ...]) -> "MadePages":
        """What `packed` made."""
        asked, rows = packed
        return cls({row[0]: Made._make((*row[1:5], asked[row[5]], *row[6:])) for row in rows})

    def live(self) -> dict[str, set[str]]:
        """The keys in the store that these pages need, by kind."""
        made = self.pages.values()
        return {
            "html": {each.digest for each in made},
            "found": {each.found for each in made if each.found},
            "opened": {each.opened for each in made if each.opened},
        }
