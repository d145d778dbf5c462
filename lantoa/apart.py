"""Work on what may be made to break it: in a process of its own, with limits, so that it ends nothing else."""

import ctypes
import faulthandler
import logging
import os
import resource
import signal
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Work = Callable[["Connection"], object]
"""What the process does, with its end of the pipe."""

_LIBC = ctypes.CDLL(None)
_END_WITH_PARENT = 1
"""PR_SET_PDEATHSIG (prctl(2))."""

_FORKS = threading.Lock()
"""Held while a process begins: no other one then keeps its end of a pipe open after it died."""


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Ctrl-C waits until the end of this: around every fork, and what must be known of the new process.

    When it comes during a fork, Python raises it in one of the hooks that run right after (logging lets go of its lock
    there), says no more than that it was ignored, and goes on: nobody is stopped, and the lock stays closed for ever.
    """
    before = signal.getsignal(signal.SIGINT)
    if not callable(before) or threading.current_thread() is not threading.main_thread():
        yield  # Python raises it in the main thread alone.
        return
    came: list[tuple[int, FrameType | None]] = []
    signal.signal(signal.SIGINT, lambda *about: came.append(about))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if came:
            before(*came[0])


@contextmanager
def apart(work: Work, cpu_seconds: float, memory: int) -> Iterator["Connection"]:
    """The pipe to a process that does some work, and is ended on leaving. Raises OSError where there can be none.

    It ends by itself after those seconds, has so many bytes besides its own, and says nothing of what `work` raises.
    """
    # Not multiprocessing's Process: a worker may start none.
    from multiprocessing import Pipe

    process = 0
    try:
        # Inside, so that who is interrupted right after ends the process too.
        with uninterrupted(), _FORKS:
            here, there = Pipe()
            process = os.fork()
            if not process:
                here.close()
                _do(work, there, cpu_seconds, memory)
            there.close()
        with here:
            yield here
    finally:
        if process:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)


def _do(work: Work, there: "Connection", cpu_seconds: float, memory: int) -> NoReturn:
    """What the process does. It ends at once: nothing of its parent's is to be finished."""
    try:
        _confine(cpu_seconds, memory)
        work(there)
    finally:
        os._exit(0)


def _confine(cpu_seconds: float, memory: int) -> None:
    """Limit this process. Ctrl-C, which reaches every process of the terminal, leaves it to its parent."""
    # Else it would go on after a kill, and hold with its parent's files the lock of the build too.
    _LIBC.prctl(_END_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    end_after(cpu_seconds)
    faulthandler.disable()
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    # Libraries that were written in C say what they think of a file where nobody asks them to.
    nowhere = os.open(os.devnull, os.O_WRONLY | os.O_CLOEXEC)
    os.dup2(nowhere, 2)
    _limit_memory(memory)


def end_after(cpu_seconds: float) -> None:
    """Let this process have so many seconds from now on, for work that comes in parts."""
    signal.setitimer(signal.ITIMER_PROF, cpu_seconds)


def _limit_memory(memory: int) -> None:
    # When it dies, it leaves no picture of its memory on the disk.
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, most))
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (pages * os.sysconf("SC_PAGE_SIZE") + memory, most))
