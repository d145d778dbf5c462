"""Any body, of any marks in any order, is read alike by Python-Markdown and by the quicker readers."""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from lantoa.prose.plain import first_paragraph, parse_words, plain_text
from lantoa.prose.sanitise import sanitise
from tests.markdown import by_a_build, by_python_markdown

WORDS = [
    "Đường ",
    "điện",
    " sáng",
    "9.000 m²",
    "“Dân",
    "biết”",
    "AT&T",
    " 1 < 2",
    "2024. ",
    "x",
    ".",
    ",",
    ":",
    "#tag",
    "\xa0",
]
INLINE = [
    "**",
    "*",
    "***",
    "_",
    "`",
    "\\",
    "[",
    "]",
    "(",
    ")",
    "](",
    "![",
    "<",
    ">",
    "&amp;",
    "&",
    "!",
    "://",
    "https://",
]
WHOLE = [
    *(
        "**đậm**",
        "*nghiêng*",
        "[đường hoa](../duong-hoa.md)",
        "[**a**](/x/)",
        '![ảnh](canh.jpg "lời")',
        "<b>",
        "</b>",
    ),
    *(
        "https://a.vn/b_c",
        "<https://a.vn>",
        "`mã`",
        "m<sup>2</sup>",
        "<br>",
        "<!-- a -->",
        "[a][b]",
        "[b]: /c",
        "\\*",
    ),
]
STARTS = [
    "- ",
    "* ",
    "+ ",
    "1. ",
    "3. ",
    "# ",
    "## ",
    "#### ",
    "> ",
    ">",
    "    ",
    "  ",
    " ",
    "\t",
    "|",
    "| ",
    " | ",
    "---",
    "===",
]
TABLE = ["| a | b |\n|---|:-:|\n| c | d |", "| Việc | Tiền |\n| :-- | --: |\n", "a | b\n--|--\n"]
ENDS = ["\n", "\n", "\n\n", "\n\n", "  \n", "\n   \n", "\r\n"]

CALM = [
    *WORDS,
    *(
        "**đậm**",
        "*nghiêng*",
        "[đường hoa](../duong-hoa.md)",
        '![ảnh](canh.jpg "lời")',
        "https://a.vn/b",
        "*",
        "[",
        "]",
    ),
    *(
        "- ",
        "\n- ",
        "\n- ",
        "\n1. ",
        "\n2. ",
        "## ",
        "\n\n## ",
        "> ",
        "\n> ",
        "\n\n",
        "\n\n",
        "\n",
        "\n  ",
        "---",
        *TABLE,
    ),
]
LONG = settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def joined(pieces: list[str], most: int) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(pieces), max_size=most).map("".join)


@LONG
@given(joined([*WORDS, *INLINE, *WHOLE, *STARTS, *TABLE, *ENDS], 40))
@example("**a [b** c](d)")
@example("- a\n\n- b\n\n    c\n\n- d")
@example("    | a | b |\n|---|---|\n| c | d |")
@example("> a\n>\n")
def test_any_soup_of_marks_is_read_alike(body: str) -> None:
    assert by_a_build(body) == by_python_markdown(body)


@LONG
@given(joined(CALM, 30))
def test_any_calm_body_is_read_alike(body: str) -> None:
    assert by_a_build(body) == by_python_markdown(body)


@LONG
@given(st.text(max_size=60))
def test_any_text_is_read_alike(body: str) -> None:
    assert by_a_build(body) == by_python_markdown(body)


@LONG
@given(joined(CALM, 30))
def test_the_words_of_a_rendered_body_are_those_that_a_parser_of_html_finds(body: str) -> None:
    html = sanitise(by_a_build(body)[0])
    assert plain_text(html) == parse_words(html)
    assert first_paragraph(html) == parse_words(html, "p")


@LONG
@given(
    joined(
        [
            "<p>",
            "</p>",
            "<li>",
            "</li>",
            "<h2 id='a'>",
            "</h2>",
            "a",
            "Đ ",
            ".",
            "&amp;",
            "&",
            "<",
            "<br>",
            "<!--",
            '<b x=">">',
            "<script>",
        ],
        14,
    )
)
def test_the_words_of_any_html_are_those_that_a_parser_of_html_finds(html: str) -> None:
    assert plain_text(html) == parse_words(html)
    assert first_paragraph(html) == parse_words(html, "p")
