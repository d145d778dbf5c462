"""A page that is read stretch by stretch shows what it shows when it is read as one."""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from lantoa.check.marks import read_mark
from lantoa.check.pages import Page, check_page, read_page
from lantoa.check.stretches import read_shared_stretch, read_stretch
from lantoa.check.tags import read_tags

BASE = "https://guong.example/"
PIECES = [
    "<!doctype html>",
    '<html lang="vi">',
    "<head>",
    "<title>x</title>",
    "<title>",
    "<body>",
    "<main>",
    "</main>",
    '<main id="noi-dung">',
    "<h1>x</h1>",
    '<h3 id="a">x',
    '<a href="/x/">',
    "<a href='#a'>",
    '<a href="<main>">x</a>',
    "</a>",
    "<button>",
    "</button>",
    "<label>",
    '<label for="q">x</label>',
    "</label>",
    '<input id="q">',
    '<p id="a" aria-labelledby="b">',
    '<p style="x">',
    "<!--",
    "-->",
    "<script>",
    '<script type="application/ld+json">{"url":"https://guong.example/y/"}</script>',
    '<script type="application/ld+json">{',
    "</script>",
    "<textarea>",
    "</textarea>",
    "<template>",
    "</template>",
    '<img src="/a.jpg" alt="x" width="4" height="3">',
    '<meta http-equiv="refresh" content="0; url=/x/">',
    '<link rel="icon" href="/i.svg">',
    '"',
    "'",
    ">",
    "<",
    "&nbsp",
    "chữ",
    " ",
    "<svg>",
    "</svg>",
    "<details>",
    "</details>",
    '<template><h1 id="a">x</h1></template>',
]


@settings(max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example(["<body>", "<a href='#a'>", "<main>", "</a>"])
@example(["<body>", "<!--", "<main>", "<h1>x</h1>", "</main>", "-->"])
@example(["<body>", "<label>", "<main>", '<input id="q">', "</label>"])
@example(["<main>", "<a href='#a'>", "<details>", "</a>", "<template>", "</template>", "</main>"])
@example(["<main>", "<label>", "<details>", "<template>", "</template>", '<input id="q">', "</label>"])
@example(["<main>", "<details>", "<template>", "</template>", "<h1>x</h1>", '<h3 id="a">x'])
@example(['<link rel="icon" href="/i.svg">', "<!--", '<script type="application/ld+json">{', "<body>", "-->"])
@given(st.lists(st.sampled_from(PIECES), max_size=20))
def test_a_page_shows_the_same_however_it_is_split(pieces: list[str]) -> None:
    html = "".join(pieces)
    split, whole = read_page(html, BASE), Page(html, ((0, read_stretch(html, BASE)),))
    assert sorted(set(check_page(split))) == sorted(set(check_page(whole)))
    for what in ("asks", "ids"):
        assert items(split, what) == items(whole, what)
    assert near(split) == near(whole)


def test_what_stands_around_the_text_is_read_once_though_there_is_a_template_behind_it() -> None:
    before = read_shared_stretch.cache_info().misses
    for number in range(9):
        text = f"<main><h1>{number}</h1><details><p>{number}</p></details></main>"
        read_page(f"<html><body><p>once around</p>{text}<aside><template></template></aside>", BASE)
    assert read_shared_stretch.cache_info().misses == before + 2


NAMES = [
    "p",
    "path",
    "rect",
    "li",
    "link",
    "line",
    "svg",
    "span",
    "td",
    "th",
    "article",
    "nav",
    "header",
    "a",
    "meta",
    "time",
]
ATTRIBUTES = [
    "class",
    "id",
    "aria-hidden",
    "aria-label",
    "aria-labelledby",
    "scope",
    "data-x",
    "data",
    "style",
]
MORE = [
    "onclick",
    "href",
    "headers",
    "viewBox",
    "width",
    "height",
    "focusable",
    "d",
    "datetime",
    "name",
    "content",
]


@given(
    st.sampled_from(NAMES), st.lists(st.sampled_from(ATTRIBUTES + MORE), max_size=4), st.sampled_from("1x")
)
def test_a_tag_that_is_passed_over_says_nothing(name: str, attributes: list[str], value: str) -> None:
    said = "".join(f' {key}="{value}"' for key in attributes)
    written = f"<{name}{said}>"
    asked: list[str] = []
    read_tags(written, lambda tag, _: asked.append(tag))
    assert asked or read_mark(BASE, written, "") is None


def test_an_icon_is_passed_over_and_says_nothing_and_one_with_an_id_is_seen() -> None:
    icon = '<svg class="x" viewBox="0" width="2" height="2" aria-hidden="true" focusable="false">'
    asked: list[str] = []
    read_tags(icon + icon.replace("class", "id"), lambda tag, _: asked.append(tag))
    assert asked == [icon.replace("class", "id")]
    assert read_mark(BASE, icon, "") is None


def items(page: Page, what: str) -> set[str]:
    return {item for _, stretch in page.stretches for item in getattr(stretch, what)}


def near(page: Page) -> set[tuple[object, int]]:
    return {(found, at + start) for at, stretch in page.stretches for found, start in stretch.near}
