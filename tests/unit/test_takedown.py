"""What somebody asked to have taken off a site: everything of it is found, goes, and is not there any more."""

import io
import os
import shutil
import subprocess
import zlib
from pathlib import Path

import pytest
from PIL import Image

from lantoa.author import plan_takedown
from lantoa.author.history import history_lines
from lantoa.errors import SiteError
from lantoa.pipeline import Options, build_site
from lantoa.reading.config import load_config
from tests.conftest import CONFIG, model_page, write_site
from tests.unit.test_cli import run

NAME = "Nguyễn Văn Ví Dụ Nhân Vật"
NEWS = (
    "---\ntitle: Tin\ndate: 2024-10-15\nmodels: [ben-kia]\n---\nXem [mô hình](../models/ben-kia/index.md).\n"
)


def picture(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (640, 480), colour).save(out, "JPEG")
    return out.getvalue()


pytestmark = pytest.mark.xdist_group("takedown")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two models, each with a photo and a form, of which one is asked to go; a third shows a photo of its own."""
    files: dict[str, str | bytes] = {"site_config.yaml": CONFIG}
    for name, colour in (("ben-nay", "teal"), ("ben-kia", "maroon")):
        person = NAME if name == "ben-kia" else "Ai đó"
        photo = f"photos: [{{file: mat-nguoi-{name}.jpg, alt: Cảnh, credit: Thôn}}]"
        keys = f"{photo}\ndocuments: [{{file: mau.txt, title: a}}]"
        files[f"content/models/{name}/index.md"] = model_page(
            keys, title=f"{name} của {person}", body=f"Lời {person}."
        )
        files[f"content/models/{name}/mat-nguoi-{name}.jpg"] = picture(colour)
        files[f"content/models/{name}/mau.txt"] = f"Mẫu của {name}.\n"
    root = write_site(tmp_path_factory.mktemp("built") / "site", files)
    build_site(Options(root, jobs=1))
    return root


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Path:
    """A copy of it in a repository, to be taken from."""
    root = tmp_path / "site"
    shutil.copytree(built, root, symlinks=True)
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    return root


def holds(folder: Path, *needles: str) -> list[str]:
    """The files under a folder that hold one of these words, packed ones too; or whose path does."""
    found = []
    for path in (each for each in folder.rglob("*") if each.is_file()):
        content = path.read_bytes()
        if path.suffix.startswith(".pf_"):
            content = zlib.decompress(content, 31)
        text = content.decode("utf-8", "replace") + path.relative_to(folder).as_posix()
        found += [path.relative_to(folder).as_posix()] if any(needle in text for needle in needles) else []
    return found


def test_everything_of_a_page_is_listed_and_nothing_is_changed(site: Path) -> None:
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    found = plan_takedown(site, load_config(site), "ben-kia", site / "public")
    assert found.files == tuple(
        f"content/models/ben-kia/{name}" for name in ("index.md", "mat-nguoi-ben-kia.jpg", "mau.txt")
    )
    own = {path.split("/")[0] for path in found.traces.own}
    assert own == {"mo-hinh", "anh", "tep"}
    assert any(path.startswith("anh/the/") for path in found.traces.own)
    # The manifest, which every build writes, names it too.
    assert set(found.traces.own) | set(found.traces.others) >= {
        path for path in holds(site / "public", NAME, "mat-nguoi-ben-kia") if path != ".lantoa"
    }
    assert not [path for path in found.traces.own if "ben-nay" in path]
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


def test_a_pipe_among_the_pages_holds_nobody_up(site: Path) -> None:
    before = plan_takedown(site, load_config(site), "ben-kia", site / "public")
    os.mkfifo(site / "content/models/pipe.md")
    assert plan_takedown(site, load_config(site), "ben-kia", site / "public") == before
    assert plan_takedown(site, load_config(site), "pipe", site / "public").files == (
        "content/models/pipe.md",
    )


def test_after_it_nothing_of_it_is_left_anywhere(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert holds(site, NAME, "mat-nguoi-ben-kia")
    status, out, _ = run(capsys, "takedown", "ben-kia", "--yes", "--site", site)
    assert status == 0
    assert "git filter-repo --invert-paths --path site/content/models/ben-kia/index.md" in out
    assert holds(site, NAME, "mat-nguoi-ben-kia", "ben-kia") == []
    assert (site / "public/mo-hinh/ben-nay/index.html").exists()
    assert holds(site / "public", "mat-nguoi-ben-nay")


def test_a_photo_goes_with_its_copies_and_its_pictures_though_the_page_must_be_changed_by_hand(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photo = "content/models/ben-kia/mat-nguoi-ben-kia.jpg"
    copy = site / "content/models/ben-nay/ban-sao.jpg"
    copy.write_bytes((site / photo).read_bytes())
    status, out, err = run(capsys, "takedown", photo, "--yes", "--site", site)
    assert status == 1
    assert "content/models/ben-kia/index.md:7:" in out
    assert "file-not-found" in err
    assert not (site / photo).exists()
    assert not copy.exists()
    assert list((site / "public/anh").glob("mat-nguoi-ben-kia*")) == []
    assert not (site / ".cache/blobs").exists()
    assert (site / "content/models/ben-kia/index.md").exists()


def test_lines_of_other_pages_that_name_it_are_told(site: Path) -> None:
    write_site(site, {"site_config.yaml": CONFIG, "content/news/tin.md": NEWS})
    found = plan_takedown(site, load_config(site), "ben-kia", site / "public")
    assert [str(each.at) for each in found.mentions] == [
        "content/news/tin.md:4:10",
        "content/news/tin.md:6:25",
    ]


def test_where_nobody_says_yes_nothing_goes(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--dry-run"], []):
        status, out, _ = run(capsys, "takedown", "ben-kia", *arguments, "--site", site)
        assert (status, "content/models/ben-kia/index.md" in out) == (1 - len(arguments), True)
        assert (site / "content/models/ben-kia/index.md").exists()
        assert (site / "public/mo-hinh/ben-kia/index.html").exists()


class Person(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("answer", "is_there"), [("n\n", True), ("\n", True), ("y\n", False)])
def test_whoever_is_asked_decides(
    site: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    is_there: bool,
) -> None:
    monkeypatch.setattr("sys.stdin", Person(answer))
    run(capsys, "takedown", "ben-kia", "--site", site)
    assert (site / "content/models/ben-kia/index.md").exists() == is_there


def test_photos_of_a_page_in_one_file_go_with_it_unless_another_page_shows_them(tmp_path: Path) -> None:
    page = model_page(
        "photos: [{file: a.jpg, alt: Cảnh, credit: Thôn}, {file: b.jpg, alt: Cảnh, credit: Thôn}]"
    )
    other = model_page("photos: [{file: b.jpg, alt: Cảnh, credit: Thôn}]", title="Khác")
    photos = {
        f"content/models/{name}.jpg": picture(colour) for name, colour in (("a", "teal"), ("b", "navy"))
    }
    site = write_site(tmp_path, {"content/models/x.md": page, "content/models/y.md": other, **photos})
    found = plan_takedown(site, load_config(site), "x", site / "public")
    assert (found.files, found.kept) == (
        ("content/models/x.md", "content/models/a.jpg"),
        ("content/models/b.jpg",),
    )


@pytest.mark.parametrize(
    ("wanted", "code"),
    [("ben-ki", "takedown-unknown"), ("../../x.jpg", "takedown-unknown"), ("/etc/passwd", "takedown-unknown"),
     ("den", "takedown-ambiguous"), ("content/models/khac.jpg", "takedown-unknown")],
)  # fmt: skip
def test_what_is_not_there_or_there_twice_is_told(tmp_path: Path, wanted: str, code: str) -> None:
    news = NEWS.replace("[ben-kia]", "[]")
    site = write_site(tmp_path, {"content/models/den.md": model_page(), "content/news/den.md": news})
    with pytest.raises(SiteError) as stopped:
        plan_takedown(site, load_config(site), wanted, site / "public")
    assert [found.code for found in stopped.value.problems] == [code]
    assert plan_takedown(site, load_config(site), "news/den", site / "public").files == (
        "content/news/den.md",
    )


def test_without_git_there_is_no_history(tmp_path: Path) -> None:
    assert history_lines(tmp_path, ["content/a.md"]) == () or (tmp_path / ".git").exists()


def test_names_are_quoted_for_the_shell(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    lines = history_lines(tmp_path, ["content/models/x/ảnh của $(id).jpg"])
    assert "--path 'content/models/x/ảnh của $(id).jpg'" in lines[1]
