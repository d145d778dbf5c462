"""The words of a page, sorted onto shelves: a shelf of all pages is joined by itself, and two of them at once.

The terms of a word stand on the shelf of that word, so no two shelves make the same term. How many there are bounds
what a join holds in memory; they are of about the same size in Vietnamese.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from lantoa.machine.search.words import Words
from lantoa.vietnamese.text import fold

_INITIALS = ("0123456789ab", "c", "d", "efghijk", "lm", "n", "opqrs", "t", "uvwxyz")
_OF_INITIAL = {initial: shelf for shelf, initials in enumerate(_INITIALS) for initial in initials}
_LAST = len(_INITIALS) - 1

SYLLABLES = len(_INITIALS)
"""The shelf of all syllables, after those of the pairs by their first letter."""

FILTERS = SYLLABLES + 1
"""The shelf of the filters, which are terms already."""

SHELVES = FILTERS + 1

IN_FACTS, IN_TITLE = 1, 2
"""Where a word stands besides in the text; added up."""

_BOARD = "\f"


def shelve(words: Words, title: Words, facts: Words, filters: Iterable[str]) -> tuple[bytes, ...]:
    """What a page puts onto each shelf: a board each of what stands only in the text, in its facts, title, both."""
    shelves: list[tuple[list[str], ...]] = [([], [], [], []) for _ in range(SHELVES)]
    weights = _weights(title.pairs, facts.pairs)
    weight_of = weights.get
    for pair in words.pairs:
        shelves[_shelf_of(pair[0])][weight_of(pair, 0)].append(pair)
    weight_of = _weights(title.syllables, facts.syllables).get
    for syllable in words.syllables:
        shelves[SYLLABLES][weight_of(syllable, 0)].append(syllable)
    shelves[FILTERS][0].extend(filters)
    return tuple(_BOARD.join(map("\n".join, boards)).encode() for boards in shelves)


def boards(shelf: bytes) -> Iterator[tuple[int, list[str]]]:
    """The words of a page on a shelf, by where else they stand; empty boards are left out."""
    for weight, board in enumerate(shelf.decode().split(_BOARD)):
        if board:
            yield weight, board.split("\n")


def _weights(title: Iterable[str], facts: Iterable[str]) -> dict[str, int]:
    weights = dict.fromkeys(facts, IN_FACTS)
    for word in title:
        weights[word] = weights.get(word, 0) | IN_TITLE
    return weights


@lru_cache(maxsize=1 << 12)
def _shelf_of(letter: str) -> int:
    return _OF_INITIAL.get(fold(letter)[:1], _LAST)
