"""Which models may have other similar ones than before: the changed, and those that one of them did or does touch.

A model's similar ones come of its own traits; of who else has each of its terms, and how many have it; of the field and
programme of those; and of who follows it in the rings of its fields. Whoever none of this changed for has the same.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from lantoa.relate.likeness import COMMON, SHOWN, Traits, plan_holders, plan_rings


def plan_outdated(models: Sequence[Traits], before: Sequence[Traits]) -> set[int]:
    """The numbers of the models whose similar ones must be found anew. Both are given by slug."""
    now, then = ({model.slug: model for model in given} for given in (models, before))
    changed = {slug for slug in now.keys() | then.keys() if now.get(slug) != then.get(slug)}
    outdated = _by_terms(models, [(then.get(slug), now.get(slug)) for slug in changed])
    slugs = changed.union(_followed(models, changed), _followed(before, changed))
    outdated.update(number for number, model in enumerate(models) if model.slug in slugs)
    return outdated


def _by_terms(models: Sequence[Traits], changes: Collection[tuple[Traits | None, Traits | None]]) -> set[int]:
    """The models that have a term that changed hands, or shares one with a model of another field or programme now."""
    gained: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    touched: set[str] = set()
    for old, new in changes:
        had, has = set(old.terms() if old else ()), set(new.terms() if new else ())
        gained.update(has - had)
        lost.update(had - has)
        if old and new and (old.field, old.programme) != (new.field, new.programme):
            touched |= has & had
    found: set[int] = set()
    for term, held in plan_holders(models, touched.union(gained, lost)).items():
        if _tells(len(held)) or _tells(len(held) - gained[term] + lost[term]):
            found.update(held)
    return found


def _tells(count: int) -> bool:
    return 2 <= count <= COMMON


def _followed(models: Sequence[Traits], changed: Collection[str]) -> Iterator[str]:
    """The slugs of the models that one of the changed follows in a ring."""
    for ring in plan_rings(models).values():
        for place, number in enumerate(ring):
            if models[number].slug in changed:
                yield from (models[ring[(place - step) % len(ring)]].slug for step in range(1, SHOWN + 1))
