"""What a feed holds: the newest models and news."""

from dataclasses import dataclass

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


def newest_entries(pages: tuple[Page, ...]) -> tuple[Entry, ...]:
    """The newest models and news, newest first; of one day, by URL."""
    entries = [entry for page in pages if page.listed and (entry := _entry(page))]
    by_url = sorted(entries, key=lambda entry: entry.page.url)
    return tuple(sorted(by_url, key=lambda entry: entry.updated.start, reverse=True)[:NEWEST])


def rfc3339(moment: Moment) -> str:
    """The first instant of a year, month or day in Vietnam (RFC 3339, which knows no shorter dates)."""
    return f"{moment.start.isoformat()}T00:00:00+07:00"


def _entry(page: Page) -> Entry | None:
    view = page.view
    if isinstance(view, ModelView):
        topics = (*(field.name for field in view.card.fields), *(tag.text for tag in view.tags))
        published = view.model.published
        return Entry(page, _updated(page, view), published, view.prose.html, topics, view.card.picture)
    if isinstance(view, NewsView):
        date = view.news.date
        picture = view.pictures[0] if view.pictures else None
        return Entry(page, page.updated or date, date, view.prose.html, view.news.tags, picture)
    return None


def _updated(page: Page, view: ModelView) -> Moment:
    """The last date that the content gives for a model: of its page, of its events, else of its beginning."""
    model = view.model
    events = sorted(event.date for event in model.events if event.date)
    known = page.updated or model.updated or model.published or (events[-1] if events else None)
    return known or model.period.start or Moment(model.period.first.year)
