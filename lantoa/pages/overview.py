"""Pages that look at the whole site: home, statistics, replication, comparison, open data."""

from collections import Counter
from collections.abc import Iterator

from lantoa import urls
from lantoa.pages.browse import STATUSES
from lantoa.pages.cards import field_mark
from lantoa.pages.material import Desk
from lantoa.pages.models import plan_tree, tree_key
from lantoa.pages.planned import Planned, shown
from lantoa.pages.sums import Sums
from lantoa.relate.brief import Brief
from lantoa.relate.completeness import PARTS
from lantoa.relate.standing import LEVELS
from lantoa.vietnamese.text import capital, sort_key
from lantoa.views import (
    Bar,
    Chart,
    CompareView,
    DataFile,
    FieldMark,
    HomeView,
    Link,
    OpenDataView,
    Page,
    ReplicationView,
    Series,
    StatisticsView,
    Total,
    Tree,
    View,
)

_NEWEST = 6
_NEWS = 3
_READY = 6
_GUIDE = "huong-dan-nhan-rong"


def plan_home(desk: Desk, sums: Sums) -> Planned:
    """The front page: the first featured model leads; the newest are those that are not featured."""
    page = _home_page(desk, ())

    def make() -> Page:
        return _home_page(desk, sums.of(desk.material.site.models))

    return Planned(page.url, page.layout, shown(page), make, sums=desk.material.site.models)


def _home_page(desk: Desk, totals: tuple[Total, ...]) -> Page:
    material = desk.material
    site, config = material.site, material.config
    featured = [model for model in site.models if model.featured][: config.featured]
    shown = {model.slug for model in featured}
    newest = [model for model in site.models if model.slug not in shown][:_NEWEST]
    cards = tuple(desk.models[model.slug] for model in featured)
    lead = material.record(featured[0].slug) if featured else None
    view = HomeView(
        lead=cards[0] if cards else None,
        featured=cards[1:],
        newest=tuple(desk.models[model.slug] for model in newest),
        fields=tuple(_home_fields(desk)),
        programmes=tuple(desk.programmes.values()),
        news=tuple(desk.news[item.file] for item in site.news[:_NEWS]),
        totals=totals,
        models=len(site.models),
        units=len(site.groups.units),
        places=sum(
            place.level == "commune" and place.era == "now" for place in site.groups.known_places.values()
        ),
        followers=_followers(desk),
        photo=next(iter(lead.photos), None) if lead else None,
        steps=lead.steps if lead else (),
        years=_field_years(desk),
    )
    return Page(urls.home_url(), "home.html", config.title, config.description, view, section="home")


def _home_fields(desk: Desk) -> Iterator[tuple[FieldMark, str, int]]:
    for key, field in desk.material.config.fields.items():
        yield (
            field_mark(desk.material, key),
            field.description,
            len(desk.material.site.groups.fields.get(key, ())),
        )


def _followers(desk: Desk) -> int:
    return sum(len(found) for found in desk.material.site.spread.followers.values())


def plan_statistics(desk: Desk, sums: Sums) -> Planned:
    """The site's figures, drawn and tabled."""
    page = _statistics_page(desk, ())

    def make() -> Page:
        return _statistics_page(desk, sums.of(desk.material.site.models))

    return Planned(page.url, page.layout, shown(page), make, sums=desk.material.site.models)


def _statistics_page(desk: Desk, totals: tuple[Total, ...]) -> Page:
    charts = (
        Chart("fields", "bars", tuple(_field_bars(desk))),
        Chart("years", "columns", tuple(_year_bars(desk))),
        _field_years(desk),
        Chart("status", "bars", tuple(_status_bars(desk))),
        Chart("level", "bars", tuple(_level_bars(desk))),
        Chart("places", "bars", tuple(_place_bars(desk))),
        Chart("completeness", "bars", tuple(_part_bars(desk))),
    )
    site = desk.material.site
    view = StatisticsView(
        charts=tuple(chart for chart in charts if chart.bars),
        totals=totals,
        funnels=tuple(card for card in desk.programmes.values() if card.funnel),
        models=len(site.models),
    )
    return _page(desk, urls.statistics_url(), "statistics", view)


def _field_bars(desk: Desk) -> Iterator[Bar]:
    for mark, _, count in _home_fields(desk):
        yield Bar(mark.name, count, mark.url, mark.colour)


def _year_bars(desk: Desk) -> Iterator[Bar]:
    """Every year from the first to the last, so that an empty one is seen."""
    years = desk.material.site.groups.years
    if years:
        for year in range(min(map(int, years)), max(map(int, years)) + 1):
            count = len(years.get(str(year), ()))
            yield Bar(str(year), count, urls.year_url(year) if count else "")


