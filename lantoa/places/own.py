"""Units that a site adds to the packaged tables: a later rearrangement, or an invented commune."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lantoa.places.names import LEVELS, name_key, split_kind
from lantoa.places.shelves import Child, Shelf
from lantoa.places.units import Place, Step, UnknownPlace
from lantoa.text import slugify


@dataclass(frozen=True, slots=True)
class OwnUnit:
    """A unit by its whole address, with kinds; on ``date`` (EDTF) it went into the units ``became`` (addresses).

    The units above it that nobody knows are added with it.
    """

    address: str
    became: tuple[str, ...] = ()
    date: str = ""
    basis: str = ""


def shelve_own(units: Iterable[OwnUnit], known: Callable[[str], Place | None]) -> Shelf:
    """The site's own places. ``known`` finds a slug in the tables: what they have is never replaced.

    Raises UnknownPlace for a part without a kind, or a ``became`` that is neither known nor listed.
    """
    units = tuple(units)
    places: dict[str, Place] = {}
    for unit in units:
        parts = tuple(part.strip() for part in unit.address.split(","))
        for start in range(len(parts) - 1, -1, -1):
            place = _place(parts[start:], unit if start == 0 else None)
            if not known(place.slug) and (start == 0 or place.slug not in places):
                places[place.slug] = place
    for place in places.values():
        for heir in place.became:
            if heir not in places and not known(heir):
                raise UnknownPlace(heir)
    children: dict[str, tuple[Child, ...]] = {}
    for place in places.values():
        parent = place.parent_slug or ""
        children[parent] = (*children.get(parent, ()), (place.kind, name_key(place.name), place.slug))
    return Shelf(places, children)


def _place(parts: tuple[str, ...], unit: OwnUnit | None) -> Place:
    kind, name = split_kind(parts[0])
    levels = ("province",) if len(parts) == 1 else ("district", "commune")
    level = next((level for level in levels if kind in LEVELS[level]), "")
    if not level:
        raise UnknownPlace(parts[0])
    labels = [" ".join(split_kind(part)) for part in parts]
    parent = slugify(" ".join(labels[1:])) or None
    became = tuple(sorted(slugify(address) for address in unit.became)) if unit else ()
    steps = (Step(unit.date, became, unit.basis),) if unit and became else ()
    era = "then" if became else "now"
    return Place(
        slugify(" ".join(labels)), kind, name, ", ".join(labels), level, parent, era, "", became, (), steps
    )
