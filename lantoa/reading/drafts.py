"""Drafts that are left out leave nothing behind: what public pages say of them is dropped, with a warning each."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lantoa.errors import Problem, warning
from lantoa.reading.outline import At, Outline
from lantoa.reading.references import Slugs
from lantoa.reading.schema.reading import last_key
from lantoa.records import Model, News


def check_drafts(outlines: Iterable[Outline], hidden: Slugs, at: At) -> Iterator[Problem]:
    """References from pages to drafts that are left out."""
    for outline in outlines:
        for path, kind, slug in outline.references:
            if slug in (hidden.models if kind == "model" else hidden.programmes):
                yield warning(at(outline.file, path), "draft-reference", key=last_key(path), value=slug)


def model_without(model: Model, hidden: Slugs) -> Model:
    """A model without references to some pages. A replication stays: that it happened is public."""
    return replace(
        model,
        programme="" if model.programme in hidden.programmes else model.programme,
        replicates="" if model.replicates in hidden.models else model.replicates,
        replications=tuple(
            replace(each, model="") if each.model in hidden.models else each for each in model.replications
        ),
    )


def news_without(news: News, hidden: Slugs) -> News:
    """A news item without references to some pages."""
    return replace(
        news,
        programme="" if news.programme in hidden.programmes else news.programme,
        models=tuple(slug for slug in news.models if slug not in hidden.models),
    )
