"""The process that answers browsers and hears of saves, so that a build neither holds them up nor has threads about.

Builds fork workers, which is sound only where no thread may hold a lock at that moment; and a page is sent at once
while a build takes all that one process has.
"""

import gc
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Thread
from typing import Any, NamedTuple

from lantoa.apart import uninterrupted
from lantoa.errors import Problem
from lantoa.serve.answers import PreviewServer
from lantoa.serve.watch import Saved, Watcher

_FOREVER = 3600.0
"""Seconds: a wait without a limit cannot be interrupted on every system."""


class _Post(NamedTuple):
    """What `Bulletin.post` is given."""

    problems: tuple[Problem, ...]
    is_published: bool
    ahead: Mapping[str, bytes]
    settled: tuple[str, ...]


class _Promise(NamedTuple):
    """What makes a file of the public folder that it does not hold yet."""

    make: Callable[[str], bytes | None]


class Front:
    """The other process, as the builder sees it. EOFError: it is no more."""

    def __init__(self, link: "Connection[_Post | _Promise, Saved]") -> None:
        self.link = link

    def saves(self, seconds: float | None = None) -> Saved:
        """What was saved since it was asked last; waits for it up to `seconds` (None: until something is)."""
        while not self.link.poll(_FOREVER if seconds is None else seconds):
            if seconds is not None:
                return frozenset()
        saved: Saved = frozenset()
        while self.link.poll():
            saved |= self.link.recv()
        return saved

    def post(
        self,
        problems: tuple[Problem, ...],
        is_published: bool,
        ahead: Mapping[str, bytes] | None = None,
        settled: Iterable[str] = (),
    ) -> None:
        """Tell every browser what a build said; see `Bulletin.post`."""
        self.link.send(_Post(problems, is_published, ahead or {}, tuple(settled)))

    def promise(self, make: Callable[[str], bytes | None]) -> None:
        """A file that the public folder does not hold is made by that, from its path, when a browser asks for it.

        It goes to another process, and is called by several threads there.
        """
        self.link.send(_Promise(make))


@contextmanager
def open_front(server: PreviewServer, watcher: Watcher) -> Iterator[Front]:
    """A process that serves and watches until the end. The server has its port already; nothing has begun."""
    context = get_context("fork")
    ours, theirs = context.Pipe()
    process = context.Process(target=_answer, args=(server, watcher, theirs, ours.close), daemon=True)
    with uninterrupted():
        process.start()
    theirs.close()
    server.socket.close()
    try:
        yield Front(ours)
    finally:
        ours.close()
        process.terminate()
        process.join()


def _answer(
    server: PreviewServer,
    watcher: Watcher,
    link: "Connection[Saved, _Post | _Promise]",
    close_other: Callable[[], None],
) -> None:
    # Ctrl-C reaches every process of the terminal; the builder alone decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A builder may do without; what answers for hours may not.
    gc.enable()
    # Only so does the link end when the builder is killed.
    close_other()
    watcher.start()
    Thread(target=server.serve_forever, daemon=True).start()
    Thread(target=_pass_on, args=(watcher, link), daemon=True).start()
    with suppress(EOFError, ConnectionError):
        while True:
            said = link.recv()
            if isinstance(said, _Promise):
                server.promised = said.make
            else:
                server.bulletin.post(*said)


def _pass_on(watcher: Watcher, link: "Connection[Saved, Any]") -> None:
    with suppress(OSError):
        while True:
            if saved := watcher.wait(_FOREVER):
                link.send(saved)
