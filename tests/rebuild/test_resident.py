"""One process that builds again and again: its sites are those of a fresh build, and a saved text is there at once."""

import pickle
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import lantoa
from lantoa.errors import SiteError
from lantoa.pipeline import Options, Report, build_site
from lantoa.resident import Resident
from tests.rebuild.village import GARDEN, Village, photo, write_village
from tests.sites import ROOT

pytestmark = pytest.mark.xdist_group("resident")

LAMPS = "content/models/den-duong.md"
GARDEN_PAGE = "mo-hinh/vuon-rau/index.html"
LAMPS_PAGE = "mo-hinh/den-duong/index.html"


class Stop(Exception):  # noqa: N818 - what an editor does
    """Somebody saved."""


class Preview:
    """A village with a resident that builds it."""

    def __init__(self, village: Village, resident: Resident) -> None:
        self.village = village
        self.resident = resident

    def build(self) -> Report:
        return self.resident.build()

    def first(self, *files: str) -> dict[str, bytes]:
        return dict(self.resident.first([str(self.village.root.resolve() / file) for file in files]))

    def edit_text(self, new: str = "Mỗi nhà hai buổi.") -> None:
        self.village.edit(LAMPS, "Mỗi nhà một buổi.", new)

    @property
    def index(self) -> dict[str, bytes]:
        return {name: some for name, some in self.village.bytes().items() if name.startswith("pagefind/")}


@pytest.fixture(scope="module")
def previewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_village(tmp_path_factory.mktemp("previewed") / "site")
    with Resident(Options(root, jobs=1)) as resident:
        resident.build()
        resident.rest()
    return root


@pytest.fixture
def preview(previewed: Path, tmp_path: Path) -> Iterator[Preview]:
    """As an editor finds it in the morning."""
    root = tmp_path / "site"
    shutil.copytree(previewed, root)
    with Resident(Options(root, jobs=1)) as resident:
        resident.build()
        resident.rest()
        yield Preview(Village(root), resident)


def fresh_bytes(root: Path, out: Path) -> dict[str, bytes]:
    build_site(Options(root, out=out, jobs=1, clean=True))
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def test_after_every_edit_the_site_is_that_of_a_fresh_build(preview: Preview, tmp_path: Path) -> None:
    village = preview.village
    edits: list[Callable[[], None]] = [
        preview.edit_text,
        lambda: village.edit(LAMPS, "title: Thắp sáng đường thôn Ví Dụ", "title: Đường thôn có đèn"),
        lambda: village.write("assets/vuon.png", photo("red")),
        lambda: village.edit("site_config.yaml", "models_per_page: 3", "models_per_page: 2"),
        lambda: village.remove("content/models/thu-vien.md"),
        lambda: village.write(
            "layouts/parts/footer.html", "{% macro footer() %}<footer></footer>{% endmacro %}\n"
        ),
        lambda: village.write("content/models/moi.md", GARDEN.replace("Vườn rau mười hai nhà", "Vườn khác")),
    ]
    for number, edit in enumerate(edits):
        edit()
        preview.build()
        expected = fresh_bytes(village.root, tmp_path / f"fresh-{number}")
        found = village.bytes()
        late = {name for name in found.keys() | expected.keys() if found.get(name) != expected.get(name)}
        assert all(name == ".lantoa" or name.startswith(("pagefind/", "anh/")) for name in late)
        preview.resident.rest()
        assert village.bytes() == expected


def test_what_was_broken_is_told_and_the_next_build_goes_on_from_before(
    preview: Preview, tmp_path: Path
) -> None:
    preview.village.edit(LAMPS, "field: an-ninh", "field: khong-co")
    before = preview.village.bytes()
    with pytest.raises(SiteError):
        preview.build()
    assert preview.village.bytes() == before
    preview.village.edit(LAMPS, "field: khong-co", "field: an-ninh")
    preview.edit_text()
    assert preview.build().rendered == 1
    preview.resident.rest()
    assert preview.village.bytes() == fresh_bytes(preview.village.root, tmp_path / "fresh")


