"""A site's own layouts and assets go before the generator's, file by file (docs/cau-hinh.md)."""

import os
from pathlib import Path

import lantoa


def own_and_generators(root: Path, name: str) -> tuple[Path, ...]:
    """The generator's folder of that name and the site's own, which overrides it file by file."""
    package = Path(lantoa.__file__).parent
    installed = package / {"assets": "static"}.get(name, name)
    ours = installed if installed.is_dir() else package.parent / name
    own = root / name
    return (ours, own) if own.is_dir() and own.resolve() != ours.resolve() else (ours,)


def is_inside(path: str | Path, folder: Path) -> bool:
    """Whether a file stands in a folder wherever links lead: what is taken from elsewhere would be published."""
    # realpath and not resolve, which raises on a link to itself.
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
