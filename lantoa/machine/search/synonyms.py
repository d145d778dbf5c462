"""Abbreviations and what they stand for, one in the place of the other."""

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import lru_cache

from lantoa.machine.search.clauses import Clause
from lantoa.vietnamese.text import syllables

Swaps = Mapping[str, Sequence[tuple[Clause, Clause]]]
"""What replaces what, by the first syllable of what is replaced; the longest first."""


@lru_cache(maxsize=4)
def plan_swaps(synonyms: tuple[tuple[str, str], ...]) -> tuple[Swaps, Swaps]:
    """What replaces what, from short to long and back."""
    pairs = [(syllables(short), syllables(long)) for short, long in synonyms]
    pairs = [(short, long) for short, long in pairs if short and long]
    return _by_first(pairs), _by_first([(long, short) for short, long in pairs])


def may_hold(ways: tuple[Swaps, Swaps], single: Container[str], pairs: Container[str]) -> bool:
    """Whether a text with these syllables and pairs of neighbours can hold anything that is replaced."""
    replaced = (old for swaps in ways for known in swaps.values() for old, _ in known)
    return any(" ".join(old[:2]) in pairs if len(old) > 1 else old[0] in single for old in replaced)


def spellings(clause: Clause, ways: tuple[Swaps, Swaps]) -> Iterator[Clause]:
    """What each way of swapping makes of a clause, where that is another."""
    for swaps in ways:
        if not swaps.keys().isdisjoint(clause) and (swapped := _swap(clause, swaps)) != clause:
            yield swapped


def _by_first(pairs: list[tuple[Clause, Clause]]) -> Swaps:
    swaps: dict[str, list[tuple[Clause, Clause]]] = {}
    # The longest first: a short one may be its beginning.
    for old, new in sorted(pairs, key=lambda pair: (-len(pair[0]), pair)):
        swaps.setdefault(old[0], []).append((old, new))
    return swaps


def _swap(clause: Clause, swaps: Swaps) -> Clause:
    made: list[str] = []
    at = 0
    while at < len(clause):
        known = swaps.get(clause[at], ())
        old, new = next(
            (pair for pair in known if clause[at : at + len(pair[0])] == pair[0]),
            (clause[at : at + 1], clause[at : at + 1]),
        )
        made.extend(new)
        at += len(old)
    return tuple(made)
