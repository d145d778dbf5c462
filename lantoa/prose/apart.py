"""Does work where it can be ended when it takes too long or too much: the build goes on."""

from collections.abc import Callable
from functools import partial
from traceback import format_exc
from typing import TYPE_CHECKING

from lantoa.apart import apart

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

CPU_SECONDS = 20.0
"""For one body. The largest that people write takes about two, on a slow machine ten."""

MEMORY = 512 * 1024 * 1024
"""Bytes, besides those that the process has when it begins."""

_PATIENCE = 600.0
"""Seconds of waiting, on a machine that has much else to do."""

_MADE, _FAULT = b"+", b"-"
"""How an answer begins."""


def done_apart(work: Callable[[], bytes]) -> bytes | None:
    """What `work` makes in a process of its own; None when that breaks a limit, of Python's stack too."""
    with apart(partial(_answer, work), CPU_SECONDS, MEMORY) as worker:
        try:
            answer = worker.recv_bytes() if worker.poll(_PATIENCE) else b""
        except EOFError:
            return None
    if answer[:1] == _FAULT:
        raise RuntimeError(answer[1:].decode())
    return answer[1:] or None


def _answer(work: Callable[[], bytes], there: "Connection") -> None:
    try:
        there.send_bytes(_MADE + work())
    except (MemoryError, RecursionError):
        pass
    except Exception:
        there.send_bytes(_FAULT + format_exc().encode(errors="replace"))
