"""A disk that refuses, said as a problem that names the file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lantoa.errors import Position, SiteError, problem


def output_position(public: Path, path: Path) -> Position:
    """The place of an output file, named from the public folder on: ``public/mo-hinh/x/index.html``."""
    return Position(path.relative_to(public.parent).as_posix())


@contextmanager
def disk_faults(public: Path, path: Path) -> Iterator[None]:
    """Turn an OSError (full disk, read-only folder) into output-unwritable at `path`."""
    try:
        yield
    except OSError as fault:
        at = output_position(public, path)
        raise SiteError([problem(at, "output-unwritable", reason=fault.strerror or fault)]) from fault
