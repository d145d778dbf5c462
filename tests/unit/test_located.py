import pytest

from lantoa.errors import Position, Problem
from lantoa.reading.located import DEEPEST, LList, LMap, LText, Node, parse_yaml
from lantoa.reading.marks import mark_of, position_of


def parsed(text: str) -> LMap:
    root, problems = parse_yaml(text, "f.md")
    assert problems == ()
    assert root is not None
    return root


def only_problem(text: str, first_line: int = 1) -> Problem:
    _, problems = parse_yaml(text, "f.md", first_line)
    (found,) = problems
    return found


@pytest.mark.parametrize(
    "written", ["no", "12:30", "05/08", "22/28", "85,16", "0123", "1e3", "2024-01-01", "true"]
)
def test_a_value_stays_the_text_that_was_typed(written: str) -> None:
    assert parsed(f"a: {written}").get("a") == LText(written, mark_of(1, 4))


@pytest.mark.parametrize("written", ["", "~", "null", "''"])
def test_nothing_written_is_an_empty_text(written: str) -> None:
    assert parsed(f"a: {written}").get("a") == LText("", mark_of(1, 3 if not written else 4))


def test_a_quoted_null_is_a_word() -> None:
    value = parsed('a: "null"').get("a")
    assert isinstance(value, LText)
    assert value.value == "null"


def test_every_node_knows_its_line_and_column() -> None:
    root = parsed("title: Đường\nresults:\n  - label: Đèn\n    value: [20, 30]\n")
    results = root.get("results")
    assert isinstance(results, LList)
    assert results.mark == mark_of(3, 3)
    first = results.items[0]
    assert isinstance(first, LMap)
    value = first.get("value")
    assert isinstance(value, LList)
    assert [item.mark for item in value.items] == [mark_of(4, 13), mark_of(4, 17)]
    assert [name.mark for name, _ in first.entries] == [mark_of(3, 5), mark_of(4, 5)]


def test_columns_count_characters_as_they_stand_in_the_file() -> None:
    decomposed = "{a: ngo\u0303, b: 2}"  # the mark is a character of its own
    assert position_of("f.md", parsed(decomposed).entries[1][0].mark).column == 11


def test_lines_count_from_where_the_text_begins_in_its_file() -> None:
    assert only_problem("a: 1\na: 2", first_line=2).at == Position("f.md", 3, 1)


def test_the_first_of_two_equal_keys_is_kept_and_the_second_reported() -> None:
    root, problems = parse_yaml("a: 1\nb: 2\na: 3", "f.md")
    assert root is not None
    assert root.get("a") == LText("1", mark_of(1, 4))
    assert [(found.code, found.at.line, dict(found.about)) for found in problems] == [
        ("duplicate-key", 3, {"key": "a", "line": "1"})
    ]


def test_an_alias_bomb_is_refused_and_never_grows() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 200)]
    root, problems = parse_yaml("\n".join(lines), "f.md")
    assert {found.code for found in problems} == {"yaml-anchor"}
    assert root is not None
    assert nodes(root) < 1000


def nodes(node: Node) -> int:
    if isinstance(node, LText):
        return 1
    inner = node.items if isinstance(node, LList) else tuple(value for _, value in node.entries)
    return 1 + sum(map(nodes, inner))


def test_a_merge_key_is_a_key_like_any_other() -> None:
    assert parsed("<<: {b: 1}").entries[0][0].value == "<<"


def test_a_tag_makes_no_object() -> None:
    found = only_problem("a: !!python/object/apply:os.system [x]")
    assert (found.code, found.at.column, dict(found.about)["mark"]) == ("yaml-anchor", 4, "!")


@pytest.mark.parametrize("bracket", ["[", "{a: ", "- "])
def test_nesting_ends_at_a_limit_however_deep_it_goes(bracket: str) -> None:
    found = only_problem("a:\n  " + bracket * 40_000)
    assert found.code in ("yaml-depth", "yaml-syntax")


def test_the_deepest_nesting_that_is_allowed_is_read() -> None:
    parsed("a: " + "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1))
    assert only_problem("a: " + "[" * DEEPEST + "]" * DEEPEST).code == "yaml-depth"


@pytest.mark.parametrize(
    ("text", "code", "place", "proposal"),
    [
        ("title: Mô hình: sạch", "yaml-colon", (1, 15), 'title: "Mô hình: sạch"'),
        ('title: Nói "ít": làm', "yaml-colon", (1, 16), "title: 'Nói \"ít\": làm'"),
        ("title:Ngõ sạch\nunit: A", "yaml-space", (1, 7), "title: Ngõ sạch"),
        ("title:Ngõ sạch", "yaml-space", (1, 7), "title: Ngõ sạch"),
        ('title: "Ngõ" sạch\nunit: A', "yaml-quotes", (1, 14), "title: '\"Ngõ\" sạch'"),
        ('a: 1\ntitle: "Ngõ sạch\nunit: A', "yaml-quotes", (2, 8), ""),
        ("title: @ngõ", "yaml-mark", (1, 8), 'title: "@ngõ"'),
        ("title: 50%\nrate: %50", "yaml-mark", (2, 7), 'rate: "%50"'),
        ("a:\n\tb: 1", "yaml-tab", (2, 1), None),
        ("a:\n  - b\n c: 1", "yaml-indent", (3, 2), None),
        ("a: [1, 2\nb: 3", "yaml-syntax", (2, 2), None),
    ],
)
def test_a_common_slip_is_named_at_its_place_with_the_line_to_write(
    text: str, code: str, place: tuple[int, int], proposal: str | None
) -> None:
    found = only_problem(text)
    assert (found.code, (found.at.line, found.at.column)) == (code, place)
    assert proposal is None or dict(found.about)["proposal"] == proposal


@pytest.mark.parametrize(
    "text", ["title: Mô hình: sạch", 'title: "Ngõ" sạch\nunit: A', "title: @ngõ", "title:Ngõ sạch"]
)
def test_the_proposed_line_can_be_read(text: str) -> None:
    proposal = dict(only_problem(text).about)["proposal"]
    assert parsed(proposal).get("title") is not None


def test_an_empty_text_is_an_empty_map() -> None:
    assert parsed("# chỉ có chú thích\n").entries == ()


def test_a_list_is_no_map_of_keys() -> None:
    assert only_problem("- a\n- b").code == "not-a-map"


def test_a_second_document_is_refused() -> None:
    assert only_problem("a: 1\n---\nb: 2").code == "yaml-syntax"
