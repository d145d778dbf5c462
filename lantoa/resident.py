"""A site that is built again and again by one process: what one build knew is at hand for the next.

Each build gives the bytes that one would give which begins with nothing. What is known is written down when there is
time, so that the next process begins with it.
"""

import gc
import signal
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, ExitStack
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING, Self

from lantoa.apart import uninterrupted
from lantoa.memory import Memory, new_mark, recall, remember, remembered
from lantoa.output.faults import machine_faults
from lantoa.pipeline import Done, Options, Report, build_anew, build_changed, kept_in, remember_done, report
from lantoa.progress import Clock, Tell, silent
from lantoa.sources import read_generator, read_sources
from lantoa.store import Store

if TYPE_CHECKING:
    from lantoa.anew import Photos, Search, Site

_COLLECT_AFTER = 10
"""Builds: looking through all that is known for circles takes longer than a build."""


class Resident:
    """One site, from `with` to its end; for a process without threads, since builds fork.

    The index for search and the pictures that nobody made yet follow after a build, in `rest`: until then the index of
    the build before is published, and `promised` makes a picture when a browser asks for it.
    """

    def __init__(self, options: Options) -> None:
        self._options = options
        self._stack = ExitStack()
        self._site: Site | None = None
        self._written: Memory | None = None
        self._mark = ""
        self._writer: BaseProcess | None = None
        self._builds = 0

    def __enter__(self) -> Self:
        self._folder = self._stack.enter_context(kept_in(self._options))
        self._store = self._stack.enter_context(Store(self._folder))
        memory = recall(self._store, self._options.name)
        self._memory = replace(memory, running=read_generator(memory.looks))
        gc.disable()
        self._stack.callback(gc.enable)
        return self

    def __exit__(self, *_: object) -> None:
        with self._stack:
            self._wait_for_writer()
            if self._site and self._memory.head and not self._is_written():
                remember_done(Done(self._memory.head, self._memory, self._site))

    def first(self, saved: Iterable[str]) -> Mapping[str, bytes]:
        """The pages of some files of which only the text was saved, by path in the public folder."""
        if self._site is None:
            return {}
        from lantoa.ahead import make_ahead

        return make_ahead(self._site, self._below(saved))

    def stand_in(self) -> None:
        """This is a fork now: it may ask the store, but not by the link that it has in common with its parent."""
        if self._site is not None:
            self._site.learnt.shelf.move_to(self._store.again())

    def build(self, tell: Tell = silent) -> Report:
        """Publish the site as it is now. SiteError as `build_site`; what `tell` raises stops the build."""
        clock = Clock(tell)
        with self._machine_faults():
            done = build_changed(self._options, self._folder, self._memory, clock, self._search, "later")
        self._take(done)
        return report(self._options, done, clock)

    def rest(self, tell: Tell = silent) -> None:
        """What nobody waits for: have at hand what a build needs, make the index, write down what is known.

        SiteError: what can be made only then cannot be, such as the index.
        """
        with self._machine_faults():
            self._make_owed(tell)
            self._write_down()
        if self._builds >= _COLLECT_AFTER:
            self._builds = 0
            gc.collect()

    def promised(self) -> "Callable[[str], bytes | None] | None":
        """What makes the pictures that the published site names and does not hold; None where it holds them all."""
        if self._site is None or not self._site.press.owed:
            return None
        from lantoa.media.photos import Promised

        return Promised(self._site.learnt.album, self._folder.resolve()).make

    def digests(self) -> Mapping[str, str]:
        """The digest of each page, by path; of a site that was only found to be as it should, none is known."""
        return {made.path: made.digest for made in self._site.made.values()} if self._site else {}

    @property
    def _search(self) -> "Search":
        return "later" if self._options.search else "never"

    def _machine_faults(self) -> AbstractContextManager[None]:
        return machine_faults(self._options.root, self._options.public)

    def _make_owed(self, tell: Tell) -> None:
        if self._site is None:
            self._build_anew(tell, self._search, "later")
        if self._site and self._site.press.owed:
            self._make_photos(self._site, tell)
        if self._site and (self._site.owes_search or self._site.press.owed):
            self._build_anew(tell, "now" if self._options.search else "never", "now")

    def _make_photos(self, site: "Site", tell: Tell) -> None:
        """Into the cache alone. What a photo's file is now, another build says."""
        from lantoa.cache import Cache
        from lantoa.media.photos import keep_photos

        clock = Clock(tell)
        clock.begin("photos")
        with Cache(self._folder) as cache:
            keep_photos(site.learnt.album, cache, self._options.workers, clock.count)

    def _build_anew(self, tell: Tell, search: "Search", photos: "Photos") -> None:
        clock = Clock(tell)
        clock.begin("sources")
        sources = read_sources(self._options.root, self._memory.looks, self._memory.running)
        self._take(build_anew(self._options, self._folder, self._memory, sources, clock, search, photos))

    def _take(self, done: Done) -> None:
        self._memory = done.memory
        self._site = done.site or self._site
        self._builds += 1

    def _below(self, saved: Iterable[str]) -> Iterable[str]:
        root = self._options.root.resolve()
        for path in map(Path, saved):
            if path.is_relative_to(root):
                yield path.relative_to(root).as_posix()

    def _write_down(self) -> None:
        """By a fork, which has all that is known and holds nobody up."""
        if self._is_written() or self._memory.held is None:
            return
        self._wait_for_writer()
        self._written, self._mark = self._memory, new_mark()
        self._writer = get_context("fork").Process(target=_write, args=(self._memory, self._mark))
        with uninterrupted():
            self._writer.start()

    def _is_written(self) -> bool:
        return self._written is not None and self._written.held is self._memory.held

    def _wait_for_writer(self) -> None:
        if self._writer is None or self._written is None:
            return
        self._writer.join()
        if self._writer.exitcode:
            self._written = None
        else:
            self._memory = remembered(self._memory, self._mark, self._written)
        self._writer = None


def _write(memory: Memory, mark: str) -> None:
    # Ctrl-C reaches every process of the terminal; what is known is written all the same.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with memory.store.again() as store:
        remember(replace(memory, store=store), mark)
