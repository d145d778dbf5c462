"""Units that a site adds to the packaged tables: a later rearrangement, or an invented commune."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from lantoa.places.names import LEVELS, name_key, split_kind
from lantoa.places.shelves import Child, Shelf
from lantoa.places.units import Place, Step, UnknownPlace
from lantoa.vietnamese.text import slugify

Find = Callable[[str], Place | None]
"""A place by its slug."""


@dataclass(frozen=True, slots=True)
class OwnUnit:
    """A unit by its whole address, with kinds; on ``date`` (EDTF) it went into the units ``became`` (addresses).

    The units above it that nobody knows are added with it. ``basis`` is the document that said so.
    """

    address: str
    became: tuple[str, ...] = ()
    date: str = ""
    basis: str = ""


def shelve_own(units: Iterable[OwnUnit], known: Find) -> Shelf:
    """The site's own places as they are named. ``known`` finds a slug in the tables: what they have is never replaced.

    Raises UnknownPlace for a part without a kind. What became of them is said by ``settle_own``.
    """
    places: dict[str, Place] = {}
    for unit in units:
        parts = address_parts(unit.address)
        for start in range(len(parts) - 1, -1, -1):
            place = _place(parts[start:])
            if not known(place.slug):
                places.setdefault(place.slug, place)
    children: dict[str, tuple[Child, ...]] = {}
    for place in places.values():
        parent = place.parent_slug or ""
        children[parent] = (*children.get(parent, ()), (place.kind, name_key(place.name), place.slug))
    return Shelf(places, children)


def settle_own(shelf: Shelf, units: Iterable[OwnUnit], heir: Callable[[str], Place], find: Find) -> Shelf:
    """The same places with what became of them and what they were before.

    ``heir`` gives the unit of an address and raises UnknownPlace, as this does. An heir that ended too is followed
    to today's units. A district that is only named inside addresses became what its communes became.
    """
    steps = {
        own_slug(unit): Step(unit.date, tuple(sorted({heir(text).slug for text in unit.became})), unit.basis)
        for unit in units
        if unit.became and own_slug(unit) in shelf.places
    }
    ended = {slug: _ended(slug, steps, find) for slug in steps}
    joined: dict[str, set[str]] = defaultdict(set)
    for slug, (became, _) in ended.items():
        parent = shelf.places.get(shelf.places[slug].parent_slug or "")
        if parent and parent.level == "district" and parent.slug not in ended:
            joined[parent.slug] |= set(became)
    ended.update({slug: (tuple(sorted(into)), ()) for slug, into in joined.items()})
    was: dict[str, set[str]] = defaultdict(set)
    for slug, step in steps.items():
        # As in the tables: those that went into it directly, and no districts, which are no former communes.
        for into in step.into if shelf.places[slug].level != "district" else ():
            was[into].add(slug)
    return Shelf({slug: _settled(each, ended, was) for slug, each in shelf.places.items()}, shelf.children)


def own_slug(unit: OwnUnit) -> str:
    """The slug of the unit itself."""
    return _place(address_parts(unit.address)).slug


def address_parts(address: str) -> tuple[str, ...]:
    """The units that an address names, the smallest first."""
    return tuple(part.strip() for part in address.split(","))


def _ended(slug: str, steps: Mapping[str, Step], find: Find) -> tuple[tuple[str, ...], tuple[Step, ...]]:
    """Today's units that a unit became, and its changes, the oldest first. Going in a circle it became nothing."""
    became: set[str] = set()
    changes: dict[Step, None] = {}
    seen: set[str] = set()
    ahead = [slug]
    while ahead:
        here = ahead.pop(0)
        if here in seen:
            continue
        seen.add(here)
        place = find(here)
        if here in steps:
            changes[steps[here]] = None
            ahead.extend(steps[here].into)
        elif place and place.era == "then":
            changes.update(dict.fromkeys(place.steps))
            became.update(place.became)
        else:
            became.add(here)
    return tuple(sorted(became)), tuple(changes)


def _settled(
    place: Place,
    ended: Mapping[str, tuple[tuple[str, ...], tuple[Step, ...]]],
    was: Mapping[str, set[str]],
) -> Place:
    if place.slug not in ended:
        return replace(place, was=tuple(sorted(was.get(place.slug, ()))))
    became, steps = ended[place.slug]
    return replace(place, era="then", became=became, steps=steps)


def _place(parts: tuple[str, ...]) -> Place:
    kind, name = split_kind(parts[0])
    levels = ("province",) if len(parts) == 1 else ("district", "commune")
    level = next((level for level in levels if kind in LEVELS[level]), "")
    if not level:
        raise UnknownPlace(parts[0])
    labels = [" ".join(split_kind(part)) for part in parts]
    parent = slugify(" ".join(labels[1:])) or None
    return Place(slugify(" ".join(labels)), kind, name, ", ".join(labels), level, parent, "now", "")
