"""Finds the files that pages name: regular files of the site, by their exact name in either Unicode form."""

import posixpath
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from lantoa.vietnamese.text import nearest

OPEN_FOLDERS = ("content", "assets")


@dataclass(frozen=True, slots=True)
class Missing:
    """No such file: `code` says why, `suggestions` are written as the page would write them."""

    code: str
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteFiles:
    """The files of one site. Each folder is listed once, so a page of many photos costs one look."""

    root: Path
    _folders: dict[str, dict[str, str]] = field(default_factory=dict, repr=False, compare=False)

    def find(self, folder: str, written: str) -> str | Missing:
        """The path, relative to the site's folder, of a file that a page in `folder` names.

        `written` is relative to that folder, or to assets/ when it starts with "/". What leads out of content/ and
        assets/, by `..` or by a symbolic link, is refused.
        """
        base = "assets" if written.startswith("/") else folder
        path = posixpath.normpath(posixpath.join(base, written.lstrip("/")))
        if "://" in written or path.split("/")[0] not in OPEN_FOLDERS:
            return Missing("path-outside-site")
        real = self._real(path)
        if real is None:
            return Missing("file-not-found", self._near(base, path, written))
        if not self._is_inside(real):
            return Missing("path-outside-site")
        return real if (self.root / real).is_file() else Missing("file-not-found")

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
            names = sorted(child.name for child in here.iterdir()) if here.is_dir() else []
            self._folders[folder] = {unicodedata.normalize("NFC", name): name for name in names}
        return self._folders[folder]

    def _is_inside(self, path: str) -> bool:
        target = (self.root / path).resolve()
        return any(target.is_relative_to((self.root / name).resolve()) for name in OPEN_FOLDERS)

    def _near(self, base: str, path: str, written: str) -> tuple[str, ...]:
        folder, name = posixpath.split(path.replace("\\", "/"))
        names = [each for each in self._names(self._real(folder) or folder) if not each.startswith(".")]
        lead = "/" if written.startswith("/") else ""
        return tuple(
            lead + posixpath.relpath(posixpath.join(folder, near), base) for near in nearest(name, names)
        )
