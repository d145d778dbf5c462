"""What a feed holds: the newest models and news."""

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nsmallest

from lantoa.vietnamese.periods import Moment
from lantoa.views import ModelView, NewsView, Page, Picture

NEWEST = 30
"""Entries in a feed: enough for a reader that looks in once a month."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in a feed. `updated` decides its place; `published` is None where the content does not say."""

    page: Page
    updated: Moment
    published: Moment | None
    html: str
    topics: tuple[str, ...]
    picture: Picture | None


def newest_entries(pages: Iterable[Page]) -> tuple[Entry, ...]:
    """The newest models and news, newest first; of one day, by URL. Only of these the bodies are looked at."""
    dated = ((page, updated) for page in pages if page.listed and (updated := _updated(page)))
    newest = nsmallest(NEWEST, dated, key=lambda pair: (-pair[1].start.toordinal(), pair[0].url))
    return tuple(_entry(page, updated) for page, updated in newest)


def rfc3339(moment: Moment) -> str:
    """The first instant of a year, month or day in Vietnam (RFC 3339, which knows no shorter dates)."""
    return f"{moment.start.isoformat()}T00:00:00+07:00"


def _entry(page: Page, updated: Moment) -> Entry:
    view = page.view
    if isinstance(view, ModelView):
        topics = (*(field.name for field in view.card.fields), *(tag.text for tag in view.tags))
        return Entry(page, updated, view.model.published, view.prose.html, topics, view.card.picture)
    assert isinstance(view, NewsView)
    picture = view.pictures[0] if view.pictures else None
    return Entry(page, updated, view.news.date, view.prose.html, view.news.tags, picture)


def _updated(page: Page) -> Moment | None:
    """The last date that the content gives for a model or a news item; None for another page.

    For a model it is that of its page, of its events, else of its beginning.
    """
    if isinstance(page.view, NewsView):
        return page.updated or page.view.news.date
    if not isinstance(page.view, ModelView):
        return None
    model = page.view.model
    known = page.updated or model.updated or model.published
    if known is None:
        known = max((event.date for event in model.events if event.date), default=None)
    return known or model.period.start or Moment(model.period.first.year)
