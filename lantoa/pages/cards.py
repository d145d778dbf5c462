"""Cards: what lists show of a model, a news item, a programme; and the small marks that cards are made of."""

from collections.abc import Iterable, Mapping

from lantoa import urls
from lantoa.pages.funnel import plan_funnel
from lantoa.pages.material import Desk, Material
from lantoa.places import Address, Place
from lantoa.records import Model, News, Programme, Result, Source
from lantoa.views import FieldMark, Figure, Link, ModelCard, NewsCard, PlaceMark, ProgrammeCard, SourceMark


def plan_desk(material: Material) -> Desk:
    """Every card of the site, made once."""
    site = material.site
    return Desk(
        material=material,
        models={model.slug: model_card(material, model) for model in site.models},
        news={item.file: news_card(material, item) for item in site.news},
        programmes={item.slug: programme_card(material, item) for item in site.content.programmes},
    )


def model_card(material: Material, model: Model) -> ModelCard:
    """The card of a model, with its first own figure and its first photo."""
    site = material.site
    standing = site.standings[model.slug]
    figures = own_figures(model, mark_sources(model.sources))
    return ModelCard(
        slug=model.slug,
        url=urls.model_url(model.slug),
        title=model.title,
        summary=material.summaries.get(model.file, model.summary),
        unit=model.unit,
        fields=tuple(field_mark(material, key) for key in model.field),
        place=place_mark(model.place),
        period=model.period,
        status=standing.status,
        level=standing.level,
        figure=figures[0] if figures else None,
        picture=material.picture(model.photos[0], False) if model.photos else None,
        completeness=site.completeness[model.slug].share,
        replications=len(site.spread.followers[model.slug]),
    )


def news_card(material: Material, item: News) -> NewsCard:
    """The card of a news item."""
    picture = material.picture(item.photos[0], False) if item.photos else None
    summary = material.summaries.get(item.file, item.summary)
    return NewsCard(urls.news_url(item.slug), item.title, summary, item.date, picture)


def programme_card(material: Material, programme: Programme) -> ProgrammeCard:
    """The card of a programme with its funnel."""
    models = material.site.groups.programmes.get(programme.slug, ())
    return ProgrammeCard(
        url=urls.programme_url(programme.slug),
        title=programme.title,
        place=place_mark(programme.place),
        period=programme.period,
        funnel=plan_funnel(programme, models, material.site.standings),
        models=len(models),
    )


def field_mark(material: Material, key: str) -> FieldMark:
    """A field as a label."""
    field = material.config.fields[key]
    return FieldMark(key, field.name, urls.field_url(key), field.colour, field.icon)


def place_mark(address: Address) -> PlaceMark:
    """An address with links; today's units only where they are others than the units as they were."""
    then = tuple(place_link(place) for place in address.chain)
    same = {place.slug for place in address.chain}
    changed = any(place.slug not in same for place in address.today)
    return PlaceMark(address.hamlet, then, tuple(map(place_link, address.today)) if changed else ())


def place_link(place: Place) -> Link:
    """A unit's page, called by kind and name."""
    return Link(urls.place_url(place.slug), place.label)


def mark_sources(sources: tuple[Source, ...]) -> dict[str, SourceMark]:
    """A page's sources by id, numbered from 1 as written."""
    return {source.id: SourceMark(number, source) for number, source in enumerate(sources, 1)}


def own_figures(model: Model, sources: Mapping[str, SourceMark]) -> tuple[Figure, ...]:
    """The model's own results that have a figure."""
    return tuple(
        figure
        for figure, result in plan_figures(model.results, sources)
        if result.quantity and not result.context
    )


def plan_figures(
    results: Iterable[Result], sources: Mapping[str, SourceMark], anchor: str = "so-lieu"
) -> tuple[tuple[Figure, Result], ...]:
    """Each result as a figure with its permalink, which counts results from 1 as written."""
    return tuple(
        (
            Figure(
                label=result.label,
                anchor=f"{anchor}-{number}" if anchor else "",
                quantity=result.quantity,
                scope=result.scope,
                as_of=result.as_of,
                before=result.before,
                source=sources.get(result.source),
            ),
            result,
        )
        for number, result in enumerate(results, 1)
    )
