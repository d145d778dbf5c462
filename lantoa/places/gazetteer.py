"""The gazetteer: an address as an editor types it → its units as they were and as they are today."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from lantoa.places.names import name_key, split_kind
from lantoa.places.own import OwnUnit, settle_own, shelve_own
from lantoa.places.shelves import Shelf, read_now, read_past
from lantoa.places.slugs import province_slug, today_of
from lantoa.places.suggestions import suggest_address, suggest_child, suggest_province
from lantoa.places.table import Row, read_blocks, read_province
from lantoa.places.units import REFORM, Address, AmbiguousPlace, Place, UnknownPlace
from lantoa.vietnamese.periods import Moment
from lantoa.vietnamese.text import clean

_TABLES = ("now", "then", "earlier")


@dataclass(frozen=True, slots=True)
class Realm:
    """A province of one era, with the shelf that its units stand on."""

    table: str
    place: Place
    shelf: Shelf


class _Miss(Exception):  # noqa: N818 - the other era may have the unit
    """No unit below a parent has a name. What may have been meant is looked up only when no era has it."""

    def __init__(self, shelf: Shelf, parent: Place, part: str) -> None:
        super().__init__(part)
        self.shelf = shelf
        self.parent = parent
        self.part = part


class Gazetteer:
    """All units of today, those of 30/06/2025, those that ended in the years before, and the site's own."""

    def __init__(self, own: Iterable[OwnUnit] = ()) -> None:
        """Raises UnknownPlace when one of the site's own units makes no sense (see OwnUnit)."""
        units = tuple(own)
        self._own = Shelf({}, {})
        self._children: dict[tuple[str, str, str], Place] = {}
        self._own = shelve_own(units, _find_packaged)
        # In two steps, because a unit may have gone into one that stands below it in the list.
        self._own = settle_own(self._own, units, self.unit, self._find)
        self._children.clear()  # what was found on the way had not become anything yet

    def resolve(self, text: str, when: Moment | int | None = None) -> Address:
        """An address from hamlet to province, of either era, as it was when the thing happened.

        The hamlet is free text; a kind may be left out where only one unit can be meant ("Lục Ngạn, Bắc
        Giang"). ``when`` (the period's start, or its year) decides between eras where the words do not:
        "tỉnh Bắc Ninh" is the old province before 07/2025. Without it, today's.

        Raises UnknownPlace with suggestions for any part that no unit answers to, AmbiguousPlace for several.
        """
        text = " ".join(clean(text).split())
        parts = tuple(part.strip() for part in text.split(","))
        realms = sorted(self._realms(parts[-1]), key=lambda realm: _preference(realm.table, when))
        if not realms:
            raise UnknownPlace(parts[-1], suggest_address(parts) or suggest_province(parts[-1]))
        misses: list[_Miss] = []
        for realm in realms:
            try:
                chain, hamlet = self._climb_down(realm, parts[:-1])
            except _Miss as miss:
                misses.append(miss)
                continue
            return Address(text, ", ".join(hamlet), chain, self._today(chain))
        # The one that came deepest: the province it stands in was the one meant.
        deepest = min(misses, key=lambda miss: parts.index(miss.part))
        raise UnknownPlace(deepest.part, suggest_child(deepest.shelf, deepest.parent, deepest.part))

    def place(self, slug: str) -> Place:
        """The place with this slug. Raises KeyError."""
        found = self._find(slug)
        if found is None:
            raise KeyError(slug)
        return found

    def knows(self, slug: str) -> bool:
        """Whether a place has this slug."""
        return self._find(slug) is not None

    def unit(self, text: str) -> Place:
        """The smallest unit of an address without a hamlet. Raises UnknownPlace, for a hamlet too."""
        address = self.resolve(text)
        if address.hamlet:
            raise UnknownPlace(address.hamlet)
        return address.chain[0]

    def _find(self, slug: str) -> Place | None:
        if own := self._own.places.get(slug):
            return own
        return _find_packaged(slug)

    def _realms(self, part: str) -> Iterator[Realm]:
        """The provinces that answer to a name: the site's own ones, those of today and the old ones."""
        kind, name = split_kind(part)
        for own_kind, key, slug in self._own.children.get("", ()):
            if key == name_key(name) and kind in ("", own_kind):
                yield Realm("now", self._own.places[slug], self._own)
        for heading in _headings_by_key().get(name_key(name), ()):
            if kind in ("", heading.kind):
                yield _realm(heading.table, heading.code)

    def _climb_down(self, realm: Realm, parts: tuple[str, ...]) -> tuple[tuple[Place, ...], tuple[str, ...]]:
        """The chain of units, smallest first, and the parts that are left over for the hamlet."""
        chain: tuple[Place, ...] = (realm.place,)
        while parts and chain[0].level != "commune":
            chain, parts = (self._child(realm, chain[0], parts[-1]), *chain), parts[:-1]
        return chain, parts

    def _child(self, realm: Realm, parent: Place, part: str) -> Place:
        """The unit of a name below another: a site names few, and each in hundreds of articles."""
        asked = realm.table, parent.slug, part
        if asked not in self._children:
            self._children[asked] = self._find_child(realm.shelf, parent, part)
        return self._children[asked]

    def _find_child(self, shelf: Shelf, parent: Place, part: str) -> Place:
        kind, name = split_kind(part)
        children = (*shelf.children.get(parent.slug, ()), *self._own.children.get(parent.slug, ()))
        key = name_key(name)
        answers = dict.fromkeys(slug for kin, own, slug in children if own == key and kind in ("", kin))
        found = [shelf.places.get(slug) or self._own.places[slug] for slug in answers]
        if not found:
            raise _Miss(shelf, parent, part)
        if len(found) > 1:
            raise AmbiguousPlace(part, tuple(sorted(place.full_name for place in found)))
        return found[0]

    def _today(self, chain: tuple[Place, ...]) -> tuple[Place, ...]:
        first, province = chain[0], chain[-1]
        if first.era == "now":
            return chain
        if first.level == "commune" and len(first.became) == 1:
            heir = self.place(first.became[0])
            return (heir, self.place(heir.parent_slug)) if heir.parent_slug else (heir,)
        return (self.place(province.became[0]) if province.became else province,)


