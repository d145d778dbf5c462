"""What a body may name, and what it asked of that: its HTML can be kept as long as the answers stay the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lantoa.fingerprints import fingerprint
from lantoa.reading.schema.files import Missing
from lantoa.records import Photo
from lantoa.vietnamese.text import nearest

if TYPE_CHECKING:
    from lantoa.media.photos import Album
    from lantoa.views import Picture

Question = tuple[str, ...]
"""("page", source file), ("file", the page's folder, as written), ("attachment", path) or ("picture", path)."""
Answer = str | tuple[str, ...] | None
"""A URL, a path, the fingerprint of a picture, or None; for a missing file the problem's code and the suggestions."""
Asked = tuple[tuple[Question, Answer], ...]
_MOST_SUGGESTIONS = 20
"""Of a body: for each, all pages of the site are looked at."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a body may name, and how its URLs are written.

    `pages` maps source files to page URLs; `find_file` finds a file by the page's folder and what was written
    (`SiteFiles.find`); `attachments` maps files that are published to their URLs, refused ones to ""; `href` puts the
    base path before a URL; `table_label` calls a wide table by its {number}; `taken` are ids that the page itself uses.
    """

    pages: Mapping[str, str]
    album: Album
    find_file: Callable[[str, str], str | Missing]
    attachments: Mapping[str, str]
    href: Callable[[str], str]
    table_label: str = "{number}"
    taken: frozenset[str] = frozenset()


def surroundings_key(around: Surroundings) -> str:
    """A fingerprint of what all bodies share: the base path, the name of tables, the ids that are taken."""
    return fingerprint(around.href("/x"), around.table_label, *sorted(around.taken))


def is_current(asked: Asked | None, around: Surroundings) -> bool:
    """Whether every question that a body asked has the same answer now. None is never current."""
    return asked is not None and all(_answer(question, around) == answer for question, answer in asked)


def _answer(question: Question, around: Surroundings) -> Answer:
    kind, first, *others = question
    if kind == "page":
        return around.pages.get(first)
    if kind == "attachment":
        return around.attachments.get(first)
    if kind == "file":
        return _as_answer(around.find_file(first, others[0]))
    return _sign(around.album.picture(Photo(first, alt="")))


def _as_answer(found: str | Missing) -> Answer:
    return (found.code, *found.suggestions) if isinstance(found, Missing) else found


def _sign(picture: Picture | None) -> str | None:
    return fingerprint(repr((picture.avif, picture.webp, picture.jpeg, picture.classes))) if picture else None


class Enquiry:
    """Asks the surroundings for one body, and notes every question with its answer."""

    def __init__(self, around: Surroundings) -> None:
        self.around = around
        self._asked: dict[Question, Answer] = {}
        self._asked_all = False
        self._suggested = 0

    @property
    def asked(self) -> Asked | None:
        """The questions so far, sorted. None when an answer depended on all pages, so that nobody can ask it again."""
        return None if self._asked_all else tuple(sorted(self._asked.items()))

    def page(self, file: str) -> str | None:
        """The URL of a page by its source file."""
        found = self.around.pages.get(file)
        self._asked["page", file] = found
        return found

    def pages_near(self, file: str) -> tuple[str, ...]:
        """The source file that a broken link most likely means."""
        self._asked_all = True
        self._suggested += 1
        return nearest(file, self.around.pages, 1) if self._suggested <= _MOST_SUGGESTIONS else ()

    def file(self, folder: str, written: str) -> str | Missing:
        """The file that a page in a folder names."""
        found = self.around.find_file(folder, written)
        self._asked["file", folder, written] = _as_answer(found)
        return found

    def attachment(self, path: str) -> str | None:
        """The URL of a file that is published."""
        found = self.around.attachments.get(path)
        self._asked["attachment", path] = found
        return found

    def picture(self, photo: Photo) -> Picture | None:
        """A photo as the page shows it; None when it cannot be read."""
        found = self.around.album.picture(photo)
        self._asked["picture", photo.path] = _sign(found)
        return found
