"""Pages of models that share a field, place, unit, year or tag, and the index of each kind."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from lantoa import urls
from lantoa.pages.atlas import Atlas, place_facts, place_groups, plan_atlas
from lantoa.pages.cards import field_mark
from lantoa.pages.material import Desk
from lantoa.pages.pager import paginate, plan_pager
from lantoa.pages.planned import Planned, planned, shown
from lantoa.pages.sums import Sums
from lantoa.relate.brief import Brief
from lantoa.vietnamese.text import capital, initial, sort_key
from lantoa.views import Counted, FieldMark, GroupView, IndexGroup, IndexView, Link, Page, PlaceFacts


@dataclass(frozen=True, slots=True)
class _Group:
    kind: str
    name: str
    url: str
    models: tuple[Brief, ...]
    intro: str = ""
    field: FieldMark | None = None
    place: PlaceFacts | None = None


_PARENTS: dict[str, tuple[str, Callable[[], str]]] = {
    "field": ("title.fields", urls.fields_url),
    "place": ("title.places", urls.places_url),
    "unit": ("title.units", urls.units_url),
    "year": ("title.years", urls.years_url),
    "tag": ("title.tags", urls.tags_url),
}


def plan_groups_pages(desk: Desk, sums: Sums) -> Iterator[Planned]:
    """Every group's pages, then the five indexes."""
    atlas = plan_atlas(desk.material)
    groups = tuple(_groups(desk, atlas))
    for group in groups:
        yield from _group_pages(desk, group, sums)
    for kind in _PARENTS:
        found = tuple(group for group in groups if group.kind == kind)
        yield planned(
            _index_page(desk, kind, place_groups(atlas) if kind == "place" else _parts(kind, found))
        )


def _groups(desk: Desk, atlas: Atlas) -> Iterator[_Group]:
    config, groups = desk.material.config, desk.material.site.groups
    for key, field in config.fields.items():
        found = groups.fields.get(key, ())
        mark = field_mark(desk.material, key)
        yield _Group("field", field.name, urls.field_url(key), found, field.description, field=mark)
    for slug, place in atlas.shown.items():
        found = groups.places.get(slug, ())
        facts = place_facts(atlas, place)
        yield _Group("place", capital(place.full_name), urls.place_url(slug), found, place=facts)
    for slug, found in groups.units.items():
        yield _Group("unit", groups.names[f"units/{slug}"], urls.unit_url(slug), found)
    for year, found in groups.years.items():
        yield _Group("year", year, urls.year_url(int(year)), found)
    for slug, found in groups.tags.items():
        yield _Group("tag", groups.names[f"tags/{slug}"], urls.tag_url(slug), found)


def _group_pages(desk: Desk, group: _Group, sums: Sums) -> Iterator[Planned]:
    words, config = desk.material.words, desk.material.config
    title = words(f"title.of.{group.kind}", name=group.name)
    description = group.intro or words(f"describe.{group.kind}", name=group.name, count=len(group.models))
    later = words("title.page_of", title=title, page=0)
    place = repr(group.place)
    every = shown(
        group.kind, group.name, title, description, later, place, group.field, _crumbs(desk, group.kind)
    )
    for page, count, models in paginate(group.models, config.models_per_page):
        cards = [desk.card_keys[model.slug] for model in models]
        intro = group.intro if page == 1 else ""
        yield Planned(
            url=urls.paged(group.url, page),
            layout="group.html",
            # The links to its siblings come of the group's URL, its number and theirs.
            shows=shown(every, group.url, len(group.models), page, count, cards, intro),
            make=partial(_group_page, desk, sums, group, title, description, models, page, count),
            sums=group.models if page == 1 else (),
        )


def _group_page(
    desk: Desk,
    sums: Sums,
    group: _Group,
    title: str,
    description: str,
    models: Sequence[Brief],
    page: int,
    count: int,
) -> Page:
    words = desk.material.words
    is_first = page == 1
    view = GroupView(
        kind=group.kind,
        name=group.name,
        intro=group.intro if is_first else "",
        cards=tuple(desk.models[model.slug] for model in models),
        total=len(group.models),
        pager=plan_pager(page, count, lambda number: urls.paged(group.url, number)),
        totals=sums.of(group.models) if is_first else (),
        place=group.place,
        field=group.field,
    )
    return Page(
        url=urls.paged(group.url, page),
        layout="group.html",
        title=title if is_first else words("title.page_of", title=title, page=page),
        description=description,
        view=view,
        section=group.kind,
        crumbs=_crumbs(desk, group.kind),
    )


def _crumbs(desk: Desk, kind: str) -> tuple[Link, ...]:
    key, url = _PARENTS[kind]
    words = desk.material.words
    return (Link(urls.home_url(), words("title.home")), Link(url(), words(key)))


def _index_page(desk: Desk, kind: str, parts: tuple[IndexGroup, ...]) -> Page:
    key, url = _PARENTS[kind]
    words = desk.material.words
    return Page(
        url=url(),
        layout="index.html",
        title=words(key),
        description=words(f"describe.index.{kind}"),
        view=IndexView(kind, parts),
        section=kind,
        crumbs=(Link(urls.home_url(), words("title.home")),),
    )


def _parts(kind: str, groups: tuple[_Group, ...]) -> tuple[IndexGroup, ...]:
    """Fields as configured, years the latest first, units and tags in Vietnamese order under their first letters."""
    entries = [Counted(group.url, group.name, len(group.models)) for group in groups]
    if kind == "field":
        return (IndexGroup("", "", tuple(entries)),)
    if kind == "year":
        return (IndexGroup("", "", tuple(reversed(entries))),)
    letters: dict[str, list[Counted]] = {}
    for entry in sorted(entries, key=lambda entry: sort_key(entry.text)):
        letters.setdefault(initial(entry.text), []).append(entry)
    return tuple(IndexGroup(letter, "", tuple(found)) for letter, found in letters.items())
