"""What was learnt without some files, as if they were not there."""

from collections.abc import Collection
from dataclasses import replace

from lantoa.learn.learnt import Learnt, brief_without
from lantoa.reading.drafts import news_without
from lantoa.reading.references import Slugs


def sound_part(learnt: Learnt, faulty: Collection[str]) -> Learnt:
    """The same without the files `faulty`, and without references to pages that are not there then."""
    outlines = tuple(each for each in learnt.outlines if each.file not in faulty)
    named = [(kind, slug) for each in outlines for _, kind, slug in each.references]
    there = Slugs(
        frozenset(each.slug for each in outlines if each.kind == "models"),
        frozenset(each.slug for each in outlines if each.kind == "programmes"),
    )
    gone = Slugs(
        frozenset(slug for kind, slug in named if kind == "model"),
        frozenset(slug for kind, slug in named if kind == "programme"),
    ).without(there)
    return replace(
        learnt,
        outlines=outlines,
        models=tuple(brief_without(each, gone) for each in learnt.models if each.file not in faulty),
        news=tuple(news_without(each, gone) for each in learnt.news if each.file not in faulty),
        programmes=tuple(each for each in learnt.programmes if each.file not in faulty),
        pages=tuple(each for each in learnt.pages if each.file not in faulty),
        shelf=learnt.shelf.hiding(gone),
    )
