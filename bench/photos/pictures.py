"""Photographs that nobody took: light, folds, leaves and grain, as hard to encode as real ones; the same for a seed."""

import io
import random
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT = 3000, 2000
_QUALITY = 93
_OCTAVES = ((6, 0.9), (20, 0.8), (70, 0.7), (220, 0.6), (700, 0.5), (1500, 0.33))


def write_photos(folder: Path, count: int, workers: int = 2) -> None:
    """So many JPEGs of 3000×2000, of 1.5 to 2.5 MB each, with the EXIF of a phone."""
    folder.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(workers) as pool:
        for number, content in enumerate(pool.map(photo, range(count), chunksize=10)):
            (folder / f"anh-{number:04}.jpg").write_bytes(content)


def photo(seed: int) -> bytes:
    """The bytes of one: a scene, and where its light falls in it."""
    chance = random.Random(seed)
    scene = _scene(seed // 10)
    image = ImageChops.offset(scene, chance.randrange(WIDTH), 0).point(_lit(chance.uniform(0.85, 1.1)))
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Bench", "Made, not taken"
    out = io.BytesIO()
    image.save(out, "JPEG", quality=_QUALITY, subsampling="4:2:0", exif=exif)
    return out.getvalue()


def _lit(strength: float) -> list[int]:
    return [min(255, round(value * strength)) for value in range(256)] * 3


@lru_cache(maxsize=1)
def _scene(seed: int) -> Image.Image:
    chance = random.Random(f"scene {seed}")
    return _forms(_colour(chance), chance)


def _colour(chance: random.Random) -> Image.Image:
    """Three planes of noise at several scales: the fine ones are the same in all colours, as in daylight."""
    light = _noise(chance, _OCTAVES)
    warm = _noise(chance, _OCTAVES[:3])
    cold = _noise(chance, _OCTAVES[:3])
    red = ImageChops.add(light, warm, 2.0)
    blue = ImageChops.add(light, cold, 2.0)
    return Image.merge("RGB", (red, light, blue))


def _noise(chance: random.Random, octaves: tuple[tuple[int, float], ...]) -> Image.Image:
    whole = Image.new("L", (WIDTH, HEIGHT), 128)
    for across, strength in octaves:
        size = (across, across * HEIGHT // WIDTH)
        grain = Image.frombytes("L", size, chance.randbytes(size[0] * size[1]))
        spread = grain.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
        # Half of the contrast of the octave above, so that the whole looks like no one scale.
        whole = Image.blend(whole, spread, strength * 0.45)
    return whole


def _forms(image: Image.Image, chance: random.Random) -> Image.Image:
    """Edges: a sky without grain, roofs, walls, posts."""
    mask = Image.new("L", image.size, 0)
    draw = ImageDraw.Draw(mask)
    horizon = chance.randrange(300, 700)
    draw.rectangle((0, 0, WIDTH, horizon), fill=230)
    sky = Image.linear_gradient("L").resize(image.size).point(lambda value: 255 - value // 3)
    image.paste(
        Image.merge("RGB", (sky.point(lambda v: v * 0.8), sky.point(lambda v: v * 0.9), sky)), mask=mask
    )
    draw = ImageDraw.Draw(image, "RGBA")
    for _ in range(chance.randrange(8, 20)):
        left, top = chance.randrange(-200, WIDTH), chance.randrange(horizon - 100, HEIGHT)
        wide, high = chance.randrange(40, 700), chance.randrange(60, 600)
        colour = (*(chance.randrange(30, 230) for _ in range(3)), chance.randrange(90, 220))
        draw.polygon(
            [
                (left, top),
                (left + wide, top - chance.randrange(0, 120)),
                (left + wide, top + high),
                (left, top + high),
            ],
            fill=colour,
        )
    return image.filter(ImageFilter.UnsharpMask(2, 60, 2))
