"""Models that share a field, tag, place, unit, year or programme, each group in the order of the models given."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lantoa.places import Place
from lantoa.relate.brief import Brief
from lantoa.vietnamese.text import sort_key

Grouped = Mapping[str, tuple[Brief, ...]]


@dataclass(frozen=True, slots=True)
class Groups:
    """Each mapping is from the key in the URL to its models. `names` gives units and tags as editors write them.

    A model stands under every unit of its place, as it was and as it is today.
    """

    fields: Grouped
    tags: Grouped
    places: Grouped
    units: Grouped
    years: Grouped
    programmes: Grouped
    names: Mapping[str, str]
    known_places: Mapping[str, Place]


def plan_groups(briefs: Iterable[Brief]) -> Groups:
    """The groups of some models. Of several spellings of a unit or tag with one slug, the first in order names it."""
    kinds: dict[str, dict[str, list[Brief]]] = {kind: defaultdict(list) for kind in _KINDS}
    spelt: dict[str, set[str]] = defaultdict(set)
    known: dict[str, Place] = {}
    for brief in briefs:
        units = {place.slug: place for place in (*brief.place.chain, *brief.place.today)}
        known |= units
        for kind, keys in zip(_KINDS, _keys(brief, units), strict=True):
            groups = kinds[kind]
            for key in keys:
                groups[key].append(brief)
        for slug, tag in brief.tags:
            spelt[f"tags/{slug}"].add(tag)
        if brief.unit:
            spelt[f"units/{brief.unit_slug}"].add(brief.unit)
    return Groups(
        **{kind: {key: tuple(groups[key]) for key in sorted(groups)} for kind, groups in kinds.items()},
        names={key: _first(found) for key, found in spelt.items()},
        known_places=dict(sorted(known.items())),
    )


def _first(spellings: set[str]) -> str:
    """The first in order. Nearly every unit and tag is written in one way, and a key of order takes a while."""
    return min(spellings, key=sort_key) if len(spellings) > 1 else next(iter(spellings))


_KINDS = ("fields", "tags", "places", "units", "years", "programmes")


def _keys(brief: Brief, places: Mapping[str, Place]) -> tuple[Iterable[str], ...]:
    """The keys in the URL of the groups that a model is in, of each kind in the order of _KINDS, each key once."""
    return (
        brief.field if len(brief.field) < 2 else dict.fromkeys(brief.field),
        [slug for slug, _ in brief.tags],
        places,
        (brief.unit_slug,) if brief.unit else (),
        map(str, brief.years),
        (brief.programme,) if brief.programme else (),
    )
