"""Similar models, with the reason: shared fields, tags, and telling words of title and summary.

A telling word is a pair of neighbouring syllables ("thắp sáng"), since a Vietnamese syllable alone says little. A term
that stands in more than `COMMON` models tells nothing and joins nobody, which also keeps the work linear: every term
brings at most COMMON² pairs, whatever the number of models.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from lantoa.records import Model
from lantoa.vietnamese.text import fold, syllables

COMMON = 24
SHOWN = 4
_REASONS = 3
_FIELD, _TAG, _WORD, _PROGRAMME = 1.0, 1.5, 1.0, 0.25

# Grammar words, and the words that every text of the movement has: a pair with one of them names no subject.
_EMPTY = frozenset(
    "và các của là đã được trong cho với những một đến từ theo tại ở về khi để cùng con sẽ này do trên dưới tham gia "
    "mô hình nhân dân vận động xây dựng thực hiện khu xã thôn huyện tỉnh phường khéo gần hơn cán bộ đảng viên đoàn "
    "hội chi ủy".split()
)
_EVERYWHERE = frozenset(
    (
        "chính quyền",
        "chính trị",
        "chất lượng",
        "nâng cao",
        "hiệu quả",
        "tổ chức",
        "đơn vị",
        "cơ quan",
        "địa phương",
    )
)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like another model is, and why: keys of shared fields, shared tags, shared telling words as written."""

    slug: str
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Traits:
    """What a model may share: `tags` maps a folded tag to the tag; `words` are the pairs of title and summary."""

    model: Model
    tags: Mapping[str, str]
    texts: tuple[tuple[str, ...], ...]
    words: frozenset[str]


def plan_similar(models: tuple[Model, ...], summaries: Mapping[str, str]) -> dict[str, tuple[Likeness, ...]]:
    """The most similar models of each, the likest first; ties by slug. `summaries` is by source file."""
    traits = {model.slug: _traits(model, summaries.get(model.file, model.summary)) for model in models}
    weights = _weights(traits.values())
    holders: dict[str, list[str]] = defaultdict(list)
    for slug, trait in traits.items():
        for term in (*trait.tags, *sorted(trait.words)):
            if term in weights:
                holders[term].append(slug)
    neighbours = _field_neighbours(models)
    return {slug: _likest(slug, traits, weights, holders, neighbours) for slug in traits}


def _traits(model: Model, summary: str) -> _Traits:
    tags = {f"#{fold(tag)}": tag for tag in model.tags}
    texts = (syllables(model.title), syllables(summary))
    # Two models of one place share its name, which says where and not what.
    known = _EVERYWHERE.union(map(" ".join, pairwise(syllables(model.place.text))))
    words = {pair for text in texts for pair in _pairs(text, known)}
    return _Traits(model, tags, texts, frozenset(words))


def _pairs(text: tuple[str, ...], known: frozenset[str]) -> Iterator[str]:
    """The telling pairs. One that is cut across a known one ("cao chất" of "nâng cao chất lượng") is no word."""
    pairs = [f"{left} {right}" for left, right in pairwise(text)]
    for place, (left, right) in enumerate(pairwise(text)):
        telling = (left + right).isalpha() and len(left) > 1 < len(right)
        around = pairs[max(0, place - 1) : place + 2]
        if telling and not _EMPTY.intersection((left, right)) and not known.intersection(around):
            yield pairs[place]


def _weights(traits: Iterable[_Traits]) -> dict[str, float]:
    """The weight of each term that at least two and at most COMMON models have: the rarer, the more it tells."""
    counts = Counter(term for trait in traits for term in {*trait.tags, *trait.words})
    return {term: 1 / math.log2(1 + count) for term, count in counts.items() if 2 <= count <= COMMON}


def _field_neighbours(models: tuple[Model, ...]) -> dict[str, tuple[str, ...]]:
    """For a model that shares no telling term: the next ones of its field, by slug, round in a ring."""
    by_field: dict[str, list[str]] = defaultdict(list)
    for model in models:
        for key in model.field:
            by_field[key].append(model.slug)
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
        other: _score(own.model, traits[other].model, math.fsum(found)) for other, found in shared.items()
    }
    ranked = sorted(scores, key=lambda other: (-scores[other], other))
    return tuple(_likeness(own, traits[other], weights) for other in ranked[:SHOWN])


def _score(model: Model, other: Model, shared: float) -> float:
    fields = _FIELD * bool(set(model.field) & set(other.field))
    return shared + fields + _PROGRAMME * bool(model.programme and model.programme == other.programme)


def _likeness(own: _Traits, other: _Traits, weights: Mapping[str, float]) -> Likeness:
    return Likeness(
        other.model.slug,
        tuple(key for key in own.model.field if key in other.model.field),
        tuple(tag for term, tag in own.tags.items() if term in other.tags),
        tuple(_phrases(own, {term for term in own.words & other.words if term in weights}))[:_REASONS],
    )


def _phrases(own: _Traits, shared: set[str]) -> Iterator[str]:
    """Shared pairs as the reader sees them: neighbouring ones run together ("thắp sáng đường quê"), each once."""
    told: set[str] = set()
    for text in own.texts:
        run: list[str] = []
        for left, right in zip(text, (*text[1:], ""), strict=False):
            if f"{left} {right}" in shared:
                run = [*run, right] if run else [left, right]
            elif run:
                if not told.intersection(run_pairs := {f"{a} {b}" for a, b in pairwise(run)}):
                    yield " ".join(run)
                told |= run_pairs
                run = []
