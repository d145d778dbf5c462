"""A site's own layouts and assets go before the generator's, file by file (docs/cau-hinh.md)."""

from pathlib import Path

import lantoa


def own_and_generators(root: Path, name: str) -> tuple[Path, ...]:
    """The generator's folder of that name and the site's own, which overrides it file by file."""
    package = Path(lantoa.__file__).parent
    installed = package / {"assets": "static"}.get(name, name)
    ours = installed if installed.is_dir() else package.parent / name
    own = root / name
    return (ours, own) if own.is_dir() and own.resolve() != ours.resolve() else (ours,)
