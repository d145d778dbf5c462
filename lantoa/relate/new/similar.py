"""Similar models, with the reason: shared fields, tags, and telling words of title and summary.

A term that stands in more than `COMMON` models tells nothing and joins nobody, which also keeps the work linear: every
term brings at most COMMON² pairs, whatever the number of models.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lantoa.relate.brief import Brief

COMMON = 24
SHOWN = 4
_REASONS = 3
_FIELD, _TAG, _WORD, _PROGRAMME = 1.0, 1.5, 1.0, 0.25


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like another model is, and why: keys of shared fields, shared tags, shared telling words as written."""

    slug: str
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Traits:
    """What a model may share: its tags by their slug, and its telling pairs."""

    brief: Brief
    tags: Mapping[str, str]
    words: frozenset[str]


def plan_similar(briefs: tuple[Brief, ...]) -> dict[str, tuple[Likeness, ...]]:
    """The most similar models of each, the likest first; ties by slug. The models are given by slug."""
    traits = {brief.slug: _traits(brief) for brief in briefs}
    counts = Counter(term for trait in traits.values() for term in (*trait.tags, *trait.words))
    weights = {term: 1 / math.log2(1 + count) for term, count in counts.items() if 2 <= count <= COMMON}
    holders: dict[str, list[str]] = defaultdict(list)
    for slug, trait in traits.items():
        for term in (*trait.tags, *trait.words):
            if term in weights:
                holders[term].append(slug)
    neighbours = _field_neighbours(briefs)
    return {slug: _likest(slug, traits, weights, holders, neighbours) for slug in traits}


def _traits(brief: Brief) -> _Traits:
    tags = {f"#{slug}": tag for slug, tag in brief.tags}
    return _Traits(brief, tags, frozenset(brief.telling.split("\n")) - {""})


def _field_neighbours(briefs: tuple[Brief, ...]) -> dict[str, tuple[str, ...]]:
    """For a model that shares no telling term: the next ones of its field, by slug, round in a ring."""
    by_field: dict[str, list[str]] = defaultdict(list)
    for brief in briefs:
        for key in brief.field:
            by_field[key].append(brief.slug)
    found: dict[str, list[str]] = defaultdict(list)
    for slugs in by_field.values():
        for place, slug in enumerate(slugs):
            ring = (slugs[(place + step) % len(slugs)] for step in range(1, min(SHOWN, len(slugs) - 1) + 1))
            found[slug].extend(ring)
    return {slug: tuple(others) for slug, others in found.items()}


def _likest(
    slug: str,
    traits: Mapping[str, _Traits],
    weights: Mapping[str, float],
    holders: Mapping[str, list[str]],
    neighbours: Mapping[str, tuple[str, ...]],
) -> tuple[Likeness, ...]:
    own = traits[slug]
    shared: dict[str, list[float]] = defaultdict(list, {other: [] for other in neighbours.get(slug, ())})
    for terms, weight in ((own.tags, _TAG), (own.words, _WORD)):
        for term in terms:
            for other in holders.get(term, ()):
                shared[other].append(weight * weights[term])
    shared.pop(slug, None)
    # `fsum` is exact in any order: words are a set, and a sum rounded in a set's order would part equals by chance.
    scores = {
        other: _score(own.brief, traits[other].brief, math.fsum(found)) for other, found in shared.items()
    }
    ranked = sorted(scores, key=lambda other: (-scores[other], other))
    return tuple(_likeness(own, traits[other], weights) for other in ranked[:SHOWN])


def _score(brief: Brief, other: Brief, shared: float) -> float:
    fields = _FIELD * bool(set(brief.field) & set(other.field))
    return shared + fields + _PROGRAMME * bool(brief.programme and brief.programme == other.programme)


def _likeness(own: _Traits, other: _Traits, weights: Mapping[str, float]) -> Likeness:
    shared = {term for term in own.words & other.words if term in weights}
    return Likeness(
        other.brief.slug,
        tuple(key for key in own.brief.field if key in other.brief.field),
        tuple(tag for term, tag in own.tags.items() if term in other.tags),
        tuple(_phrases(own.brief.telling, shared))[:_REASONS],
    )


def _phrases(telling: str, shared: set[str]) -> Iterator[str]:
    """Shared pairs as the reader sees them: neighbouring ones run together ("thắp sáng đường quê"), each once."""
    told: set[str] = set()
    run: list[str] = []
    for pair in (*telling.split("\n"), ""):
        if pair in shared:
            run.append(pair)
        elif run:
            if not told.intersection(run):
                yield " ".join((run[0], *(pair.rpartition(" ")[2] for pair in run[1:])))
            told.update(run)
            run = []
