"""The gazetteer: an address as an editor types it → its units as they were and as they are today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lantoa.periods import Moment
from lantoa.places.names import LEVELS, name_key, split_kind
from lantoa.places.shelves import Shelf, read_now, read_past
from lantoa.places.slugs import is_same_today, province_slug, today_of
from lantoa.places.suggestions import suggest_address, suggest_child, suggest_province
from lantoa.places.table import read_blocks, read_province
from lantoa.places.units import REFORM, Address, AmbiguousPlace, Place, UnknownPlace
from lantoa.text import clean


@dataclass(frozen=True, slots=True)
class Province:
    """A province of one era with its shelf's coordinates: ``table`` is now, then or earlier."""

    table: str
    code: str

    @property
    def shelf(self) -> Shelf:
        """Its places."""
        return read_now(self.code) if self.table == "now" else read_past(self.code)

    @property
    def place(self) -> Place:
        """The province itself; one that goes on unchanged is today's in both eras."""
        slug = province_slug(self.table, self.code)
        lasting = self.table == "then" and is_same_today(self.code)
        return (read_now(today_of(self.code)) if lasting else self.shelf).places[slug]


class Gazetteer:
    """All units of today, those of 30/06/2025, and those that ended in the years before. Holds no state."""

    def resolve(self, text: str, when: Moment | int | None = None) -> Address:
        """An address from hamlet to province, of either era, as it was when the thing happened.

        The hamlet is free text; a kind may be left out where only one unit can be meant ("Lục Ngạn, Bắc
        Giang"). ``when`` (the period's start, or its year) decides between eras where the words do not:
        "tỉnh Bắc Ninh" is the old province before 07/2025. Without it, today's.

        Raises UnknownPlace with suggestions for any part that no unit answers to, AmbiguousPlace for several.
        """
        text = " ".join(clean(text).split())
        parts = tuple(part.strip() for part in text.split(","))
        provinces = sorted(_find_provinces(parts[-1]), key=lambda province: _preference(province, when))
        if not provinces:
            raise UnknownPlace(parts[-1], suggest_address(parts) or suggest_province(parts[-1]))
        faults: list[UnknownPlace] = []
        for province in provinces:
            try:
                chain, rest = _climb_down(province, parts[:-1])
            except UnknownPlace as fault:
                faults.append(fault)
                continue
            return Address(text, ", ".join(rest), chain, self._today(chain))
        raise _best(faults)

    def place(self, slug: str) -> Place:
        """The place with this slug. Raises KeyError."""
        for province in _all_provinces():
            own = province_slug(province.table, province.code)
            if slug == own:
                return province.place
            if f"-{own.removesuffix('-truoc-2025')}" in slug and slug in province.shelf.places:
                return province.shelf.places[slug]
        raise KeyError(slug)

    def _today(self, chain: tuple[Place, ...]) -> tuple[Place, ...]:
        first, province = chain[0], chain[-1]
        if first.era == "now":
            return chain
        today = self.place(province.became[0]) if province.became else province
        exact = first.level == "commune" and len(first.became) == 1
        return (self.place(first.became[0]), today) if exact else (today,)


def _all_provinces() -> Iterator[Province]:
    return (
        Province(table, code) for table in ("now", "then", "earlier") for code in sorted(read_blocks(table))
    )


def _find_provinces(part: str) -> Iterator[Province]:
    kind, name = split_kind(part)
    for province in _all_provinces():
        row = read_province(province.table, province.code)
        then = read_province("then", province.code)
        if province.table == "earlier" and row and then and row.label == then.label:
            continue
        if row and name_key(row.name) == name_key(name) and kind in ("", row.kind):
            yield province


def _preference(province: Province, when: Moment | int | None) -> int:
    """The era of ``when`` first; without it, today's."""
    start = when.start if isinstance(when, Moment) else date(when, 1, 1) if when else None
    is_past = start is not None and start < date.fromisoformat(REFORM)
    return (
        ("then", "earlier", "now").index(province.table)
        if is_past
        else ("now", "then", "earlier").index(province.table)
    )


def _climb_down(province: Province, parts: tuple[str, ...]) -> tuple[tuple[Place, ...], tuple[str, ...]]:
    """The chain of units, smallest first, and the parts that are left over for the hamlet."""
    chain: tuple[Place, ...] = (province.place,)
    for level in ("commune",) if province.table == "now" else ("district", "commune"):
        if not parts:
            break
        found = _find_child(province.shelf, chain[0], parts[-1], level)
        chain, parts = (found, *chain), parts[:-1]
    return chain, parts


def _find_child(shelf: Shelf, parent: Place, part: str, level: str) -> Place:
    kind, name = split_kind(part)
    if kind and kind not in LEVELS[level]:
        raise UnknownPlace(part, suggest_child(shelf, parent, part))
    answers = dict.fromkeys(
        slug
        for child_kind, key, slug in shelf.children.get(parent.slug, ())
        if key == name_key(name) and kind in ("", child_kind)
    )
    if not answers:
        raise UnknownPlace(part, suggest_child(shelf, parent, part))
    if len(answers) > 1:
        raise AmbiguousPlace(part, tuple(sorted(shelf.places[slug].full_name for slug in answers)))
    return shelf.places[next(iter(answers))]


def _best(faults: list[UnknownPlace]) -> UnknownPlace:
    """The fault that came deepest: its province was the one meant."""
    return faults[0]
