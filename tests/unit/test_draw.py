"""The drawn pictures: titles that an editor can print, SVG that any tool can read, JPEGs as a camera stores them."""

import functools
import io
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageOps, ImageStat

from tools.draw.book import SCENES, find_scenes
from tools.draw.export import make_jpeg
from tools.draw.scene import render_svg
from tools.draw.titles import TITLES

ROOT = Path(__file__).resolve().parents[2]
MOTIFS = ("kinh-te", "van-hoa-xa-hoi", "quoc-phong-an-ninh", "he-thong-chinh-tri")
ids = [scene.path for scene in SCENES]
drawn = functools.cache(render_svg)


@pytest.mark.parametrize("title", TITLES, ids=lambda title: title.path)
def test_each_picture_says_what_is_seen_and_that_it_is_drawn(title):
    assert title.alt.endswith(".")
    assert 20 <= len(title.alt) <= 140
    assert "hình ảnh" not in title.alt.lower()
    assert title.caption.startswith("Tranh minh họa: ")
    assert title.caption.endswith(".")


def test_no_two_pictures_share_a_file_or_a_description():
    assert len({title.path for title in TITLES}) == len(TITLES)
    assert len({title.alt for title in TITLES}) == len(TITLES)
    assert [title.path for title in TITLES] == ids


@pytest.mark.parametrize("scene", SCENES, ids=ids)
def test_a_scene_is_well_formed_svg_of_its_size(scene):
    svg = ET.fromstring(drawn(scene))
    _, _, wide, tall = (float(value) for value in svg.get("viewBox").split())
    assert wide / tall == pytest.approx(scene.size[0] / scene.size[1], abs=0.001)
    tags = {element.tag.removeprefix("{http://www.w3.org/2000/svg}") for element in svg.iter()}
    assert tags <= {
        "svg",
        "g",
        "path",
        "rect",
        "circle",
        "ellipse",
        "clipPath",
        "linearGradient",
        "radialGradient",
        "stop",
    }
    assert "nan" not in drawn(scene)


def test_a_scene_is_drawn_the_same_twice():
    for scene in SCENES[:3]:
        assert render_svg(scene) == drawn(scene)


def test_every_reference_inside_a_scene_is_defined_there():
    for scene in SCENES:
        text = drawn(scene)
        used = {part.split(")")[0] for part in text.split("url(#")[1:]}
        assert used <= {part.split('"')[0] for part in text.split('id="')[1:]}, scene.path


@pytest.mark.parametrize("scene", SCENES, ids=ids)
def test_each_jpeg_is_of_camera_size(scene):
    with Image.open(ROOT / scene.path) as picture:
        assert picture.format == "JPEG"
        assert picture.size == scene.pixels
        assert picture.width == 4032
        assert (ROOT / scene.path).stat().st_size < 800_000


def test_the_example_gives_the_photo_pipeline_work():
    turned = [scene for scene in SCENES if scene.upright]
    placed = [scene for scene in SCENES if scene.located]
    remarked = [scene for scene in SCENES if scene.remark]
    assert len(turned) == 2
    assert placed
    assert remarked
    assert all(scene.path.startswith("examples/") for scene in (*turned, *placed, *remarked))
    for scene in turned:
        with Image.open(ROOT / scene.path) as picture:
            assert picture.getexif()[0x0112] == 6
            assert ImageOps.exif_transpose(picture).size == (3024, 4032)


def test_no_picture_of_a_real_place_carries_a_place():
    for scene in SCENES:
        with Image.open(ROOT / scene.path) as picture:
            assert bool(picture.getexif().get_ifd(0x8825)) == scene.located, scene.path


def test_the_picture_on_disk_is_the_one_that_the_scene_draws():
    scene = find_scenes(("anh-09.jpg",))[0]
    made = make_jpeg(scene)
    assert made == make_jpeg(scene)
    # Another release of the rasteriser or of libjpeg may round otherwise; a forgotten redraw differs far more.
    with Image.open(io.BytesIO(made)) as new, Image.open(ROOT / scene.path) as old:
        pair = [picture.convert("L").resize((168, 126)) for picture in (new, old)]
    assert ImageStat.Stat(ImageChops.difference(*pair)).mean[0] < 1


def test_an_unknown_name_finds_no_scene():
    assert find_scenes(("no-such-picture",)) == ()
    assert find_scenes(()) == SCENES


@pytest.mark.parametrize("key", MOTIFS)
def test_a_field_motif_is_a_line_drawing_that_takes_the_colour_of_the_text(key):
    svg = ET.parse(ROOT / f"assets/img/motif-{key}.svg").getroot()
    assert svg.get("viewBox") == "0 0 64 64"
    assert svg.get("stroke") == "currentColor"
    assert svg.get("stroke-width") == "1.75"
    assert svg.get("fill") == "none"
    assert not any(child.get("fill") or child.get("stroke") for child in svg)
