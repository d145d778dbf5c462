"""One file is read from its bytes, the configuration and what it asks about other files; from nothing else."""

from pathlib import Path

import pytest

from lantoa.reading.config import parse_config
from lantoa.reading.file_read import FileRead, Reader, read_one
from lantoa.reading.folders import PageFile, read_page_files
from lantoa.reading.schema.files import Missing, SiteFiles, is_current
from tests.conftest import CONFIG, model_page, write_site
from tests.reading import gather, read_pages

PAGE = PageFile("models", "content/models/a/index.md", "a")
CONFIGURATION = parse_config(CONFIG.encode())


def read(root: Path, page: str) -> FileRead:
    return read_one(PAGE, page.encode(), Reader.of(SiteFiles(root), CONFIGURATION))


def test_a_file_that_is_not_there_is_a_question_with_its_answer(tmp_path: Path) -> None:
    write_site(tmp_path, {"content/models/a/anh.jpg": b"x"})
    page = model_page("photos: [{file: anh.jpg, alt: A}, {file: anh.png, alt: B}]")
    assert read(tmp_path, page).asked == (
        ("content/models/a", "anh.jpg", "content/models/a/anh.jpg"),
        ("content/models/a", "anh.png", Missing("file-not-found", ("anh.jpg",))),
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "anh.jpg").unlink(),
        lambda folder: (folder / "anh.png").write_bytes(b"x"),
        lambda folder: (folder / "anh.pnh").write_bytes(b"x"),  # a better suggestion
    ],
)
def test_what_was_read_is_current_until_an_answer_changes(tmp_path: Path, change: object) -> None:
    write_site(tmp_path, {"content/models/a/anh.jpg": b"x"})
    page = model_page("photos: [{file: anh.jpg, alt: A}, {file: anh.png, alt: B}]")
    asked = read(tmp_path, page).asked
    (tmp_path / "content/models/b.md").write_text("x")  # nobody asked
    assert is_current(asked, SiteFiles(tmp_path))
    change(tmp_path / "content/models/a")  # type: ignore[operator]
    assert not is_current(asked, SiteFiles(tmp_path))


def test_a_page_is_read_without_its_file(tmp_path: Path) -> None:
    page = model_page(title="Ngõ sạch")
    found = read(tmp_path, page)
    assert found.entry is not None
    assert (found.entry.title, found.entry.file, found.problems) == ("Ngõ sạch", PAGE.file, ())
    assert read(tmp_path / "elsewhere", page) == found


def test_gathering_what_was_read_is_reading_the_site(tmp_path: Path) -> None:
    write_site(
        tmp_path,
        {
            "content/models/a.md": model_page("replicates: b"),
            "content/models/b.md": model_page("draft: có", title="B"),
            "content/models/c.md": "không có gì",
            "content/lac.md": "x",
        },
    )
    files, strays = read_page_files(tmp_path)
    reader = Reader.of(SiteFiles(tmp_path), CONFIGURATION)
    reads = [read_one(page, (tmp_path / page.file).read_bytes(), reader) for page in files]
    for drafts in (False, True):
        assert gather(reads, strays, CONFIGURATION, drafts) == read_pages(tmp_path, CONFIGURATION, drafts)
    assert len(gather(reads, strays, CONFIGURATION).problems) == 3
