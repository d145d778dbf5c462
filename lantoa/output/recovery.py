"""Whose the public folder is, and what a killed build left beside it."""

import os
import shutil
from pathlib import Path

from lantoa.errors import SiteError, problem
from lantoa.output.faults import output_position
from lantoa.output.manifest import MANIFEST, read_top_names


def mend(public: Path) -> None:
    """As `recover`, for who holds the lock."""
    _delete_leftovers(public)
    old = old_folder(public)
    if (old / MANIFEST).is_file():
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
    if os.path.ismount(public):
        raise SiteError([problem(output_position(public, public), "output-mount", folder=public.name)])
    found = sorted(entry.name for entry in public.iterdir()) if public.is_dir() else [public.name]
    ours = read_top_names(public)
    stop_if_any(public, [name for name in found if name not in ours])


def stop_if_any(public: Path, foreign: list[str]) -> None:
    """SiteError: output-not-ours, where there are such paths."""
    if foreign:
        at, some = output_position(public, public), ", ".join(foreign[:3])
        raise SiteError([problem(at, "output-not-ours", folder=public.name, found=some)])


def old_folder(public: Path) -> Path:
    """Where the site before stands, whole, while two renames exchange it for the new one."""
    return public.with_name(f".{public.name}.old")
