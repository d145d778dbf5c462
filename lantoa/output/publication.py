"""Making the staged site the public one.

Linux exchanges two folders in one system call. Where the kernel or the file system cannot, it takes two
renames: a build killed between them leaves no public folder, and the next build (or `recover`) puts the old
one back.
Power cut from the machine is not covered: nothing is forced to the disk.
"""

import ctypes
import errno
import os
import shutil
import stat
from pathlib import Path

from lantoa.errors import Problem, warning
from lantoa.output.faults import disk_faults, output_position
from lantoa.output.foreign import stop_if_foreign_since
from lantoa.output.lock import locked
from lantoa.output.manifest import MANIFEST, Manifest
from lantoa.output.record import read_record
from lantoa.output.recovery import mend, old_folder
from lantoa.output.settling import settle
from lantoa.output.spare import trees_of
from lantoa.output.stage import Stage
from lantoa.output.survey import survey_whole

_EXCHANGE = 2
_AT_CWD = -100
_CANNOT_EXCHANGE = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM})


def publish(stage: Stage) -> tuple[Problem, ...]:
    """Make the staged site the public one, wholly or not at all.

    The site before becomes the spare, or is deleted where there is none: a warning (output-leftover) when that
    failed; the next build tries again. SiteError as from `open_stage`; the public folder is then as it was.
    """
    with disk_faults(stage.public, stage.public):
        settle(stage)
        if not stage.public.exists():
            stage.folder.rename(stage.public)
            return ()
        stop_if_foreign_since(stage.public, stage.before)
        stage.folder.chmod(stat.S_IMODE(stage.public.stat().st_mode))
        exchanged = _exchange(stage.folder, stage.public)
        old = stage.folder if exchanged else _exchange_by_renaming(stage.folder, stage.public)
    return _put_away(stage, old)


def read_published(public: Path, spare: Path) -> Manifest | None:
    """What the last build published, if the public folder verifiably holds that and nothing else."""
    public = public.resolve()
    found = survey_whole(public, read_record(trees_of(spare), public))
    if found is None or MANIFEST not in found.files:
        return None
    return Manifest(found.files[MANIFEST].digest, found.files)


def recover(public: Path, patience: float = 600.0) -> None:
    """Mend what a killed build left: put the old site back where there is none, delete leftovers."""
    public = public.resolve()
    with locked(public, patience, lambda _: None), disk_faults(public, public):
        mend(public)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step (Linux renameat2); False where this system cannot."""
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    if libc.renameat2(_AT_CWD, os.fsencode(one), _AT_CWD, os.fsencode(other), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT_EXCHANGE:
        return False
    raise OSError(code, os.strerror(code), str(other))


def _exchange_by_renaming(staged: Path, public: Path) -> Path:
    """Put the public folder aside and the staged one in its place; returns where the old one is."""
    old = old_folder(public)
    try:
        public.rename(old)
        staged.rename(public)
    except BaseException:
        if old.exists() and not public.exists():
            old.rename(public)
        raise
    return old


def _put_away(stage: Stage, old: Path) -> tuple[Problem, ...]:
    try:
        if old != stage.folder:
            # Deleted only under a name that is never restored: a kill here must not bring back half a site.
            old.rename(stage.folder)
        if not stage.is_spare:
            shutil.rmtree(stage.folder)
    except OSError as fault:
        at = output_position(stage.public, stage.public)
        return (warning(at, "output-leftover", folder=old.name, reason=fault.strerror),)
    return ()
