"""A form that saves nothing beside the JPEG is published for no page, by no kind of build."""

import random
from pathlib import Path

import pytest
from PIL import Image

from lantoa.cache import Cache
from lantoa.media.photos import Promised, Uses, make_photo
from lantoa.media.photos.savings import find_vain, vain_forms
from lantoa.output import site_path
from lantoa.pipeline import Options, build_site
from lantoa.resident import Resident
from lantoa.settings import USUAL_RECIPE, PhotoQuality, PhotoRecipe
from tests.conftest import CONFIG, model_page, write_site
from tests.unit.test_photos import plan, saved, scene, write

WASTEFUL = """share_pictures: no
photos:
  widths: [320, 480]
  lead: 640
  full: 800
  avif_speed: 10
  webp: yes
  quality: {jpeg: 60, avif: 40, webp: 99}
"""
"""AVIF saves something, and WebP never does."""


@pytest.mark.parametrize(
    ("sizes", "vain"),
    [
        ({"480.avif": 9, "800.avif": 10, "800.jpg": 11}, set()),
        ({"480.avif": 9, "800.avif": 11, "800.jpg": 11}, {"avif"}),
        ({"480.avif": 99, "800.avif": 10, "800.webp": 12, "800.jpg": 11}, {"webp"}),
        ({"1600.avif": 10}, set()),
        ({"2400.jpg": 10}, set()),
        ({}, set()),
    ],
)
def test_a_form_is_judged_where_it_stands_beside_a_jpeg(sizes, vain):
    assert vain_forms(sizes) == vain


def noise(width: int, height: int, seed: int) -> Image.Image:
    return Image.frombytes("RGB", (width, height), random.Random(seed).randbytes(width * height * 3))


def photos() -> dict[str, bytes]:
    return {
        name: saved(noise(90, 60, seed).resize((900, 600)))
        for seed, name in enumerate(("a.jpg", "b.jpg", "c.jpg"))
    }


@pytest.fixture
def root(tmp_path) -> Path:
    named = "".join(f"  - file: {name}\n    alt: Con đường có đèn\n" for name in ("a.jpg", "b.jpg"))
    page = model_page(f"photos:\n{named}", body="Đoạn đầu.\n\n![Con đường](c.jpg)")
    files = {"content/models/den/index.md": page, "site_config.yaml": CONFIG + WASTEFUL}
    write_site(tmp_path, {**files, **{f"content/models/den/{name}": made for name, made in photos().items()}})
    return tmp_path


def tree(public: Path) -> dict[str, bytes]:
    return {
        path.relative_to(public).as_posix(): path.read_bytes() for path in public.rglob("*") if path.is_file()
    }


def clean(root: Path, to: Path) -> dict[str, bytes]:
    build_site(Options(root, out=to, clean=True, search=False, jobs=1))
    return tree(to)


@pytest.fixture
def making(monkeypatch) -> list[set[str]]:
    """The names of what is made, a set a time."""
    made: list[set[str]] = []

    def note(content, wanted, recipe):
        made.append(set(wanted))
        return make_photo(content, wanted, recipe)

    monkeypatch.setattr("lantoa.media.photos.make.make_photo", note)
    return made


def test_what_saves_nothing_is_neither_published_nor_offered(root, tmp_path_factory, making):
    build_site(Options(root, search=False, jobs=2))
    public = tree(root / "public")
    assert {path.rpartition(".")[2] for path in public if path.startswith("anh/")} == {"avif", "jpg"}
    page = public["mo-hinh/den/index.html"]
    assert page.count(b"image/avif") > 2
    assert b"webp" not in b"".join(content for path, content in public.items() if path.endswith(".html"))
    assert len(making) == 5
    assert clean(root, tmp_path_factory.mktemp("clean") / "out") == public


def test_the_next_builds_know_it_without_making_or_rendering_anything(root, making):
    build_site(Options(root, search=False, jobs=1))
    made = len(making)
    first = tree(root / "public")
    page = root / "content/models/den/index.md"
    page.write_text(page.read_text().replace("Đoạn đầu", "Đoạn khác"))
    report = build_site(Options(root, search=False, jobs=1))
    assert 0 < report.rendered < report.pages
    page.write_text(page.read_text().replace("Đoạn khác", "Đoạn đầu"))
    build_site(Options(root, search=False, jobs=1))
    assert tree(root / "public") == first
    assert len(making) == made


def test_what_was_known_and_is_lost_is_found_again_by_the_sizes(root, making):
    build_site(Options(root, search=False, jobs=1))
    made, first = len(making), tree(root / "public")
    with Cache(root / ".cache") as cache:
        before = [find_vain(source, recipe_of(root), cache) for source in sources(root)]
        assert before == [{"webp"}] * 3
    for entry in (root / ".cache/entries").glob("*/*"):
        if b'"forms"' in entry.read_bytes():
            entry.unlink()
    (root / "public/anh").rename(root / "gone")
    build_site(Options(root, search=False, jobs=1))
    assert tree(root / "public") == first
    assert len(making) == made
    with Cache(root / ".cache") as cache:
        assert [find_vain(source, recipe_of(root), cache) for source in sources(root)] == before


def sources(root: Path) -> list[str]:
    from lantoa.fingerprints import digest_of

    return [digest_of(content) for content in photos().values()]


def recipe_of(root: Path) -> PhotoRecipe:
    from lantoa.reading.config import load_config

    return load_config(root, None).photos


def test_a_preview_promises_it_until_it_is_known_and_then_never(root, tmp_path_factory):
    with Resident(Options(root, search=False, jobs=1)) as site:
        site.build()
        page = root / "public/mo-hinh/den/index.html"
        assert b"image/webp" in page.read_bytes()
        promised = site.promised()
        (path,) = {name for name in promised.__self__._orders if name.endswith("-320.webp") and "/a-" in name}
        # The page that is shown asks for it: it must not have a hole.
        assert promised(path)[8:12] == b"WEBP"
        assert promised(path)[8:12] == b"WEBP"
        site.build()
        site.rest()
        assert b"image/webp" not in page.read_bytes()
        assert site.promised() is None
    assert tree(root / "public") == clean(root, tmp_path_factory.mktemp("clean") / "out")


def test_a_form_may_save_nothing_for_one_photo_alone(tmp_path):
    recipe = PhotoRecipe((480,), 480, 480, webp=True, quality=PhotoQuality(avif=63, jpeg=60, webp=80))
    wanted = {"480.webp": (480, 320), "480.jpg": (480, 320)}
    sizes = [
        {name: len(made) for name, made in make_photo(saved(image, "PNG"), wanted, recipe).items()}
        for image in (noise(600, 400, 1), scene(600, 400))
    ]
    assert [vain_forms(some) for some in sizes] == [{"webp"}, set()]


def test_a_promise_is_of_what_the_album_shows(tmp_path):
    photo = write(tmp_path, "a.jpg", saved(scene(1700, 900)))
    source = plan(tmp_path, photo)[0].source("a.jpg")
    for vain, forms in (({}, {"avif", "jpg"}), ({source: frozenset({"avif"})}, {"jpg"})):
        album, _ = plan(tmp_path, photo, uses=Uses(leads={"a.jpg"}), vain=vain, recipe=USUAL_RECIPE)
        promised = Promised(album, tmp_path / ".cache")
        picture = album.picture(photo, "lead")
        assert {path.rpartition(".")[2] for path in promised._orders} == forms
        assert {site_path(made.url) for made in (*picture.avif, picture.jpeg)} == set(promised._orders)
