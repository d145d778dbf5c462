"""The page of one model."""

from collections.abc import Iterator
from functools import partial

from lantoa import urls
from lantoa.pages.cards import mark_sources, model_link, place_mark, plan_figures
from lantoa.pages.costs import plan_costs
from lantoa.pages.material import Desk
from lantoa.pages.planned import Planned, shown
from lantoa.records import Document, Medium, Replication
from lantoa.relate.brief import Brief
from lantoa.relate.likeness import Likeness
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
    Similar,
    SourceMark,
    Tree,
)


def plan_models(desk: Desk) -> Iterator[Planned]:
    """A page for each model, in the order of the lists, so that each one knows its neighbours."""
    models = desk.material.site.models
    # Not strict: a site whose models are all drafts has none, and still one None before and after.
    around = zip((None, *models), models, (*models[1:], None), strict=False)
    for order, (before, brief, after) in enumerate(around):
        yield Planned(
            url=urls.model_url(brief.slug),
            layout="model.html",
            shows=_shown(desk, brief, before, after),
            make=partial(model_page, desk, brief, before, after),
            updated=brief.updated,
            dated=brief.dated,
            order=order,
        )


def _shown(desk: Desk, brief: Brief, before: Brief | None, after: Brief | None) -> str:
    """Everything that `model_page` looks at: the model's own file, and what it shows of others."""
    material = desk.material
    site, slug = material.site, brief.slug
    programme = desk.programmes.get(brief.programme)
    return shown(
        _crumbs(desk),
        material.keys(brief.file).whole,
        desk.card_keys[slug],
        site.completeness[slug].parts,
        programme.title if programme else None,
        [(each, desk.brief(each).title) for each in site.spread.ancestors(slug)],
        tree_key(desk, slug),
        [
            (desk.card_keys[like.slug], _field_names(desk, like), like.tags, like.words)
            for like in site.similar[slug]
        ],
        [desk.news[item.file] for item in site.news_of.get(slug, ())],
        before and (before.slug, before.title),
        after and (after.slug, after.title),
    )


def plan_tree(desk: Desk, slug: str) -> Tree | None:
    """Everybody who followed a model, over all generations; None when nobody did."""
    branches = tuple(_branch(desk, slug, follower) for follower in desk.material.site.spread.followers[slug])
    if not branches:
        return None
    return Tree(desk.models[slug], branches, _depth(branches), _size(branches))


def tree_key(desk: Desk, slug: str) -> str:
    """The fingerprint of everything that `plan_tree` shows; "" when nobody followed the model."""
    followers = desk.material.site.spread.followers[slug]
    if not followers:
        return ""
    return shown(
        desk.card_keys[slug],
        desk.material.keys(desk.brief(slug).file).tree,
        [(follower, _branch_key(desk, follower.model)) for follower in followers],
    )


def _branch_key(desk: Desk, slug: str) -> tuple[object, ...]:
    """What a branch shows of a follower's own page, and of those who followed it."""
    own = desk.material.site.by_slug.get(slug)
    return (own.unit, place_mark(own.place), own.period, tree_key(desk, slug)) if own else ()


def _crumbs(desk: Desk) -> tuple[Link, ...]:
    words = desk.material.words
    return Link(urls.home_url(), words("title.home")), Link(urls.models_url(), words("title.models"))


def model_page(desk: Desk, brief: Brief, before: Brief | None, after: Brief | None) -> Page:
    """The page of a model that stands between two others."""
    return Page(
        url=urls.model_url(brief.slug),
        layout="model.html",
        title=brief.title,
        description=brief.summary,
        view=_view(desk, brief, before, after),
        section="models",
        crumbs=_crumbs(desk),
        updated=brief.updated,
    )


