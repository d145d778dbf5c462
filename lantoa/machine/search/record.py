"""A page for the index, and the same as it is kept and joined."""

from dataclasses import dataclass

from lantoa.fingerprints import fingerprint
from lantoa.machine.search.fragments import make_fragment, packed_file
from lantoa.machine.search.shelves import shelve
from lantoa.machine.search.words import Words

Packed = tuple[str, str, bytes, bytes, tuple[bytes, ...]]
"""What the index holds of a page, as marshal can keep it: (URL, language, fragment, excerpts, shelves)."""


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """A page for the index: the words of its title, its summary, its facts (unit, places …) and all other text.

    The earlier weighs more than the later. `shown` is what a hit says of the page (name, text), `excerpts` the text
    from which it shows what was looked for.
    """

    url: str
    language: str
    title: Words
    summary: Words
    facts: Words
    text: Words
    shown: tuple[tuple[str, str], ...]
    excerpts: str

    def packed(self) -> Packed:
        """The record as it is kept, some 15 kB for a long page; the same record gives the same bytes."""
        shelves = shelve((self.text, self.facts, self.summary, self.title))
        fragment = make_fragment(self.url, dict(self.shown), bool(self.excerpts))
        excerpts = packed_file(self.excerpts.encode()) if self.excerpts else b""
        return self.url, self.language, fragment, excerpts, shelves


def digest(packed: Packed) -> str:
    """The fingerprint of all that the index holds of a page."""
    url, language, fragment, excerpts, shelves = packed
    return fingerprint(url, language, fragment, excerpts, *shelves)
