"""What is wrong with the units that a site adds, all of it at once and each by its place in the list."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lantoa.places.gazetteer import Gazetteer
from lantoa.places.own import OwnUnit, address_parts, own_slug
from lantoa.places.units import AmbiguousPlace, UnknownPlace


@dataclass(frozen=True, slots=True)
class OwnFault:
    """A fault of the unit at ``index``: ``path`` is "address" or "became.0", ``part`` the words that are wrong.

    ``kind``: no kind of unit is named ("place-kind"), the unit is known already ("place-known"), an heir is unknown
    or stands for several ("unknown-place", "ambiguous-place"), or a unit became itself ("place-circle").
    """

    index: int
    path: str
    kind: str
    value: str
    part: str
    suggestions: tuple[str, ...] = ()


def find_own_faults(units: tuple[OwnUnit, ...]) -> tuple[OwnFault, ...]:
    """Every fault, in the order of the list. Without one, a Gazetteer can be made of the units."""
    faults = dict(_of_addresses(units))
    named = {index: unit for index, unit in enumerate(units) if index not in faults}
    gazetteer = Gazetteer(replace(unit, became=()) for unit in named.values())
    heirs: dict[str, tuple[str, ...]] = {}
    found = list(faults.values())
    for index, unit in named.items():
        slugs, wrong = _of_heirs(index, unit, gazetteer)
        heirs[own_slug(unit)] = slugs
        found.extend(wrong)
    for index, unit in named.items():
        if _returns(own_slug(unit), heirs):
            found.append(OwnFault(index, "became", "place-circle", unit.address, unit.address))
    return tuple(sorted(found, key=lambda fault: (fault.index, fault.path)))


def _of_addresses(units: tuple[OwnUnit, ...]) -> Iterator[tuple[int, OwnFault]]:
    tables = Gazetteer()
    seen: set[str] = set()
    for index, unit in enumerate(units):
        try:
            Gazetteer((replace(unit, became=()),))
        except UnknownPlace as fault:
            yield index, OwnFault(index, "address", "place-kind", unit.address, fault.part)
            continue
        slug = own_slug(unit)
        if slug in seen or tables.knows(slug):
            yield (
                index,
                OwnFault(index, "address", "place-known", unit.address, address_parts(unit.address)[0]),
            )
        seen.add(slug)


def _of_heirs(index: int, unit: OwnUnit, gazetteer: Gazetteer) -> tuple[tuple[str, ...], list[OwnFault]]:
    slugs: list[str] = []
    faults: list[OwnFault] = []
    for number, text in enumerate(unit.became):
        try:
            slugs.append(gazetteer.unit(text).slug)
        except UnknownPlace as fault:
            kind = "ambiguous-place" if isinstance(fault, AmbiguousPlace) else "unknown-place"
            path = f"became.{number}"
            faults.append(OwnFault(index, path, kind, text, fault.part, fault.suggestions))
    return tuple(slugs), faults


def _returns(slug: str, heirs: dict[str, tuple[str, ...]]) -> bool:
    """Whether following its heirs leads back to a unit."""
    seen: set[str] = set()
    ahead = list(heirs.get(slug, ()))
    while ahead:
        here = ahead.pop()
        if here == slug:
            return True
        if here not in seen:
            seen.add(here)
            ahead.extend(heirs.get(here, ()))
    return False
