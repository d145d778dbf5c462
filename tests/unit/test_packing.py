"""What came of a file, packed and unpacked, is what it was."""

import marshal
from collections.abc import Callable
from dataclasses import fields
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lantoa.errors import Position, Problem, Severity, problem
from lantoa.places import Address, Gazetteer
from lantoa.reading.config import load_config
from lantoa.reading.file_read import FileRead, Reader, Unmade, read_one
from lantoa.reading.folders import PageFile, read_page_files
from lantoa.reading.marks import Marks, Positions, mark_of
from lantoa.reading.packing import ENTRIES, NotPacked, Packed, Unpacker, pack_entry, pack_read
from lantoa.reading.schema.files import Missing, SiteFiles
from lantoa.reading.schema.reading import Named
from lantoa.vietnamese.figures import Quantity
from lantoa.vietnamese.periods import Moment, Period, parse_period
from tests.making import KEP_1

ROOT = Path(__file__).parents[2]
SITES = [ROOT, ROOT / "examples/xa-vi-du"]
PAGE = PageFile("models", "content/models/a.md", "a")
PERIODS = ["2024", "2021/2023", "2022-06/..", "../2023-10-15", "2023~", "2024-34"]
PLACES = [KEP_1, "tỉnh Bắc Ninh", "huyện Lục Ngạn, tỉnh Bắc Giang", "phường Chũ, tỉnh Bắc Ninh"]


@cache
def unpacker() -> Unpacker:
    return Unpacker(Gazetteer())


def unpacked(read: FileRead, by: Unpacker | None = None) -> FileRead:
    """Through the bytes that a store keeps."""
    return (by or unpacker()).read(marshal.loads(marshal.dumps(pack_read(read))))


@pytest.mark.parametrize("root", SITES)
def test_every_page_of_a_site_is_the_same_after_packing(root: Path) -> None:
    reader = Reader.of(SiteFiles(root), load_config(root))
    reads = [read_one(page, (root / page.file).read_bytes(), reader) for page in read_page_files(root)[0]]
    assert len(reads) > 20
    by = Unpacker(reader.gazetteer)
    assert [unpacked(read, by) for read in reads] == reads


def test_a_unit_is_one_object_however_many_articles_name_it() -> None:
    by = unpacker()
    one, other = (by.entry("models", made_entry("models", place=KEP_1, slug=slug)) for slug in "ab")
    assert one.place.chain[0] is other.place.chain[0]  # type: ignore[union-attr]


def made_entry(kind: str, place: str, slug: str) -> Packed:
    entry = ENTRIES[kind](
        slug, f"{slug}.md", "Tên", "Đơn vị", (), Gazetteer().resolve(place), parse_period("2024")
    )
    return pack_entry(kind, entry)


def texts() -> st.SearchStrategy[str]:
    return st.text(st.characters(exclude_categories=["Cs"]), max_size=5)


ATOMS: dict[Any, st.SearchStrategy[Any]] = {
    str: texts(),
    int: st.integers(-5, 2000),
    bool: st.booleans(),
    float: st.floats(0, 1),
    Decimal: st.decimals(allow_nan=False, allow_infinity=False),
    Moment: st.builds(Moment, st.integers(1900, 2199), st.none() | st.integers(1, 12)),
    Period: st.sampled_from(PERIODS).map(parse_period),
    Address: st.sampled_from(PLACES).map(lambda text: Gazetteer().resolve(text)),
    Severity: st.sampled_from(Severity),
}


