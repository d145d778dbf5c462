"""The whole site, related: every page's values are decided from this and from nothing else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lantoa.records import News, Programme, StandingPage
from lantoa.relate.brief import Brief
from lantoa.relate.completeness import completeness
from lantoa.relate.groups import Groups, plan_groups
from lantoa.relate.likeness import Likeness
from lantoa.relate.order import newest_first
from lantoa.relate.similar import NOTHING, Similar, plan_similar
from lantoa.relate.spread import Spread, plan_spread
from lantoa.views import Completeness


@dataclass(frozen=True, slots=True)
class Site:
    """What was read, with its relations. `models` and `news` are newest first, the others by slug; mappings by slug.

    `kept` is what the next build may begin with, to be related more quickly.
    """

    models: tuple[Brief, ...]
    news: tuple[News, ...]
    programmes: tuple[Programme, ...]
    pages: tuple[StandingPage, ...]
    by_slug: Mapping[str, Brief]
    completeness: Mapping[str, Completeness]
    groups: Groups
    spread: Spread
    similar: Mapping[str, tuple[Likeness, ...]]
    news_of: Mapping[str, tuple[News, ...]]
    kept: Similar


def relate(
    briefs: Iterable[Brief],
    news: Iterable[News] = (),
    programmes: Iterable[Programme] = (),
    pages: Iterable[StandingPage] = (),
    kept: Similar = NOTHING,
) -> Site:
    """Relate what was read. No two models have the same slug; `kept` is that of an earlier build."""
    by_slug = {brief.slug: brief for brief in sorted(briefs, key=lambda brief: brief.slug)}
    ordered = tuple(by_slug.values())
    newest = tuple(sorted(ordered, key=lambda brief: brief.order))
    latest = tuple(sorted(news, key=lambda item: newest_first(item.date, None, item.title, item.slug)))
    spread, alike = plan_spread(ordered), plan_similar(ordered, kept)
    return Site(
        models=newest,
        news=latest,
        programmes=tuple(programmes),
        pages=tuple(pages),
        by_slug=by_slug,
        completeness={
            brief.slug: completeness(brief.parts, bool(spread.followers[brief.slug])) for brief in ordered
        },
        groups=plan_groups(newest),
        spread=spread,
        similar=alike.models,
        news_of=_news_of(latest),
        kept=alike,
    )


def _news_of(news: tuple[News, ...]) -> dict[str, tuple[News, ...]]:
    found: dict[str, list[News]] = {}
    for item in news:
        for slug in item.models:
            found.setdefault(slug, []).append(item)
    return {slug: tuple(items) for slug, items in found.items()}
