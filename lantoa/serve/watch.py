"""What was saved, after every save."""

from collections.abc import Callable, Iterable
from pathlib import Path
from queue import Empty, Queue
from threading import Event, Thread

from watchfiles import Change, DefaultFilter, watch
from watchfiles.main import FileChange

_DEBOUNCE = 120
_STEP = 15
"""Milliseconds, at most and at least: an editor writes one save as several changes, a copied folder as many."""

Saved = frozenset[str]
"""Paths of files and folders that came, changed or went."""


class Watcher:
    """Watches folders, those that are made later too, and files next to them, from threads of its own.

    An editor may save by putting a new file in place of the old one, so files are watched by their folder.
    """

    def __init__(self, folders: Iterable[Path], files: Iterable[Path]) -> None:
        self._folders = tuple(sorted(set(folders)))
        self._named = frozenset(str(path) for path in (*self._folders, *files))
        self._parents = sorted({path.parent for path in (*self._folders, *files)})
        self._changes: Queue[Saved] = Queue()
        self._stop = Event()
        self._look_again = Event()

    def start(self) -> None:
        """Begin to watch."""
        for work in (self._watch_parents, self._watch_folders):
            Thread(target=work, daemon=True).start()

    def stop(self) -> None:
        """Let the threads end."""
        self._stop.set()
        self._look_again.set()

    def wait(self, seconds: float | None = None) -> Saved:
        """What was saved, once nothing more is for a moment; waits for it up to `seconds`, then it is nothing."""
        try:
            saved = self._changes.get(timeout=seconds)
        except Empty:
            return frozenset()
        while not self._changes.empty():
            saved |= self._changes.get_nowait()
        return saved

    def _watch_parents(self) -> None:
        keeps = DefaultFilter(ignore_dirs=())

        def is_named(change: Change, path: str) -> bool:
            return path in self._named and keeps(change, path)

        folders = frozenset(map(str, self._folders))
        for changes in _saves(self._parents, self._stop, is_named, recursive=False):
            if any(path in folders for _, path in changes):
                self._look_again.set()
            self._changes.put(_paths(changes))

    def _watch_folders(self) -> None:
        while not self._stop.is_set():
            self._look_again.clear()
            there = [folder for folder in self._folders if folder.is_dir()]
            if not there:
                self._look_again.wait()
                continue
            for changes in _saves(there, self._look_again, DefaultFilter(), recursive=True):
                self._changes.put(_paths(changes))


def _paths(changes: set[FileChange]) -> Saved:
    return frozenset(path for _, path in changes)


def _saves(
    paths: Iterable[Path], stop: Event, keeps: Callable[[Change, str], bool], recursive: bool
) -> Iterable[set[FileChange]]:
    return watch(
        *paths,
        stop_event=stop,
        watch_filter=keeps,
        debounce=_DEBOUNCE,
        step=_STEP,
        rust_timeout=1000,
        raise_interrupt=False,
        recursive=recursive,
    )
