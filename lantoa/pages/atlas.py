"""Places: which units have a page, what each page says of its unit's life, and the index from province to commune."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lantoa import urls
from lantoa.pages.cards import place_link
from lantoa.pages.material import Material
from lantoa.places import Place
from lantoa.vietnamese.periods import parse_moment
from lantoa.vietnamese.text import sort_key
from lantoa.views import Counted, IndexGroup, Link, PlaceFacts, PlaceStep


@dataclass(frozen=True, slots=True)
class Atlas:
    """The units that have a page, in Vietnamese order, and those under each of them."""

    material: Material
    shown: Mapping[str, Place]
    children: Mapping[str, tuple[Place, ...]]


def plan_atlas(material: Material) -> Atlas:
    """Every unit of an address, then and now, and every unit that one of their communes became."""
    known = dict(material.site.groups.known_places)
    for programme in material.site.programmes:
        known.update((place.slug, place) for place in (*programme.place.chain, *programme.place.today))
    for place in tuple(known.values()):
        if place.level == "commune":
            for slug in place.became:
                known.update(_with_parents(material, material.place(slug)))
    ordered = sorted(known.values(), key=lambda place: (sort_key(place.full_name), place.slug))
    children: dict[str, list[Place]] = defaultdict(list)
    for place in ordered:
        children[place.parent_slug or ""].append(place)
    shown = {place.slug: place for place in ordered}
    return Atlas(material, shown, {parent: tuple(found) for parent, found in children.items()})


def _with_parents(material: Material, place: Place) -> dict[str, Place]:
    found = {place.slug: place}
    while place.parent_slug:
        place = material.place(place.parent_slug)
        found[place.slug] = place
    return found


def place_facts(atlas: Atlas, place: Place) -> PlaceFacts:
    """What is known of a unit; only units that have a page are linked, others stand as text."""
    parents = tuple(_with_parents(atlas.material, place).values())[1:]
    return PlaceFacts(
        parents=tuple(place_link(parent) for parent in reversed(parents)),
        children=tuple(_counted(atlas, child) for child in atlas.children.get(place.slug, ())),
        became=_links(atlas, place.became),
        was=_links(atlas, place.was),
        steps=tuple(
            PlaceStep(parse_moment(step.date) if step.date else None, _links(atlas, step.into), step.basis)
            for step in place.steps
        ),
    )


def _links(atlas: Atlas, slugs: Iterable[str]) -> tuple[Link, ...]:
    places = sorted(
        (atlas.material.place(slug) for slug in slugs), key=lambda place: sort_key(place.full_name)
    )
    return tuple(
        place_link(place) if place.slug in atlas.shown else Link("", place.label) for place in places
    )


def _counted(atlas: Atlas, place: Place) -> Counted:
    count = len(atlas.material.site.groups.places.get(place.slug, ()))
    return Counted(urls.place_url(place.slug), place.label, count)


def place_groups(atlas: Atlas) -> tuple[IndexGroup, ...]:
    """Provinces with their units under them: as they are today first, then as they were."""
    tops = sorted(atlas.children.get("", ()), key=lambda place: (place.era != "now", sort_key(place.name)))
    return tuple(_group(atlas, place) for place in tops)


def _group(atlas: Atlas, place: Place) -> IndexGroup:
    below = atlas.children.get(place.slug, ())
    return IndexGroup(
        name=place.label,
        url=urls.place_url(place.slug),
        entries=tuple(_counted(atlas, child) for child in below if child.slug not in atlas.children),
        groups=tuple(_group(atlas, child) for child in below if child.slug in atlas.children),
        era="" if place.parent_slug else place.era,
    )
