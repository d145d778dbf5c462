"""Does work in a process of its own, which is ended when it takes too long or too much: the build goes on."""

import os
import signal
from collections.abc import Callable
from contextlib import closing
from traceback import format_exc
from typing import TYPE_CHECKING, NoReturn

from lantoa.media.measures import confine

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

CPU_SECONDS = 20.0
"""For one body. The largest that people write takes about two, on a slow machine ten."""

MEMORY = 512 * 1024 * 1024
"""Bytes, besides those that the process has when it begins."""

_PATIENCE = 600.0
"""Seconds of waiting, on a machine that has much else to do."""


def done_apart(work: Callable[[], bytes]) -> bytes | None:
    """What `work` makes in a process of its own; None when that breaks a limit, of Python's stack too."""
    # Not multiprocessing's Process: a worker may start none.
    from multiprocessing import Pipe

    here, there = Pipe(duplex=False)
    worker = os.fork()
    if not worker:
        _answer(work, there)
    there.close()
    try:
        with closing(here):
            answer = here.recv_bytes() if here.poll(_PATIENCE) else b""
    except EOFError:
        return None
    finally:
        os.kill(worker, signal.SIGKILL)
        os.waitpid(worker, 0)
    if answer[:1] == _FAULT:
        raise RuntimeError(answer[1:].decode())
    return answer[1:] or None


_MADE, _FAULT = b"+", b"-"
"""How an answer begins."""


def _answer(work: Callable[[], bytes], there: "Connection") -> NoReturn:
    """What the process does. It ends at once: nothing of its parent's is to be finished."""
    try:
        confine(CPU_SECONDS, MEMORY)
        try:
            there.send_bytes(_MADE + work())
        except (MemoryError, RecursionError):
            pass
        except Exception:
            there.send_bytes(_FAULT + format_exc().encode(errors="replace"))
    finally:
        os._exit(0)
