"""One build at a time: a lock file beside the public folder, in which its holder says which process it is."""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from lantoa.errors import SiteError, problem
from lantoa.output.faults import disk_faults, output_position


@contextmanager
def locked(public: Path, patience: float, waiting: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock of `public`. While another has it, call `waiting` with its process and command ("4711 build.py").

    output-busy after `patience` seconds. The kernel frees it when its holder dies: a file that is left holds nobody
    up. A finished build takes the file away with it.
    """
    path = public.parent / f".{public.name}.lock"
    with disk_faults(public, public):
        public.parent.mkdir(parents=True, exist_ok=True)
        descriptor = _take(path, time.monotonic() + patience, waiting)
    if descriptor is None:
        at, holder = output_position(public, public), _holder(path)
        raise SiteError([problem(at, "output-busy", folder=public.name, holder=holder)])
    try:
        yield
    finally:
        # Whoever finds the file takes it over: one that cannot be deleted holds nobody up.
        with suppress(OSError):
            path.unlink()
        os.close(descriptor)


def _take(path: Path, deadline: float, waiting: Callable[[str], None]) -> int | None:
    """The locked descriptor, or None after the deadline."""
    told = False
    while True:
        descriptor = os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o666)
        if _lock_now(descriptor) and _is_still(path, descriptor):
            _sign(descriptor)
            return descriptor
        os.close(descriptor)
        if time.monotonic() >= deadline:
            return None
        if not told:
            waiting(_holder(path))
            told = True
        time.sleep(0.05)


def _lock_now(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_still(path: Path, descriptor: int) -> bool:
    """Whether the locked file is the one at the path: its last holder may have deleted it meanwhile."""
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _sign(descriptor: int) -> None:
    # On a full disk a lock without a name is as good.
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)


def _holder(path: Path) -> str:
    """Who has the lock: the number of the process, and what it was started with, as far as the system tells."""
    try:
        process = path.read_text("ascii").strip()
    except (OSError, ValueError):
        return "?"
    if not process.isdecimal():
        return "?"
    with suppress(OSError):
        words = Path("/proc", process, "cmdline").read_bytes().decode("utf-8", "replace").split("\0")
        return " ".join([process, *words[:_WORDS]]).strip()
    return process


_WORDS = 8
"""Of a command: enough to know the window that it runs in."""
