"""Which pages have a term, as Pagefind reads it: a shelf of all pages becomes sorted entries.

An entry of Pagefind 1.5 is [term, pages, spellings]; a page [how many further on, places, places in metadata]. Of
both kinds of places one is enough here: that of the term (`place_of`), and one in each of the title and the facts.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import sub

from lantoa.machine.search import cbor
from lantoa.machine.search.shelves import FILTERS, IN_FACTS, IN_TITLE, SYLLABLES, boards
from lantoa.machine.search.terms import pair_terms, place_of, syllable_terms

META_FIELDS = ("facts", "title")
"""The names under which the ranking weighs them (assets/js/query.js), in Pagefind's order."""

_NO_SPELLINGS = cbor.array(0)
_META = {
    # −1 and −2 say which of META_FIELDS, 0 at which place in it.
    0: cbor.array(0),
    IN_FACTS: cbor.array(2) + b"\x20\x00",
    IN_TITLE: cbor.array(2) + b"\x21\x00",
    IN_FACTS | IN_TITLE: cbor.array(4) + b"\x20\x00\x21\x00",
}

Pages = Sequence[int]
Weights = Mapping[int, int]

_LIGHT: Weights = {}


def make_entries(shelf: int, pages: Iterable[bytes], count: int) -> Iterator[tuple[str, bytes]]:
    """The entries (term, bytes) of a shelf, sorted by their terms. `pages` are the shelves of all `count` pages."""
    standing, weighty = _gather(pages)
    words: dict[str, list[str]] = defaultdict(list)
    terms_of = _TERMS.get(shelf, pair_terms)
    for word in standing:
        for term in terms_of(word):
            words[term].append(word)
    steps = [cbor.array(3) + cbor.number(step) + cbor.array(1) for step in range(count)]
    for term in sorted(words):
        spelt = words[term]
        yield term, _entry(term, _together(spelt, standing), _weights(spelt, weighty), steps)


def _together(spelt: Sequence[str], standing: Mapping[str, Pages]) -> Pages:
    """The pages that have a word in any of its spellings."""
    if len(spelt) == 1:
        return standing[spelt[0]]
    return sorted(set().union(*(standing[word] for word in spelt)))


_TERMS: Mapping[int, Callable[[str], tuple[str, ...]]] = {
    SYLLABLES: syllable_terms,
    FILTERS: lambda term: (term,),
}


def _gather(pages: Iterable[bytes]) -> tuple[Mapping[str, Pages], Mapping[str, Weights]]:
    """The numbers of the pages that have each word, and where it weighs more than in the text."""
    standing: defaultdict[str, list[int]] = defaultdict(list)
    weighty: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for number, shelf in enumerate(pages):
        for weight, words in boards(shelf):
            for word in words:
                standing[word].append(number)
            if weight:
                for word in words:
                    weighty[word][number] = weight
    return standing, weighty


def _weights(spelt: Sequence[str], weighty: Mapping[str, Weights]) -> Weights:
    found: dict[int, int] = {}
    for word in spelt:
        for number, weight in weighty.get(word, _LIGHT).items():
            found[number] = found.get(number, 0) | weight
    return found


def _entry(term: str, pages: Pages, weights: Weights, steps: Sequence[bytes]) -> bytes:
    place = cbor.number(place_of(term))
    tail = place + _META[0]
    found = map(steps.__getitem__, map(sub, pages, chain((0,), pages)))
    if weights:
        tails = [tail] * len(pages)
        for page, weight in weights.items():
            tails[bisect_left(pages, page)] = place + _META[weight]
        postings = b"".join(chain.from_iterable(zip(found, tails, strict=True)))
    else:
        postings = tail.join(found) + tail
    return b"".join((b"\x83", cbor.text(term), cbor.array(len(pages)), postings, _NO_SPELLINGS))
