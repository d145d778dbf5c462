"""`public/.lantoa`: a line a file of the published site, sorted by path: digest, size, path.

The digest is BLAKE2b of 128 bits, as ``b2sum -l 128`` prints it. A line end in a path is written ``\\n``; no path
holds a backslash. It holds no time and no place: the same site has the same manifest on every machine.
Earlier versions listed the names at the top of the public folder instead; those are still understood.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from lantoa.output.held import Held

MANIFEST = ".lantoa"

_LINE = re.compile(r"([0-9a-f]{32}) ([0-9]+) (.+)")
_TOP = re.compile(r"^[0-9a-f]{32} [0-9]+ ([^/\n]+)", re.MULTILINE)


class Listed(NamedTuple):
    """What the manifest says of a file: the digest and number of its bytes."""

    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a build published: the digest of the manifest itself, and every file by path, the manifest included."""

    digest: str
    files: Mapping[str, Held]


def render_manifest(files: Mapping[str, Held]) -> bytes:
    """The manifest of a site with these files by path, sorted; it does not list itself."""
    lines = [f"{held[0]} {held[1]} {_written(path)}\n" for path, held in files.items() if path != MANIFEST]
    return "".join(lines).encode("utf-8", "surrogateescape")


def parse_manifest(content: bytes) -> dict[str, Listed]:
    """Each file by its path. ValueError for what is no manifest, an earlier version's too."""
    found: dict[str, Listed] = {}
    for number, line in enumerate(content.decode("utf-8", "surrogateescape").split("\n")[:-1], start=1):
        parts = _LINE.fullmatch(line)
        if parts is None:
            raise ValueError(f"line {number} is not a digest, a size and a path")
        found[parts[3].replace("\\n", "\n")] = Listed(parts[1], int(parts[2]))
    return found


def read_top_names(public: Path) -> frozenset[str]:
    """The names at the top of a public folder that are ours; none where we have not published."""
    manifest = public / MANIFEST
    if manifest.is_symlink() or not manifest.is_file():
        return frozenset()
    text = manifest.read_text(encoding="utf-8", errors="surrogateescape")
    is_manifest = _LINE.match(text) is not None
    return frozenset({MANIFEST, *(_TOP.findall(text) if is_manifest else text.splitlines())})


def _written(path: str) -> str:
    return path.replace("\n", "\\n") if "\n" in path else path
