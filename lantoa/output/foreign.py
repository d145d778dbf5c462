"""Files that somebody else put among those of a published site: publishing would take them away with the old site."""

# Paths come by the ten thousand, and a string costs a tenth of a Path.

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from lantoa.output.held import Mark, mark_of, stands_as
from lantoa.output.manifest import MANIFEST, parse_manifest
from lantoa.output.record import Record, read_record, read_settled_folders
from lantoa.output.recovery import stop_if_any, stop_if_not_ours
from lantoa.output.survey import files_in, look_into_folders

Folders = Mapping[str, Mark]
"""Of a public folder in which nothing foreign was found: every folder in it, as it then stood."""


def stop_if_foreign(public: Path, trees: Path | None) -> Folders | None:
    """SiteError (output-not-ours, output-mount) where somebody else's files are, however deep; else the folders.

    None where every folder must be looked into again: there is no record of this tree. Raises OSError.
    """
    stop_if_not_ours(public)
    if not public.exists():
        return {}
    settled = read_settled_folders(trees, public) if trees else None
    if settled and not _moved(public, settled):
        return settled
    record = read_record(trees, public) if trees else None
    if record is None or not _is_of(record, public):
        stop_if_any(public, sorted(_unlisted(public)))
        return None
    folders, astray = look_into_folders(public, record.folders, record.files, record.since)
    stop_if_any(public, sorted(_files_of(public, astray)))
    return folders


def stop_if_foreign_since(public: Path, folders: Folders | None) -> None:
    """As `stop_if_foreign`, a build later: only where a folder is not as it was is anything looked into."""
    stop_if_not_ours(public)
    if folders is None or _moved(public, folders):
        stop_if_any(public, sorted(_unlisted(public)))


def _is_of(record: Record, public: Path) -> bool:
    """Whether a record is that of this tree, and not of one before that had the same inode: by its manifest."""
    try:
        return stands_as(record.files[MANIFEST], os.lstat(public / MANIFEST))
    except (KeyError, FileNotFoundError):
        return False


def _moved(public: Path, folders: Folders) -> bool:
    """Whether one of the folders below the public one is not as it was; that one `stop_if_not_ours` looks into."""
    return any(path and _mark(f"{public}/{path}") != mark for path, mark in folders.items())


def _mark(path: str) -> Mark | None:
    try:
        return mark_of(os.lstat(path))
    except OSError:
        return None


def _unlisted(public: Path) -> Iterator[str]:
    """The files that the manifest does not name. An earlier version's names no more than `stop_if_not_ours` knows."""
    try:
        listed = parse_manifest((public / MANIFEST).read_bytes())
    except (FileNotFoundError, ValueError):
        return
    yield from files_in(public, {MANIFEST, *listed})


def _files_of(public: Path, paths: Iterable[str]) -> Iterator[str]:
    """The files at some paths: folders with nothing in them are nothing to lose."""
    for path in paths:
        if os.path.isdir(f"{public}/{path}") and not os.path.islink(f"{public}/{path}"):  # noqa: PTH112, PTH114
            yield from files_in(public, (), path)
        else:
            yield path