def _field_years(desk: Desk) -> Chart:
    """The models of each field by year: one row a field, over the same years."""
    bars, groups = tuple(_year_bars(desk)), desk.material.site.groups
    series = []
    for mark, _, _ in _home_fields(desk):
        counts = Counter(str(year) for model in groups.fields.get(mark.key, ()) for year in model.years)
        series.append(Series(mark.name, mark.colour, tuple(counts[bar.label] for bar in bars)))
    return Chart("field_years", "rows", bars, tuple(series))


def _status_bars(desk: Desk) -> Iterator[Bar]:
    counts = Counter(model.standing.status for model in desk.material.site.models)
    for status in STATUSES:
        if counts[status]:
            yield Bar(desk.material.words(f"status.{status}"), counts[status])


def _level_bars(desk: Desk) -> Iterator[Bar]:
    counts = Counter(model.standing.level for model in desk.material.site.models)
    for level in LEVELS:
        if counts[level]:
            yield Bar(capital(desk.material.config.levels[level]), counts[level])


def _place_bars(desk: Desk) -> Iterator[Bar]:
    """Provinces as they are today."""
    groups = desk.material.site.groups
    places = [
        place for place in groups.known_places.values() if place.level == "province" and place.era == "now"
    ]
    for place in sorted(places, key=lambda place: sort_key(place.name)):
        yield Bar(capital(place.label), len(groups.places[place.slug]), urls.place_url(place.slug))


def _part_bars(desk: Desk) -> Iterator[Bar]:
    """How many models have each part of a full record."""
    have = Counter(
        part for found in desk.material.site.completeness.values() for part, there in found.parts if there
    )
    if desk.material.site.models:
        for part in PARTS:
            yield Bar(desk.material.words(f"part.{part}"), have[part])


def plan_replication(desk: Desk) -> Planned:
    """How to replicate, who followed whom (the largest tree first), and the models that are easiest to follow."""
    site = desk.material.site
    pages = {page.slug: page for page in site.pages}
    guide = Link(urls.standing_url(_GUIDE), pages[_GUIDE].title) if _GUIDE in pages else None
    shares = [model.slug for model in _readiest(desk)]
    roots = tuple(site.spread.roots())

    def make() -> Page:
        trees = [tree for slug in roots if (tree := plan_tree(desk, slug))]
        trees.sort(key=lambda tree: (-tree.generations, -tree.followers, sort_key(tree.root.title)))
        cards = tuple(desk.models[slug] for slug in shares)
        view = ReplicationView(guide, tuple(trees), _all_followers(trees), cards)
        return _page(desk, urls.replication_url(), "replication", view)

    empty = _page(desk, urls.replication_url(), "replication", ReplicationView(guide, (), 0, ()))
    trees = [tree_key(desk, slug) for slug in roots]
    shows = shown(empty, trees, [desk.card_keys[slug] for slug in shares])
    return Planned(urls.replication_url(), "replication.html", shows, make)


def _readiest(desk: Desk) -> list[Brief]:
    """The most complete models, by title among equals; none of which nothing is known."""
    completeness, models = desk.material.site.completeness, desk.material.site.models
    shares = sorted((completeness[model.slug].share for model in models), reverse=True)[:_READY]
    # Only those that may be among them are sorted by title, which is dear.
    least = max(1, shares[-1]) if shares else 1
    able = [model for model in models if completeness[model.slug].share >= least]
    able.sort(key=lambda model: (-completeness[model.slug].share, sort_key(model.title)))
    return able[:_READY]


def _all_followers(trees: list[Tree]) -> int:
    return sum(tree.followers for tree in trees)


def plan_compare(desk: Desk) -> Page:
    """The page on which models are compared."""
    newest = desk.material.site.models[:_NEWEST]
    view = CompareView(tuple(desk.models[model.slug] for model in newest))
    return _page(desk, urls.compare_url(), "compare", view, listed=False)


def plan_data(desk: Desk) -> Page:
    """The open data page: its files, with their rows and columns."""
    models = desk.material.site.models
    results = sum(model.results for model in models)
    rows = {"models.json": len(models), "models.csv": len(models), "results.csv": results}
    files = tuple(
        DataFile(urls.data_url(name), name, rows[name], desk.material.columns.get(name, ())) for name in rows
    )
    return _page(desk, urls.data_url(), "data", OpenDataView(files))


def _page(desk: Desk, url: str, key: str, view: View, listed: bool = True) -> Page:
    words = desk.material.words
    home = (Link(urls.home_url(), words("title.home")),)
    return Page(
        url, f"{key}.html", words(f"title.{key}"), words(f"describe.{key}"), view, key, home, listed=listed
    )
