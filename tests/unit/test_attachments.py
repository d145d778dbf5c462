import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from lantoa.cache import Cache
from lantoa.catalogue import describe
from lantoa.errors import Position, Problem, Severity
from lantoa.fingerprints import digest_of
from lantoa.media import attachments, measures
from lantoa.media.attachments import Attachment, Named, Seen, plan_attachments
from lantoa.media.kinds import ALLOWED, is_as_named, sniff
from lantoa.media.measures import Measured, measure
from lantoa.pipeline import Options, build_site, check_site_folder
from tests.conftest import model_page, write_site
from tests.unit.test_measures import mp3, mp4, packed, pdf, wav

AT = Position("content/models/a.md", 9, 5)
LATER = Position("content/news/b.md", 3, 1)


def planned(
    root: Path, files: dict[str, bytes], cache: Cache | None = None, places: Iterable[Position] = (AT,)
) -> tuple[dict[str, Attachment], tuple[Problem, ...]]:
    """What is made of files that a page names, all at the same places."""
    for path, content in files.items():
        (root / path).write_bytes(content)
    named = [Named(path, at) for path in files for at in places]
    seen = {path: Seen(len(content), digest_of(content)) for path, content in files.items()}
    found, problems = plan_attachments(root, named, seen, cache or Cache(None))
    return dict(found), problems


def codes(problems: Iterable[Problem]) -> list[tuple[str, Severity]]:
    return [(each.code, each.severity) for each in problems]


def test_a_file_is_named_by_its_content(tmp_path: Path) -> None:
    before = planned(tmp_path, {"Kế hoạch.PDF": pdf(1)})[0]["Kế hoạch.PDF"].offered
    after = planned(tmp_path, {"Kế hoạch.PDF": pdf(2)})[0]["Kế hoạch.PDF"].offered
    assert before.url.startswith("/tep/ke-hoach-")
    assert before.url.endswith(".pdf")
    assert before.url != after.url
    assert (before.size, after.size) == (len(pdf(1)), len(pdf(2)))


def test_a_card_knows_pages_and_length(tmp_path: Path) -> None:
    found, problems = planned(
        tmp_path, {"a.pdf": pdf(12), "b.wav": wav(3), "c.mp4": mp4(200), "d.csv": b"a;b"}
    )
    assert problems == ()
    assert [(one.offered.suffix, one.offered.pages, one.offered.seconds) for one in found.values()] == [
        ("pdf", 12, 0),
        ("wav", 0, 3),
        ("mp4", 0, 200),
        ("csv", 0, 0),
    ]


@pytest.mark.parametrize("name", ["a.html", "a.svg", "a.js", "a.exe", "a"])
def test_what_a_browser_could_run_is_not_published(tmp_path: Path, name: str) -> None:
    found, problems = planned(tmp_path, {name: b"1"})
    assert found == {}
    assert [(each.code, each.at) for each in problems] == [("file-kind", AT)]


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("a.pdf", b"\xef\xbb\xbf\n<!DOCTYPE html><title>Sign in</title>", "trang web"),
        ("a.mp3", b"\x89PNG\r\n\x1a\n", "ảnh"),
        ("a.mp3", mp4(3), "MP4"),
        ("a.mp4", mp3(3), "MP3"),
        ("a.doc", packed("[Content_Types].xml", "word/document.xml"), "ZIP"),
        ("a.docx", packed("[Content_Types].xml", "xl/workbook.xml"), "Excel"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "mật khẩu"),
        ("a.xls", b"<table><tr><td>1", "trang web"),
        ("a.txt", b"MZ\x90\0", "chương trình"),
        ("a.csv", b"\0\1\2\3" * 9, "không rõ"),
        ("a.mp4", b"\0\0\0\x1cftypheic", "ảnh"),
    ],
)
def test_a_file_that_is_not_what_it_is_called_is_refused_with_a_word_for_what_it_is(
    tmp_path: Path, name: str, content: bytes, word: str
) -> None:
    found, problems = planned(tmp_path, {name: content}, places=(AT, LATER))
    assert found == {}
    assert [(each.code, each.at) for each in problems] == [("file-not-as-named", at) for at in (AT, LATER)]
    said = describe(problems[0], "vi")
    assert word in said.message and f".{name[2:]}" in said.hint
    assert "is-" not in said.message + describe(problems[0], "en").message


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"scanned by X\n" + pdf(1)),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99)),
        ("a.doc", b"{\\rtf1 x}"),
        ("a.zip", packed("[Content_Types].xml", "word/document.xml")),
        ("a.txt", "Lời kể".encode("utf-16")),
        ("a.csv", "Tên;Số\n".encode("cp1258", "replace")),
        ("a.vtt", b"\xef\xbb\xbfWEBVTT\n"),
        ("a.mp3", bytes(40) + mp3(5)),
        ("a.aac", b"\xff\xf1\x50\x80" + bytes(40)),
        ("a.webm", b"\x1aE\xdf\xa3\x93\x42\x82\x84webm" + bytes(40)),
    ],
)
def test_what_is_as_it_is_called_is_published_without_a_word(
    tmp_path: Path, name: str, content: bytes
) -> None:
    found, problems = planned(tmp_path, {name: content})
    assert (list(found), problems) == ([name], ())


