"""From a scene to a JPEG of camera size. Needs resvg-py (the extra `dev`) and Pillow; the same bytes every time."""

import io
from pathlib import Path

from PIL import Image

from tools.draw.scene import SCALE, Scene, render_svg

QUALITY = 85
ORIENTATION, GPS = 0x0112, 0x8825
TURNED = 6
"""EXIF: the stored picture is to be turned a quarter to the right before it is shown."""


def make_jpeg(scene: Scene) -> bytes:
    """The picture as a camera would hand it over: turned when upright, with the tags that the scene asks for."""
    picture = _raster(scene)
    if scene.upright:
        picture = picture.transpose(Image.Transpose.ROTATE_90)
    out = io.BytesIO()
    picture.save(
        out,
        "JPEG",
        quality=QUALITY,
        optimize=True,
        progressive=False,
        exif=_tags(scene),
        comment=scene.remark.encode() or None,
    )
    return out.getvalue()


def write_jpeg(scene: Scene, root: Path) -> Path:
    """Write the picture under `root`, whole or not at all."""
    target = root / scene.path
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_suffix(".part")
    beside.write_bytes(make_jpeg(scene))
    return beside.replace(target)


def _raster(scene: Scene) -> Image.Image:
    # Imported here: the table of titles and the SVG are of use without the rasteriser.
    import resvg_py

    png = resvg_py.svg_to_bytes(
        svg_string=render_svg(scene),
        width=scene.size[0] * SCALE,
        skip_system_fonts=True,
        background="#ffffff",
    )
    with Image.open(io.BytesIO(bytes(png))) as picture:
        return picture.convert("RGB")


def _tags(scene: Scene) -> Image.Exif:
    exif = Image.Exif()
    if scene.upright:
        exif[ORIENTATION] = TURNED
    if scene.located:
        # Latitude and longitude 0, 0: in the sea, so that nobody takes it for a place.
        zero = (0.0, 0.0, 0.0)
        exif[GPS] = {1: "N", 2: zero, 3: "E", 4: zero}
    return exif
