"""What a built site holds of a page or of a photo: its own files, and those of others that show or name it."""

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_TEXTS = frozenset({".html", ".json", ".xml", ".csv", ".txt"})
_FRAGMENTS = (".pf_fragment",)
_EXCERPTS = re.compile(r"fragment/(.+)\.pf_fragment")
"""The text of a page for excerpts lies beside what a hit shows of it, under the same name, and names no page."""
_GZIP = 31
_MADE = re.compile(r"/((?:anh/the|tep)/[\w.-]+)")
"""Share pictures and files to take along, as pages write their addresses."""


@dataclass(frozen=True, slots=True)
class Traces:
    """Paths in the public folder, sorted: what is nothing but the thing itself, and what shows or names it besides."""

    own: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def find_traces(public: Path, urls: Iterable[str], pictures: Iterable[str]) -> Traces:
    """The traces of pages by their URLs ("/mo-hinh/x/"), and of photos by how the paths of their pictures begin.

    Every text of the site is read, the pieces of the search index too. A share picture, or a paper, goes with the only
    page that names it.
    """
    folders = tuple(url.strip("/") + "/" for url in urls)
    starts = tuple(pictures)
    if not public.is_dir() or not (folders or starts):
        return Traces()
    files = sorted(path.relative_to(public).as_posix() for path in public.rglob("*") if path.is_file())
    known = set(files)
    own = {file for file in files if file.startswith((*folders, *starts))}
    named = tuple(f"/{folder}" for folder in folders) + tuple(f"/{start}" for start in starts)
    others: set[str] = set()
    mine: set[str] = set()
    theirs: set[str] = set()
    for file, text in _texts(public, files):
        if file in own:
            mine.update(_MADE.findall(text))
            continue
        if any(name in text for name in named):
            others |= {file, _EXCERPTS.sub(r"excerpt/\1.pf_excerpt", file)} & known
            # The share picture of a page may be made of the photo that it shows.
            mine.update(made for made in _MADE.findall(text) if starts and made.startswith("anh/the/"))
        elif file.endswith(".html"):
            theirs.update(_MADE.findall(text))
    own |= (mine - theirs) & known
    return Traces(tuple(sorted(own)), tuple(sorted(others - own)))


def _texts(public: Path, files: Iterable[str]) -> Iterator[tuple[str, str]]:
    for file in files:
        suffix = Path(file).suffix
        if suffix in _TEXTS:
            yield file, (public / file).read_text("utf-8", "replace")
        elif suffix in _FRAGMENTS:
            yield file, zlib.decompress((public / file).read_bytes(), _GZIP).decode("utf-8", "replace")
