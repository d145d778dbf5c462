"""What is kept stays bounded: what no remembered build needs goes."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from lantoa.cache import Cache
from lantoa.errors import Position, SiteError, problem
from lantoa.learn.packing import rows_of
from lantoa.memory import recall
from lantoa.pieces import every_piece
from lantoa.sources import Sources, read_generator
from lantoa.store import FILE, Store
from lantoa.write import MadePages
from lantoa.write.press import seen_key

_SPARED = 500
"""So many unneeded values of a kind are left: an editor who goes back and forth finds them again."""


def is_due(store: Store, pages: int) -> bool:
    """Whether the store may hold much more than a site of so many pages needs: looking through it costs a while."""
    return any(store.count(kind) > 2 * pages + _SPARED for kind in ("html", "read"))


def clean_cache(folder: Path, only_unused: bool) -> int:
    """Remove what is kept, or only what no remembered build needs; how many bytes that freed.

    SiteError: cache-busy while a build runs (a build that begins meanwhile waits), output-unwritable.
    """
    if not folder.is_dir():
        return 0
    before, at = _size(folder), Position(folder.name)
    with Cache(folder) as cache:
        if cache.problems:
            raise SiteError(problem(at, "output-unwritable", **dict(found.about)) for found in cache.problems)
        if not cache.alone:
            raise SiteError([problem(at, "cache-busy")])
        try:
            if only_unused:
                _keep_needed(folder, cache)
            else:
                _remove_all(folder)
        except OSError as fault:
            raise SiteError([problem(at, "output-unwritable", reason=fault.strerror or fault)]) from fault
    return max(0, before - _size(folder))


def _keep_needed(folder: Path, cache: Cache) -> None:
    if not (folder / FILE).is_file():
        cache.keep_last(())
        return
    with Store(folder) as store:
        names = [name for name, _ in store.states("head")]
        code = Sources(read_generator({}), {}, 0).code
        heads = {name: recall(store, name).head for name in names}
        # What another generator knew is in shapes of its own, and of no use to this one; the big files are.
        store.keep_states([name for name, head in heads.items() if head and head.code == code])
        prune(store, spares=False)
        cache.keep_last(names)


def _remove_all(folder: Path) -> None:
    """All but the lock: a build that waits for it has it open, and the next one must find the same."""
    for entry in sorted(folder.iterdir()):
        if entry.name == "lock":
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink(missing_ok=True)


def _size(folder: Path) -> int:
    return sum(path.lstat().st_size for path in _files(folder))


def _files(folder: Path) -> Iterator[Path]:
    with suppress(FileNotFoundError):
        for entry in folder.iterdir():
            if entry.is_dir() and not entry.is_symlink():
                yield from _files(entry)
            else:
                yield entry


def prune(store: Store, spares: bool = True) -> None:
    """Let go of what no remembered build needs, once it is more than what they need; all of it if none is spared."""
    kinds = ("read", "told", "html", "found", "facets", "opened", "seen")
    live: dict[str, set[str]] = {kind: set() for kind in kinds}
    for _, leaves in every_piece(store, "leaves"):
        for read, told in map(rows_of, leaves.values()):
            live["read"].add(read)
            live["told"].update([told] if told else [])
    for _, packed in every_piece(store, "made"):
        for kind, keys in MadePages.unpacked(packed).live().items():
            live[kind] |= keys
    sights = {name: sight for name, (sight, _) in store.states("standing")}
    for name, files in store.states("files"):
        live["seen"].update(seen_key(sights.get(name, ""), path, digest) for path, digest in files.items())
    for kind, keys in live.items():
        if not spares or store.count(kind) > 2 * len(keys) + _SPARED:
            store.keep_only(kind, keys)
