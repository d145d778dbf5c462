"""What each page is found by, and shown with on the search page. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from lantoa import views
from lantoa.machine.search.marks import (
    figure_parts,
    figure_text,
    now_text,
    picture_shown,
    then_text,
)
from lantoa.machine.search.record import SearchRecord
from lantoa.machine.search.words import words_of
from lantoa.places.names import split_kind
from lantoa.prose import plain_text
from lantoa.settings import SiteConfig
from lantoa.vietnamese import figures, periods

_FEW = 2


@dataclass(frozen=True, slots=True)
class _Found:
    """A page's own part of a record: texts a line each, before they become terms."""

    kind: str
    facts: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    shown: tuple[tuple[str, str], ...] = ()


def plan_record(page: views.Page, config: SiteConfig) -> SearchRecord | None:
    """The record of a page that a visitor may look for; None for another.

    They are models, news, programmes, standing pages, and the first page of each place, and of each unit that has
    more than a few models. It depends on the page, the site's language, its levels and its synonyms.
    """
    found = _find(page.view, config)
    if found is None:
        return None
    summary = page.description
    shown = (("kind", found.kind), ("title", page.title), ("summary", summary), *found.shown)
    return SearchRecord(
        url=page.url,
        language=config.language,
        title=words_of(page.title, config.synonyms),
        summary=words_of(summary, config.synonyms),
        facts=words_of("\n".join(found.facts), config.synonyms),
        text=words_of("\n".join(found.texts), config.synonyms),
        shown=tuple((name, value) for name, value in shown if value),
        excerpts=_on_a_line(found.texts),
    )


def _on_a_line(texts: Iterable[str]) -> str:
    return " · ".join(" ".join(text.split()) for text in texts if text)


def _find(view: views.View, config: SiteConfig) -> _Found | None:
    if isinstance(view, views.ModelView):
        return _find_model(view, config)
    if isinstance(view, views.NewsView):
        return _find_news(view, config)
    if isinstance(view, views.ProgrammeView):
        return _find_programme(view, config)
    if isinstance(view, views.StandingView):
        return _Found("page", texts=(plain_text(view.prose.html),))
    if isinstance(view, views.GroupView) and view.pager.page == 1 and _is_looked_for(view):
        # Its models are found by themselves; here only its own name counts.
        return _Found(view.kind, texts=(view.intro,))
    return None


def _is_looked_for(view: views.GroupView) -> bool:
    """A unit with one or two models is found by those: most units of a large site would only make the index longer."""
    return view.kind == "place" or (view.kind == "unit" and view.total > _FEW)


def _find_model(view: views.ModelView, config: SiteConfig) -> _Found:
    card, model = view.card, view.model
    facts = (
        *(card.unit, model.person.name if model.person else "", *view.partners),
        *_place_facts(card.place),
        *(field.name for field in card.fields),
        *(view.programme.text if view.programme else "", *(tag.text for tag in view.tags)),
        *(periods.format_period(card.period, config.language), config.levels.get(card.level, "")),
        *(link.text for link in view.year_links),
    )
    texts = (
        plain_text(view.prose.html),
        *_model_texts(view),
        *(figure_text(figure, config.language) for figure in (*view.figures, *view.context, *view.notes)),
    )
    best = figure_parts(card.figure, config.language)
    shown = (
        ("unit", card.unit),
        *_place_shown(card.place),
        *best.items(),
        *_card_shown(card, config.language),
    )
    return _Found("model", _given(facts), _given(texts), shown)


def _card_shown(card: views.ModelCard, language: str) -> tuple[tuple[str, str], ...]:
    """What a list shows of a model besides (assets/js/cards.js)."""
    return (
        ("fields", " ".join(field.key for field in card.fields)),
        ("period", periods.format_period(card.period, language)),
        ("status", card.status),
        ("level", card.level),
        ("followed", str(card.replications or "")),
        *picture_shown(card.picture),
    )


def _model_texts(view: views.ModelView) -> tuple[str, ...]:
    """What a model's page says besides its body and figures, each part a phrase that can stand in an excerpt."""
    model = view.model
    return (
        *(_listed(step.do, step.who, step.output) for step in model.steps),
        *(_listed(cost.item, cost.payer) for cost in model.costs),
        *(*model.conditions, *model.not_suitable, *model.difficulties, *model.lessons, model.upkeep),
        *(_listed(one.unit, one.place.text if one.place else "", one.changed) for one in model.replications),
        *(_listed(event.by, event.number, event.note) for event in view.events),
        *(_listed(photo.alt.rstrip("."), photo.caption) for photo in model.photos),
        *(_listed(quote.text, quote.person) for quote in model.quotes),
        *(_listed(medium.title, medium.transcript) for medium in model.media),
        *(document.title for document in model.documents),
    )


def _listed(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _find_news(view: views.NewsView, config: SiteConfig) -> _Found:
    news = view.news
    facts = (view.programme.text if view.programme else "", *news.tags, *(card.unit for card in view.models))
    texts = (plain_text(view.prose.html), *(f"{photo.alt} {photo.caption}" for photo in news.photos))
    shown = (("date", periods.format_moment(news.date, config.language)),)
    return _Found("news", _given(facts), _given(texts), shown)


def _find_programme(view: views.ProgrammeView, config: SiteConfig) -> _Found:
    programme = view.programme
    document = programme.document
    when = periods.format_period(programme.period, config.language)
    facts = (
        programme.by,
        *_place_facts(view.place),
        when,
        document.number if document else "",
    )
    counts = (figures.format_quantity(count.quantity, config.language) for count in programme.counts)
    texts = (plain_text(view.prose.html), document.title if document else "", *counts)
    shown = (("unit", programme.by), *_place_shown(view.place))
    return _Found("programme", _given(facts), _given(texts), shown)


def _place_facts(place: views.PlaceMark) -> tuple[str, ...]:
    """The address then and now, as it is shown and as people say it: "Hồng Giang, Lục Ngạn, Bắc Giang"."""
    then, now = place.names, tuple(link.text for link in place.now)
    bare = (", ".join(split_kind(name)[1] for name in names) for names in (then, now))
    return then_text(place), now_text(place), *bare


def _place_shown(place: views.PlaceMark) -> tuple[tuple[str, str], ...]:
    return ("place", then_text(place)), ("now", now_text(place))


def _given(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(text.strip() for text in texts if text.strip())
