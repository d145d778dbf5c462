"""Which pages have a term, as Pagefind reads it: a shelf of all pages becomes sorted entries.

An entry of Pagefind 1.5 is [term, pages, spellings]; a page [how many further on, places, places in metadata]. Of
both kinds of places one is enough here: that of the term (`place_of`), and one in each of the title and the facts.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from operator import sub

from lantoa.machine.search import cbor
from lantoa.machine.search.shelves import FILTERS, IN_FACTS, IN_TITLE, SYLLABLES, boards
from lantoa.machine.search.terms import pair_terms, place_of, syllable_terms

META_FIELDS = ("facts", "title")
"""The names under which the ranking weighs them (assets/js/query.js), in Pagefind's order."""

_META = {
    # −1 and −2 say which of META_FIELDS, 0 at which place in it.
    0: cbor.array(0),
    IN_FACTS: cbor.array(2) + b"\x20\x00",
    IN_TITLE: cbor.array(2) + b"\x21\x00",
    IN_FACTS | IN_TITLE: cbor.array(4) + b"\x20\x00\x21\x00",
}

_TERMS: Mapping[int, Callable[[str], tuple[str, ...]]] = {
    SYLLABLES: syllable_terms,
    FILTERS: lambda term: (term,),
}

Marks = Sequence[int]
"""Ascending numbers of pages, of `count`; where the word weighs more, `count` times its weight is added."""


def make_entries(shelf: int, pages: Iterable[bytes], count: int) -> Iterator[tuple[str, bytes]]:
    """The entries (term, bytes) of a shelf, sorted by their terms. `pages` are the shelves of all `count` pages."""
    standing, weighty = _gather(pages, count)
    steps = _steps(count)
    made: dict[str, bytes] = {}
    for plain, spellings in _by_plain(standing, _TERMS.get(shelf, pair_terms)).items():
        place = place_of(plain)
        for term, words in spellings.items():
            made[term] = _postings(_together(words, standing, weighty, count), place, steps)
        if len(spellings) > 1:
            every = [word for words in spellings.values() for word in words]
            made[plain] = _postings(_together(every, standing, weighty, count), place, steps)
        else:
            made[plain] = made[next(iter(spellings))]
    return ((term, b"\x83" + cbor.text(term) + made[term] + _NO_SPELLINGS) for term in sorted(made))


_NO_SPELLINGS = cbor.array(0)


@lru_cache(maxsize=1)
def _steps(count: int) -> tuple[bytes, ...]:
    """How a page begins that is so many further on."""
    return tuple(cbor.array(3) + cbor.number(step) + cbor.array(1) for step in range(count))


def _gather(pages: Iterable[bytes], count: int) -> tuple[Mapping[bytes, Marks], set[bytes]]:
    """The pages that have each word, and the words that weigh more on some."""
    standing: defaultdict[bytes, list[int]] = defaultdict(list)
    weighty: set[bytes] = set()
    for number, shelf in enumerate(pages):
        for weight, words in boards(shelf):
            mark = number + weight * count
            for word in words:
                standing[word].append(mark)
            if weight:
                weighty.update(words)
    return standing, weighty


def _by_plain(
    words: Iterable[bytes], terms_of: Callable[[str], tuple[str, ...]]
) -> Mapping[str, Mapping[str, list[bytes]]]:
    """The words by their term without marks, and under it by the one with marks."""
    found: defaultdict[str, defaultdict[str, list[bytes]]] = defaultdict(lambda: defaultdict(list))
    for word in words:
        terms = terms_of(word.decode())
        found[terms[0]][terms[-1]].append(word)
    return found


def _together(words: list[bytes], standing: Mapping[bytes, Marks], weighty: set[bytes], count: int) -> Marks:
    """The pages that have any of the words."""
    if len(words) == 1:
        return standing[words[0]]
    if weighty.isdisjoint(words):
        return sorted(set().union(*(standing[word] for word in words)))
    weights: dict[int, int] = {}
    for mark in chain.from_iterable(standing[word] for word in words):
        weight, page = divmod(mark, count)
        weights[page] = weights.get(page, 0) | weight
    return [page + weights[page] * count for page in sorted(weights)]


def _postings(marks: Marks, place: int, steps: Sequence[bytes]) -> bytes:
    count = len(steps)
    at = cbor.number(place)
    if max(marks) < count:
        found = map(steps.__getitem__, map(sub, marks, chain((0,), marks)))
        tail = at + _META[0]
        return cbor.array(len(marks)) + tail.join(found) + tail
    tails = {weight: at + meta for weight, meta in _META.items()}
    pages = [mark % count for mark in marks]
    found = map(steps.__getitem__, map(sub, pages, chain((0,), pages)))
    weights = [tails[mark // count] for mark in marks]
    return cbor.array(len(marks)) + b"".join(chain.from_iterable(zip(found, weights, strict=True)))
