"""The layouts of a site as they stand: which ones a page's layout can reach, and a key that says what those hold.

No layout is compiled here and Jinja is not imported: a build that renders nothing need not wait for either.
"""

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lantoa.errors import Position, SiteError, problem, refused
from lantoa.overrides import is_inside

_WORDS = "words/"
_TAG = re.compile(r"\{%[-+]?\s*(?:extends|include|import|from)\b(.*?)%\}", re.DOTALL)
_PLAIN = re.compile(
    r"""\s*(?:"([^"\\]*)"|'([^'\\]*)')
        (?:\s+ignore\s+missing)?
        (?:\s+as\s+\w+ | \s+import\s+[\w\s,]+)?
        (?:\s+with(?:out)?\s+context)?\s*[-+]?""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Layouts:
    """Every layout by name ("parts/card.html") with its bytes."""

    texts: Mapping[str, bytes]

    def closure(self, name: str) -> tuple[str, ...]:
        """The names, sorted, of a layout and of all that it can extend, include or import, those missing too.

        A name that is only known when a page is rendered may be any: the closure is then every layout.
        """
        found: set[str] = set()
        left = {plain_name(name)}
        while left:
            found |= left
            named = {each for layout in left for each in named_layouts(self.texts.get(layout, b""))}
            if None in named:
                return tuple(sorted(found | set(self.texts)))
            left = {plain_name(each) for each in named if each is not None} - found
        return tuple(sorted(found))

    def key(self, name: str) -> str:
        """What decides how a layout compiles: a digest of the names and bytes of its closure."""
        return self.digest(self.closure(name))

    def digest(self, names: tuple[str, ...]) -> str:
        """A digest of some layouts, by name; one that is not there differs from an empty one."""
        made = hashlib.blake2b(digest_size=16)
        for name in names:
            text = self.texts.get(name)
            size = "none" if text is None else str(len(text))
            made.update(f"{len(name)}:{name}:{size}:".encode() + (text or b""))
        return made.hexdigest()


@lru_cache(maxsize=1024)
def named_layouts(text: bytes) -> frozenset[str | None]:
    """The layouts that a layout's tags name; None among them where a tag holds more than a quoted name.

    This may see more than Jinja does (a tag inside a comment), never less.
    """
    plain = (_PLAIN.fullmatch(tag[1]) for tag in _TAG.finditer(text.decode("utf-8", "replace")))
    return frozenset(None if found is None else found[1] or found[2] or "" for found in plain)


def plain_name(name: str) -> str:
    """A layout's name without empty and "." segments, as Jinja's own loader reads it."""
    return "/".join(part for part in name.split("/") if part not in ("", "."))


def read_layouts(folders: tuple[Path, ...]) -> Layouts:
    """All layouts of some folders; of two with one name, that of the later folder counts.

    SiteError: layout-outside (a link out of the folder).
    """
    found = [(name, path, folder) for folder in folders for name, path in _walk(folder)]
    astray = sorted({name for name, path, folder in found if not is_inside(path, folder)})
    if astray:
        raise SiteError(
            [problem(Position(f"layouts/{name}"), "layout-outside", name=name) for name in astray]
        )
    paths = {name: path for name, path, _ in found}
    return Layouts({name: Path(paths[name]).read_bytes() for name in sorted(paths)})


def _walk(folder: Path) -> Iterator[tuple[str, str]]:
    top = str(folder)
    seen: set[str] = set()
    for place, inner, files in os.walk(top, onerror=refused, followlinks=True):
        if (real := os.path.realpath(place)) in seen:
            inner.clear()  # a link to a folder above it
            continue
        seen.add(real)
        inside = place[len(top) + 1 :].replace(os.sep, "/")
        for file in files:
            name = f"{inside}/{file}" if inside else file
            path = f"{place}{os.sep}{file}"
            if not name.startswith(_WORDS) and os.path.isfile(path):  # noqa: PTH113 - a broken link is no layout
                yield name, path
