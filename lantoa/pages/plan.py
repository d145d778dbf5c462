"""All pages of the site."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from lantoa import urls
from lantoa.errors import Problem, problem
from lantoa.pages.browse import plan_browse, plan_search
from lantoa.pages.groups import plan_groups_pages
from lantoa.pages.material import Desk, Material
from lantoa.pages.models import plan_models
from lantoa.pages.news import plan_news
from lantoa.pages.overview import plan_compare, plan_data, plan_home, plan_replication, plan_statistics
from lantoa.pages.planned import Planned, planned, shown
from lantoa.pages.posters import plan_posters
from lantoa.pages.programmes import plan_programmes
from lantoa.pages.sums import Sums
from lantoa.reading.outline import At, Outline
from lantoa.records import News, Programme, StandingPage
from lantoa.vietnamese.periods import Moment
from lantoa.views import Chrome, Link, NotFoundView, Page, RedirectView, StandingView

_REDIRECT = "redirect.html"


def plan_pages(desk: Desk, before: Mapping[str, str]) -> tuple[tuple[Planned, ...], Sums]:
    """Every page, by URL, and the totals that they show; `before` is what those of the build before knew.

    No two pages have the same URL: `check_aliases` says where an alias would.
    """
    sums = Sums(desk, before)
    pages = (
        plan_home(desk, sums),
        *plan_browse(desk),
        *plan_models(desk),
        *plan_posters(desk),
        *plan_groups_pages(desk, sums),
        *plan_programmes(desk, sums),
        *plan_news(desk),
        planned(plan_search(desk)),
        plan_statistics(desk, sums),
        plan_replication(desk),
        planned(plan_compare(desk)),
        planned(plan_data(desk)),
        *_standing_pages(desk),
        planned(_not_found(desk)),
        *map(planned, _redirects(desk)),
    )
    return tuple(sorted(pages, key=lambda page: page.url)), sums


def check_aliases(outlines: Iterable[Outline], pages: Iterable[Planned], at: At) -> tuple[Problem, ...]:
    """Earlier addresses that a page of a place, unit, year or tag has now: only the plan knows those."""
    taken = {page.url for page in pages if page.layout != _REDIRECT}
    return tuple(
        problem(at(each.file, f"aliases.{number}"), "alias-taken", value=alias, other="")
        for each in outlines
        for number, alias in enumerate(each.aliases)
        if alias in taken
    )


def plan_chrome(material: Material) -> Chrome:
    """The menu, standing pages last, and the last change that the content itself dates (a rebuild is no change)."""
    words = material.words
    menu = (
        Link(urls.models_url(), words("title.models")),
        Link(urls.fields_url(), words("title.fields")),
        Link(urls.places_url(), words("title.places")),
        Link(urls.programmes_url(), words("title.programmes")),
        Link(urls.replication_url(), words("title.replication")),
        Link(urls.statistics_url(), words("title.statistics")),
        Link(urls.news_list_url(), words("title.news")),
    )
    pages = [page for page in material.site.pages if page.menu is not None]
    pages.sort(key=lambda page: (page.menu or 0, page.slug))
    standing = tuple(Link(urls.standing_url(page.slug), page.title) for page in pages)
    return Chrome((*menu, *standing), standing, _last_change(material))


def _last_change(material: Material) -> Moment | None:
    site = material.site
    dates = [*(model.updated for model in site.models), *(item.date for item in site.news)]
    known = [date for date in dates if date is not None]
    return max(known, key=lambda date: (date.year, date.month or 0, date.day or 0), default=None)


def _standing_pages(desk: Desk) -> Iterator[Planned]:
    crumbs = (Link(urls.home_url(), desk.material.words("title.home")),)
    for page in desk.material.site.pages:
        yield Planned(
            url=urls.standing_url(page.slug),
            layout="page.html",
            shows=shown(crumbs, desk.material.keys(page.file).whole, desk.material.summaries.get(page.file)),
            make=partial(standing_page, desk, page),
        )


def standing_page(desk: Desk, page: StandingPage) -> Page:
    """A standing page."""
    material = desk.material
    return Page(
        url=urls.standing_url(page.slug),
        layout="page.html",
        title=page.title,
        description=material.summaries.get(page.file, page.summary),
        view=StandingView(material.prose(page.file)),
        section=page.slug,
        crumbs=(Link(urls.home_url(), material.words("title.home")),),
    )


def _not_found(desk: Desk) -> Page:
    words = desk.material.words
    title, description = words("title.not_found"), words("describe.not_found")
    return Page(urls.not_found_url(), "not_found.html", title, description, NotFoundView(), listed=False)


def _redirects(desk: Desk) -> Iterator[Page]:
    site = desk.material.site
    for brief in site.models:
        for alias in brief.aliases:
            yield _redirect(alias, urls.model_url(brief.slug), brief.title, brief.summary)
    others: tuple[News | Programme | StandingPage, ...] = (*site.news, *site.programmes, *site.pages)
    for entry in others:
        for alias in entry.aliases:
            yield _redirect(alias, _entry_url(entry), entry.title, entry.summary)


def _redirect(alias: str, target: str, title: str, summary: str) -> Page:
    return Page(alias, _REDIRECT, title, summary, RedirectView(target), listed=False)


def _entry_url(entry: News | Programme | StandingPage) -> str:
    if isinstance(entry, News):
        return urls.news_url(entry.slug)
    if isinstance(entry, Programme):
        return urls.programme_url(entry.slug)
    return urls.standing_url(entry.slug)
