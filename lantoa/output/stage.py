"""A site being made, beside the public folder."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lantoa.errors import Position, SiteError, problem
from lantoa.output.faults import disk_faults, output_position
from lantoa.output.lock import locked
from lantoa.output.recovery import mend, stop_if_not_ours
from lantoa.urls import output_path


@dataclass(frozen=True, slots=True)
class Stage:
    """A site being made: `folder` is on the same file system as `public`, where it will stand."""

    folder: Path
    public: Path


@contextmanager
def open_stage(
    public: Path, patience: float = 600.0, waiting: Callable[[], None] = lambda: None
) -> Iterator[Stage]:
    """A stage for `public`, for this build alone; gone on leaving, published or not.

    While another build holds the folder, calls `waiting` once and waits for `patience` seconds.
    SiteError: output-busy (waited in vain), output-not-ours (somebody else's files are there),
    output-mount (a mount point cannot be exchanged), output-unwritable.
    """
    public = public.resolve()
    if not public.name:  # the root of all files has no place beside it
        raise SiteError([problem(Position("/"), "output-mount", folder="/")])
    with locked(public, patience, waiting):
        with disk_faults(public, public):
            mend(public)
            stop_if_not_ours(public)
            folder = _make_folder(public)
        try:
            yield Stage(folder, public)
        finally:
            # What stays behind the next build deletes; this must not hide why the build failed.
            shutil.rmtree(folder, ignore_errors=True)


def write_file(stage: Stage, url: str, content: bytes) -> Path:
    """Write what a URL shows ("/mo-hinh/x/" → mo-hinh/x/index.html) and return its path.

    UnsafePathError for a URL outside the site. SiteError: output-twice (two sources for one URL),
    output-unwritable (a full disk, a read-only folder).
    """
    relative = output_path(url)
    path = stage.folder / relative
    with disk_faults(stage.public, stage.public / relative):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("xb") as file:
                file.write(content)
        except FileExistsError:
            at = output_position(stage.public, stage.public / relative)
            raise SiteError([problem(at, "output-twice", url=url)]) from None
    return path


def _make_folder(public: Path) -> Path:
    folder = Path(tempfile.mkdtemp(prefix=f".{public.name}.staged-", dir=public.parent))
    # mkdtemp makes a folder for its owner alone; a web server must be able to read the site.
    mask = os.umask(0)
    os.umask(mask)
    folder.chmod(0o777 & ~mask)
    return folder
