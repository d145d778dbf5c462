import json

from lantoa.errors import Position, problem, warning
from lantoa.report import report_github, report_json, report_text

FIELD = problem(
    Position("content/models/thap-sang.md", 7, 10),
    "unknown-field",
    key="field",
    value="kinh-te-so",
    suggestion="kinh-te",
    known="kinh-te, van-hoa-xa-hoi",
)
QUOTES = warning(Position("content/models/a.md", 2, 8), "smart-quotes-kept", value="“A”", proposal="A")


def test_a_problem_is_one_line_and_its_hint() -> None:
    assert report_text([FIELD], "vi") == (
        'content/models/thap-sang.md:7:10: error[unknown-field]: trường "field" có giá trị "kinh-te-so" không có'
        " trong site_config.yaml\n"
        '    gợi ý: ý bạn là "kinh-te"? Các lĩnh vực: kinh-te, van-hoa-xa-hoi.\n'
    )


def test_english_is_complete() -> None:
    assert report_text([QUOTES], "en") == (
        "content/models/a.md:2:8: warning[smart-quotes-kept]: the whole value is in curly quotes “A”, and the page"
        " will print them\n"
        "    hint: if they are not to be printed, write: A\n"
    )


def test_problems_are_sorted_by_place_and_said_once() -> None:
    lines = report_text([FIELD, QUOTES, FIELD], "vi").splitlines()
    assert [line.split(":")[0] for line in lines[::2]] == [
        "content/models/a.md",
        "content/models/thap-sang.md",
    ]


def test_no_problem_says_nothing() -> None:
    assert report_text([], "vi") == ""
    assert report_github([], "vi") == ""


def test_json_has_the_documented_shape() -> None:
    report = json.loads(report_json([QUOTES, FIELD], "vi"))
    assert list(report) == ["version", "errors", "warnings", "problems"]
    assert (report["version"], report["errors"], report["warnings"]) == (1, 1, 1)
    assert list(report["problems"][0]) == ["file", "line", "column", "severity", "code", "message", "hint"]
    assert report["problems"][1]["line"] == 7
    assert report["problems"][1]["severity"] == "error"


def test_json_of_no_problems_is_still_a_report() -> None:
    assert json.loads(report_json([], "vi"))["problems"] == []


def test_github_gets_one_escaped_line_a_problem() -> None:
    found = warning(Position("a,b:c.md", 1, 2), "bad-slug", value="100%\nsạch", proposal="a")
    assert report_github([found], "vi") == (
        '::warning file=a%2Cb%3Ac.md,line=1,col=2,title=bad-slug::tên tệp "100%25 sạch" không đúng dạng%0A'
        'chỉ dùng chữ thường không dấu, chữ số và dấu "-"; đổi tên thành: a\n'
    )


def test_a_value_cannot_command_a_terminal_or_fill_the_screen() -> None:
    found = problem(Position("a.md"), "bad-flag", key="draft", value="\x1b[2J" + "x" * 5000)
    text = report_text([found], "vi")
    assert "\x1b" not in text
    assert len(text) < 500


def test_braces_in_a_value_are_shown_as_they_are() -> None:
    found = problem(Position("a.md"), "bad-flag", key="draft", value="{key} {0}")
    assert 'không nhận "{key} {0}"' in report_text([found], "vi")


def test_a_code_that_no_catalogue_knows_still_says_what_it_is_about() -> None:
    assert (
        report_text([problem(Position("a.md"), "brand-new", slug="x")], "vi")
        == "a.md:1:1: error[brand-new]: slug=x\n"
    )
