from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lantoa.errors import Problem
from lantoa.places import Gazetteer
from lantoa.reading.located import parse_yaml
from lantoa.reading.schema import parts, site, tables
from lantoa.reading.schema.files import SiteFiles
from lantoa.reading.schema.read import read_record, read_value
from lantoa.reading.schema.reading import Reading
from lantoa.reading.schema.rules import RULES
from lantoa.reading.schema.types import ListOf, MapOf, Record, Type
from lantoa.records import Cost, Event, Fit, Result, Step
from lantoa.vietnamese.figures import Quantity

KNOWN = {
    "field": {"kinh-te": "Kinh tế", "van-hoa": "Văn hóa"},
    "level": {"province": "Cấp tỉnh"},
    "terrain": {"mountain": "Miền núi", "plain": "Đồng bằng"},
}


def reading(root: Path = Path()) -> Reading:
    return Reading("content/models/a.md", "content/models", SiteFiles(root), Gazetteer(), KNOWN)


def read(record: Record, text: str) -> tuple[Any, list[Problem]]:
    node, faults = parse_yaml(text, "content/models/a.md")
    assert node is not None
    found = reading()
    return read_record(record, node, "", found), [*faults, *found.problems]


def good(record: Record, text: str) -> Any:
    value, problems = read(record, text)
    assert problems == []
    return value


def codes(record: Record, text: str) -> list[str]:
    return [found.code for found in read(record, text)[1]]


def quantity(value: str, unit: str = "", qualifier: str = "", of: str | None = None) -> Quantity:
    return Quantity(Decimal(value), unit, qualifier, Decimal(of) if of else None)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("value: 9.000, unit: m2", quantity("9000", "m²")),
        ("value: hơn 9.000 m2", quantity("9000", "m²", "over")),
        ("value: 250, unit: km, qualifier: over", quantity("250", "km", "over")),
        ("value: gần 3 tỷ đồng", quantity("3000000000", "đồng", "nearly")),
        ('value: "85,16%"', quantity("85.16", "%")),
        ("value: 22/28, unit: xã", quantity("22", "xã", of="28")),
        ("value: 8, of: 8, unit: nhà", quantity("8", "nhà", of="8")),
        ("value: 10000, unit: ngày công, qualifier: order", quantity("10000", "ngày công", "order")),
        ("value: hàng vạn ngày công", quantity("10000", "ngày công", "order")),
        ("value: 20, unit: km, qualifier: up_to", quantity("20", "km", "up_to")),
        ("value: hơn 20 km, unit: km, qualifier: over", quantity("20", "km", "over")),
    ],
)
def test_a_figure_is_the_same_in_one_text_or_in_keys(written: str, expected: Quantity) -> None:
    result = good(parts.RESULT, f"{{label: A, {written}}}")
    assert result == Result("A", expected)


def test_a_result_without_a_figure_is_its_text() -> None:
    node, _ = parse_yaml("results: [Đường sáng, {label: Sạch, scope: hamlet, context: có}]", "a.md")
    assert node is not None
    value = node.get("results")
    assert value is not None
    assert read_value(ListOf(parts.RESULT), value, "results", reading()) == (
        Result("Đường sáng"),
        Result("Sạch", scope="hamlet", context=True),
    )


def test_what_was_before_has_the_unit_of_the_result() -> None:
    assert good(parts.RESULT, "{label: A, value: 22/28 xã, before: 20}").before == quantity("20", "xã")
    assert good(parts.RESULT, "{label: A, value: 22 xã, before: 20 thôn}").before == quantity("20", "thôn")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("value: 1.5", "ambiguous-number"),
        ('value: "9,000"', "ambiguous-number"),
        ("value: nhiều", "bad-number"),
        ("value: 12:30", "bad-number"),
        (f"value: {'9' * 5000}", "bad-number"),
        ("value: 20 km, unit: m", "figure-conflict"),
        ("value: hơn 20, qualifier: nearly", "figure-conflict"),
        ("value: 8/8, of: 9", "figure-conflict"),
        ("unit: km", "value-missing"),
        ("qualifier: over", "value-missing"),
        ("value: 3, qualifier: hơn", "bad-choice"),
        ("value: 3, context: chắc", "bad-flag"),
        ("value: 3, as_of: 15/10/2024", "bad-date"),
        ("value: 3, as_of: 2023-02-31", "impossible-date"),
        ("value: [3]", "wrong-type"),
    ],
)
def test_a_figure_that_reads_in_two_ways_or_none_is_refused(written: str, code: str) -> None:
    assert codes(parts.RESULT, f"{{label: A, {written}}}") == [code]


def test_a_figure_that_cannot_be_read_is_reported_once() -> None:
    assert codes(parts.RESULT, "{label: A, value: nhiều, unit: km}") == ["bad-number"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("amount: 5.000.000", quantity("5000000", "đồng")),
        ("amount: gần 3 tỷ đồng", quantity("3000000000", "đồng", "nearly")),
        ("amount: 20, unit: ngày công", quantity("20", "ngày công")),
        ("payer: dân", None),
    ],
)
def test_a_cost_is_money_unless_it_says_otherwise(written: str, expected: Quantity | None) -> None:
    cost = good(parts.COST, f"{{item: Đèn, {written}}}")
    assert isinstance(cost, Cost)
    assert cost.amount == expected