@dataclass(frozen=True, slots=True)
class Heading:
    """A province's line in a table, its slug, and what is in the slug of every unit below it."""

    table: str
    code: str
    kind: str
    key: str
    slug: str
    tail: str


@cache
def _headings_by_key() -> Mapping[str, tuple[Heading, ...]]:
    found: dict[str, tuple[Heading, ...]] = {}
    for heading in _headings():
        found[heading.key] = (*found.get(heading.key, ()), heading)
    return found


@cache
def _headings() -> tuple[Heading, ...]:
    """All provinces: today's, the old ones, those renamed before."""
    pairs = ((table, code) for table in _TABLES for code in sorted(read_blocks(table)))
    rows = ((table, code, read_province(table, code)) for table, code in pairs)
    return tuple(_heading(table, code, row) for table, code, row in rows if row)


def _heading(table: str, code: str, row: Row) -> Heading:
    slug = province_slug(table, code)
    return Heading(table, code, row.kind, name_key(row.name), slug, f"-{slug.removesuffix('-truoc-2025')}")


@cache
def _find_packaged(slug: str) -> Place | None:
    for heading in _headings():
        if slug == heading.slug or heading.tail in slug:
            found = _realm(heading.table, heading.code).shelf.places.get(slug)
            if found is not None:
                return found
    return None


@cache
def _realm(table: str, code: str) -> Realm:
    """An old province that goes on unchanged is today's place, over the shelf of its old units."""
    shelf, slug = read_now(code) if table == "now" else read_past(code), province_slug(table, code)
    return Realm(table, shelf.places.get(slug) or read_now(today_of(code)).places[slug], shelf)


def _preference(table: str, when: Moment | int | None) -> int:
    """The era of ``when`` first; without it, today's."""
    start = when.start if isinstance(when, Moment) else date(when, 1, 1) if when else None
    is_past = start is not None and start < date.fromisoformat(REFORM)
    return (("then", "earlier", "now") if is_past else _TABLES).index(table)
