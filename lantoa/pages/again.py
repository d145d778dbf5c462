"""The page of one file as the file is now, on a site that is otherwise as it was planned.

What other pages show of the file, and what depends on that (order, similar models, totals), follows with the next plan.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from lantoa.pages.cards import Cards, model_card, news_card, programme_card
from lantoa.pages.material import Desk
from lantoa.pages.models import model_page
from lantoa.pages.news import news_page
from lantoa.pages.plan import standing_page
from lantoa.pages.programmes import programme_page
from lantoa.pages.sums import Sums
from lantoa.records import Entry, Model, News, Programme
from lantoa.relate.brief import Brief
from lantoa.relate.completeness import completeness
from lantoa.views import Page, Prose

Listed = TypeVar("Listed", Brief, News)


@dataclass(frozen=True, slots=True)
class Again:
    """A file that was read again: its record, its body, its summary, and a model in short."""

    entry: Entry
    prose: Prose
    summary: str
    brief: Brief | None


def plan_again(desk: Desk, again: Again) -> Page:
    """The page of a file that has one on this desk. LookupError where it shows what the site does not know."""
    entry = again.entry
    desk = _with_file(desk, again)
    site = desk.material.site
    if isinstance(entry, Model):
        brief = site.by_slug[entry.slug]
        return model_page(desk, brief, *_around(site.models, entry.slug))
    if isinstance(entry, News):
        return news_page(desk, entry, *_around(site.news, entry.slug))
    if isinstance(entry, Programme):
        return programme_page(desk, Sums(desk, {}), entry)
    return standing_page(desk, entry)


def _around(listed: Sequence[Listed], slug: str) -> tuple[Listed | None, Listed | None]:
    """The neighbours in a list as they were. LookupError where the page is not in it yet."""
    place = next((place for place, one in enumerate(listed) if one.slug == slug), None)
    if place is None:
        raise LookupError(slug)
    before = listed[place - 1] if place else None
    return before, listed[place + 1] if place + 1 < len(listed) else None


def _with_file(desk: Desk, again: Again) -> Desk:
    entry, prose, known = again.entry, again.prose, desk.material
    file, slug = entry.file, entry.slug
    material = replace(
        known,
        prose=lambda other: prose if other == file else known.prose(other),
        summaries={**known.summaries, file: again.summary},
    )
    if isinstance(entry, News):
        return replace(desk, material=material, news={**desk.news, file: news_card(material, entry)})
    if isinstance(entry, Programme):
        cards = {**desk.programmes, slug: programme_card(material, entry)}
        return replace(desk, material=material, programmes=cards)
    if isinstance(entry, Model) and again.brief:
        brief, model, site = again.brief, entry, known.site
        by_slug = {**site.by_slug, slug: brief}
        whole = completeness(brief.parts, bool(site.spread.followers[slug]))
        material = replace(
            material,
            record=lambda other: model if other == slug else known.record(other),
            site=replace(site, by_slug=by_slug, completeness={**site.completeness, slug: whole}),
        )
        return replace(
            desk, material=material, models=Cards(by_slug, lambda some: model_card(material, some))
        )
    return replace(desk, material=material)
