"""Makes a small picture of a large one band by band: nothing of its size ever stands beside it."""

import math
from collections.abc import Callable, Iterator

from PIL import Image

PIXELS = 3_000_000
"""Of the large picture, that are worked on at once."""

_REACH = 3
"""Pixels of the small one, to either side, that decide a pixel: the lobes of LANCZOS."""


def shrink(
    image: Image.Image, size: tuple[int, int], plain: Callable[[Image.Image], Image.Image]
) -> Image.Image:
    """What `plain` makes of an image, at that size: as if it were first made of all of it, and then resized."""
    small: Image.Image | None = None
    for rows, above, below in _bands(image.size, size[1]):
        whole = (above, below) == (0, image.height)
        band = plain(image if whole else image.crop((0, above, image.width, below)))
        step = image.height / size[1]
        box = (0, rows.start * step - above, image.width, rows.stop * step - above)
        made = band.resize((size[0], len(rows)), Image.Resampling.LANCZOS, box)
        if len(rows) == size[1]:
            return made
        small = small or Image.new(made.mode, size)
        small.paste(made, (0, rows.start))
    assert small is not None
    return small


def _bands(full: tuple[int, int], height: int) -> Iterator[tuple[range, int, int]]:
    """Rows of the small picture, and from where to where the large one decides them."""
    step = full[1] / height
    rows = max(1, int(PIXELS / (full[0] * step)))
    for first in range(0, height, rows):
        last = min(height, first + rows)
        above = max(0, math.floor((first - _REACH) * step) - 1)
        yield range(first, last), above, min(full[1], math.ceil((last + _REACH) * step) + 1)