def values_of(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a type that an attribute of a record may have."""
    if kind in ATOMS:
        return ATOMS[kind]
    arguments = get_args(kind)
    if get_origin(kind) is UnionType:
        return st.none() | values_of(next(each for each in arguments if each is not NoneType))
    if get_origin(kind) is tuple:
        many = st.lists(values_of(arguments[0]), max_size=2).map(tuple)
        return many if arguments[1:] == (...,) else st.tuples(*map(values_of, arguments))
    return records_of(kind)


@cache
def records_of(cls: type) -> st.SearchStrategy[Any]:
    hints = get_type_hints(cls)
    return st.builds(cls, **{each.name: values_of(hints[each.name]) for each in fields(cls)})


@pytest.mark.parametrize("kind", ENTRIES)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(drawn=st.data())
def test_any_record_is_the_same_after_packing(kind: str, drawn: st.DataObject) -> None:
    entry = drawn.draw(records_of(ENTRIES[kind]))
    packed = marshal.loads(marshal.dumps(pack_entry(kind, entry)))
    again = unpacker().entry(kind, packed)
    assert again == entry
    assert repr(again) == repr(entry)  # 1.0 is equal to 1 and is shown in another way


READS: Callable[..., st.SearchStrategy[FileRead]] = lambda: st.builds(  # noqa: E731
    FileRead,
    page=st.just(PAGE),
    problems=st.lists(records_of(Problem), max_size=2).map(tuple),
    entry=st.none(),
    positions=st.dictionaries(
        st.sampled_from(["title", "results.0.value", "tags.1"]), st.integers(1, 2**40)
    ).map(lambda marks: Positions(PAGE.file, Marks.of(marks))),
    unmade=st.none() | records_of(Unmade),
    named=st.lists(records_of(Named), max_size=2).map(tuple),
    is_draft=st.booleans(),
    asked=st.lists(st.tuples(texts(), texts(), texts() | records_of(Missing)), max_size=2).map(tuple),
)


@settings(max_examples=200, deadline=None)
@given(READS())
def test_what_came_of_a_file_without_a_record_is_the_same_too(read: FileRead) -> None:
    assert unpacked(read) == read


def test_the_place_of_a_value_is_known_after_unpacking() -> None:
    marks = {"title": mark_of(2, 8), "results.0": mark_of(9, 5)}
    again = unpacked(FileRead(PAGE, (), positions=Positions(PAGE.file, Marks.of(marks))))
    assert again.positions["results.0"] == Position(PAGE.file, 9, 5)
    assert "unit" not in again.positions
    assert list(again.positions) == ["title", "results.0"]


def test_a_warning_stays_a_warning() -> None:
    found = Problem(Position(PAGE.file, 3), "twice", (("value", "x"),), Severity.WARNING)
    (again,) = unpacked(FileRead(PAGE, (found,))).problems
    assert again.severity is Severity.WARNING


@pytest.mark.parametrize(
    "damaged",
    [
        (),
        ("models",),
        (("models", "a.md", "a"), (), ("a", "b"), ("", b""), None, (), False, ()),
        (("models", "a.md", "a"), (("", 1),), None, ("", b""), None, (), False, ()),
    ],
)
def test_what_nobody_packed_is_refused(damaged: Packed) -> None:
    with pytest.raises(NotPacked):
        unpacker().read(damaged)


def test_an_address_of_units_that_nobody_knows_is_refused() -> None:
    packed = list(made_entry("models", KEP_1, "a"))
    number = [each.name for each in fields(ENTRIES["models"])].index("place")
    text, hamlet, chain, today = packed[number]
    packed[number] = text, hamlet, ("xa-khong-co", *chain[1:]), today
    with pytest.raises(NotPacked):
        unpacker().entry("models", tuple(packed))


def test_a_problem_keeps_what_it_is_about() -> None:
    found = problem(Position(PAGE.file), "unknown-key", key="tilte", suggestion="title")
    assert unpacked(FileRead(PAGE, (found,))).problems == (found,)


def test_a_figure_keeps_its_digits() -> None:
    packed = pack_entry("models", _with_quantity(Quantity(Decimal("85.160"), "%", "over", Decimal("100"))))
    again = unpacker().entry("models", packed)
    assert str(again.results[0].quantity.value) == "85.160"  # type: ignore[union-attr]


def _with_quantity(quantity: Quantity) -> Any:
    result = get_args(get_type_hints(ENTRIES["models"])["results"])[0]("Nhãn", quantity)
    place = Gazetteer().resolve(KEP_1)
    return ENTRIES["models"]("a", "a.md", "A", "", (), place, parse_period("2024"), results=(result,))
