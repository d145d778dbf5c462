"""What takes files out of a Git repository's history, as lines for whoever keeps it. Nothing is run here."""

import shlex
from collections.abc import Iterable
from pathlib import Path


def history_lines(root: Path, paths: Iterable[str]) -> tuple[str, ...]:
    """Commands for a fresh clone of the repository that the site's folder stands in; none where there is no Git.

    `paths` are relative to the site's folder. git-filter-repo: https://github.com/newren/git-filter-repo
    """
    top = next(
        (folder for folder in (root.resolve(), *root.resolve().parents) if (folder / ".git").exists()), None
    )
    wanted = sorted(paths)
    if top is None or not wanted:
        return ()
    inside = [(root.resolve() / path).relative_to(top).as_posix() for path in wanted]
    named = " ".join(f"--path {shlex.quote(path)}" for path in inside)
    earlier = " ".join(shlex.quote(f"*{Path(path).stem}*") for path in inside)
    return (
        "git log --all --format= --name-only -- " + earlier,
        f"git filter-repo --invert-paths {named}",
        "git push --force --all && git push --force --tags",
    )
