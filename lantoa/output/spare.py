"""The tree that stood in public/ before: it is brought up to date and takes its turn again."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from lantoa.output.doubling import double
from lantoa.output.held import mark_of
from lantoa.output.record import forget_record, read_record, umask
from lantoa.output.survey import Survey, survey_by_reading, survey_recorded, sweep


@dataclass(frozen=True, slots=True)
class Lent:
    """What a build may use: where records of trees lie, and the spare with what verifiably stands in it."""

    trees: Path | None = None
    folder: Path | None = None
    found: Survey = field(default_factory=lambda: Survey({}, {}, ()))


@contextmanager
def lent_spare(public: Path, spare: Path | None, is_fresh: bool) -> Iterator[Lent]:
    """The spare of a site, for this build alone, marked dirty; without a folder where there can be none."""
    if spare is None:
        yield Lent()
        return
    trees = trees_of(spare)
    with _held(trees) as is_held:
        if not is_held:
            yield Lent()
        elif _can_move(spare.parent, public):
            yield _prepare_or_renew(public, spare, trees, is_fresh)
        else:
            yield Lent(trees)


def trees_of(spare: Path) -> Path:
    """Where the records of trees lie."""
    return spare.parent / "trees"


def make_folder(public: Path) -> Path:
    """A new folder beside the public one, for a stage without a spare."""
    folder = Path(tempfile.mkdtemp(prefix=f".{public.name}.staged-", dir=public.parent))
    # mkdtemp makes a folder for its owner alone; a web server must be able to read the site.
    folder.chmod(0o777 & ~umask())
    return folder


@contextmanager
def _held(trees: Path) -> Iterator[bool]:
    """Whether this build alone has the spare: two builds of one site may publish into two folders."""
    descriptor = None
    try:
        with suppress(OSError):
            trees.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(trees / "lock", os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o666)
        yield descriptor is not None and _lock_now(descriptor)
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _lock_now(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _can_move(origin: Path, public: Path) -> bool:
    """Whether a folder can be moved to beside `public`: found by trying, since one disk may be mounted twice."""
    probe, moved = origin / ".moved", public.with_name(f".{public.name}.staged-moved")
    try:
        probe.mkdir(exist_ok=True)
        probe.rename(moved)
        moved.rmdir()
    except OSError:
        with suppress(OSError):
            probe.rmdir()
        return False
    return True


def _prepare_or_renew(public: Path, spare: Path, trees: Path, is_fresh: bool) -> Lent:
    """The spare as it can be used; for none or a broken one the double of the public folder, or an empty one.

    Without a folder where none can be made.
    """
    if not is_fresh and spare.is_dir() and not spare.is_symlink():
        with suppress(OSError, ValueError):
            return Lent(trees, spare, _prepare(spare, trees))
    if not is_fresh:
        with suppress(OSError):
            _renew(spare, trees)
            if found := double(public, spare, trees):
                return Lent(trees, spare, found)
    with suppress(OSError):
        _renew(spare, trees)
        return Lent(trees, spare, Survey({}, {"": mark_of(os.lstat(spare))}, ()))
    return Lent(trees)


def _prepare(spare: Path, trees: Path) -> Survey:
    record = read_record(trees, spare)
    found = survey_recorded(spare, record) if record else survey_by_reading(spare)
    forget_record(trees, spare)
    sweep(spare, found.astray)
    spare.chmod(0o777 & ~umask())
    return found


def _renew(spare: Path, trees: Path) -> None:
    """An empty folder in the spare's place, whatever is there."""
    if spare.is_dir() and not spare.is_symlink():
        shutil.rmtree(spare)
    else:
        spare.unlink(missing_ok=True)
    spare.mkdir()
    forget_record(trees, spare)
