"""Programmes: the list, and each one with its funnel and its models."""

from collections.abc import Iterator

from lantoa import urls
from lantoa.pages.cards import mark_sources
from lantoa.pages.material import Desk
from lantoa.pages.sums import plan_sums
from lantoa.records import Count, Programme
from lantoa.views import Link, Page, ProgrammesView, ProgrammeView, Prose


def plan_programmes(desk: Desk) -> Iterator[Page]:
    """The list, then a page for each programme, by slug."""
    words = desk.material.words
    yield Page(
        url=urls.programmes_url(),
        layout="programmes.html",
        title=words("title.programmes"),
        description=words("describe.programmes"),
        view=ProgrammesView(tuple(desk.programmes.values())),
        section="programmes",
        crumbs=(Link(urls.home_url(), words("title.home")),),
    )
    for programme in desk.material.site.content.programmes:
        yield _programme_page(desk, programme)


def _programme_page(desk: Desk, programme: Programme) -> Page:
    material, card = desk.material, desk.programmes[programme.slug]
    words, site = material.words, material.site
    models = site.groups.programmes.get(programme.slug, ())
    news = [item for item in site.news if item.programme == programme.slug]
    view = ProgrammeView(
        programme=programme,
        prose=material.prose.get(programme.file, Prose("")),
        pictures=tuple(material.picture(photo, place == 0) for place, photo in enumerate(programme.photos)),
        place=card.place,
        funnel=card.funnel,
        counts=tuple(
            (count, _field_name(desk, count)) for count in programme.counts if count.field or count.subject
        ),
        cards=tuple(desk.models[model.slug] for model in models),
        news=tuple(desk.news[item.file] for item in news),
        totals=plan_sums(desk, models),
        sources=tuple(mark_sources(programme.sources).values()),
    )
    return Page(
        url=card.url,
        layout="programme.html",
        title=programme.title,
        description=material.summaries.get(programme.file, programme.summary),
        view=view,
        section="programmes",
        crumbs=(
            Link(urls.home_url(), words("title.home")),
            Link(urls.programmes_url(), words("title.programmes")),
        ),
    )


def _field_name(desk: Desk, count: Count) -> str:
    field = desk.material.config.fields.get(count.field)
    return field.name if field else count.field
