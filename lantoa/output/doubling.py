"""A first spare out of the public folder itself: the same files under a second name, which costs no writing.

Neither tree is ever written in place, so that two names of one file never disturb one another. Who edits a
published file in place moves its ctime, and the other name is noticed with it.
"""

# Paths come by the ten thousand, and a string costs a tenth of a Path.
# ruff: noqa: PTH102

import os
from pathlib import Path

from lantoa.output.held import Held, held_as, mark_of
from lantoa.output.record import forget_record, read_record, write_record
from lantoa.output.survey import Survey, survey_whole


def double(public: Path, spare: Path, trees: Path) -> Survey | None:
    """Fill an empty spare with links to the files of `public`; None where that is not verifiably as published.

    Raises OSError (a file system without links); the spare may then hold some of them.
    """
    record = read_record(trees, public)
    found = survey_whole(public, record)
    if record is None or found is None:
        return None
    # A link moves the ctime of the file: what we know of the public folder is no longer so.
    forget_record(trees, public)
    folders = sorted(found.folders)
    for path in folders[1:]:
        os.mkdir(f"{spare}/{path}")
    files = {path: _link(f"{public}/{path}", f"{spare}/{path}", held) for path, held in found.files.items()}
    write_record(trees, public, files, record.folders)
    return Survey(files, {path: mark_of(os.lstat(f"{spare}/{path}")) for path in folders}, ())


def _link(origin: str, path: str, held: Held) -> Held:
    os.link(origin, path, follow_symlinks=False)
    return held_as(held.digest, os.lstat(path))
