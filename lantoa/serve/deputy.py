"""Hears of saves while the builder builds: a fork of it, which knows what it knew, and can show a page at once."""

import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from lantoa.apart import uninterrupted
from lantoa.serve.front import Front

State = TypeVar("State")


class Deputy(Generic[State]):
    """From its making to `end`, the builder itself must not turn to the front. EOFError: it is no more."""

    def __init__(self, front: Front, hear: Callable[[], State]) -> None:
        """`hear` takes one save from the front; what it returned last is what the deputy knows at its end."""
        context = get_context("fork")
        self._link, theirs = context.Pipe()
        self._process = context.Process(
            target=_stand_in, args=(front, hear, theirs, self._link.close), daemon=True
        )
        with uninterrupted():
            self._process.start()
        theirs.close()

    def has_heard(self) -> bool:
        """Whether something was saved."""
        return self._link.poll()

    def end(self) -> State | None:
        """Let the deputy go: what it knew last, None where nothing was saved."""
        self._link.send(None)
        while (known := self._link.recv()) is True:
            pass
        self._process.join()
        self._link.close()
        found: State | None = known
        return found


def _stand_in(
    front: Front, hear: Callable[[], State], link: "Connection[Any, None]", close_other: Callable[[], None]
) -> None:
    # Ctrl-C reaches every process of the terminal; the builder alone decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Only so does the link end when the builder is killed.
    close_other()
    known: State | None = None
    with suppress(EOFError, ConnectionError):
        while link not in wait([link, front.link]):
            known = hear()
            link.send(True)
        link.send(known)
