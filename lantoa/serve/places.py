"""A request path to a file of the public folder, and to nothing outside it."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes


@dataclass(frozen=True, slots=True)
class Found:
    """A file to send."""

    file: Path


@dataclass(frozen=True, slots=True)
class Moved:
    """Another path of this server to ask for."""

    path: str


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nothing to send: 400 for a path that cannot be one, 404 for one that leads nowhere."""

    status: int


Answer = Found | Moved | Nothing


def find_place(public: Path, base_path: str, target: str) -> Answer:
    """What a request target ("/dvk/mo-hinh/?a=1") means. `base_path` starts and ends with a slash.

    Hidden files, symbolic links and lists of folders are never given away.
    """
    path = _decode(target.partition("?")[0].partition("#")[0])
    if path is None or not path.startswith("/"):
        return Nothing(400)
    if path == "/" != base_path or f"{path}/" == base_path:
        return Moved(base_path)
    if not path.startswith(base_path):
        return Nothing(404)
    segments = path[len(base_path) :].split("/")
    names, is_folder = [name for name in segments if name], segments[-1] == ""
    if len(names) != len(segments) - is_folder or any(name.startswith(".") for name in names):
        return Nothing(404)
    return _look(public, names, is_folder, base_path)


def _decode(written: str) -> str | None:
    """The path as text; None for bytes that are no UTF-8, control characters and backslashes."""
    try:
        path = unquote_to_bytes(written.encode("latin-1")).decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return None
    return path if path.isprintable() and "\\" not in path else None


def _look(public: Path, names: list[str], is_folder: bool, base_path: str) -> Answer:
    place = public
    for name in names:
        place /= name
        if len(name.encode()) > 255 or place.is_symlink():
            return Nothing(404)
    if is_folder or not names:
        place /= "index.html"
    elif place.is_dir():
        return Moved(quote(base_path + "/".join(names)) + "/")
    return Found(place) if place.is_file() and not place.is_symlink() else Nothing(404)
