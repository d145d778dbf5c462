import unicodedata

import pytest

from lantoa.reading.front_matter import (
    LARGEST_FILE,
    LARGEST_HEAD,
    Written,
    decode,
    has_text,
    parse_front_matter,
)
from lantoa.reading.located import LText
from lantoa.reading.marks import mark_of


def written(raw: bytes) -> Written:
    found, problems = parse_front_matter(raw, "f.md")
    assert problems == ()
    assert found is not None
    return found


def code_of(raw: bytes) -> tuple[str, int, int]:
    found, problems = parse_front_matter(raw, "f.md")
    assert found is None
    return problems[0].code, problems[0].at.line, problems[0].at.column


def test_the_body_begins_on_the_line_below_the_second_fence() -> None:
    page = written(b"---\ntitle: A\n---\n\nBody.\n")
    assert (page.body, page.body_line) == ("\nBody.\n", 4)
    assert page.head.get("title") == LText("A", mark_of(2, 8))


def test_a_rule_in_the_body_is_no_fence() -> None:
    assert written(b"---\na: 1\n---\nBody.\n\n---\n\nMore.").body == "Body.\n\n---\n\nMore."


@pytest.mark.parametrize("end", [b"\r\n", b"\r"])
def test_windows_and_old_mac_files_read_the_same(end: bytes) -> None:
    unix = b"---\ntitle: A\n---\nBody.\n"
    assert written(b"\xef\xbb\xbf" + unix.replace(b"\n", end)) == written(unix)


def test_line_ends_that_word_hides_in_a_text_move_no_line() -> None:
    page = written("---\ntitle: A\u2028B\nunit: C\n---\nD".encode())
    assert page.head.get("unit") == LText("C", mark_of(3, 7))


def test_spaces_after_a_fence_do_not_hide_it() -> None:
    assert written(b"--- \ntitle: A\n---\t\nBody.").body == "Body."


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"", ("front-matter-missing", 1, 1)),
        (b"# Title\n", ("front-matter-missing", 1, 1)),
        (b"---\ntitle: A\nBody.\n", ("front-matter-open", 1, 1)),
        ("---\ntitle: Ngõ ".encode() + b"\xe9\n---\n", ("invalid-utf8", 2, 12)),
        ("Ngõ".encode("utf-16"), ("invalid-utf8", 1, 1)),
        (b"---\ntitle: A\x00\n---\n", ("control-character", 2, 9)),
        (b"---\ntitle: A\n---\nB\x1b[2J\n", ("control-character", 4, 2)),
        (b"---\n" + b"a" * (LARGEST_HEAD + 1) + b"\n---\n", ("front-matter-too-large", 1, 1)),
        (b"---\n---\n" + b"a" * LARGEST_FILE, ("file-too-large", 1, 1)),
    ],
)
def test_what_is_no_content_file_is_refused_at_its_place(raw: bytes, expected: tuple[str, int, int]) -> None:
    assert code_of(raw) == expected


def test_a_character_of_decomposed_text_counts_by_itself() -> None:
    text = unicodedata.normalize("NFD", "Ngõ sạch") + "\x01"
    _, problems = decode(text.encode(), "f.md")
    assert problems[0].at.column == len(text)


@pytest.mark.parametrize(
    "body", ["", "\n \n", "## Cách làm", "<!-- viết\nsau -->", "![Đèn sáng](a.jpg)", "***"]
)
def test_a_body_of_headings_and_pictures_has_no_text(body: str) -> None:
    assert not has_text(body)


def test_one_sentence_is_a_text() -> None:
    assert has_text("## Cách làm\n\nHọp dân.")
