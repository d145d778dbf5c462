"""Which pages have a term, as Pagefind reads it: a shelf of all pages becomes sorted entries.

An entry of Pagefind 1.5 is [term, pages, spellings]; a page [how many further on, places, places in metadata]. Instead
of the places of a term stands what it is there (`terms.standing`), once for each way in which the page writes it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, groupby
from operator import sub
from typing import NamedTuple

from lantoa.machine.search import cbor
from lantoa.machine.search.shelves import CLASSES, SYLLABLES, boards
from lantoa.machine.search.terms import pair_term, rarity, standing, syllable_term

Marks = Sequence[int]
"""Numbers of pages, of `count`, in their order; to each is added `count` times the class of the word there."""


class Entry(NamedTuple):
    """A term, its bytes, and how many pages have it."""

    term: str
    content: bytes
    pages: int


def make_entries(shelf: int, pages: Iterable[bytes], count: int) -> Iterator[Entry]:
    """The entries of a shelf, sorted by their terms. `pages` are the shelves of all `count` pages."""
    found = _gather(pages, count)
    by_term: defaultdict[str, list[tuple[int, bytes]]] = defaultdict(list)
    term_of = syllable_term if shelf == SYLLABLES else pair_term
    for word in found:
        plain, marks = term_of(word.decode())
        by_term[plain].append((marks, word))
    steps = _steps(count)
    for plain in sorted(by_term):
        spellings = [(marks, found.pop(word)) for marks, word in by_term.pop(plain)]
        here = _one_spelling if len(spellings) == 1 else _many_spellings
        number, postings = here(plain, spellings, steps)
        yield Entry(plain, b"".join((b"\x83", cbor.text(plain), postings, _NOTHING)), number)


_NOTHING = cbor.array(0)


@lru_cache(maxsize=1)
def _steps(count: int) -> tuple[bytes, ...]:
    """How a page begins that is so many further on."""
    return tuple(cbor.array(3) + cbor.number(step) for step in range(count))


def _gather(pages: Iterable[bytes], count: int) -> dict[bytes, list[int]]:
    """The pages that have each word."""
    found: defaultdict[bytes, list[int]] = defaultdict(list)
    for number, shelf in enumerate(pages):
        for level, words in boards(shelf):
            mark = number + level * count
            for word in words:
                found[word].append(mark)
    return dict(found)


def _one_spelling(
    plain: str, spellings: Sequence[tuple[int, Marks]], steps: Sequence[bytes]
) -> tuple[int, bytes]:
    """The pages of a term that all of them write in one way: nearly all terms."""
    [(written, marks)] = spellings
    count = len(steps)
    said = standing(plain, rarity(len(marks), count)) | written << 2
    if max(marks) < count:
        tail = _places((said,))
        found = tail.join(map(steps.__getitem__, map(sub, marks, chain((0,), marks))))
        return len(marks), b"".join((cbor.array(len(marks)), found, tail))
    tails = [_places((said | level,)) for level in range(CLASSES)]
    pages = [mark % count for mark in marks]
    begun = map(steps.__getitem__, map(sub, pages, chain((0,), pages)))
    ended = (tails[mark // count] for mark in marks)
    return len(marks), cbor.array(len(marks)) + b"".join(chain.from_iterable(zip(begun, ended, strict=True)))


def _many_spellings(
    plain: str, spellings: Sequence[tuple[int, Marks]], steps: Sequence[bytes]
) -> tuple[int, bytes]:
    """The same of a term that they write in several ways, some pages in more than one."""
    count = len(steps)
    # By page, then by what it says: two words may differ by what is no mark of Vietnamese.
    numbers = sorted(
        {(mark % count) << _SAID | spelt << 2 | mark // count for spelt, marks in spellings for mark in marks}
    )
    pages = [number >> _SAID for number in numbers]
    every = sorted(set(pages))
    said = standing(plain, rarity(len(every), count))
    tails = {here: _places((said | here,)) for here in {number & _HERE for number in numbers}}
    if len(every) == len(numbers):
        ended = [tails[number & _HERE] for number in numbers]
    else:
        together = (tuple(here) for _, here in groupby(numbers, _SAID.__rrshift__))
        ended = [
            tails[here[0] & _HERE] if len(here) == 1 else _places(tuple(said | one & _HERE for one in here))
            for here in together
        ]
    begun = map(steps.__getitem__, map(sub, every, chain((0,), every)))
    return len(every), cbor.array(len(every)) + b"".join(chain.from_iterable(zip(begun, ended, strict=True)))


_SAID = 15
_HERE = (1 << _SAID) - 1
"""Bits of what a page says of a term: its marks and its class."""


def _places(places: tuple[int, ...]) -> bytes:
    """Places in ascending order, each but the first as how far it is from the one before; and none in metadata."""
    if len(places) == 1:
        return b"".join((_ONE, cbor.number(places[0]), _NOTHING))
    apart = map(sub, places, (0, *places))
    return b"".join((cbor.array(len(places)), *map(cbor.number, apart), _NOTHING))


_ONE = cbor.array(1)
