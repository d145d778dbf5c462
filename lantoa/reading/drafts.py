"""Drafts that are left out leave nothing behind: what public pages say of them is dropped, with a warning each."""

from collections.abc import Iterator
from dataclasses import replace

from lantoa.errors import Problem, warning
from lantoa.reading.references import Slugs, references
from lantoa.reading.schema.reading import last_key
from lantoa.records import Content, Model, News


def check_drafts(content: Content, hidden: Slugs) -> Iterator[Problem]:
    """References from pages to drafts that are left out."""
    for entry, path, kind, slug in references(content):
        if slug in (hidden.models if kind == "model" else hidden.programmes):
            yield warning(content.at(entry.file, path), "draft-reference", key=last_key(path), value=slug)


def drop_drafts(content: Content, hidden: Slugs) -> Content:
    """The same content without references to drafts. A replication stays: that it happened is public."""
    if not hidden.models and not hidden.programmes:
        return content
    return replace(
        content,
        models=tuple(_model(model, hidden) for model in content.models),
        news=tuple(_news(news, hidden) for news in content.news),
    )


def _model(model: Model, hidden: Slugs) -> Model:
    return replace(
        model,
        programme="" if model.programme in hidden.programmes else model.programme,
        replicates="" if model.replicates in hidden.models else model.replicates,
        replications=tuple(
            replace(each, model="") if each.model in hidden.models else each for each in model.replications
        ),
    )


def _news(news: News, hidden: Slugs) -> News:
    return replace(
        news,
        programme="" if news.programme in hidden.programmes else news.programme,
        models=tuple(slug for slug in news.models if slug not in hidden.models),
    )
