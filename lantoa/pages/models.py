"""The page of one model."""

from pathlib import PurePosixPath

from lantoa import urls
from lantoa.pages.cards import mark_sources, place_mark, plan_figures
from lantoa.pages.material import Desk
from lantoa.records import Document, Medium, Model, Replication
from lantoa.relate.groups import years_of
from lantoa.relate.similar import Likeness
from lantoa.relate.spread import Follower
from lantoa.relate.standing import in_order
from lantoa.vietnamese.text import slugify
from lantoa.views import (
    Branch,
    Download,
    Figure,
    Link,
    ModelView,
    Page,
    Player,
    Prose,
    Similar,
    SourceMark,
    Tree,
)


def plan_models(desk: Desk) -> tuple[Page, ...]:
    """A page for each model, in the order of the lists, so that each one knows its neighbours."""
    models = desk.material.site.models
    # Not strict: a site whose models are all drafts has none, and still one None before and after.
    around = zip((None, *models), models, (*models[1:], None), strict=False)
    return tuple(_model_page(desk, model, before, after) for before, model, after in around)


def plan_tree(desk: Desk, slug: str) -> Tree | None:
    """Everybody who followed a model, over all generations; None when nobody did."""
    branches = tuple(_branch(desk, slug, follower) for follower in desk.material.site.spread.followers[slug])
    if not branches:
        return None
    return Tree(desk.models[slug], branches, _depth(branches), _size(branches))


def _model_page(desk: Desk, model: Model, before: Model | None, after: Model | None) -> Page:
    words = desk.material.words
    card = desk.models[model.slug]
    return Page(
        url=card.url,
        layout="model.html",
        title=model.title,
        description=card.summary,
        view=_view(desk, model, before, after),
        section="models",
        crumbs=(Link(urls.home_url(), words("title.home")), Link(urls.models_url(), words("title.models"))),
        updated=model.updated or model.published,
    )


def _view(desk: Desk, model: Model, before: Model | None, after: Model | None) -> ModelView:
    material = desk.material
    site, groups = material.site, material.site.groups
    sources = mark_sources(model.sources)
    figures = plan_figures(model.results, sources)
    programme = desk.programmes.get(model.programme)
    unit = slugify(model.unit)
    return ModelView(
        card=desk.models[model.slug],
        model=model,
        prose=material.prose.get(model.file, Prose("")),
        pictures=tuple(material.picture(photo, place == 0) for place, photo in enumerate(model.photos)),
        figures=tuple(figure for figure, result in figures if result.quantity and not result.context),
        context=tuple(figure for figure, result in figures if result.context),
        notes=tuple(figure for figure, result in figures if not result.quantity and not result.context),
        sources=tuple(sources.values()),
        unit_url=urls.unit_url(unit) if unit in groups.units else "",
        partners=model.partners,
        programme=Link(programme.url, programme.title) if programme else None,
        tags=tuple(Link(urls.tag_url(slugify(tag)), tag) for tag in model.tags),
        year_links=tuple(Link(urls.year_url(year), str(year)) for year in years_of(model)),
        events=in_order(model.events),
        award=site.standings[model.slug].award,
        downloads=tuple(_download(desk, document) for document in model.documents),
        players=tuple(plan_player(desk, medium) for medium in model.media),
        ancestors=tuple(_link(desk, slug) for slug in site.spread.ancestors(model.slug)),
        spread=plan_tree(desk, model.slug),
        completeness=site.completeness[model.slug],
        similar=tuple(_similar(desk, likeness) for likeness in site.similar[model.slug]),
        news=tuple(desk.news[item.file] for item in site.news_of.get(model.slug, ())),
        previous=_link(desk, before.slug) if before else None,
        next=_link(desk, after.slug) if after else None,
        compare_url=urls.compare_url([model.slug]),
    )


def _link(desk: Desk, slug: str) -> Link:
    return Link(desk.models[slug].url, desk.models[slug].title)


def _similar(desk: Desk, likeness: Likeness) -> Similar:
    names = tuple(desk.material.config.fields[key].name for key in likeness.fields)
    return Similar(desk.models[likeness.slug], names, likeness.tags, likeness.words)


def _download(desk: Desk, document: Document) -> Download:
    if document.url:
        return Download(document.url, document.title)
    url, size = desk.material.attachment(document.path)
    return Download(url, document.title, PurePosixPath(document.path).suffix.lstrip(".").lower(), size)


def plan_player(desk: Desk, medium: Medium) -> Player:
    """Sound or film of the site plays on the page; one elsewhere is a link."""
    if medium.url:
        return Player(medium.kind, medium.title, medium.url, False, medium.transcript)
    return Player(
        medium.kind, medium.title, desk.material.attachment(medium.path)[0], True, medium.transcript
    )


def _branch(desk: Desk, parent: str, follower: Follower) -> Branch:
    """A follower and those after it. What the example's file says of it comes first, then what its own page says."""
    site = desk.material.site
    own = site.by_slug.get(follower.model)
    sources = mark_sources(site.by_slug[parent].sources)
    record = follower.record or _as_record(own)
    after = site.spread.followers[own.slug] if own else ()
    return Branch(
        unit=record.unit,
        place=place_mark(record.place) if record.place else place_mark(own.place) if own else None,
        url=desk.models[own.slug].url if own else "",
        date=record.date or (own.period if own else None),
        changed=record.changed,
        figures=_branch_figures(record, sources),
        source=sources.get(record.source),
        branches=tuple(_branch(desk, own.slug, next_one) for next_one in after) if own else (),
    )


def _as_record(own: Model | None) -> Replication:
    """A follower that only its own file tells of."""
    return Replication(unit=own.unit, place=own.place, date=own.period) if own else Replication(unit="")


def _branch_figures(record: Replication, sources: dict[str, SourceMark]) -> tuple[Figure, ...]:
    return tuple(figure for figure, _ in plan_figures(record.results, sources, anchor=""))


def _depth(branches: tuple[Branch, ...]) -> int:
    return max((1 + _depth(branch.branches) for branch in branches), default=0)


def _size(branches: tuple[Branch, ...]) -> int:
    return sum(1 + _size(branch.branches) for branch in branches)
