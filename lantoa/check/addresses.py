"""What an address in a file of the site means."""

import posixpath
import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_IGNORED = re.compile(r"[\x00-\x20\x7f]")
_PLAIN = re.compile(r"((?:[A-Za-z0-9_-]++/)*(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*+)?)(?:\?[!-\"$-~]*+)?")
_PLAIN_FRAGMENT = re.compile(r"#[A-Za-z0-9_-]*")
"""Addresses with nothing to unquote, to resolve or to leave out, as most are."""
_ELSEWHERE = frozenset({"http", "https", "mailto", "tel", "sms"})


class Kind(StrEnum):
    """Where an address leads."""

    INSIDE = "inside"
    OUTSIDE_BASE = "outside-base"
    ELSEWHERE = "elsewhere"
    CONTENT = "content"
    EMPTY = "empty"
    UNSAFE = "unsafe"


class Address(NamedTuple):
    """An address as it was read: for one inside the site, the file it means and the fragment in it."""

    kind: Kind
    file: str = ""
    fragment: str = ""


def read_address(written: str, file: str, base_url: str) -> Address:
    """What an address means that stands in a file of the site. `base_url` ends with a slash."""
    return read_far_address(written, base_url) or read_near_address(written, file)


@lru_cache(maxsize=16384)
def read_far_address(written: str, base_url: str) -> Address | None:
    """What an address means in whichever file it stands; None when that depends on the file."""
    for base in (_base_path(base_url), base_url):
        if written.startswith(base) and (plain := _PLAIN.fullmatch(written, len(base))):
            path = plain[1]
            return Address(Kind.INSIDE, path if path and path[-1] != "/" else f"{path}index.html")
    address = _IGNORED.sub("", written)
    if not address:
        return Address(Kind.EMPTY)
    if scheme := _SCHEME.match(address):
        return _read_whole(address, scheme[1].lower(), base_url)
    return _read_from_root(address, base_url) if address.startswith("/") else None


def read_near_address(written: str, file: str) -> Address:
    """What an address means that says only how it lies to the file in which it stands."""
    if _PLAIN_FRAGMENT.fullmatch(written):
        return Address(Kind.INSIDE, file, written[1:])
    address = _IGNORED.sub("", written)
    if address[0] in "#?":
        return Address(Kind.INSIDE, file, unquote(address.partition("#")[2]))
    return _inside(posixpath.join(posixpath.dirname(file), address))


def _read_from_root(address: str, base_url: str) -> Address:
    base_path = _base_path(base_url)
    if address.startswith("//"):
        return Address(Kind.ELSEWHERE)
    if not address.startswith(base_path):
        return Address(Kind.OUTSIDE_BASE)
    return _inside(address.removeprefix(base_path))


def _read_whole(address: str, scheme: str, base_url: str) -> Address:
    if address.startswith(base_url) or f"{address}/" == base_url:
        return _inside(address[len(base_url) :])
    if scheme == "data":
        return Address(Kind.CONTENT)
    return Address(Kind.ELSEWHERE if scheme in _ELSEWHERE else Kind.UNSAFE)


@lru_cache(maxsize=8)
def _base_path(base_url: str) -> str:
    return urlsplit(base_url).path


def _inside(address: str) -> Address:
    """``mo-hinh/x/?a=1#b`` → the file mo-hinh/x/index.html and the fragment b."""
    before, _, fragment = address.partition("#")
    path = unquote(before.partition("?")[0])
    normal = posixpath.normpath(path) if path else ""
    file = posixpath.join(normal, "index.html") if not path or path.endswith("/") else normal
    return Address(Kind.INSIDE, posixpath.normpath(file), unquote(fragment))
