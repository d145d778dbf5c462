"""A disk or a machine that refuses, said as a problem that names the file."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lantoa.errors import Position, SiteError, WorkerLost, problem

UNWRITABLE = "output-unwritable"


def output_position(public: Path, path: Path) -> Position:
    """The place of an output file, named from the public folder on: ``public/mo-hinh/x/index.html``."""
    return Position(path.relative_to(public.parent).as_posix())


def unwritable(public: Path, path: Path, fault: OSError) -> SiteError:
    """output-unwritable at `path`: a full disk, a read-only folder."""
    at = output_position(public, path)
    return SiteError([problem(at, UNWRITABLE, reason=fault.strerror or fault)])


@contextmanager
def disk_faults(public: Path, path: Path) -> Iterator[None]:
    """Turn an OSError into output-unwritable at `path`."""
    try:
        yield
    except OSError as fault:
        raise unwritable(public, path, fault) from fault


@contextmanager
def machine_faults(root: Path, public: Path) -> Iterator[None]:
    """Turn what the machine refuses anywhere in a run into a problem: disk-refused at its file, or worker-lost.

    Whoever knows better what a refusal means says so where it happens; no refusal is a fault of this program.
    """
    whole = Position(public.name)
    try:
        yield
    except BrokenPipeError:
        raise  # nobody listens to what is said: no fault of a disk
    except (WorkerLost, MemoryError) as fault:
        raise SiteError([problem(whole, "worker-lost")]) from fault
    except OSError as fault:
        at = _place(root, fault.filename) or whole
        raise SiteError([problem(at, "disk-refused", reason=fault.strerror or fault)]) from fault
    except RuntimeError as fault:
        if fault.args != (_NO_THREAD,):
            raise
        raise SiteError([problem(whole, "disk-refused", reason=_NO_THREAD)]) from fault


_NO_THREAD = "can't start new thread"
"""What Python says where a system lets a user have no more processes; it has no exception of its own for that."""


def _place(root: Path, name: object) -> Position | None:
    """A file by its path from the site's folder on, one elsewhere by its whole path."""
    if not isinstance(name, str | bytes):
        return None
    path = Path(os.path.realpath(os.fsdecode(name)))
    inside = path.is_relative_to(os.path.realpath(root))
    return Position((path.relative_to(os.path.realpath(root)) if inside else path).as_posix())
