"""A site being made, to become the public folder in one step."""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from lantoa.errors import Position, SiteError, problem
from lantoa.output.faults import UNWRITABLE, disk_faults
from lantoa.output.foreign import Folders, stop_if_foreign
from lantoa.output.held import Held, Mark, folder_of, mark_of
from lantoa.output.lock import locked
from lantoa.output.record import write_record
from lantoa.output.recovery import mend
from lantoa.output.spare import Lent, lent_spare, make_folder, trees_of
from lantoa.output.survey import look_into_folders, sweep


@dataclass(frozen=True, slots=True)
class Stage:
    """A site being made: `folder` is on the same file system as `public`, where it will stand.

    `holds` and `folders` verifiably stood there when it was opened, by path. `wanted` is what the site shall
    consist of, noted as it is written or kept; `made` are folders that exist. `trees` is where the records of
    trees lie, if there are any. The site before takes the folder's place if it is the `is_spare`, or goes.
    """

    folder: Path
    public: Path
    holds: Mapping[str, Held]
    folders: Mapping[str, Mark]
    trees: Path | None
    is_spare: bool
    before: Folders | None = None
    wanted: dict[str, Held] = field(default_factory=dict)
    made: set[str] = field(default_factory=set)


@contextmanager
def open_stage(
    public: Path,
    spare: Path | None = None,
    *,
    is_fresh: bool = False,
    patience: float = 600.0,
    waiting: Callable[[str], None] = lambda _: None,
) -> Iterator[Stage]:
    """A stage for `public`, for this build alone.

    `spare` is where the site before waits to be the next stage. Without one, on another file system, or while
    another build uses it, the stage stands beside `public` and is gone on leaving. With `is_fresh` nothing that
    stands in the spare is used. While another build holds the folder, calls `waiting` once, with who that is, and
    waits for `patience` seconds.
    SiteError: output-busy (waited in vain), output-not-ours (somebody else's files are there),
    output-mount (a mount point cannot be exchanged), output-unwritable.
    """
    public = public.resolve()
    if not public.name:  # the root of all files has no place beside it
        raise SiteError([problem(Position("/"), "output-mount", folder="/")])
    with locked(public, patience, waiting):
        with disk_faults(public, public):
            mend(public)
            before = stop_if_foreign(public, trees_of(spare) if spare else None)
        with lent_spare(public, spare, is_fresh) as lent, _staged(public, lent, before) as stage:
            yield stage


@contextmanager
def _staged(public: Path, lent: Lent, before: Folders | None) -> Iterator[Stage]:
    with disk_faults(public, public):
        folder = lent.folder or make_folder(public)
        inode = os.lstat(folder).st_ino
    found = lent.found
    stage = Stage(folder, public, found.files, found.folders, lent.trees, folder is lent.folder, before)
    stage.made.update(found.folders)
    is_refused = False
    try:
        yield stage
    except (SiteError, OSError) as fault:
        is_refused = isinstance(fault, OSError) or any(one.code == UNWRITABLE for one in fault.problems)
        raise
    finally:
        # What stays behind the next build deletes or reads; this must not hide why the build failed.
        if not stage.is_spare or is_refused:
            # On a full disk the next build needs the space that this one took.
            shutil.rmtree(folder, ignore_errors=True)
        elif _is_still(folder, inode):
            with suppress(OSError):
                _record_unpublished(stage)


def _is_still(folder: Path, inode: int) -> bool:
    """Whether a folder was not exchanged for another meanwhile."""
    try:
        return os.lstat(folder).st_ino == inode
    except FileNotFoundError:
        return False


def _record_unpublished(stage: Stage) -> None:
    """Note what stands on a stage that was not published, for the next build to use."""
    files = dict(sorted({**stage.holds, **stage.wanted}.items()))
    needed = needed_folders(files)
    folders, astray = look_at_stage(stage, needed, files)
    # The marks are those from before: a folder that loses something here is looked into again.
    sweep(stage.folder, astray)
    record_stage(stage, files, folders, needed)


def needed_folders(paths: Iterable[str]) -> set[str]:
    """Every folder that some files stand in, however deep; not the site itself."""
    needed = {""}
    for folder in {path.rpartition("/")[0] for path in paths}:
        above = folder
        while above not in needed:
            needed.add(above)
            above = folder_of(above)
    return needed - {""}


def look_at_stage(
    stage: Stage, needed: set[str], known: Mapping[str, Held]
) -> tuple[dict[str, Mark], list[str]]:
    """The folders that stand on the stage, and paths in them that are neither `known` nor folders."""
    marks = {**stage.folders, **dict.fromkeys(needed - stage.folders.keys(), Mark(0, 0))}
    return look_into_folders(stage.folder, dict(sorted(marks.items())), known)


def record_stage(
    stage: Stage, files: Mapping[str, Held], folders: Mapping[str, Mark], needed: set[str]
) -> None:
    """Mark the stage clean: it holds these files (sorted) in `needed` folders. OSError: it then stays dirty."""
    if stage.trees is not None:
        late = {path: mark_of(os.lstat(stage.folder / path)) for path in needed - folders.keys()}
        standing = {path: mark for path, mark in folders.items() if path in needed}
        write_record(stage.trees, stage.folder, files, dict(sorted({**standing, **late}.items())))
