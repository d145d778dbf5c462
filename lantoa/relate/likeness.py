"""How like two models are: a weight for each tag and telling pair that they share, and for one field or programme.

A term that stands in more than `COMMON` models tells nothing and joins nobody, which also keeps the work linear: every
term brings at most COMMON² pairs, whatever the number of models.
"""

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from lantoa.relate.telling import MARK

COMMON = 24
SHOWN = 4
_REASONS = 3
_FIELD, _TAG, _WORD, _PROGRAMME = 1.0, 1.5, 1.0, 0.25
_ROUNDING = 1e-9
"""More than sums of the same weights in another order, and with the bonuses, can differ by."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like another model is, and why: keys of shared fields, shared tags, shared telling words as written."""

    slug: str
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Traits:
    """What a model may share with others; see `Brief`."""

    slug: str
    field: tuple[str, ...]
    programme: str
    tags: tuple[tuple[str, str], ...]
    telling: str

    def terms(self) -> list[str]:
        """Its telling pairs and its tags; an empty one and some twice."""
        return self.telling.split("\n")


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms that at least two and at most COMMON models have, by number.

    `names` and `weights` are of each term, `holders` the models that have it, `of` the terms of each model. Models are
    numbered as given.
    """

    names: Sequence[str]
    weights: Sequence[float]
    holders: Sequence[Sequence[int]]
    of: Sequence[Sequence[int]]


def plan_holders(models: Sequence[Traits], wanted: Collection[str] | None = None) -> Mapping[str, list[int]]:
    """The models that have each term, by number; of the `wanted` terms only, where they are given."""
    holders: dict[str, list[int]] = defaultdict(list)
    chosen = None if wanted is None else frozenset(wanted)
    for number, model in enumerate(models):
        terms = model.terms()
        for term in set(terms) if chosen is None else chosen.intersection(terms):
            holders[term].append(number)
    holders.pop("", None)
    return holders


def plan_terms(holders: Mapping[str, list[int]], models: int) -> Terms:
    """The telling ones of some terms: the rarer, the more it tells."""
    rare = [(term, held) for term, held in holders.items() if 2 <= len(held) <= COMMON]
    of: list[list[int]] = [[] for _ in range(models)]
    for number, (_, held) in enumerate(rare):
        for model in held:
            of[model].append(number)
    weights = [(_TAG if term[0] == MARK else _WORD) * (1 / math.log2(1 + len(held))) for term, held in rare]
    return Terms([term for term, _ in rare], weights, [held for _, held in rare], of)


def plan_rings(models: Sequence[Traits]) -> Mapping[str, list[int]]:
    """The models of each field, in the order of the models given: behind the last one the first follows again."""
    rings: dict[str, list[int]] = defaultdict(list)
    for number, model in enumerate(models):
        for key in model.field:
            rings[key].append(number)
    return rings


def plan_likest(
    models: Sequence[Traits], terms: Terms, asked: Iterable[int]
) -> dict[str, tuple[Likeness, ...]]:
    """The most similar models of those asked for by number, the likest first; ties by number.

    A model that shares no telling term has the next ones of its fields, round in their rings.
    """
    rings, shared = plan_rings(models), [0.0] * len(models)
    numbers: dict[_Kind, int] = {}
    kinds = [numbers.setdefault((frozenset(m.field), m.programme), len(numbers)) for m in models]
    listed = list(numbers)
    bonuses = [_Bonus(listed, kind) for kind in range(len(listed))]
    found = {}
    for own in asked:
        near = _near(own, models[own], terms, rings)
        # One list serves all models: what was added to it is taken away again.
        for term in terms.of[own]:
            weight = terms.weights[term]
            for other in terms.holders[term]:
                shared[other] += weight
        bonus = bonuses[kinds[own]]
        foremost = _foremost(near, [shared[other] + bonus[kinds[other]] for other in near])
        shared[own] = 0.0
        for other in near:
            shared[other] = 0.0
        found[models[own].slug] = _likest(own, foremost, models, terms)
    return found


_Kind = tuple[frozenset[str], str]


class _Bonus(dict[int, float]):
    """What models of one kind (fields, programme) have for it with those of another, found out when first asked."""

    def __init__(self, kinds: Sequence[_Kind], own: int) -> None:
        self._kinds, self._own = kinds, kinds[own]

    def __missing__(self, kind: int) -> float:
        (fields, programme), (own_fields, own_programme) = self._kinds[kind], self._own
        bonus = _with_bonus(0.0, bool(fields & own_fields), bool(programme and programme == own_programme))
        self[kind] = bonus
        return bonus


def _with_bonus(shared: float, field: bool, programme: bool) -> float:
    return shared + _FIELD * field + _PROGRAMME * programme


def _near(own: int, model: Traits, terms: Terms, rings: Mapping[str, list[int]]) -> list[int]:
    """The others that share a telling term, and the next ones of the model's fields."""
    near = set(_neighbours(own, model, rings)).union(*[terms.holders[term] for term in terms.of[own]])
    near.discard(own)
    return list(near)


def _neighbours(own: int, model: Traits, rings: Mapping[str, list[int]]) -> Iterator[int]:
    for key in dict.fromkeys(model.field):
        ring = rings[key]
        for place in range(bisect_left(ring, own), bisect_right(ring, own)):
            for step in range(1, min(SHOWN, len(ring) - 1) + 1):
                yield ring[(place + step) % len(ring)]


def _foremost(others: list[int], totals: list[float]) -> list[int]:
    """All that may be among the SHOWN likest: totals are near enough to leave out whom rounding cannot bring back."""
    if len(totals) <= SHOWN:
        return others
    least = sorted(totals)[-SHOWN] - _ROUNDING
    return [other for other, total in zip(others, totals, strict=True) if total >= least]


def _likest(own: int, others: list[int], models: Sequence[Traits], terms: Terms) -> tuple[Likeness, ...]:
    """The likest of a few, by the exact sum of what they share: one rounded by the way would part equals by chance."""
    model, held, ranked = models[own], set(terms.of[own]), []
    fields, weights, names = set(model.field), terms.weights, terms.names
    for other in others:
        shared = held.intersection(terms.of[other])
        field = not fields.isdisjoint(models[other].field)
        programme = bool(model.programme and model.programme == models[other].programme)
        exact = math.fsum([weights[term] for term in shared])
        ranked.append((-_with_bonus(exact, field, programme), other, shared))
    ranked.sort()
    lines = model.terms()
    return tuple(
        [
            _likeness(model, models[other], lines, [names[term] for term in shared if names[term][0] != MARK])
            for _, other, shared in ranked[:SHOWN]
        ]
    )


def _likeness(own: Traits, other: Traits, lines: list[str], words: list[str]) -> Likeness:
    theirs = [slug for slug, _ in other.tags]
    return Likeness(
        other.slug,
        own.field if own.field == other.field else tuple([key for key in own.field if key in other.field]),
        tuple([tag for slug, tag in own.tags if slug in theirs]),
        tuple(words) if len(words) <= 1 else tuple(islice(_phrases(lines, set(words)), _REASONS)),
    )


def _phrases(lines: list[str], shared: set[str]) -> Iterator[str]:
    """Shared pairs as the reader sees them: neighbouring ones run together ("thắp sáng đường quê"), each once."""
    told: set[str] = set()
    run: list[str] = []
    for pair in (*lines, ""):
        if pair in shared:
            run.append(pair)
        elif run:
            if told.isdisjoint(run):
                yield " ".join((run[0], *[pair.rpartition(" ")[2] for pair in run[1:]]))
            told.update(run)
            run = []