def test_every_kind_that_is_told_has_its_word_in_both_languages() -> None:
    from lantoa.catalogue import load_catalogue

    for language in ("vi", "en"):
        words = load_catalogue(language).words
        told = {
            sniff(head) for head in (b"\x1aE\xdf\xa3 matroska", b"fLaC", b"RIFF1234WAVE", b"\0\0", b"{\\rtf")
        }
        assert {f"is-{kind}" for kind in told} <= set(words)


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "file-empty"), (b"version https://git-lfs.github.com/spec/v1\noid 1", "file-lfs-pointer")],
)
def test_a_file_without_its_content_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    assert codes(planned(tmp_path, {"a.pdf": content})[1]) == [(code, Severity.ERROR)]


def test_a_damaged_or_locked_paper_is_published_with_a_warning(tmp_path: Path) -> None:
    found, problems = planned(tmp_path, {"a.pdf": pdf(9)[:400], "b.pdf": pdf(1, password="x")})
    assert list(found) == ["a.pdf", "b.pdf"]
    assert codes(problems) == [("file-damaged", Severity.WARNING), ("file-locked", Severity.WARNING)]


def test_a_heavy_file_is_published_with_a_warning_up_to_a_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "LARGE", 10)
    monkeypatch.setattr(attachments, "MOST", 20)
    found, problems = planned(tmp_path, {"a.txt": b"0" * 11, "b.txt": b"0" * 21})
    assert list(found) == ["a.txt"]
    assert codes(problems) == [("file-large", Severity.WARNING), ("file-over-limit", Severity.ERROR)]


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    problems = plan_attachments(tmp_path, [Named("a.pdf", AT)], {}, Cache(None))[1]
    assert [(each.code, dict(each.about)["reason"]) for each in problems] == [
        ("file-unreadable", "No such file or directory")
    ]


def test_what_was_looked_into_once_is_not_opened_again(tmp_path: Path) -> None:
    files = {"a.pdf": pdf(3), "b.pdf": pdf(3)[:400], "c.mp3": b"<html>"}
    with Cache(tmp_path / ".cache") as cache:
        first = planned(tmp_path, files, cache)
    named, seen = [Named(path, AT) for path in files], {}
    for path, content in files.items():
        seen[path] = Seen(len(content), digest_of(content))
        (tmp_path / path).unlink()
    with Cache(tmp_path / ".cache") as cache:
        again, problems = plan_attachments(tmp_path, named, seen, cache)
    assert (dict(again), problems) == first


Planned = Callable[[], tuple[dict[str, Attachment], tuple[Problem, ...]]]


@pytest.fixture
def paper(tmp_path: Path) -> Iterator[Planned]:
    """What is made of a.pdf, which was a paper of three pages when the sources were looked at."""
    good = pdf(3)
    with Cache(tmp_path / ".cache") as cache:

        def plan() -> tuple[dict[str, Attachment], tuple[Problem, ...]]:
            seen = {"a.pdf": Seen(len(good), digest_of(good))}
            found, problems = plan_attachments(tmp_path, [Named("a.pdf", AT)], seen, cache)
            return dict(found), problems

        yield plan


def assert_three_pages(planned_anew: tuple[dict[str, Attachment], tuple[Problem, ...]]) -> None:
    found, problems = planned_anew
    assert problems == ()
    assert (found["a.pdf"].offered.pages, found["a.pdf"].is_sure) == (3, True)


def test_a_file_that_was_gone_for_a_moment_is_looked_into_again(tmp_path: Path, paper: Planned) -> None:
    assert codes(paper()[1]) == [("file-unreadable", Severity.ERROR)]
    (tmp_path / "a.pdf").write_bytes(pdf(3))
    assert_three_pages(paper())


@pytest.mark.parametrize("other", [pdf(2), b"<html>", b""])
def test_what_a_file_was_for_a_moment_is_not_kept_for_what_it_is(
    tmp_path: Path, paper: Planned, other: bytes
) -> None:
    (tmp_path / "a.pdf").write_bytes(other)
    assert not any(one.is_sure for one in paper()[0].values())
    (tmp_path / "a.pdf").write_bytes(pdf(3))
    assert_three_pages(paper())