def test_the_page_of_a_saved_text_is_the_one_that_will_be_published(preview: Preview) -> None:
    preview.edit_text()
    ahead = preview.first(LAMPS, "content/gone.md", "site_config.yaml")
    assert ahead.keys() == {LAMPS_PAGE} and b"hai bu" in ahead[LAMPS_PAGE]
    assert preview.village.bytes()[LAMPS_PAGE] != ahead[LAMPS_PAGE]
    preview.build()
    assert preview.village.bytes()[LAMPS_PAGE] == ahead[LAMPS_PAGE]


@pytest.mark.parametrize(
    "file", ["content/news/len-den.md", "content/programmes/thap-sang.md", "content/pages/gioi-thieu.md"]
)
def test_every_kind_of_page_with_a_text_is_there_at_once(preview: Preview, file: str) -> None:
    path = preview.village.root / file
    path.write_text(path.read_text(encoding="utf-8") + "\nThêm một câu.\n", encoding="utf-8")
    (html,) = preview.first(file).values()
    assert "Thêm một câu." in html.decode()


def as_built(preview: Preview, file: str, page: str, old: str, new: str) -> tuple[bytes, bytes]:
    """A page as it is shown at once, and as it is published after the build."""
    preview.village.edit(file, old, new)
    ahead = preview.first(file)
    assert ahead.keys() == {page}
    preview.build()
    return ahead[page], preview.village.bytes()[page]


@pytest.mark.parametrize(
    ("file", "page", "old", "new"),
    [
        (LAMPS, LAMPS_PAGE, "title: Thắp sáng đường thôn Ví Dụ", "title: Đường thôn Ví Dụ có đèn"),
        (LAMPS, LAMPS_PAGE, "{do: Dựng cột}", "{do: Dựng bốn mươi cột}"),
        (LAMPS, LAMPS_PAGE, "unit: Chi bộ thôn Ví Dụ", "unit: Ban công tác mặt trận thôn Ví Dụ"),
        (LAMPS, LAMPS_PAGE, "summary: Bà con góp", "summary: Bà con cùng góp"),
        ("content/news/len-den.md", "tin-tuc/len-den/index.html", "title: ", "title: Mới "),
        ("content/programmes/thap-sang.md", "phong-trao/thap-sang/index.html", "title: ", "title: Mới "),
        ("content/pages/gioi-thieu.md", "gioi-thieu/index.html", "title: ", "title: Mới "),
    ],
    ids=["title", "steps", "unit", "summary", "news", "programme", "page"],
)
def test_a_changed_front_matter_stands_on_its_page_at_once(
    preview: Preview, file: str, page: str, old: str, new: str
) -> None:
    shown, published = as_built(preview, file, page, old, new)
    assert new.partition(": ")[2].rstrip("}") in shown.decode()
    # The menu names standing pages, which a page by itself leaves as they were.
    assert shown == published or file.startswith("content/pages/")


def test_a_page_that_moves_in_the_lists_keeps_its_neighbours_until_the_build(preview: Preview) -> None:
    shown, published = as_built(preview, LAMPS, LAMPS_PAGE, "period: 2021", "period: 1990")
    assert b"1990" in shown and b"1990" in published


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Thắp sáng", "field: [khong-co]\ntitle: Thắp sáng"),
        ("Mỗi nhà một buổi.", "![Đèn](/vuon.png)"),
        ("Mỗi nhà một buổi.", "[Bài](khong-co.md)"),
        ("updated: 2022-05-01", "updated: 2022-05-01\ndraft: yes"),
        ("updated: 2022-05-01", "updated: ["),
    ],
    ids=["twice", "photo", "link", "draft", "broken"],
)
def test_a_page_of_which_more_changed_waits_for_the_build(preview: Preview, old: str, new: str) -> None:
    path = preview.village.root / LAMPS
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert preview.first(LAMPS) == {}


def test_the_index_follows_after_the_site(preview: Preview) -> None:
    before = preview.index
    preview.edit_text("Mỗi nhà ủng hộ gạch.")
    preview.build()
    assert preview.index == before and len(before) > 3
    preview.resident.rest()
    assert preview.index != before


def test_the_first_build_of_all_does_not_wait_for_the_index(tmp_path: Path) -> None:
    village = Village(write_village(tmp_path / "site"))
    with Resident(Options(village.root, jobs=1)) as resident:
        resident.build()
        assert village.bytes() and "pagefind/pagefind.js" not in village.bytes()
        resident.rest()
        assert "pagefind/pagefind.js" in village.bytes()


