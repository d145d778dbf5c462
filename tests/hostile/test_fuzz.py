"""Anything that an editor's hand, a paste or a bad will may write is a value or a placed problem, never a traceback.

A hundred tries of each in `make test`, FUZZ_EXAMPLES of each in `make soak`.
"""

import os
from datetime import date
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lantoa.errors import Problem
from lantoa.places import Gazetteer, UnknownPlace
from lantoa.prose import files_in, first_paragraph, photos_in, plain_text, render_prose
from lantoa.reading.config import parse_config
from lantoa.reading.file_read import Reader, read_one
from lantoa.reading.folders import PageFile
from lantoa.reading.schema.files import SiteFiles
from lantoa.report import report_text
from lantoa.vietnamese.figures import FigureError, format_quantity, parse_quantity
from lantoa.vietnamese.periods import PeriodError, parse_moment, parse_period
from lantoa.vietnamese.text import clean, fold, slugify
from tests.conftest import CONFIG, model_page
from tests.hostile.payloads import LINKS, TEXTS
from tests.hostile.site import ELSEWHERE
from tests.hostile.test_payloads import residue

HERE = "content/models/a.md"
PAGES = {
    kind: PageFile(kind, f"content/{kind}/a.md", "a") for kind in ("models", "news", "programmes", "pages")
}
FUZZ = settings(
    max_examples=int(os.environ.get("FUZZ_EXAMPLES", "100")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)

# What stands between the signs "¦" is put together, besides single signs.
MARKS = [*"[]{}()<>*_`#!&|\\\"'~-+=:;,.%@/? \t\n", *"\n\n¦- ¦1. ¦> ¦    ¦](¦![¦<!--¦-->¦```¦]:".split("¦")]
ODD = [*"\u202e\u200b\ufeff\u00ad\u2028\u0301\U0001f33e\u1ea0đÐ\x0b\x00\ud800"]
NUMBERS = [
    *"0123456789.,/%² ½٣",
    *"hơn ¦gần ¦khoảng ¦tỷ¦triệu¦nghìn¦đồng¦m²¦ha¦rưỡi¦trên¦1e9".split("¦"),
]
DATES = [
    *"0123456789-/.~?T: ",
    *"2024¦..¦ngày ¦tháng ¦năm ¦quý ¦đến nay¦từ ¦99999¦XX¦Y".split("¦"),
]
PLACES = "xã ¦phường ¦huyện ¦tỉnh ¦thành phố ¦thôn ¦Hồng Giang¦Lục Ngạn¦Bắc Giang¦, ¦,¦ – ¦1¦TP. ".split("¦")
KEYS = (
    "title: ¦unit: ¦field: kinh-te¦place: ¦period: ¦results: ¦photos: ¦events: ¦sources: ¦contact: "
    "¦fit: ¦tags: ¦draft: ¦replications: ¦aliases: ¦document: ¦counts: ¦menu: ¦\n  - ¦\n    ¦{¦}¦[¦]¦label: "
    "¦value: ¦file: ¦alt: ¦url: ¦id: ¦kind: ¦&a ¦*a¦|\n¦>-\n¦? ¦!!python/object ¦'¦\"¦# "
    "¦---\n¦...\n¦%YAML 1.1\n¦\t¦: ¦<<: "
).split("¦")


def soup(*kinds: list[str] | tuple[str, ...], most: int = 60) -> st.SearchStrategy[str]:
    pieces = st.one_of(*(st.sampled_from(kind) for kind in kinds), st.text(max_size=4))
    return st.lists(pieces, max_size=most).map("".join)


@cache
def reader() -> Reader:
    return Reader.of(SiteFiles(Path("/nowhere")), parse_config(CONFIG.encode()))


def assert_placed(raw: bytes, problems: tuple[Problem, ...]) -> None:
    lines = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    assert all(1 <= found.at.line <= lines and found.at.column >= 1 for found in problems)
    report_text(problems, "vi")


@FUZZ
@given(soup(KEYS, MARKS, ODD, TEXTS, NUMBERS, DATES), soup(MARKS, TEXTS, ODD), st.sampled_from(sorted(PAGES)))
def test_any_front_matter(head: str, body: str, kind: str) -> None:
    raw = f"---\n{head}\n---\n{body}\n".encode("utf-8", "surrogatepass")
    read = read_one(PAGES[kind], raw, reader())
    assert_placed(raw, read.problems)
    assert read.entry or read.problems


@FUZZ
@given(st.binary(max_size=500), st.sampled_from(sorted(PAGES)))
def test_any_bytes_between_fences(content: bytes, kind: str) -> None:
    for raw in (content, b"---\n" + content + b"\n---\n" + content):
        read = read_one(PAGES[kind], raw, reader())
        assert_placed(raw, read.problems)


@FUZZ
@given(soup(MARKS, MARKS, TEXTS, ODD, LINKS, most=80))
def test_any_body_is_safe_html(body: str) -> None:
    # A file cannot hold the half of a letter: it would be no UTF-8.
    text = clean(body.encode("utf-8", "ignore").decode())
    told = render_prose(text, HERE, 1, ELSEWHERE)
    assert residue(told.prose.html).found == []
    assert residue(told.prose.html).blocks == []
    assert_placed(text.encode(), told.problems)
    plain_text(told.prose.html)
    first_paragraph(told.prose.html)
    photos_in(text, HERE, 1, ELSEWHERE.find_file)
    files_in(text, HERE, 1, ELSEWHERE.find_file)


@FUZZ
@given(soup(PLACES, ODD), st.sampled_from([None, "2024", "2025-08", "1990"]))
def test_any_address(written: str, when: str | None) -> None:
    gazetteer = reader().gazetteer
    try:
        address = gazetteer.resolve(written, parse_moment(when) if when else None)
    except UnknownPlace as fault:
        assert fault.part in " ".join(clean(written).split())
    else:
        assert address.chain
        assert isinstance(gazetteer, Gazetteer)


@FUZZ
@given(soup(NUMBERS, ODD, most=20))
def test_any_number(written: str) -> None:
    try:
        found = parse_quantity(written)
    except FigureError as fault:
        assert all(isinstance(proposal, str) for proposal in fault.proposals)
    else:
        assert found is None or format_quantity(found, "vi")


@FUZZ
@given(soup(DATES, ODD, most=16))
def test_any_date(written: str) -> None:
    for parse in (parse_moment, parse_period):
        try:
            found = parse(written)
        except PeriodError as fault:
            assert isinstance(fault.proposal, str)
        else:
            start = getattr(found, "start", None)
            assert start is None or isinstance(start, date) or isinstance(start.start, date)


@FUZZ
@given(st.text(), soup(MARKS, ODD))
def test_any_text_has_a_slug_that_is_one(one: str, other: str) -> None:
    for text in (one, other):
        assert slugify(text) == "" or slugify(text).replace("-", "").isalnum()
        assert slugify(slugify(text)) == slugify(text)
        assert clean(clean(text)) == clean(text)
        fold(text)


@FUZZ
@given(soup(KEYS, MARKS, ODD))
def test_any_key_in_a_whole_page(keys: str) -> None:
    raw = model_page(keys).encode("utf-8", "surrogatepass")
    assert_placed(raw, read_one(PAGES["models"], raw, reader()).problems)
