"""Models that share a field, tag, place, unit, year or programme, each group in the order of the models given."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lantoa.places import Place
from lantoa.records import Model
from lantoa.vietnamese.periods import years
from lantoa.vietnamese.text import slugify, sort_key

Grouped = Mapping[str, tuple[Model, ...]]


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


def plan_groups(models: Iterable[Model]) -> Groups:
    """The groups of some models. Of several spellings of a unit or tag with one slug, the first in order names it."""
    kinds: dict[str, dict[str, list[Model]]] = defaultdict(lambda: defaultdict(list))
    names: dict[str, set[str]] = defaultdict(set)
    known: dict[str, Place] = {}
    for model in models:
        for kind, key, name in _memberships(model):
            kinds[kind][key].append(model)
            names[f"{kind}/{key}"].add(name)
        known.update((place.slug, place) for place in (*model.place.chain, *model.place.today))
    spelt = {key: min(found, key=lambda name: (sort_key(name), name)) for key, found in names.items()}
    fixed = {kind: {key: tuple(kinds[kind][key]) for key in sorted(kinds[kind])} for kind in _KINDS}
    return Groups(**fixed, names=spelt, known_places=dict(sorted(known.items())))


_KINDS = ("fields", "tags", "places", "units", "years", "programmes")


def _memberships(model: Model) -> Iterable[tuple[str, str, str]]:
    """(kind, key in the URL, name) of every group that a model is in, each once."""
    yield from dict.fromkeys(("fields", key, key) for key in model.field)
    yield from {("tags", slugify(tag)): ("tags", slugify(tag), tag) for tag in model.tags}.values()
    slugs = dict.fromkeys(place.slug for place in (*model.place.chain, *model.place.today))
    yield from (("places", slug, slug) for slug in slugs)
    if model.unit:
        yield "units", slugify(model.unit), model.unit
    yield from (("years", str(year), str(year)) for year in years_of(model))
    if model.programme:
        yield "programmes", model.programme, model.programme


def years_of(model: Model) -> tuple[int, ...]:
    """The years a model is known to have run. One that still goes on counts up to the last year that its page dates."""
    dates = [event.date for event in model.events] + [result.as_of for result in model.results]
    dated = [date.year for date in dates if date is not None]
    start = model.period.start.year if model.period.start else 0
    return years(model.period, max([start, *dated]))
