"""Finds the files that pages name: regular files of the site, by their exact name in either Unicode form."""

import os
import posixpath
import stat
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from lantoa.overrides import is_inside
from lantoa.vietnamese.text import nearest

OPEN_FOLDERS = ("content", "assets")


@dataclass(frozen=True, slots=True)
class Missing:
    """No such file: `code` says why, `suggestions` are written as the page would write them."""

    code: str
    suggestions: tuple[str, ...] = ()


Asked = tuple[tuple[str, str, str | Missing], ...]
"""What a page asked for: the folder, the name as it was written, and the answer."""


class Files(Protocol):
    """Whoever knows the files of a site."""

    def find(self, folder: str, written: str) -> str | Missing:
        """The path, relative to the site's folder, of a file that a page in `folder` names."""


@dataclass(frozen=True, slots=True)
class SiteFiles:
    """The files of one site. Each folder is listed once, so a page of many photos costs one look."""

    root: Path
    _folders: dict[str, dict[str, str]] = field(default_factory=dict, repr=False, compare=False)
    _twins: dict[str, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)
    _is_open: dict[str, bool] = field(default_factory=dict, repr=False, compare=False)

    def find(self, folder: str, written: str) -> str | Missing:
        """The path, relative to the site's folder, of a file that a page in `folder` names.

        `written` is relative to that folder, or to assets/ when it starts with "/". What leads out of content/ and
        assets/, by `..` or by a symbolic link, is refused, and so is one of two files whose names are alike but for
        case or Unicode form.
        """
        base = "assets" if written.startswith("/") else folder
        path = posixpath.normpath(posixpath.join(base, written.lstrip("/")))
        if "://" in written or path.split("/")[0] not in OPEN_FOLDERS:
            return Missing("path-outside-site")
        real = self._real(path)
        if real is None:
            return Missing("file-not-found", self._near(base, path, written))
        if posixpath.basename(real) in self._twins[posixpath.dirname(real)]:
            return Missing("file-two-spellings")
        return self._look(real)

    def _look(self, real: str) -> str | Missing:
        try:
            mode = (self.root / real).lstat().st_mode
        except OSError:
            return Missing("file-not-found")
        inside = (
            self._is_inside(real) if stat.S_ISLNK(mode) else self._is_open_folder(posixpath.dirname(real))
        )
        if not inside:
            return Missing("path-outside-site")
        return real if stat.S_ISREG(mode) or (self.root / real).is_file() else Missing("file-not-found")

    def _real(self, path: str) -> str | None:
        """The path as the disk spells it: the same letters and case, whatever the Unicode form."""
        real = ""
        for step in path.split("/"):
            name = self._names(real).get(unicodedata.normalize("NFC", step))
            if name is None:
                return None
            real = posixpath.join(real, name)
        return real

    def _names(self, folder: str) -> dict[str, str]:
        if folder not in self._folders:
            here = self.root / folder
            # Of pathlib's, a name that is too long for the disk would be an error.
            names = sorted(os.listdir(here)) if os.path.isdir(here) else []  # noqa: PTH112, PTH208
            self._folders[folder] = {unicodedata.normalize("NFC", name): name for name in names}
            # To a Mac or to Windows they are one: a checkout there has either of them.
            alike = Counter(map(_plainly, names))
            self._twins[folder] = frozenset(name for name in names if alike[_plainly(name)] > 1)
        return self._folders[folder]

    def _is_open_folder(self, folder: str) -> bool:
        if folder not in self._is_open:
            self._is_open[folder] = self._is_inside(folder)
        return self._is_open[folder]

    def _is_inside(self, path: str) -> bool:
        return any(is_inside(self.root / path, self.root / name) for name in OPEN_FOLDERS)

    def _near(self, base: str, path: str, written: str) -> tuple[str, ...]:
        folder, name = posixpath.split(path.replace("\\", "/"))
        names = [each for each in self._names(self._real(folder) or folder) if not each.startswith(".")]
        lead = "/" if written.startswith("/") else ""
        return tuple(
            lead + posixpath.relpath(posixpath.join(folder, near), base) for near in nearest(name, names)
        )


def _plainly(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


@dataclass(frozen=True, slots=True)
class Questions:
    """The files of a site, and what one page asked of them."""

    files: Files
    _answers: dict[tuple[str, str], str | Missing] = field(default_factory=dict)

    def find(self, folder: str, written: str) -> str | Missing:
        """The answer of the files, remembered."""
        answer = self._answers[folder, written] = self.files.find(folder, written)
        return answer

    @property
    def asked(self) -> Asked:
        """Every question with its answer, in the order of the first time."""
        return tuple((folder, written, answer) for (folder, written), answer in self._answers.items())


def is_current(asked: Asked, files: Files) -> bool:
    """Whether every question still has the answer that it had."""
    return all(files.find(folder, written) == answer for folder, written, answer in asked)
