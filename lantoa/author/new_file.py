"""A file that was not there before, whole or not at all."""

import errno
import os
from pathlib import Path

from lantoa.errors import Position, SiteError, problem

_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK})


def write_new_file(root: Path, file: str, text: str) -> None:
    """Write a file of the site, named from its folder; its folders are made.

    SiteError: title-taken when it is there already (it stays as it is), output-unwritable on a disk that refuses.
    """
    path = root / file
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with beside.open("w", encoding="utf-8", newline="\n") as made:
                made.write(text)
                made.flush()
                os.fsync(made.fileno())
            _name(beside, path)
        finally:
            beside.unlink(missing_ok=True)
    except FileExistsError as fault:
        raise SiteError([problem(Position(file), "title-taken", value=path.stem, other=file)]) from fault
    except OSError as fault:
        raise SiteError(
            [problem(Position(file), "output-unwritable", reason=fault.strerror or fault)]
        ) from fault


def _name(beside: Path, path: Path) -> None:
    """Give the file its name. A link, unlike a rename, refuses a name that is taken."""
    try:
        os.link(beside, path)
    except OSError as fault:
        if fault.errno not in _NO_LINKS:
            raise
        # A memory stick's file system has no links; two people seldom write on one at the same instant.
        if path.exists():
            raise FileExistsError(path) from fault
        beside.rename(path)
