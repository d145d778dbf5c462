"""News: the list and each item."""

from collections.abc import Iterator

from lantoa import urls
from lantoa.pages.cards import mark_sources
from lantoa.pages.material import Desk
from lantoa.pages.models import plan_player
from lantoa.pages.pager import paginate
from lantoa.records import News
from lantoa.views import Link, NewsListView, NewsView, Page, Prose


def plan_news(desk: Desk) -> Iterator[Page]:
    """The pages of the list, then a page for each item, newest first."""
    yield from _list_pages(desk)
    news = desk.material.site.news
    # Not strict: a site without news has still one None before and after.
    around = zip((None, *news), news, (*news[1:], None), strict=False)
    for before, item, after in around:
        yield _news_page(desk, item, before, after)


def _list_pages(desk: Desk) -> Iterator[Page]:
    words, news = desk.material.words, desk.material.site.news
    for items, pager in paginate(news, desk.material.config.news_per_page, urls.news_list_url):
        title = words("title.news")
        yield Page(
            url=urls.news_list_url(pager.page),
            layout="news_list.html",
            title=title if pager.page == 1 else words("title.page_of", title=title, page=pager.page),
            description=words("describe.news"),
            view=NewsListView(tuple(desk.news[item.file] for item in items), pager),
            section="news",
            crumbs=(Link(urls.home_url(), words("title.home")),),
        )


def _news_page(desk: Desk, item: News, before: News | None, after: News | None) -> Page:
    material, card = desk.material, desk.news[item.file]
    words = material.words
    programme = desk.programmes.get(item.programme)
    view = NewsView(
        news=item,
        prose=material.prose.get(item.file, Prose("")),
        pictures=tuple(material.picture(photo, place == 0) for place, photo in enumerate(item.photos)),
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
        crumbs=(Link(urls.home_url(), words("title.home")), Link(urls.news_list_url(), words("title.news"))),
        updated=item.date,
    )


def _link(desk: Desk, item: News | None) -> Link | None:
    return Link(desk.news[item.file].url, item.title) if item else None
