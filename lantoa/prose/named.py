"""The photos and files that a body names, found before it is rendered: they must be planned first."""

import posixpath
import re
from collections.abc import Callable, Iterator
from html import unescape
from urllib.parse import unquote

from lantoa.errors import Position
from lantoa.prose.marks import IMAGE, LINK, split_destination
from lantoa.prose.places import Places
from lantoa.reading.schema.files import Missing
from lantoa.records import Photo

FindFile = Callable[[str, str], str | Missing]

_IMAGE = re.compile(IMAGE)
_LINK = re.compile(LINK)


def photos_in(
    body: str, file: str, first_line: int, find_file: FindFile
) -> tuple[tuple[Photo, Position], ...]:
    """The photos that `![alt](file "caption")` names, with the place of each; those not found are left out."""
    if "![" not in body:
        return ()
    places = Places(body, file, first_line)
    named = (
        (found, find_file(posixpath.dirname(file), _target(found.group(2))))
        for found in _IMAGE.finditer(body)
    )
    return tuple(
        (Photo(path, found.group(1), split_destination(found.group(2))[1]), places.at(found.start(2)))
        for found, path in named
        if isinstance(path, str)
    )


def files_in(body: str, file: str, first_line: int, find_file: FindFile) -> tuple[tuple[str, Position], ...]:
    """The files, other than pages, that links name, with the place of each; those not found are left out."""
    if "](" not in body:
        return ()
    places = Places(body, file, first_line)
    return tuple(
        (path, places.at(offset))
        for offset, written in _linked(body)
        if isinstance(path := find_file(posixpath.dirname(file), written), str)
    )


def _linked(body: str) -> Iterator[tuple[int, str]]:
    for found in _LINK.finditer(body):
        target = _target(found.group(2) or "")
        if posixpath.splitext(target)[1] not in ("", ".md") and ":" not in target:
            yield found.start(2), target


def _target(destination: str) -> str:
    return unquote(unescape(split_destination(destination)[0]).partition("#")[0].partition("?")[0])
