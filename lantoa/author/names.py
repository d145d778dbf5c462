"""A title → the name of its file, which is also its address for ever."""

from collections.abc import Iterator

from lantoa.vietnamese.text import slugify

LONGEST = 80
"""Titles of models run to 200 letters; an address of this length still fits a line of a printed page."""


def file_name(title: str) -> str:
    """The slug of a title, cut after a whole syllable; "" for a title without a letter or digit."""
    slug = slugify(title)
    if len(slug) <= LONGEST:
        return slug
    return slug[: LONGEST + 1].rpartition("-")[0] or slug[:LONGEST]


def file_names(title: str, *more: str) -> Iterator[str]:
    """Names to try in turn when the first is taken: with what tells two namesakes apart, then numbered."""
    first = file_name(title)
    yield first
    for part in filter(None, map(slugify, more)):
        yield file_name(f"{first[: LONGEST - 1 - min(len(part), LONGEST // 2)].rstrip('-')} {part}")
    number = 2
    while True:
        yield f"{first}-{number}"
        number += 1