def _view(desk: Desk, brief: Brief, before: Brief | None, after: Brief | None) -> ModelView:
    material = desk.material
    site, model = material.site, material.record(brief.slug)
    sources = mark_sources(model.sources)
    figures = plan_figures(model.results, sources)
    programme = desk.programmes.get(model.programme)
    return ModelView(
        card=desk.models[model.slug],
        model=model,
        prose=material.prose(model.file),
        pictures=tuple(
            material.picture(photo, "gallery" if place else "lead")
            for place, photo in enumerate(model.photos)
        ),
        figures=tuple(figure for figure, result in figures if result.quantity and not result.context),
        context=tuple(figure for figure, result in figures if result.context),
        notes=tuple(figure for figure, result in figures if not result.quantity and not result.context),
        costs=plan_costs(model.costs),
        sources=tuple(sources.values()),
        unit_url=urls.unit_url(brief.unit_slug) if brief.unit_slug else "",
        partners=model.partners,
        programme=Link(programme.url, programme.title) if programme else None,
        tags=tuple(Link(urls.tag_url(slugify(tag)), tag) for tag in model.tags),
        year_links=tuple(Link(urls.year_url(year), str(year)) for year in brief.years),
        events=in_order(model.events),
        award=brief.standing.award,
        downloads=tuple(_download(desk, document) for document in model.documents),
        players=tuple(plan_player(desk, medium) for medium in model.media),
        ancestors=tuple(model_link(desk.brief(slug)) for slug in site.spread.ancestors(model.slug)),
        spread=plan_tree(desk, model.slug),
        completeness=site.completeness[model.slug],
        similar=tuple(_similar(desk, likeness) for likeness in site.similar[model.slug]),
        news=tuple(desk.news[item.file] for item in site.news_of.get(model.slug, ())),
        previous=model_link(before) if before else None,
        next=model_link(after) if after else None,
    )


def _similar(desk: Desk, likeness: Likeness) -> Similar:
    names = _field_names(desk, likeness)
    return Similar(desk.models[likeness.slug], names, likeness.tags, likeness.words)


def _field_names(desk: Desk, likeness: Likeness) -> tuple[str, ...]:
    return tuple(desk.material.config.fields[key].name for key in likeness.fields)


def _download(desk: Desk, document: Document) -> Download:
    if document.url:
        return Download(document.url, document.title)
    file = desk.material.attachment(document.path)
    return Download(file.url, document.title, file)


def plan_player(desk: Desk, medium: Medium) -> Player:
    """Sound or film of the site plays on the page; one elsewhere is a link."""
    if medium.url:
        return Player(medium.kind, medium.title, medium.url, None, medium.transcript)
    file = desk.material.attachment(medium.path)
    return Player(medium.kind, medium.title, file.url, file, medium.transcript)


def _branch(desk: Desk, parent: str, follower: Follower) -> Branch:
    """A follower and those after it. What the example's file says of it comes first, then what its own page says."""
    site = desk.material.site
    own = site.by_slug.get(follower.model)
    example = desk.material.record(parent)
    sources = mark_sources(example.sources)
    record = _as_record(own) if follower.number is None else example.replications[follower.number]
    after = site.spread.followers[own.slug] if own else ()
    return Branch(
        unit=record.unit,
        place=place_mark(record.place) if record.place else place_mark(own.place) if own else None,
        url=urls.model_url(own.slug) if own else "",
        date=record.date or (own.period if own else None),
        changed=record.changed,
        figures=_branch_figures(record, sources),
        source=sources.get(record.source),
        branches=tuple(_branch(desk, own.slug, next_one) for next_one in after) if own else (),
    )


def _as_record(own: Brief | None) -> Replication:
    """A follower that only its own file tells of."""
    return Replication(unit=own.unit, place=own.place, date=own.period) if own else Replication(unit="")


def _branch_figures(record: Replication, sources: dict[str, SourceMark]) -> tuple[Figure, ...]:
    return tuple(figure for figure, _ in plan_figures(record.results, sources, anchor=""))


def _depth(branches: tuple[Branch, ...]) -> int:
    return max((1 + _depth(branch.branches) for branch in branches), default=0)


def _size(branches: tuple[Branch, ...]) -> int:
    return sum(1 + _size(branch.branches) for branch in branches)
