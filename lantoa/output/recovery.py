"""Whose the public folder is, and what a killed build left beside it."""

import os
import shutil
from pathlib import Path

from lantoa.errors import SiteError, problem
from lantoa.output.faults import output_position

MARKER = ".lantoa"


def mend(public: Path) -> None:
    """As `recover`, for who holds the lock."""
    _delete_leftovers(public)
    old = old_folder(public)
    if (old / MARKER).is_file():
        old.rename(public if not public.exists() else public.with_name(f".{public.name}.staged-old"))
    _delete_leftovers(public)


def _delete_leftovers(public: Path) -> None:
    for leftover in public.parent.iterdir():
        if leftover.name.startswith(f".{public.name}.staged-") and not leftover.is_symlink():
            shutil.rmtree(leftover)


def stop_if_not_ours(public: Path) -> None:
    """SiteError where publishing would delete what we did not publish: a home folder, a .git put in."""
    if not public.exists():
        return
    at = output_position(public, public)
    if os.path.ismount(public):
        raise SiteError([problem(at, "output-mount", folder=public.name)])
    found = sorted(entry.name for entry in public.iterdir()) if public.is_dir() else [public.name]
    ours = _read_marker(public)
    if foreign := [name for name in found if name not in ours]:
        raise SiteError([problem(at, "output-not-ours", folder=public.name, found=", ".join(foreign[:3]))])


def write_marker(folder: Path) -> None:
    """Name what is ours in a folder about to be published."""
    names = sorted(entry.name for entry in folder.iterdir() if entry.name != MARKER)
    (folder / MARKER).write_text("".join(f"{name}\n" for name in names), encoding="utf-8")


def _read_marker(public: Path) -> frozenset[str]:
    """The names in the public folder that are ours; none where we have not published."""
    marker = public / MARKER
    if not marker.is_file():
        return frozenset()
    return frozenset({MARKER, *marker.read_text(encoding="utf-8", errors="replace").splitlines()})


def old_folder(public: Path) -> Path:
    """Where the site before stands, whole, while two renames exchange it for the new one."""
    return public.with_name(f".{public.name}.old")
