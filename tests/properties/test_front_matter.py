"""Any bytes as a content file give values or placed problems, never a traceback."""

from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from lantoa.errors import Problem
from lantoa.places import Gazetteer
from lantoa.reading.front_matter import parse_front_matter
from lantoa.reading.schema import tables
from lantoa.reading.schema.files import SiteFiles
from lantoa.reading.schema.read import read_record
from lantoa.reading.schema.reading import Reading
from lantoa.reading.schema.types import Record
from lantoa.report import report_text

KEYS = sorted(
    {field.key for field in tables.MODEL.fields} | {"label", "value", "unit", "file", "alt", "kind", "do"}
)
WORDS = [
    "no",
    "12:30",
    "05/08",
    "22/28",
    "85,16",
    "1.5",
    "2023-02-31",
    "../..",
    "gần 3 tỷ đồng",
    "Bắc Ninh",
    "“a”",
]
MARKS = [
    "[",
    "]",
    "{",
    "}",
    ": ",
    "- ",
    "\n",
    "\n  ",
    "\n    - ",
    "&a ",
    "*a",
    "!!x ",
    "'",
    '"',
    "|\n",
    "#",
    ", ",
    "\t",
]
SOUP = st.lists(st.one_of(st.sampled_from(KEYS + WORDS + MARKS), st.text(max_size=5)), max_size=60).map(
    "".join
)
CALM = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer()


def problems_of(raw: bytes, table: Record) -> tuple[Problem, ...]:
    written, problems = parse_front_matter(raw, "content/models/a.md")
    if written is None:
        assert problems
        return problems
    known = {"field": {"kinh-te": "Kinh tế"}, "level": {"province": "Tỉnh"}}
    reading = Reading(
        "content/models/a.md", "content/models", SiteFiles(Path("/nowhere")), gazetteer(), known
    )
    made = read_record(table, written.head, "", reading, slug="a", file="a", body="", body_line=1)
    assert made is not None or reading.problems or problems
    return (*problems, *reading.problems)


def assert_placed(raw: bytes, problems: tuple[Problem, ...]) -> None:
    lines = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    for found in problems:
        assert 1 <= found.at.line <= lines
        assert found.at.column >= 1
    assert report_text(problems, "vi").count("\n") <= 2 * len(problems)


@CALM
@given(st.binary(max_size=400))
@example(b"\xff\xfe---")
@example(b"---\n\x00\n---\n")
def test_any_bytes(raw: bytes) -> None:
    assert_placed(raw, problems_of(raw, tables.MODEL))


@CALM
@given(SOUP)
@example("a: " + "[" * 40_000)
@example("title: " + "9" * 5_000)
@example("results: [{label: a, value: " + "9" * 5_000 + "}]")
@example("? [a]\n: b")
@example("period: 9999-12-31/0000")
@example("place: ','\nperiod: 2024")
@example("place: ', , ,'\nperiod: ../2024")
@example('photos: [{file: "a\\0b", alt: x}]')
@example("focus: [[a]]\nfit: {days: -5}")
@example("sources: [{id: a, title: b, url: 'https://a:99999999/'}]")
def test_any_soup_of_keys_and_marks(soup: str) -> None:
    raw = f"---\n{soup}\n---\nBài.\n".encode(errors="replace")
    for table in (tables.MODEL, tables.NEWS, tables.PROGRAMME, tables.PAGE):
        assert_placed(raw, problems_of(raw, table))


@CALM
@given(st.sampled_from(KEYS), st.text(max_size=30))
def test_any_text_as_a_quoted_value(key: str, value: str) -> None:
    quoted = value.replace("'", "''").replace("\n", " ")
    raw = f"---\n{key}: '{quoted}'\n---\nBài.\n".encode(errors="replace")
    assert_placed(raw, problems_of(raw, tables.MODEL))
