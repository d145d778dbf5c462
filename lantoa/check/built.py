"""Which files were built, and what an address in one of them means."""

import posixpath
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lantoa.errors import Position

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_IGNORED = re.compile(r"[\x00-\x20\x7f]")
_ELSEWHERE = frozenset({"http", "https", "mailto", "tel", "sms"})


class Kind(StrEnum):
    """Where an address leads."""

    INSIDE = "inside"
    OUTSIDE_BASE = "outside-base"
    ELSEWHERE = "elsewhere"
    CONTENT = "content"
    EMPTY = "empty"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True)
class Address:
    """An address as it was read: for one inside the site, the file it means and the fragment in it."""

    kind: Kind
    file: str = ""
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class Built:
    """The built files by their paths in `folder`; problems call the folder `name`. `base_url` ends with a slash."""

    folder: Path
    name: str
    base_url: str
    files: frozenset[str]

    def at(self, file: str, text: str = "", offset: int = 0) -> Position:
        """The place of an offset in a file's text."""
        line = text.count("\n", 0, offset) + 1
        return Position(f"{self.name}/{file}", line, offset - text.rfind("\n", 0, offset))

    def read_address(self, written: str, file: str) -> Address:
        """What an address means that stands in a file of the site."""
        address = _IGNORED.sub("", written)
        if not address:
            return Address(Kind.EMPTY)
        if scheme := _SCHEME.match(address):
            return self._read_whole(address, scheme[1].lower())
        if address.startswith("/"):
            return self._read_from_root(address)
        if address[0] in "#?":
            return Address(Kind.INSIDE, file, unquote(address.partition("#")[2]))
        return _inside(posixpath.join(posixpath.dirname(file), address))

    def _read_from_root(self, address: str) -> Address:
        base_path = urlsplit(self.base_url).path
        if address.startswith("//"):
            return Address(Kind.ELSEWHERE)
        if not address.startswith(base_path):
            return Address(Kind.OUTSIDE_BASE)
        return _inside(address.removeprefix(base_path))

    def _read_whole(self, address: str, scheme: str) -> Address:
        if address.startswith(self.base_url) or f"{address}/" == self.base_url:
            return _inside(address[len(self.base_url) :])
        if scheme == "data":
            return Address(Kind.CONTENT)
        return Address(Kind.ELSEWHERE if scheme in _ELSEWHERE else Kind.UNSAFE)


def read_built(folder: Path, name: str, base_url: str) -> Built:
    """The files under a folder, hidden ones left out."""
    paths = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    shown = (path.as_posix() for path in paths if not path.name.startswith("."))
    return Built(folder, name, base_url, frozenset(shown))


def _inside(address: str) -> Address:
    """``mo-hinh/x/?a=1#b`` → the file mo-hinh/x/index.html and the fragment b."""
    before, _, fragment = address.partition("#")
    path = unquote(before.partition("?")[0])
    normal = posixpath.normpath(path) if path else ""
    file = posixpath.join(normal, "index.html") if not path or path.endswith("/") else normal
    return Address(Kind.INSIDE, posixpath.normpath(file), unquote(fragment))
