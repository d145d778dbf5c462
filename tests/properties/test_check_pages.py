"""A page that is read stretch by stretch shows what it shows when it is read as one."""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from lantoa.check.pages import Page, check_page, read_page
from lantoa.check.stretches import read_stretch

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
    '"',
    "'",
    ">",
    "<",
    "&nbsp",
    "chữ",
    " ",
    "<svg>",
    "</svg>",
]


@settings(max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example(["<body>", "<a href='#a'>", "<main>", "</a>"])
@example(["<body>", "<!--", "<main>", "<h1>x</h1>", "</main>", "-->"])
@example(["<body>", "<label>", "<main>", '<input id="q">', "</label>"])
@given(st.lists(st.sampled_from(PIECES), max_size=20))
def test_a_page_shows_the_same_however_it_is_split(pieces: list[str]) -> None:
    html = "".join(pieces)
    split, whole = read_page(html, BASE), Page(html, ((0, read_stretch(html, BASE)),))
    assert sorted(set(check_page(split))) == sorted(set(check_page(whole)))
    for what in ("asks", "ids"):
        assert items(split, what) == items(whole, what)
    assert near(split) == near(whole)


def items(page: Page, what: str) -> set[str]:
    return {item for _, stretch in page.stretches for item in getattr(stretch, what)}


def near(page: Page) -> set[tuple[object, int]]:
    return {(found, at + start) for at, stretch in page.stretches for found, start in stretch.near}
