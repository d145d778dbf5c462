"""The index: packed records in, the files of the folder `pagefind/` out.

The files are Pagefind's (1.5), so its script reads them in a browser; we write them. Its own program asks 14 ms of a
page for what takes us one: it looks for words in a text, where a record brings its words along.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from lantoa.fingerprints import digest_of, fingerprint
from lantoa.machine.search.chunks import Chunk, make_chunks, make_table
from lantoa.machine.search.fragments import packed_file
from lantoa.machine.search.pagefind import read_files
from lantoa.machine.search.postings import make_entries
from lantoa.machine.search.record import Packed
from lantoa.machine.search.shelves import SHELVES

_VERSION = "1"
"""Of this room: it grows when the same records give other files."""

_ENTRY = "pagefind-entry.json"
_SHORTEST = 7

Spread = Callable[[Callable[[int], tuple[Chunk, ...]], Iterable[int]], Iterable[tuple[Chunk, ...]]]
"""How work is spread: what `map` does, in its order."""


def index_key(digests: Iterable[str], pagefind: str) -> str:
    """All that the index depends on: its records, sorted by URL, this code, and the version of Pagefind."""
    return fingerprint(_VERSION, pagefind, *digests)


def write_index(records: Iterable[Packed], out: Path, spread: Spread = map) -> None:
    """Writes `out/pagefind/`; `out` is the site's folder. The same records give the same bytes.

    Raises SearchFailed with Pagefind's own words, and OSError when the disk refuses.
    """
    for name, content in make_index(records, spread):
        file = out / "pagefind" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def make_index(records: Iterable[Packed], spread: Spread = map) -> Iterator[tuple[str, bytes]]:
    """The files of the index by their names in `pagefind/`. `records` have one language and are sorted by URL.

    `spread` may work on several shelves at once, in forked processes too. Raises SearchFailed.
    """
    files = read_files()
    held = tuple(records)
    entry = json.loads(files.pop(_ENTRY))
    yield from files.items()
    if not held:
        yield _ENTRY, json.dumps(entry, separators=(",", ":")).encode()
        return
    language = held[0][1]
    names = _short_names([digest_of(fragment) for _, _, _, fragment, _ in held], language)
    for name, (_, _, _, fragment, _) in zip(names, held, strict=True):
        yield f"fragment/{name}.pf_fragment", fragment
    chunks = [chunk for made in spread(partial(make_shelf, held), range(SHELVES)) for chunk in made]
    for chunk in chunks:
        yield f"index/{chunk.name}.pf_index", chunk.content
    lengths = (length for _, _, length, _, _ in held)
    table = make_table(entry["version"], list(zip(names, lengths, strict=True)), chunks)
    name = f"{language}_{digest_of(table)[:10]}"
    yield f"pagefind.{name}.pf_meta", packed_file(table)
    entry["languages"] = {language: {"hash": name, "wasm": None, "page_count": len(held)}}
    yield _ENTRY, json.dumps(entry, separators=(",", ":")).encode()


def make_shelf(records: tuple[Packed, ...], shelf: int) -> tuple[Chunk, ...]:
    """The chunks of one shelf of all pages."""
    pages = (shelves[shelf] for _, _, _, _, shelves in records)
    return tuple(make_chunks(make_entries(shelf, pages, len(records)), records[0][1]))


def _short_names(digests: Iterable[str], language: str) -> list[str]:
    """A name for each fragment, as short as tells them apart: the table holds them all."""
    names: dict[str, None] = {}
    for found in digests:
        length = _SHORTEST
        while found[:length] in names:
            length += 1
        names[found[:length]] = None
    return [f"{language}_{name}" for name in names]
