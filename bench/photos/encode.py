"""`python -m bench.photos.encode FROM TO QUALITIES`: a folder's photos in some formats, at each width, two at once."""

import json
import sys
from dataclasses import replace
from pathlib import Path

from bench.photos.sites import WIDTHS
from lantoa.media.photos import make_photo
from lantoa.media.photos.workers import spread
from lantoa.settings import USUAL_RECIPE, PhotoQuality

_SUFFIXES = {"jpeg": "jpg"}


def main(source: str, to: str, asked: str) -> None:
    """Make them, and write each to a file."""
    quality: dict[str, int] = json.loads(asked)
    recipe = replace(USUAL_RECIPE, quality=PhotoQuality(**quality))
    wanted = {
        f"{width}.{_SUFFIXES.get(form, form)}": (width, width * 2 // 3)
        for width in WIDTHS
        for form in quality
    }
    Path(to).mkdir(parents=True)

    def make(photo: Path) -> None:
        for name, content in make_photo(photo.read_bytes(), wanted, recipe).items():
            Path(to, f"{photo.stem}-{name}").write_bytes(content)

    for _ in spread(make, sorted(Path(source).iterdir()), 2):
        pass


if __name__ == "__main__":
    main(*sys.argv[1:])
