"""Share pictures are made once, and are with the pages that name them whatever became of what was kept."""

import io
import shutil
from pathlib import Path

import pytest
from PIL import Image

from lantoa.errors import SiteError
from lantoa.media.photos.opening import PhotoError
from tests.rebuild.test_kept import sound
from tests.rebuild.village import CONFIG, FILES, Village, photo, write_village

pytestmark = pytest.mark.xdist_group("share-pictures")

GARDEN = "content/models/vuon-rau.md"
FEW = ("site_config.yaml", GARDEN, "content/models/den-duong.md", "content/pages/gioi-thieu.md")


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A smaller village, since each page has a picture."""
    root = write_village(tmp_path_factory.mktemp("drawn") / "site")
    for file in FILES:
        if file not in FEW:
            (root / file).unlink()
    village = Village(root)
    village.write("site_config.yaml", CONFIG.replace("share_pictures: no\n", ""))
    village.edit("content/models/den-duong.md", "programme: thap-sang\n", "")
    village.build()
    return root


@pytest.fixture
def village(drawn: Path, tmp_path: Path) -> Village:
    shutil.copytree(drawn, tmp_path / "site")
    village = Village(tmp_path / "site")
    assert village.build().rendered == 0
    return village


def cards(names: object) -> set[str]:
    return {name for name in names if str(name).startswith("anh/the/")}  # type: ignore[attr-defined]


def test_an_edit_that_no_picture_shows_draws_none(village: Village) -> None:
    village.edit("content/models/den-duong.md", "do: Họp thôn", "do: Họp cả thôn")
    built = village.build()
    assert built.changed == {"/mo-hinh/den-duong/", "/mo-hinh/den-duong/to-roi/"}
    assert built.rendered == 2
    assert not cards(built.others)


def test_a_title_draws_its_own_picture_and_the_old_one_goes(village: Village) -> None:
    before = cards(village.bytes())
    village.edit(GARDEN, "title: Vườn rau mười hai nhà", "title: Vườn rau mười ba nhà")
    built = village.build()
    after = cards(village.bytes())
    assert len(after - before) == len(before - after) == 1
    assert cards(built.others) == after - before
    assert village.bytes() == sound(village)


def test_a_photo_draws_the_picture_of_its_page_anew(village: Village) -> None:
    village.write("assets/vuon.png", photo("red"))
    built = village.build()
    assert len(cards(built.others)) == 1
    assert village.bytes() == sound(village)


def test_the_name_of_the_site_is_on_every_picture_and_a_value_that_none_shows_on_none(
    village: Village,
) -> None:
    before = cards(village.bytes())
    village.edit("site_config.yaml", "models_per_page: 3", "models_per_page: 4")
    village.build()
    assert cards(village.bytes()) == before
    village.edit("site_config.yaml", "title: Dân vận khéo xã Thử", "title: Dân vận khéo xã Thử Nghiệm")
    village.build()
    assert not cards(village.bytes()) & before
    assert village.bytes() == sound(village)


def square(colour: str) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (180, 180), colour).save(made, "PNG")
    return made.getvalue()


@pytest.mark.parametrize("emblem", ["img/dau.png", "dau.png"])
def test_the_emblem_of_the_site_is_on_every_picture(village: Village, emblem: str) -> None:
    usual = cards(village.bytes())
    village.write(f"assets/{emblem}", square("red"))
    village.edit("site_config.yaml", "title:", f"emblem: {emblem}\ntitle:")
    village.build()
    red = cards(village.bytes())
    assert not red & usual
    assert village.bytes() == sound(village)
    # What stands right in assets/ keeps its address whatever it holds.
    village.write(f"assets/{emblem}", square("blue"))
    village.build()
    assert not cards(village.bytes()) & (red | usual)
    assert village.bytes() == sound(village)


def test_a_photo_that_read_otherwise_during_a_build_stops_it_and_is_on_its_picture_after_the_next(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    village.edit(GARDEN, "title: Vườn rau mười hai nhà", "title: Vườn rau mười ba nhà")
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr("lantoa.media.cards.make.read_photo", lambda *_: photo("red"))
        before = village.bytes()
        with pytest.raises(SiteError) as caught:
            village.build()
        assert {found.code for found in caught.value.problems} == {"photo-changed"}
        assert village.bytes() == before
    village.build()
    assert village.bytes() == sound(village)
    assert village.build().rendered == 0


def test_a_photo_that_cannot_be_drawn_does_not_make_every_build_begin_again(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise PhotoError("photo-unreadable")

    monkeypatch.setattr("lantoa.media.cards.draw.open_pixels", fail)
    village.edit(GARDEN, "title: Vườn rau mười hai nhà", "title: Vườn rau mười ba nhà")
    village.build()
    assert village.build().rendered == 0


@pytest.mark.parametrize("lost", ["entries", "blobs", "spare", "trees"])
def test_lost_pictures_are_drawn_again(village: Village, lost: str) -> None:
    shutil.rmtree(village.root / ".cache" / lost)
    for path in sorted((village.public / "anh/the").iterdir())[:3]:
        path.unlink()
    village.edit(GARDEN, "title: Vườn rau mười hai nhà", "title: Vườn rau mười ba nhà")
    village.build()
    assert village.bytes() == sound(village)


def test_a_damaged_picture_is_not_published(village: Village) -> None:
    for path in (village.root / ".cache/blobs").rglob("*"):
        if path.is_file():
            path.chmod(0o644)
            path.write_bytes(bytes(reversed(path.read_bytes())))
    shutil.rmtree(village.root / ".cache/spare")
    shutil.rmtree(village.public)
    village.build()
    assert village.bytes() == sound(village)


def test_turned_off_there_are_none_and_turned_on_again_they_are_not_drawn_twice(village: Village) -> None:
    whole = village.bytes()
    village.edit("site_config.yaml", "news_per_page: 2\n", "news_per_page: 2\nshare_pictures: no\n")
    village.build()
    assert not cards(village.bytes())
    assert village.bytes() == sound(village)
    village.edit("site_config.yaml", "news_per_page: 2\nshare_pictures: no\n", "news_per_page: 2\n")
    village.build()
    assert village.bytes() == whole
