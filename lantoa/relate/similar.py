"""Similar models, with the reason; of a site that changed a little, only those are found anew that may have changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import starmap
from typing import Any

from lantoa.relate.brief import Brief
from lantoa.relate.likeness import Likeness, Traits, plan_holders, plan_likest, plan_terms
from lantoa.relate.outdated import plan_outdated

Packed = tuple[Any, ...]
"""Tuples of texts to any depth: what `marshal` writes and reads."""


@dataclass(frozen=True, slots=True)
class Similar:
    """The most similar models of each, by slug, and the traits by which they were found, also by slug."""

    models: Mapping[str, tuple[Likeness, ...]]
    traits: tuple[Traits, ...]


NOTHING = Similar({}, ())
"""What is known before the first build."""


def plan_similar(briefs: tuple[Brief, ...], before: Similar = NOTHING) -> Similar:
    """The most similar models of each, the likest first; ties by slug. The models are given by slug.

    `before` is what was found in an earlier build: the answer is the same without it, and takes longer.
    """
    models = tuple([Traits(b.slug, b.field, b.programme, b.tags, b.telling) for b in briefs])
    if models == before.traits:
        return before
    outdated = sorted(plan_outdated(models, before.traits)) if before.traits else list(range(len(models)))
    few = len(outdated) < len(models)
    wanted = {term for number in outdated for term in models[number].terms()} if few else None
    found = plan_likest(models, plan_terms(plan_holders(models, wanted), len(models)), outdated)
    slugs = [model.slug for model in models]
    return Similar({slug: found[slug] if slug in found else before.models[slug] for slug in slugs}, models)


def pack_similar(similar: Similar) -> Packed:
    """What was found as plain values, to be kept for the next build."""
    traits = tuple([(t.slug, t.field, t.programme, t.tags, t.telling) for t in similar.traits])
    found = [tuple([(x.slug, x.fields, x.tags, x.words) for x in alike]) for alike in similar.models.values()]
    return traits, tuple(found)


def unpack_similar(values: Packed) -> Similar:
    """What was packed."""
    traits, found = values
    models = tuple(starmap(Traits, traits))
    alike = [tuple(starmap(Likeness, each)) for each in found]
    return Similar({model.slug: each for model, each in zip(models, alike, strict=True)}, models)
