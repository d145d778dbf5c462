"""Models that share a field, tag, place, unit, year or programme, each group in the order of the models given."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
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
    kinds: dict[str, dict[str, list[Brief]]] = defaultdict(lambda: defaultdict(list))
    names: dict[str, set[str]] = defaultdict(set)
    known: dict[str, Place] = {}
    for brief in briefs:
        for kind, key, name in _memberships(brief):
            kinds[kind][key].append(brief)
            names[f"{kind}/{key}"].add(name)
        known.update((place.slug, place) for place in (*brief.place.chain, *brief.place.today))
    spelt = {key: min(found, key=lambda name: (sort_key(name), name)) for key, found in names.items()}
    fixed = {kind: {key: tuple(kinds[kind][key]) for key in sorted(kinds[kind])} for kind in _KINDS}
    return Groups(**fixed, names=spelt, known_places=dict(sorted(known.items())))


_KINDS = ("fields", "tags", "places", "units", "years", "programmes")


def _memberships(brief: Brief) -> Iterator[tuple[str, str, str]]:
    """(kind, key in the URL, name) of every group that a model is in, each once."""
    yield from (("fields", key, key) for key in dict.fromkeys(brief.field))
    yield from (("tags", slug, tag) for slug, tag in brief.tags)
    slugs = dict.fromkeys(place.slug for place in (*brief.place.chain, *brief.place.today))
    yield from (("places", slug, slug) for slug in slugs)
    if brief.unit:
        yield "units", brief.unit_slug, brief.unit
    yield from (("years", str(year), str(year)) for year in brief.years)
    if brief.programme:
        yield "programmes", brief.programme, brief.programme
