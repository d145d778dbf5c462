"""Photos for the corpus: 3000×2000, with a sky, hills and grain, so that they compress about as photos do."""

from pathlib import Path
from random import Random

from PIL import Image, ImageDraw

_SIZE = (3000, 2000)
_GRAIN = 500


def write_pictures(models: Path, count: int, seed: int) -> None:
    """Three pictures into each model's folder, in the order of their names' last numbers, until `count` are there."""
    folders = sorted((path.parent for path in models.glob("*/index.md")), key=_number)
    for number in range(count):
        make_picture(Random(f"{seed}/photo/{number}")).save(
            folders[number // 3] / f"anh-{number % 3 + 1}.jpg", quality=88
        )


def make_picture(rng: Random) -> Image.Image:
    """One picture; no two alike."""
    sky = Image.linear_gradient("L").resize(_SIZE)
    picture = Image.merge("RGB", [sky.point([_tint(rng, level) for level in range(256)]) for _ in range(3)])
    draw = ImageDraw.Draw(picture)
    for _ in range(40):
        x, y, r = rng.randrange(_SIZE[0]), rng.randrange(800, _SIZE[1]), rng.randrange(60, 700)
        draw.ellipse((x - r, y, x + r, y + r), fill=tuple(rng.randrange(40, 200) for _ in range(3)))
    grain = Image.frombytes("L", (_GRAIN, _GRAIN), rng.randbytes(_GRAIN * _GRAIN)).resize(_SIZE)
    return Image.blend(picture, Image.merge("RGB", [grain] * 3), 0.12)


def _tint(rng: Random, level: int) -> int:
    return min(255, 60 + level // 2 + rng.randrange(6))


def _number(folder: Path) -> int:
    return int(folder.name.rpartition("-")[2])
