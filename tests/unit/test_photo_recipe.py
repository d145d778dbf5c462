"""Which pictures are made, how often, and what a site may change about it."""

import re
import threading
from dataclasses import replace

import pytest

from lantoa.cache import Cache
from lantoa.errors import ConfigError
from lantoa.media.photos import Uses, make_photo
from lantoa.media.photos.orders import plan_orders
from lantoa.media.photos.pixels import open_pixels
from lantoa.media.photos.tones import TONES, tone_of
from lantoa.reading.config import parse_config
from lantoa.records import Photo
from lantoa.settings import USUAL_RECIPE, PhotoQuality, PhotoRecipe
from lantoa.views import Picture, Rendition
from tests.conftest import CONFIG
from tests.sites import ROOT
from tests.unit.test_photos import make, opened, plan, saved, scene, write


def names(album) -> list[set[str]]:
    return [set(order.sizes) for order in plan_orders(album)]


# What is made, and never twice. -------------------------------------------------------------------


@pytest.fixture
def making(monkeypatch) -> list[set[str]]:
    """The names of what is made, a set a time."""
    made: list[set[str]] = []

    def note(content, wanted, recipe):
        made.append(set(wanted))
        return make_photo(content, wanted, recipe)

    monkeypatch.setattr("lantoa.media.photos.make.make_photo", note)
    return made


def test_a_photo_that_is_renamed_or_moved_is_not_made_anew(tmp_path, making):
    content = saved(scene())
    for path in ("content/a/one.jpg", "content/a/two.jpg", "content/b/index/three.JPG", "assets/three.JPG"):
        photo = write(tmp_path, path, content)
        with Cache(tmp_path / ".cache") as cache:
            album, _ = plan(tmp_path, photo, cache=cache)
            out = make(tmp_path, album, cache)
            cache.prune()
        assert {made.name.rpartition("-")[2] for made in (out / "anh").iterdir()} == {
            *("480.avif", "800.avif", "1000.avif", "800.jpg")
        }
        (tmp_path / path).unlink()
    assert len(making) == 1


def test_a_photo_that_moves_to_the_top_of_its_page_needs_one_picture_more(tmp_path, making):
    photo = write(tmp_path, "a.jpg", saved(scene(2600, 1700)))
    uses = [Uses(), Uses(leads={"a.jpg"}), Uses(gallery={"a.jpg"}), Uses(leads={"a.jpg"}, gallery={"a.jpg"})]
    with Cache(tmp_path / ".cache") as cache:
        for use in uses:
            make(tmp_path, plan(tmp_path, photo, cache=cache, uses=use)[0], cache)
    assert making == [{"480.avif", "800.avif", "1200.avif", "800.jpg"}, {"1600.avif"}, {"2400.jpg"}]


def test_another_library_makes_everything_anew(tmp_path, making, monkeypatch):
    photo = write(tmp_path, "a.jpg", saved(scene()))
    for versions in ("one", "other", "other"):
        monkeypatch.setattr("lantoa.media.photos.orders.codec_versions", lambda found=versions: found)
        with Cache(tmp_path / ".cache") as cache:
            make(tmp_path, plan(tmp_path, photo, cache=cache)[0], cache)
    assert len(making) == 2


def test_no_more_photos_are_open_than_there_are_jobs(tmp_path, monkeypatch):
    photos = [write(tmp_path, f"{number}.jpg", saved(scene(500 + number, 300))) for number in range(8)]
    open_now, most, lock = set(), [], threading.Lock()

    def note(content, wanted, recipe):
        with lock:
            open_now.add(content)
            most.append(len(open_now))
        made = make_photo(content, wanted, recipe)
        with lock:
            open_now.discard(content)
        return made

    monkeypatch.setattr("lantoa.media.photos.make.make_photo", note)
    make(tmp_path, plan(tmp_path, *photos)[0], jobs=3)
    assert max(most) <= 3


def test_a_damaged_photo_that_breaks_only_when_made_is_told_where_it_is_named(tmp_path, monkeypatch):
    from lantoa.media.photos import make_photos, place_photos
    from lantoa.media.photos.opening import PhotoError
    from lantoa.output import open_stage
    from tests.unit.test_photos import AT

    def fail(*_):
        raise PhotoError("photo-truncated")

    album, _ = plan(tmp_path, write(tmp_path, "a.jpg", saved(scene())))
    monkeypatch.setattr("lantoa.media.photos.make.make_photo", fail)
    with open_stage(tmp_path / "public") as stage:
        placed = place_photos(album, stage, Cache(None))
        _, (found,) = make_photos(placed, album, stage, Cache(None))
    assert (found.code, found.at) == ("photo-truncated", AT)


# The recipe. --------------------------------------------------------------------------------------


