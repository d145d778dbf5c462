"""Programmes: the list, and each one with its funnel and its models."""

from collections.abc import Iterator, Sequence
from functools import partial

from lantoa import urls
from lantoa.pages.cards import mark_sources
from lantoa.pages.material import Desk
from lantoa.pages.planned import Planned, planned, shown
from lantoa.pages.sums import Sums
from lantoa.records import Count, Programme
from lantoa.relate.brief import Brief
from lantoa.views import Link, Page, ProgrammesView, ProgrammeView


def plan_programmes(desk: Desk, sums: Sums) -> Iterator[Planned]:
    """The list, then a page for each programme, by slug."""
    words = desk.material.words
    page = Page(
        url=urls.programmes_url(),
        layout="programmes.html",
        title=words("title.programmes"),
        description=words("describe.programmes"),
        view=ProgrammesView(tuple(desk.programmes.values())),
        section="programmes",
        crumbs=(Link(urls.home_url(), words("title.home")),),
    )
    yield planned(page)
    for programme in desk.material.site.programmes:
        yield Planned(
            url=urls.programme_url(programme.slug),
            layout="programme.html",
            shows=_shown(desk, programme),
            make=partial(programme_page, desk, sums, programme),
            sums=_models(desk, programme),
        )


def _shown(desk: Desk, programme: Programme) -> str:
    """Everything that `programme_page` looks at, but for the totals."""
    site = desk.material.site
    models = _models(desk, programme)
    return shown(
        _crumbs(desk),
        desk.material.keys(programme.file).whole,
        desk.programmes[programme.slug],
        [_field_name(desk, count) for count in programme.counts],
        [desk.card_keys[model.slug] for model in models],
        [desk.news[item.file] for item in site.news if item.programme == programme.slug],
    )


def _models(desk: Desk, programme: Programme) -> Sequence[Brief]:
    return desk.material.site.groups.programmes.get(programme.slug, ())


def _crumbs(desk: Desk) -> tuple[Link, ...]:
    words = desk.material.words
    return (
        Link(urls.home_url(), words("title.home")),
        Link(urls.programmes_url(), words("title.programmes")),
    )


def programme_page(desk: Desk, sums: Sums, programme: Programme) -> Page:
    """The page of a programme."""
    material, card = desk.material, desk.programmes[programme.slug]
    site = material.site
    models = _models(desk, programme)
    news = [item for item in site.news if item.programme == programme.slug]
    view = ProgrammeView(
        programme=programme,
        prose=material.prose(programme.file),
        pictures=tuple(
            material.picture(photo, "gallery" if place else "lead")
            for place, photo in enumerate(programme.photos)
        ),
        place=card.place,
        funnel=card.funnel,
        counts=tuple(
            (count, _field_name(desk, count)) for count in programme.counts if count.field or count.subject
        ),
        cards=tuple(desk.models[model.slug] for model in models),
        news=tuple(desk.news[item.file] for item in news),
        totals=sums.of(models),
        sources=tuple(mark_sources(programme.sources).values()),
    )
    return Page(
        url=card.url,
        layout="programme.html",
        title=programme.title,
        description=material.summaries.get(programme.file, programme.summary),
        view=view,
        section="programmes",
        crumbs=_crumbs(desk),
    )


def _field_name(desk: Desk, count: Count) -> str:
    field = desk.material.config.fields.get(count.field)
    return field.name if field else count.field
