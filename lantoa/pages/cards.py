"""Cards: what lists show of a model, a news item, a programme; and the small marks that cards are made of."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from lantoa import urls
from lantoa.pages.funnel import plan_funnel
from lantoa.pages.material import Desk, Material
from lantoa.pages.planned import shown
from lantoa.places import Address, Place
from lantoa.records import News, Programme, Result, Source
from lantoa.relate.brief import Brief
from lantoa.views import FieldMark, Figure, Link, ModelCard, NewsCard, PlaceMark, ProgrammeCard, SourceMark

_AT_HAND = 4096
"""So many cards are remembered: a page shows a dozen, and its neighbours often the same ones."""


class Cards(Mapping[str, ModelCard]):
    """The cards of all models by slug, each made when it is looked at, unless it was lately."""

    def __init__(self, briefs: Mapping[str, Brief], make: Callable[[Brief], ModelCard]) -> None:
        self._briefs = briefs
        self._make = make
        self._made: dict[str, ModelCard] = {}

    def __getitem__(self, slug: str) -> ModelCard:
        made = self._made.get(slug)
        if made is None:
            made = self._made[slug] = self._make(self._briefs[slug])
            if len(self._made) > _AT_HAND:
                del self._made[next(iter(self._made))]
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._briefs)

    def __len__(self) -> int:
        return len(self._briefs)


def plan_desk(material: Material) -> Desk:
    """Every card of the site."""
    site = material.site
    return Desk(
        material=material,
        models=Cards(site.by_slug, lambda brief: model_card(material, brief)),
        card_keys=_card_keys(material),
        news={item.file: news_card(material, item) for item in site.news},
        programmes={item.slug: programme_card(material, item) for item in site.programmes},
    )


def _card_keys(material: Material) -> dict[str, str]:
    """The fingerprint of each model's card: of what its file says, and of what comes from elsewhere."""
    site = material.site
    fields = {key: repr(field_mark(material, key)) for key in material.config.fields}
    # A unit of the site's own may be written in another way and keep its slug.
    places = shown(material.config.places)
    return {
        brief.slug: shown(
            brief.card,
            places,
            [fields[key] for key in brief.field],
            material.picture_key(brief.photo.path) if brief.photo else "",
            site.completeness[brief.slug].share,
            len(site.spread.followers[brief.slug]),
        )
        for brief in site.models
    }


def model_card(material: Material, brief: Brief) -> ModelCard:
    """The card of a model, with its first own figure and its first photo."""
    site = material.site
    return ModelCard(
        slug=brief.slug,
        url=urls.model_url(brief.slug),
        title=brief.title,
        summary=brief.summary,
        unit=brief.unit,
        fields=tuple(field_mark(material, key) for key in brief.field),
        place=place_mark(brief.place),
        period=brief.period,
        status=brief.standing.status,
        level=brief.standing.level,
        figure=_best_figure(brief),
        picture=material.picture(brief.photo, "card") if brief.photo else None,
        completeness=site.completeness[brief.slug].share,
        replications=len(site.spread.followers[brief.slug]),
    )


def _best_figure(brief: Brief) -> Figure | None:
    if brief.figure is None:
        return None
    sources = {brief.figure.source: SourceMark(*brief.source)} if brief.source else {}
    return figure_of(brief.figure, f"so-lieu-{brief.figure_number}", sources)


def news_card(material: Material, item: News) -> NewsCard:
    """The card of a news item."""
    picture = material.picture(item.photos[0], "card") if item.photos else None
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
        funnel=plan_funnel(programme, [model.standing for model in models]),
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


def model_link(brief: Brief) -> Link:
    """A model's page, called by its title."""
    return Link(urls.model_url(brief.slug), brief.title)


def mark_sources(sources: tuple[Source, ...]) -> dict[str, SourceMark]:
    """A page's sources by id, numbered from 1 as written."""
    return {source.id: SourceMark(number, source) for number, source in enumerate(sources, 1)}


def plan_figures(
    results: Iterable[Result], sources: Mapping[str, SourceMark], anchor: str = "so-lieu"
) -> tuple[tuple[Figure, Result], ...]:
    """Each result as a figure with its permalink, which counts results from 1 as written."""
    return tuple(
        (figure_of(result, f"{anchor}-{number}" if anchor else "", sources), result)
        for number, result in enumerate(results, 1)
    )


def figure_of(result: Result, anchor: str, sources: Mapping[str, SourceMark]) -> Figure:
    """A result as a figure."""
    return Figure(
        label=result.label,
        anchor=anchor,
        quantity=result.quantity,
        scope=result.scope,
        as_of=result.as_of,
        before=result.before,
        source=sources.get(result.source),
    )