def test_webp_is_made_beside_where_it_is_wanted(tmp_path):
    recipe = replace(USUAL_RECIPE, webp=True)
    photo = write(tmp_path, "a.jpg", saved(scene(1700, 1000)))
    album, _ = plan(tmp_path, photo, recipe=recipe, uses=Uses(leads={"a.jpg"}))
    picture = album.picture(photo, "lead")
    assert [made.width for made in picture.webp] == [480, 800, 1200, 1600]
    out = make(tmp_path, album)
    for made in picture.webp:
        with opened(out, made.url) as image:
            assert (image.format, image.size) == ("WEBP", (made.width, made.height))
    assert plan(tmp_path, photo)[0].picture(photo).webp == ()


def test_a_photo_taller_than_webp_can_be_has_its_other_pictures(tmp_path):
    recipe = replace(USUAL_RECIPE, webp=True, widths=(100, 860), avif_speed=10)
    photo = write(tmp_path, "a.jpg", saved(scene(860, 16_400)))
    album, problems = plan(tmp_path, photo, recipe=recipe, uses=Uses(leads={"a.jpg"}))
    assert problems == ()
    picture = album.picture(photo, "lead")
    assert [(made.width, made.height) for made in picture.avif] == [(100, 1907), (860, 16_400)]
    assert [(made.width, made.height) for made in picture.webp] == [(100, 1907)]
    assert len(list((make(tmp_path, album) / "anh").iterdir())) == 4


@pytest.mark.parametrize(("height", "forms"), [(16_383, {"avif", "webp", "jpg"}), (16_384, {"avif", "jpg"})])
def test_the_tallest_webp(tmp_path, height, forms):
    album, _ = plan(
        tmp_path, write(tmp_path, "a.jpg", saved(scene(900, height))), recipe=PhotoRecipe((900,), webp=True)
    )
    (found,) = names(album)
    assert found == {f"900.{form}" for form in forms}


@pytest.mark.parametrize(
    ("fault", "code"),
    [(None, "photo-unreadable"), (OSError, "photo-unreadable"), (MemoryError, "photo-too-large")],
)
def test_a_picture_that_its_encoder_refuses_is_a_problem_of_its_photo(monkeypatch, fault, code):
    from PIL import Image

    from lantoa.media.photos.opening import PhotoError

    def fail(*_, **__):
        raise fault

    content = saved(scene(860, 16_400))
    if fault:
        monkeypatch.setattr(Image.Image, "save", fail)
    with pytest.raises(PhotoError) as stopped:
        make_photo(content, {"a.webp": (860, 16_400)}, USUAL_RECIPE)
    assert stopped.value.code == code


@pytest.mark.parametrize(
    ("widths", "source", "expected"),
    [
        ((480, 800, 1200), 5000, [480, 800, 1200]),
        ((480, 500, 800), 5000, [480, 800]),
        ((600,), 5000, [600]),
        ((600,), 400, [400]),
        ((400, 2000), 900, [400, 900]),
        ((400, 2000), 430, [400]),
    ],
)
def test_a_width_that_saves_next_to_nothing_is_left_out(tmp_path, widths, source, expected):
    photo = write(tmp_path, "a.jpg", saved(scene(source, 300)))
    album, _ = plan(tmp_path, photo, recipe=PhotoRecipe(widths=widths))
    assert [made.width for made in album.picture(photo).avif] == expected
    assert album.picture(photo).jpeg.width in expected


@pytest.mark.parametrize(
    ("source", "lead", "whole"),
    [(1300, 1200, None), (1500, 1500, 1500), (2000, 1600, 2000), (5000, 1600, 2400)],
)
def test_leads_and_galleries_have_more_only_where_it_is_more(tmp_path, source, lead, whole):
    photo = write(tmp_path, "a.jpg", saved(scene(source, 600)))
    album, _ = plan(tmp_path, photo, uses=Uses(leads={"a.jpg"}, gallery={"a.jpg"}))
    assert album.picture(photo, "lead").avif[-1].width == lead
    found = album.picture(photo, "gallery").whole
    assert (found.width if found else None) == whole
    assert album.picture(photo).whole is None


def test_a_site_says_how_its_pictures_are_made():
    written = "photos:\n  widths: [1000, 400, 400]\n  lead: 2000\n  webp: yes\n  quality:\n    avif: 50\n"
    recipe = parse_config((CONFIG + written).encode()).photos
    assert recipe == PhotoRecipe((400, 1000), 2000, 2400, True, quality=PhotoQuality(avif=50))
    assert parse_config(CONFIG.encode()).photos == USUAL_RECIPE