@pytest.mark.parametrize("other", [pdf(2), pdf(9)[:400], None])
def test_what_a_file_was_while_it_was_measured_is_not_kept_for_what_it_is(
    tmp_path: Path, paper: Planned, monkeypatch: pytest.MonkeyPatch, other: bytes | None
) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(3))

    def measure_other(files: Sequence[Path]) -> list[Measured]:
        files[0].unlink()
        if other is not None:
            files[0].write_bytes(other)
        found = list(measure(files))
        files[0].write_bytes(pdf(3))
        return found

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(attachments, "measure", measure_other)
        paper()
    assert_three_pages(paper())


def test_what_took_too_long_once_is_measured_again(
    tmp_path: Path, paper: Planned, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(3))
    with monkeypatch.context() as busy:
        busy.setattr(measures, "_PATIENCE", 0.2)
        busy.setattr(measures, "_paper", lambda _: time.sleep(1000))
        found, problems = paper()
    assert codes(problems) == [("file-damaged", Severity.WARNING)]
    # Else a file that always takes too long would have a preview build for ever.
    assert found["a.pdf"].is_sure
    assert_three_pages(paper())


def test_every_allowed_suffix_has_a_content_that_fits() -> None:
    heads = (
        pdf(1),
        b"{\\rtf",
        packed("a"),
        b"a",
        b"WEBVTT",
        mp3(1),
        b"\xff\xf1P\x80",
        mp4(1),
        b"OggS",
        b"fLaC",
    )
    more = (wav(1), b"\x1aE\xdf\xa3 webm", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    kinds = {sniff(head[:4096]) for head in (*heads, *more)}
    assert {suffix for suffix in ALLOWED if not any(is_as_named(suffix, kind) for kind in kinds)} == set()


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(45, "45 giây"), (200, "3 phút 20 giây"), (180, "3 phút"), (3805, "1 giờ 3 phút"), (7200, "2 giờ")],
)
def test_cards_say_pages_and_length_as_people_do(tmp_path: Path, seconds: int, said: str) -> None:
    keys = (
        "documents: [{file: a.pdf, title: Sổ tay}, {url: https://example.net/x, title: Nơi khác}]\n"
        "media: [{kind: video, file: b.mp4, title: Phóng sự, transcript: Lời kể.}]"
    )
    files = {"content/models/a/a.pdf": pdf(12), "content/models/a/b.mp4": mp4(seconds)}
    write_site(tmp_path, {"content/models/a/index.md": model_page(keys), **files})
    report = build_site(Options(tmp_path, jobs=1, search=False))
    assert report.problems == ()
    page = (tmp_path / "public/mo-hinh/a/index.html").read_text(encoding="utf-8")
    text = re.sub(r"<[^>]*>", "", page)
    assert "PDF · 12 trang · " in text
    assert f"MP4 · {said} · 0,1 kB · Tải về máy" in text
    assert f'<time datetime="PT{seconds}S">' in page and "<summary>Đọc lời</summary>" in page


def test_a_form_that_lies_beside_two_pages_is_published_once(tmp_path: Path) -> None:
    pages = {
        f"content/models/{name}/index.md": model_page("documents: [{file: mau.txt, title: Mẫu}]", title=name)
        for name in "ab"
    }
    forms = {f"content/models/{name}/mau.txt": "Mẫu góp ý.\n" for name in "ab"}
    write_site(tmp_path, pages | forms)
    build_site(Options(tmp_path, jobs=1, search=False))
    assert len(list((tmp_path / "public/tep").iterdir())) == 1


def test_a_false_paper_stops_the_build_where_it_is_named(tmp_path: Path) -> None:
    page = model_page("documents: [{file: a.pdf, title: Sổ tay}]", body="Xem [sổ](b.pdf).")
    files = {"content/models/a.pdf": b"<html>", "content/models/b.pdf": b"MZ"}
    write_site(tmp_path, {"content/models/a.md": page, **files})
    found = check_site_folder(Options(tmp_path, jobs=1))
    assert [(str(one.at), one.code) for one in found] == [
        ("content/models/a.md:7:20", "file-not-as-named"),
        ("content/models/a.md:9:10", "file-not-as-named"),
    ]


def test_a_file_that_read_otherwise_during_a_build_is_right_after_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "content/models/a.pdf"
    page = model_page("documents: [{file: a.pdf, title: Sổ tay}]")
    write_site(tmp_path, {"content/models/a.md": page, "content/models/a.pdf": pdf(3)})

    def plan_other(*given: Any) -> Any:
        file.write_bytes(pdf(2))
        found = plan_attachments(*given)
        file.write_bytes(pdf(3))
        return found

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr("lantoa.learn.learnt.plan_attachments", plan_other)
        assert not build_site(Options(tmp_path, jobs=1, search=False)).is_current
    assert build_site(Options(tmp_path, jobs=1, search=False)).is_current
    shown = (tmp_path / "public/mo-hinh/a/index.html").read_text(encoding="utf-8")
    assert "PDF · 3 trang" in re.sub(r"<[^>]*>", "", shown)
