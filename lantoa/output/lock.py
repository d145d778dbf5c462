"""One build at a time: a lock file beside the public folder."""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from lantoa.errors import SiteError, problem
from lantoa.output.faults import disk_faults, output_position


@contextmanager
def locked(public: Path, patience: float, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock of `public`. While another has it, call `waiting`; output-busy after `patience` seconds.

    The kernel frees it when its holder dies. A finished build takes the file away with it.
    """
    path = public.parent / f".{public.name}.lock"
    with disk_faults(public, public):
        public.parent.mkdir(parents=True, exist_ok=True)
        descriptor = _take(path, time.monotonic() + patience, waiting)
    if descriptor is None:
        raise SiteError([problem(output_position(public, public), "output-busy", folder=public.name)])
    try:
        yield
    finally:
        # Whoever finds the file takes it over: one that cannot be deleted holds nobody up.
        with suppress(OSError):
            path.unlink()
        os.close(descriptor)


def _take(path: Path, deadline: float, waiting: Callable[[], None]) -> int | None:
    """The locked descriptor, or None after the deadline."""
    told = False
    while True:
        descriptor = os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o666)
        if _lock_now(descriptor) and _is_still(path, descriptor):
            return descriptor
        os.close(descriptor)
        if time.monotonic() >= deadline:
            return None
        if not told:
            waiting()
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