@pytest.mark.parametrize(
    ("written", "code", "line"),
    [
        ("widths: [480, rong]", "bad-whole", 1),
        ("widths: [5]", "bad-whole", 1),
        ("widht: 480", "unknown-key", 1),
        ("webp: maybe", "bad-flag", 1),
        ("quality:\n    jpeg: 101", "bad-whole", 2),
        ("avif_speed: 0", "bad-whole", 1),
        ("quality:\n    png: 9", "unknown-key", 2),
    ],
)
def test_a_slip_in_the_recipe_has_its_place(written, code, line):
    with pytest.raises(ConfigError) as stopped:
        parse_config(f"{CONFIG}photos:\n  {written}\n".encode())
    (found,) = stopped.value.problems
    assert found.at.line == CONFIG.count("\n") + 1 + line
    assert found.code == code


# What the stylesheet knows. -----------------------------------------------------------------------


def test_the_stylesheet_has_every_tone_and_every_focus():
    css = (ROOT / "assets/css/base.css").read_text(encoding="utf-8")
    found = {
        name: tuple(17 * int(digit, 16) for digit in colour)
        for name, colour in re.findall(r"\.tone-(\w+) \{ background: #(\w{3}) \}", css)
    }
    assert found == TONES
    for axis in "xy":
        shares = re.findall(rf"\.focus-{axis}(\d+) \{{ --{axis}: (\d+)% \}}", css)
        assert [(int(a) * 10, int(a)) for a, _ in shares] == [(int(b), int(a)) for a, b in shares]
        assert [int(a) for a, _ in shares] == [0, 1, 2, 3, 4, 6, 7, 8, 9, 10]


@pytest.mark.parametrize(
    ("colour", "tone"),
    [((250, 250, 255), "k4"), ((80, 60, 45), "e1"), ((100, 125, 80), "g2"), ((70, 110, 140), "b1")],
)
def test_a_tone_is_the_nearest_of_the_palette(colour, tone):
    from PIL import Image

    assert tone_of(Image.new("RGB", (64, 43), colour)) == tone


@pytest.mark.parametrize(
    ("focus", "expected"),
    [
        ((0.5, 0.5), "tone-g2"),
        ((0.3, 0.6), "tone-g2 focus-x3 focus-y6"),
        ((0.0, 1.0), "tone-g2 focus-x0 focus-y10"),
        ((0.52, 0.48), "tone-g2"),
    ],
)
def test_a_focus_is_told_in_tenths_and_the_middle_not_at_all(focus, expected):
    picture = Picture((), Rendition("/anh/a-1.jpg", 1, 1), "x", tone="g2", focus=focus)
    assert picture.classes == expected


def test_a_photo_with_a_focus_keeps_it_in_every_use(tmp_path):
    photo = replace(write(tmp_path, "a.jpg", saved(scene())), focus=(0.3, 0.6))
    album, _ = plan(tmp_path, photo)
    assert album.picture(photo, "card").focus == album.picture(photo, "lead").focus == (0.3, 0.6)
    assert album.picture(Photo("a.jpg", "x")).focus == (0.5, 0.5)


def test_the_speed_of_the_encoder_is_the_site_s_to_choose(tmp_path, monkeypatch):
    from PIL import Image

    asked = []
    save = Image.Image.save

    def note(image, out, form=None, **options):
        asked.append((form, options.get("speed"), options["quality"]))
        save(image, out, form, **options)

    def make_here(content, width, made):
        return made(open_pixels(content, width).image)

    content = saved(scene(600, 400))
    monkeypatch.setattr(Image.Image, "save", note)
    monkeypatch.setattr("lantoa.media.photos.make.make_of_pixels", make_here)
    recipe = replace(USUAL_RECIPE, avif_speed=10, quality=PhotoQuality(avif=40, jpeg=50, webp=60))
    make_photo(content, {"a.avif": (480, 320), "a.jpg": (480, 320), "a.webp": (480, 320)}, recipe)
    assert sorted(asked) == [("AVIF", 10, 40), ("JPEG", None, 50), ("WEBP", None, 60)]


def test_a_picture_that_was_made_while_a_site_went_without_it_is_not_pruned(tmp_path):
    from lantoa.media.photos import Promised, place_photos
    from lantoa.output import open_stage

    photo = write(tmp_path, "a.jpg", saved(scene()))
    with Cache(tmp_path / ".cache") as cache:
        album, _ = plan(tmp_path, photo, cache=cache)
        with open_stage(tmp_path / "public") as stage:
            (left,) = place_photos(album, stage, cache).left
        path = album.picture(photo).jpeg.url.lstrip("/")
        assert Promised(album, tmp_path / ".cache").make(path)[:2] == b"\xff\xd8"
        cache.prune()
        assert cache.find(left.key(album.recipe)) is not None


def test_every_library_that_decides_a_byte_is_named_with_its_version():
    from importlib.metadata import version

    from PIL import _avif, features

    from lantoa.media.photos.codecs import codec_versions

    named = codec_versions()
    for library in ("avif", "webp", "libjpeg_turbo", "littlecms2", "libtiff"):
        assert features.version(library) in named
    assert _avif.codec_versions() in named
    assert version("pi-heif") in named
    assert version("Pillow") in named
