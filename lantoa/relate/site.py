"""The whole site, related: every page's values are decided from this and from nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass

from lantoa.records import Content, Model, News
from lantoa.relate.completeness import completeness
from lantoa.relate.groups import Groups, plan_groups
from lantoa.relate.similar import Likeness, plan_similar
from lantoa.relate.spread import Spread, plan_spread
from lantoa.relate.standing import Standing, standing
from lantoa.vietnamese.text import sort_key
from lantoa.views import Completeness


@dataclass(frozen=True, slots=True)
class Site:
    """Content with its relations. `models` and `news` are newest first; mappings are by slug."""

    content: Content
    models: tuple[Model, ...]
    news: tuple[News, ...]
    by_slug: Mapping[str, Model]
    standings: Mapping[str, Standing]
    completeness: Mapping[str, Completeness]
    groups: Groups
    spread: Spread
    similar: Mapping[str, tuple[Likeness, ...]]
    news_of: Mapping[str, tuple[News, ...]]


def relate(content: Content, summaries: Mapping[str, str]) -> Site:
    """Relate what was read. `summaries` gives each source file's summary, written or from its first paragraph."""
    models = tuple(sorted(content.models, key=_newest_first))
    news = tuple(
        sorted(content.news, key=lambda item: (_backwards(item.date), sort_key(item.title), item.slug))
    )
    spread = plan_spread(content.models)
    return Site(
        content=content,
        models=models,
        news=news,
        by_slug={model.slug: model for model in content.models},
        standings={model.slug: standing(model.events) for model in content.models},
        completeness={m.slug: completeness(m, bool(spread.followers[m.slug])) for m in content.models},
        groups=plan_groups(models),
        spread=spread,
        similar=plan_similar(content.models, summaries),
        news_of=_news_of(news),
    )


def _newest_first(model: Model) -> tuple[object, ...]:
    return (
        _backwards(model.updated or model.published),
        _backwards(model.period.start),
        sort_key(model.title),
        model.slug,
    )


def _backwards(moment: object) -> tuple[int, int, int]:
    """A sort key that puts the latest first and what has no date last."""
    year, month, day = (getattr(moment, part, None) or 0 for part in ("year", "month", "day"))
    return (-year, -month, -day)


def _news_of(news: tuple[News, ...]) -> dict[str, tuple[News, ...]]:
    found: dict[str, list[News]] = {}
    for item in news:
        for slug in item.models:
            found.setdefault(slug, []).append(item)
    return {slug: tuple(items) for slug, items in found.items()}
