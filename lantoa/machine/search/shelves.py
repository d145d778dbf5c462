"""The words of a page, sorted onto shelves: a shelf of all pages is joined by itself, and two of them at once.

The terms of a word stand on the shelf of that word, so no two shelves make the same term. How many there are bounds
what a join holds in memory; they are of about the same size in Vietnamese.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from lantoa.machine.search.words import Words
from lantoa.vietnamese.text import fold

_INITIALS = ("0123456789ab", "c", "d", "efghijk", "lm", "n", "opqrs", "t", "uvwxyz")
_OF_INITIAL = {initial: shelf for shelf, initials in enumerate(_INITIALS) for initial in initials}
_LAST = len(_INITIALS) - 1

SYLLABLES = len(_INITIALS)
"""The shelf of all syllables, after those of the pairs by their first letter."""

SHELVES = SYLLABLES + 1

CLASSES = 4
"""Where a word may stand, the best last: in the text, in the facts, in the summary, in the title."""

_PAGE, _BOARD, _WORD = b"\x1e", b"\f", b"\n"


def shelve(classes: Sequence[Words]) -> tuple[bytes, ...]:
    """What a page puts onto each shelf: a board for each class, of the words that stand in no better one."""
    shelves: list[tuple[list[str], ...]] = [tuple([] for _ in range(CLASSES)) for _ in range(SHELVES)]
    pairs, syllables = set[str](), set[str]()
    for level in reversed(range(CLASSES)):
        words = classes[level]
        for letter, found in _by_letter([pair for pair in words.pairs if pair not in pairs]).items():
            shelves[_shelf_of(letter)][level].extend(found)
        shelves[SYLLABLES][level].extend([one for one in words.syllables if one not in syllables])
        if level:
            pairs.update(words.pairs)
            syllables.update(words.syllables)
    return tuple("\f".join(map("\n".join, boards)).encode() for boards in shelves)


class Stacks:
    """Every shelf of all pages, each in one piece: forked processes share it as it is.

    `count` is how many pages there are, `size` how many bytes of words.
    """

    def __init__(self) -> None:
        self._stacks = tuple(bytearray() for _ in range(SHELVES))
        self.count = self.size = 0

    def add(self, shelves: Iterable[bytes]) -> None:
        """What the next page puts onto each shelf."""
        self.count += 1
        for stack, shelf in zip(self._stacks, shelves, strict=True):
            stack.extend(shelf + _PAGE)
            self.size += len(shelf)

    def pages(self, shelf: int) -> list[bytes]:
        """What each page put onto a shelf, in their order."""
        return bytes(self._stacks[shelf]).split(_PAGE)[:-1]


def boards(shelf: bytes) -> Iterator[tuple[int, list[bytes]]]:
    """The words of a page on a shelf, in UTF-8, by their class; empty boards are left out."""
    for level, board in enumerate(shelf.split(_BOARD)):
        if board:
            yield level, board.split(_WORD)


def _by_letter(pairs: Iterable[str]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for pair in pairs:
        found[pair[0]].append(pair)
    return found


@lru_cache(maxsize=1 << 12)
def _shelf_of(letter: str) -> int:
    return _OF_INITIAL.get(fold(letter)[:1], _LAST)
