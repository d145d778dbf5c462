"""News: the list and each item."""

from collections.abc import Iterator
from functools import partial

from lantoa import urls
from lantoa.pages.cards import mark_sources
from lantoa.pages.material import Desk
from lantoa.pages.models import plan_player
from lantoa.pages.pager import paginate, plan_pager
from lantoa.pages.planned import Planned, planned, shown
from lantoa.records import News
from lantoa.views import Link, NewsListView, NewsView, Page


def plan_news(desk: Desk) -> Iterator[Planned]:
    """The pages of the list, then a page for each item, newest first."""
    yield from _list_pages(desk)
    news = desk.material.site.news
    # Not strict: a site without news has still one None before and after.
    around = zip((None, *news), news, (*news[1:], None), strict=False)
    for before, item, after in around:
        yield Planned(
            url=urls.news_url(item.slug),
            layout="news.html",
            shows=_shown(desk, item, before, after),
            make=partial(news_page, desk, item, before, after),
            updated=item.date,
            dated=item.date,
        )


def _shown(desk: Desk, item: News, before: News | None, after: News | None) -> str:
    """Everything that `news_page` looks at."""
    programme = desk.programmes.get(item.programme)
    return shown(
        _crumbs(desk),
        desk.material.keys(item.file).whole,
        desk.news[item.file],
        [desk.card_keys[slug] for slug in item.models if slug in desk.card_keys],
        programme and (programme.url, programme.title),
        _link(desk, before),
        _link(desk, after),
    )


def _crumbs(desk: Desk) -> tuple[Link, ...]:
    words = desk.material.words
    return Link(urls.home_url(), words("title.home")), Link(urls.news_list_url(), words("title.news"))


def _list_pages(desk: Desk) -> Iterator[Planned]:
    words, news = desk.material.words, desk.material.site.news
    for number, count, items in paginate(news, desk.material.config.news_per_page):
        title = words("title.news")
        page = Page(
            url=urls.news_list_url(number),
            layout="news_list.html",
            title=title if number == 1 else words("title.page_of", title=title, page=number),
            description=words("describe.news"),
            view=NewsListView(
                tuple(desk.news[item.file] for item in items), plan_pager(number, count, urls.news_list_url)
            ),
            section="news",
            crumbs=(Link(urls.home_url(), words("title.home")),),
        )
        yield planned(page)


def news_page(desk: Desk, item: News, before: News | None, after: News | None) -> Page:
    """The page of an item that stands between two others."""
    material, card = desk.material, desk.news[item.file]
    programme = desk.programmes.get(item.programme)
    view = NewsView(
        news=item,
        prose=material.prose(item.file),
        pictures=tuple(
            material.picture(photo, "gallery" if place else "lead") for place, photo in enumerate(item.photos)
        ),
        players=tuple(plan_player(desk, medium) for medium in item.media),
        models=tuple(desk.models[slug] for slug in item.models if slug in desk.models),
        programme=Link(programme.url, programme.title) if programme else None,
        sources=tuple(mark_sources(item.sources).values()),
        previous=_link(desk, before),
        next=_link(desk, after),
    )
    return Page(
        url=card.url,
        layout="news.html",
        title=item.title,
        description=card.summary,
        view=view,
        section="news",
        crumbs=_crumbs(desk),
        updated=item.date,
    )


def _link(desk: Desk, item: News | None) -> Link | None:
    return Link(desk.news[item.file].url, item.title) if item else None
