"""A shelf holds a province's places of one era, by slug and by parent. It is made when first asked for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from lantoa.places.names import name_key
from lantoa.places.slugs import is_same_today, now_slugs, old_codes, past_slugs, province_slug, today_of
from lantoa.places.table import Row, read_blocks, read_province, read_rows, read_steps
from lantoa.places.units import REFORM, Place, Step

Child = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Shelf:
    """``places`` by slug; ``children``: parent slug → (kind, name key, slug), under other spellings too."""

    places: Mapping[str, Place]
    children: Mapping[str, tuple[Child, ...]]


@cache
def read_now(code: str) -> Shelf:
    """The province of today with its communes. Raises KeyError for a code that no province has."""
    slug, slugs = province_slug("now", code), now_slugs(code)
    was: dict[str, set[str]] = defaultdict(set)
    for old in old_codes(code):
        for row in read_rows("then", old):
            for new in row.into:
                was[new].add(past_slugs(old)[row])
    merged = (
        ()
        if is_same_today(old_codes(code)[0])
        else tuple(province_slug("then", old) for old in old_codes(code))
    )
    places = [_place(read_province("now", code), slug, None, "now", was=merged)]
    for row in read_rows("now", code):
        places.append(_place(row, slugs[row.code], slug, "now", was=tuple(sorted(was[row.code]))))
    return Shelf({place.slug: place for place in places}, _children(places, ()))


@cache
def read_past(code: str) -> Shelf:
    """An old province with its districts and communes, those that ended shortly before 30/06/2025 too."""
    slugs, became, steps = past_slugs(code), _became(code), _steps(code)
    places: dict[str, Place] = {}
    spellings: list[tuple[str, Child]] = []
    for table in ("then", "earlier"):
        if code not in read_blocks(table):
            continue
        top = province_slug(table, code)
        if not (is_same_today(code) and top == province_slug("then", code)):
            places.setdefault(top, _province(table, code))
        for row in read_rows(table, code):
            parent = slugs.get(row.parent, top) if row.parent else top
            slug = slugs[row]
            places.setdefault(slug, _place(row, slug, parent, "then", became=became[slug], steps=steps[slug]))
            spellings.append((parent, (row.kind, name_key(row.name), slug)))
    return Shelf(places, _children(places.values(), spellings))


def _province(table: str, code: str) -> Place:
    """An old province, or one that got another name before 30/06/2025."""
    slug, then, heir = (
        province_slug(table, code),
        province_slug("then", code),
        province_slug("now", today_of(code)),
    )
    renamed = (Step("", (then,)),) if slug != then else ()
    merged = () if is_same_today(code) else (Step(REFORM, (heir,)),)
    return _place(read_province(table, code), slug, None, "then", became=(heir,), steps=(*renamed, *merged))


def _place(
    row: Row | None,
    slug: str,
    parent: str | None,
    era: str,
    *,
    became: Iterable[str] = (),
    was: tuple[str, ...] = (),
    steps: tuple[Step, ...] = (),
) -> Place:
    if row is None:
        raise KeyError(slug)
    sorted_heirs = tuple(sorted(became))
    return Place(
        slug, row.kind, row.name, row.full_name, row.level, parent, era, row.code, sorted_heirs, was, steps
    )


def _children(
    places: Iterable[Place], spellings: Iterable[tuple[str, Child]]
) -> dict[str, tuple[Child, ...]]:
    children: dict[str, dict[Child, None]] = defaultdict(dict)
    for place in places:
        children[place.parent_slug or ""][place.kind, name_key(place.name), place.slug] = None
    for parent, child in spellings:
        children[parent][child] = None
    return {parent: tuple(group) for parent, group in children.items()}


def _became(code: str) -> dict[str, set[str]]:
    """Slug of an old unit → slugs of today's communes; a district's are those of all its communes, ever."""
    slugs, now = past_slugs(code), now_slugs(today_of(code))
    became: dict[str, set[str]] = defaultdict(set)
    for row, heirs in _successors(code).items():
        ends = {now[new] for heir in heirs for new in heir.into}
        became[slugs[row]] |= ends
        if row.level == "commune" and row.parent is not None:
            became[slugs[row.parent]] |= ends
    return became


def _successors(code: str) -> dict[Row, tuple[Row, ...]]:
    """Each old unit → the units of 30/06/2025 that it was, or had become, by then: itself, mostly."""
    then = read_rows("then", code)
    by_code = {row.code: row for row in then if row.level == "commune"}
    earlier = {row: tuple(by_code[heir] for heir in row.into) for row in read_rows("earlier", code)}
    return {row: (row,) for row in then} | earlier


def _steps(code: str) -> dict[str, tuple[Step, ...]]:
    """Slug of an old unit → its changes, oldest first."""
    slugs, became, known = past_slugs(code), _became(code), read_steps()
    basis = known.get(province_slug("now", today_of(code)), ("", ""))[1]
    ended_early: dict[str, set[str]] = defaultdict(set)
    for row, heirs in _successors(code).items():
        if row not in heirs:
            ended_early[slugs[row]] |= {slugs[heir] for heir in heirs}
            if row.level == "commune" and row.parent is not None:
                ended_early[slugs[row.parent]] |= {slugs[heir.parent] for heir in heirs if heir.parent}
    steps: dict[str, tuple[Step, ...]] = {}
    stayed = {slugs[row] for row in read_rows("then", code)}
    for row, slug in slugs.items():
        last = Step(REFORM, tuple(sorted(became[slug])), basis if row.level == "commune" else "")
        date, own_basis = known.get(slug, ("", ""))
        first = () if slug in stayed else (Step(date, tuple(sorted(ended_early[slug])), own_basis),)
        steps[slug] = (*first, last)
    return steps