def test_an_index_that_was_stopped_is_made_another_time(preview: Preview, tmp_path: Path) -> None:
    def stop(key: str, **_: object) -> None:
        if key == "search-done":
            raise Stop

    preview.edit_text()
    preview.build()
    standing = preview.village.bytes()
    with pytest.raises(Stop):
        preview.resident.rest(stop)
    assert preview.village.bytes() == standing
    preview.resident.rest()
    assert preview.village.bytes() == fresh_bytes(preview.village.root, tmp_path / "fresh")


def test_the_next_process_begins_with_what_this_one_knew(preview: Preview) -> None:
    preview.edit_text()
    with Resident(Options(preview.village.root, jobs=1)) as other:
        assert other.build().rendered == 1
        other.rest()
    report = build_site(Options(preview.village.root, jobs=1))
    assert [stage.name for stage in report.stages] == ["sources"]


def test_a_preview_that_ends_before_its_index_leaves_that_to_the_next_build(preview: Preview) -> None:
    preview.edit_text()
    before = preview.index
    with Resident(Options(preview.village.root, jobs=1)) as other:
        other.build()
    report = build_site(Options(preview.village.root, jobs=1))
    assert "search" in [stage.name for stage in report.stages] and report.rendered == 0
    assert preview.index != before


def test_a_new_version_of_the_generator_is_not_mistaken_for_the_one_that_runs(
    preview: Preview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = tmp_path / "lantoa" / "__init__.py"
    installed.parent.mkdir()
    installed.write_text("old")
    for name in ("layouts", "assets"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.setattr(lantoa, "__file__", str(installed))
    with Resident(Options(preview.village.root, jobs=1)) as resident:
        resident.build()
        installed.write_text("new")
        assert resident.build().is_current
        assert [stage.name for stage in resident.build().stages] == ["sources"]
    assert build_site(Options(preview.village.root, jobs=1)).rendered


def pictures(public: Path) -> set[str]:
    return {path.name for path in (public / "anh").rglob("*.*") if path.parent.name == "anh"}


def test_pages_come_before_the_pictures_of_new_photos_which_are_made_when_asked_for(
    preview: Preview, tmp_path: Path
) -> None:
    village, resident, public = preview.village, preview.resident, preview.village.root / "public"
    before = pictures(public)
    village.write("assets/vuon.png", photo("blue"))
    preview.build()
    page = village.bytes()[GARDEN_PAGE].decode()
    named = {url for url in re.findall(r"/anh/([\w.-]+)", page) if url not in before}
    assert named
    assert not named & pictures(public)

    promised = pickle.loads(pickle.dumps(resident.promised()))
    assert promised is not None
    made = {name: promised(f"anh/{name}") for name in named}
    assert all(made.values())
    assert promised("anh/no-480.avif") is None
    assert not named & pictures(public)

    resident.rest()
    assert {name: (public / "anh" / name).read_bytes() for name in named} == made
    assert resident.promised() is None
    assert village.bytes() == fresh_bytes(village.root, tmp_path / "fresh")


def test_pictures_are_left_for_another_day_when_somebody_saves_meanwhile(
    preview: Preview, tmp_path: Path
) -> None:
    preview.village.write("assets/vuon.png", photo("purple"))
    preview.build()

    def stop(key: str, **_: object) -> None:
        if key == "photos-done":
            raise Stop

    with pytest.raises(Stop):
        preview.resident.rest(stop)
    preview.edit_text()
    preview.build()
    preview.resident.rest()
    assert preview.village.bytes() == fresh_bytes(preview.village.root, tmp_path / "fresh")


def test_a_preview_that_ended_early_owes_its_pictures_to_the_next(preview: Preview, tmp_path: Path) -> None:
    root = tmp_path / "again"
    shutil.copytree(preview.village.root, root)
    village = Village(root)
    village.write("assets/vuon.png", photo("yellow"))
    with Resident(Options(root, jobs=1)) as evening:
        evening.build()
        assert evening.promised() is not None
    with Resident(Options(root, jobs=1)) as morning:
        morning.build()
        assert morning.promised() is not None
        morning.rest()
    assert village.bytes() == fresh_bytes(root, tmp_path / "fresh")
