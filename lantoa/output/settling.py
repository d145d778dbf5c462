"""From what was put onto a stage to a whole site: nothing unwanted, a manifest, a record."""

# Paths come by the ten thousand, and a string costs a tenth of a Path.
# ruff: noqa: PTH106, PTH108, PTH208

import os
import stat
from contextlib import suppress

from lantoa.output.held import Held, Mark, held_as, stands_as
from lantoa.output.manifest import MANIFEST, render_manifest
from lantoa.output.stage import Stage, look_at_stage, needed_folders, record_stage
from lantoa.output.survey import read_digest, sweep
from lantoa.output.writing import twice, write_file


def settle(stage: Stage) -> None:
    """Make the stage hold what is wanted and nothing else, with its manifest and its record: all is written.

    `publish` does it for a stage that was not settled before; until then files of an earlier build stand there too.
    What was written into its folder without a word (another program's files) is wanted too. Raises OSError, and
    SiteError: output-twice (one path is a file and a folder), output-unwritable.
    """
    if MANIFEST in stage.wanted:
        return
    noted = set(stage.wanted)
    needed = needed_folders(noted)
    folders, astray = look_at_stage(stage, needed, {**stage.holds, **stage.wanted})
    for path in astray:
        _take_astray(stage, path)
    for path in [path for path in stage.holds if path not in stage.wanted and path != MANIFEST]:
        _take_or_delete(stage, path, stage.holds[path])
    needed |= needed_folders(stage.wanted.keys() - noted)
    _delete_folders(stage, folders, needed)
    files = dict(sorted(stage.wanted.items()))
    files[MANIFEST] = write_file(stage, f"/{MANIFEST}", render_manifest(files)).held
    with suppress(OSError):
        # Without a record the next build reads every file of this tree: slower, and as right.
        record_stage(stage, files, folders, needed)


def _take_astray(stage: Stage, path: str) -> None:
    """Note what somebody wrote into the stage's folder; what no site consists of (a link, a pipe) goes."""
    found = f"{stage.folder}/{path}"
    status = os.lstat(found)
    if stat.S_ISDIR(status.st_mode):
        for name in sorted(os.listdir(found)):
            _take_astray(stage, f"{path}/{name}")
    elif stat.S_ISREG(status.st_mode):
        stage.wanted[path] = held_as(read_digest(found), status)
    else:
        sweep(stage.folder, [path])


def _take_or_delete(stage: Stage, path: str, held: Held) -> None:
    found = f"{stage.folder}/{path}"
    with suppress(FileNotFoundError, NotADirectoryError):
        if stands_as(held, os.lstat(found)):
            os.unlink(found)
        else:
            _take_astray(stage, path)


def _delete_folders(stage: Stage, folders: dict[str, Mark], needed: set[str]) -> None:
    """Delete folders that nothing wanted stands in. SiteError where a wanted file is also a needed folder."""
    for path in sorted(needed & stage.wanted.keys()):
        raise twice(stage, path)
    for path in sorted(folders.keys() - needed - {""}, reverse=True):
        with suppress(FileNotFoundError):
            os.rmdir(f"{stage.folder}/{path}")