def test_fit_counts_days_and_people_and_takes_lists_with_commas() -> None:
    fit = good(parts.FIT, "{days: 30, people: khoảng 5 người, terrain: 'mountain, plain'}")
    assert fit == Fit(quantity("30", "ngày"), quantity("5", "người", "about"), ("mountain", "plain"))


def test_each_part_of_a_list_with_commas_has_its_own_place() -> None:
    node, _ = parse_yaml("terrain: plain, mountan", "a.md")
    assert node is not None
    found = reading()
    read_record(parts.FIT, node, "", found)
    assert [(each.code, each.at.column) for each in found.problems] == [("unknown-fit", 17)]


def test_a_bare_text_stands_for_the_main_key_of_a_record() -> None:
    node, _ = parse_yaml("steps: [Họp dân, {do: Góp tiền, who: Chi hội}]", "a.md")
    assert node is not None
    value = node.get("steps")
    assert value is not None
    assert read_value(ListOf(parts.STEP), value, "steps", reading()) == (
        Step("Họp dân"),
        Step("Góp tiền", "Chi hội"),
    )


def test_one_value_is_a_list_of_one() -> None:
    node, _ = parse_yaml("lessons: Dân biết, dân bàn", "a.md")
    assert node is not None
    value = node.get("lessons")
    assert value is not None
    assert read_value(ListOf(parts.LINE), value, "lessons", reading()) == ("Dân biết, dân bàn",)


def test_an_item_that_cannot_be_read_moves_no_place() -> None:
    node, _ = parse_yaml("events:\n  - kind: lạ\n  - kind: started\n    date: 2024", "a.md")
    assert node is not None
    value = node.get("events")
    assert value is not None
    found = reading()
    events = read_value(ListOf(parts.EVENT), value, "events", found)
    assert isinstance(events, tuple)
    assert [event.kind for event in events if isinstance(event, Event)] == ["started"]
    assert found.positions["events.0.date"].line == 4


@pytest.mark.parametrize(
    ("written", "focus"),
    [
        ("0.5,0.3", (0.5, 0.3)),
        ("[0.5, 0.3]", (0.5, 0.3)),
        ("50% 30%", (0.5, 0.3)),
        ('"0,5 0,3"', (0.5, 0.3)),
        ('"0,5; 0,3"', (0.5, 0.3)),
        ("1, 0", (1.0, 0.0)),
    ],
)
def test_a_focus_may_be_shares_or_percents(tmp_path: Path, written: str, focus: tuple[float, float]) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "a.jpg").write_bytes(b"")
    node, _ = parse_yaml(f"file: /a.jpg\nalt: Đèn\ncredit: Thôn\nfocus: {written}", "a.md")
    assert node is not None
    found = reading(tmp_path)
    photo: Any = read_record(parts.PHOTO, node, "", found)
    assert found.problems == []
    assert photo.focus == focus


@pytest.mark.parametrize("written", ["true", "có", "Yes", "TRUE"])
def test_yes_is_said_in_several_ways(written: str) -> None:
    assert good(parts.RESULT, f"{{label: A, context: {written}}}").context is True


@pytest.mark.parametrize("written", ["false", "không", "no"])
def test_no_is_a_word_and_means_no(written: str) -> None:
    assert good(parts.RESULT, f"{{label: A, context: {written}}}").context is False


def test_text_is_cleaned_and_stands_on_one_line() -> None:
    event = good(parts.EVENT, "kind: started\nnote: |\n  Ðường  \n  ngo\u0303")
    assert event.note == "Đường ngõ"


def test_a_text_of_several_lines_keeps_them() -> None:
    assert good(parts.STEP, "do: |\n  Họp.\n\n  Bàn.").do == "Họp.\n\nBàn."


def test_every_reported_key_is_suggested_by_its_vietnamese_name_too() -> None:
    _, problems = read(parts.EVENT, "kind: started\nngày: 2024")
    assert dict(problems[0].about)["suggestion"] == "date"


def record_types(kind: Type) -> list[Record]:
    if isinstance(kind, Record):
        return [kind, *(inner for each in kind.fields for inner in record_types(each.type))]
    return record_types(kind.item) if isinstance(kind, ListOf | MapOf) else []


@pytest.mark.parametrize("table", [tables.MODEL, tables.NEWS, tables.PROGRAMME, tables.PAGE, site.SITE])
def test_every_table_is_complete_enough_to_make_forms_from(table: Record) -> None:
    for record in record_types(table):
        keys = [each.key for each in record.fields]
        assert sorted(keys) == sorted(set(keys))
        assert all(each.label for each in record.fields)
        assert not record.short or record.short in keys
        assert all(rule in RULES for rule in record.rules)


def test_a_count_is_of_collectives_individuals_or_households() -> None:
    assert good(parts.COUNT, "{stage: awarded, value: 53, subject: collective}").subject == "collective"
    _, problems = read(parts.COUNT, "{stage: awarded, value: 53, subject: tập thể}")
    assert [found.code for found in problems] == ["bad-choice"]
    assert dict(problems[0].about)["suggestion"] == "collective"
