"""All models a page at a time, with the filters; and the search page, which has the same filters.

What can be chosen is mostly read from the table of facets once somebody opens the filters (machine/facets); a page
brings along what is short, and what has a page of its own to go to without scripts.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from lantoa import urls
from lantoa.pages.cards import field_mark, model_link
from lantoa.pages.material import Desk
from lantoa.pages.pager import paginate, plan_pager
from lantoa.pages.planned import Planned, shown
from lantoa.relate.brief import Brief
from lantoa.relate.standing import LEVELS
from lantoa.vietnamese.text import capital, sort_key
from lantoa.views import BrowseView, Counted, Facet, Link, Page, SearchView

STATUSES = (
    "awarded",
    "recognised",
    "active",
    "approved",
    "appraised",
    "registered",
    "stopped",
    "revoked",
    "unknown",
)
_EXAMPLES = 4
_NEWEST = 3
_TOPICS = 40


def plan_browse(desk: Desk) -> Iterator[Planned]:
    """The browse pages, newest model first; every page has the filters."""
    words, models = desk.material.words, desk.material.site.models
    facets = plan_facets(desk)
    title = words("title.models")
    description = words("describe.models", count=len(models))
    crumbs = (Link(urls.home_url(), words("title.home")),)
    all_pages = shown(
        facets, title, words("title.page_of", title=title, page=0), description, crumbs, len(models)
    )
    for page, count, found in paginate(models, desk.material.config.models_per_page):

        def make(found: Sequence[Brief] = found, page: int = page, count: int = count) -> Page:
            return Page(
                url=urls.models_url(page),
                layout="browse.html",
                title=title if page == 1 else words("title.page_of", title=title, page=page),
                description=description,
                view=BrowseView(
                    tuple(desk.models[model.slug] for model in found),
                    len(models),
                    plan_pager(page, count, urls.models_url),
                    facets,
                ),
                section="models",
                crumbs=crumbs,
            )

        cards = [desk.card_keys[model.slug] for model in found]
        yield Planned(urls.models_url(page), "browse.html", shown(all_pages, page, count, cards), make)


def plan_search(desk: Desk) -> Page:
    """The search page. The words to try are tags that most models have; the newest are for who finds nothing."""
    words, site = desk.material.words, desk.material.site
    groups = site.groups
    often = sorted(groups.tags, key=lambda slug: (-len(groups.tags[slug]), slug))[:_EXAMPLES]
    return Page(
        url=urls.search_url(),
        layout="search.html",
        title=words("title.search"),
        description=words("describe.search"),
        view=SearchView(
            plan_facets(desk),
            tuple(groups.names[f"tags/{slug}"] for slug in often),
            tuple(map(model_link, site.models[:_NEWEST])),
        ),
        section="search",
        crumbs=(Link(urls.home_url(), words("title.home")),),
    )


def plan_facets(desk: Desk) -> tuple[Facet, ...]:
    """The filters whose options the content decides, each with those that at least one model has.

    Status and level have no page of their own; of places only provinces are named, which lead to all others.
    """
    facets = (
        Facet("field", tuple(_fields(desk))),
        Facet("place", tuple(_places(desk))),
        Facet("status", tuple(_standings(desk, STATUSES, "status"))),
        Facet("level", tuple(_standings(desk, LEVELS, "level"))),
        Facet("year", tuple(_years(desk))),
        Facet("programme", tuple(_programmes(desk))),
        Facet("tag", tuple(_tags(desk))),
    )
    return tuple(facet for facet in facets if facet.options)


def _fields(desk: Desk) -> Iterator[Counted]:
    groups = desk.material.site.groups
    for key, models in ((key, groups.fields.get(key, ())) for key in desk.material.config.fields):
        if models:
            mark = field_mark(desk.material, key)
            yield Counted(mark.url, mark.name, len(models), key)


def _places(desk: Desk) -> Iterator[Counted]:
    """Provinces, as they were and as they are today."""
    groups = desk.material.site.groups
    provinces = [place for place in groups.known_places.values() if place.level == "province"]
    for place in sorted(provinces, key=lambda place: (sort_key(place.full_name), place.era)):
        count = len(groups.places[place.slug])
        yield Counted(urls.place_url(place.slug), capital(place.full_name), count, place.slug)


def _years(desk: Desk) -> Iterator[Counted]:
    for year, models in sorted(desk.material.site.groups.years.items(), reverse=True):
        yield Counted(urls.year_url(int(year)), year, len(models), year)


def _standings(desk: Desk, keys: tuple[str, ...], part: str) -> Iterator[Counted]:
    levels, words = desk.material.config.levels, desk.material.words
    counts = Counter(getattr(model.standing, part) for model in desk.material.site.models)
    for key in keys:
        if counts[key]:
            name = capital(levels[key]) if part == "level" else words(f"{part}.{key}")
            yield Counted("", name, counts[key], key)


def _programmes(desk: Desk) -> Iterator[Counted]:
    for slug, card in desk.programmes.items():
        if card.models:
            yield Counted(card.url, card.title, card.models, slug)


def _tags(desk: Desk) -> Iterator[Counted]:
    """The topics that most models have: every browse page carries them, so their number cannot grow with the site."""
    groups = desk.material.site.groups
    often = sorted(groups.tags, key=lambda slug: (-len(groups.tags[slug]), slug))[:_TOPICS]
    named = {slug: groups.names[f"tags/{slug}"] for slug in often}
    for slug in sorted(named, key=lambda slug: sort_key(named[slug])):
        yield Counted(urls.tag_url(slug), named[slug], len(groups.tags[slug]), slug)
