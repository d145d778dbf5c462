"""A disk that refuses, said as a problem that names the file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lantoa.errors import Position, SiteError, problem

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
