"""Bodies: what Markdown becomes, what is dropped and told, and that nothing in a body can run."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from lantoa.errors import Position, Severity
from lantoa.media.photos import Album
from lantoa.media.photos.look import Look
from lantoa.media.photos.plan import Shot
from lantoa.prose import (
    LinkUse,
    Surroundings,
    check_links,
    files_in,
    first_paragraph,
    photos_in,
    plain_text,
    render_prose,
)
from lantoa.prose.complexity import find_complexity
from lantoa.prose.markup import parse_markdown
from lantoa.reading.schema.files import Missing
from lantoa.records import Photo

HERE = "content/models/thap-sang/index.md"
FILES = {
    "canh-1.jpg": "content/models/thap-sang/canh-1.jpg",
    "bieu mau.pdf": "content/models/thap-sang/bieu mau.pdf",
    "hong.jpg": "content/models/thap-sang/hong.jpg",
    "/so-do.png": "assets/so-do.png",
    "chay.exe": "content/models/thap-sang/chay.exe",
}
PAGES = {
    HERE: "/mo-hinh/thap-sang/",
    "content/models/duong-hoa.md": "/mo-hinh/duong-hoa/",
    "content/models/hom-thu/index.md": "/mo-hinh/hom-thu/",
    "content/pages/gioi-thieu.md": "/gioi-thieu/",
}


def find_file(folder, written):
    assert folder == "content/models/thap-sang"
    if written.startswith("../../../"):
        return Missing("path-outside-site")
    return FILES.get(written) or Missing("file-not-found", ("canh-1.jpg",))


ALBUM = Album(
    Path("nowhere"),
    {
        path: Shot(path, Look("0" * 32, 1000, 600, "JPEG"))
        for path in ("content/models/thap-sang/canh-1.jpg", "assets/so-do.png")
    },
)
AROUND = Surroundings(
    pages=PAGES,
    album=ALBUM,
    find_file=find_file,
    attachments={"content/models/thap-sang/bieu mau.pdf": "/tep/bieu-mau-0123456789.pdf"},
    href=lambda url: f"/dvk{url}",
    table_label="Bảng {number}",
)


def render(body, around=AROUND, first_line=12):
    return render_prose(body, HERE, first_line, around)


def parts(body):
    rendered = render(body)
    return rendered.prose, rendered.problems, rendered.uses


def html(body) -> str:
    return render(body).prose.html


def told(body) -> list[tuple[str, int, int]]:
    return [(found.code, found.at.line, found.at.column) for found in render(body).problems]


# Text. -------------------------------------------------------------------------------------------------------------


def test_text_keeps_every_character_that_an_editor_typed():
    for text in (
        "1 < 2 & 3 > 2",
        "AT&T &copy; &amp;",
        "<tên đơn vị>",
        "5 x 6 <b và c",
        "“trích” – 'nháy'",
        "a_b_c * d",
    ):
        shown = plain_text(html(text))
        assert shown == text.replace("&copy;", "©").replace("&amp;", "&"), text


def test_escaped_markup_in_text_and_code_is_shown_as_written():
    assert html("`<b>&lt;</b>`") == "<p><code>&lt;b&gt;&amp;lt;&lt;/b&gt;</code></p>"
    assert html("a &amp;lt; b") == "<p>a &amp;lt; b</p>"
    assert "<pre><code>&lt;script&gt;\n</code></pre>" in html("x\n\n    <script>\n")


def test_small_and_raised_letters_and_line_breaks_are_kept():
    assert html("9.000 m<sup>2</sup>, CO<sub>2</sub><br>hết") == (
        "<p>9.000 m<sup>2</sup>, CO<sub>2</sub><br>\nhết</p>"
    )
    assert told("9.000 m<sup>2</sup><br/>") == []


def test_lists_quotes_and_emphasis():
    assert html("**đậm** *nghiêng*") == "<p><strong>đậm</strong> <em>nghiêng</em></p>"
    assert html("3. ba\n4. bốn").startswith('<ol start="3">')
    assert "<blockquote>" in html("> lời dân")
    assert html("- a\n- b").count("<li>") == 2


def test_a_hashtag_is_no_heading():
    assert html("#DanVanKheo hôm nay") == "<p>#DanVanKheo hôm nay</p>"


# Headings. ---------------------------------------------------------------------------------------------------------


def test_headings_have_ids_from_their_words_and_equal_ones_are_numbered():
    prose, problems, _ = parts("## Cách làm\n\n### Bước 1\n\n## Cách làm\n\n## ???")
    assert problems == ()
    assert [(one.anchor, one.text, one.level) for one in prose.headings] == [
        ("cach-lam", "Cách làm", 2),
        ("buoc-1", "Bước 1", 3),
        ("cach-lam-2", "Cách làm", 2),
        ("muc", "???", 2),
    ]
    assert '<h2 id="cach-lam">Cách làm</h2>' in prose.html


def test_an_id_of_the_page_around_is_not_given_twice():
    around = Surroundings(PAGES, ALBUM, find_file, {}, str, taken=frozenset({"ket-qua"}))
    assert render("## Kết quả", around).prose.headings[0].anchor == "ket-qua-2"


def test_a_body_that_begins_at_level_one_moves_down_a_level():
    prose, problems, _ = parts("# Một\n\n## Hai\n\nBa\n===\n")
    assert problems == ()
    assert [one.level for one in prose.headings] == [2, 3, 2]
    assert "<h1" not in prose.html


def test_a_skipped_level_is_told_where_it_stands():
    body = "## Một\n\n```\n\n## [Hai](../duong-hoa.md) **đậm**\n\nđoạn\n\n#### Bốn\n"
    found = render(body).problems
    assert [(one.code, one.at.line, one.at.column) for one in found] == [("heading-skipped", 20, 1)]
    assert dict(found[0].about) == {"text": "Bốn", "marks": "###"}
    assert told("### Ba trước hết") == [("heading-skipped", 12, 1)]


# Raw HTML. ---------------------------------------------------------------------------------------------------------


def test_dropped_tags_are_told_where_they_stand_and_their_words_stay():
    body = 'một\n\nhai <font color="red">đỏ</font> và <u>gạch</u>\n\n<div class="x">\n\nba\n\n</div>\n'
    assert told(body) == [
        ("raw-html-dropped", 14, 5),
        ("raw-html-dropped", 14, 36),
        ("raw-html-dropped", 16, 1),
    ]
    assert render(body).problems[0].severity is Severity.WARNING
    assert plain_text(html(body)) == "một hai đỏ và gạch ba"


def test_scripts_and_styles_are_dropped_with_what_is_in_them():
    body = "a\n\n<script>\nalert(1)\n\nalert(2)</script>\n\nb <style>p{color:red}</style>c\n"
    assert plain_text(html(body)) == "a b c"
    assert told(body) == [("raw-html-dropped", 14, 1), ("raw-html-dropped", 19, 3)]


def test_an_unclosed_script_loses_its_tag_only():
    assert plain_text(html("a <script> b\n\nc")) == "a b c"
    assert told("a <script> b\n\nc") == [("raw-html-dropped", 12, 3)]


def test_comments_vanish_without_a_word_and_code_keeps_them():
    body = "a <!-- ghi chú\n\ndài --> b\n\n`<!-- mã -->`\n"
    assert plain_text(html(body)) == "a b <!-- mã -->"
    assert told(body) == []


def test_equal_tags_are_told_each_at_its_own_place():
    assert told("<u>a</u>\n<u>b</u>") == [("raw-html-dropped", 12, 1), ("raw-html-dropped", 13, 1)]


# Links. ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "href", "use"),
    [
        ("../duong-hoa.md", "/dvk/mo-hinh/duong-hoa/", "/mo-hinh/duong-hoa/"),
        ("../duong-hoa.md#so-lieu-1", "/dvk/mo-hinh/duong-hoa/#so-lieu-1", "/mo-hinh/duong-hoa/"),
        ("../hom-thu/index.md", "/dvk/mo-hinh/hom-thu/", "/mo-hinh/hom-thu/"),
        ("../hom-thu/", "/dvk/mo-hinh/hom-thu/", "/mo-hinh/hom-thu/"),
        ("../hom-thu", "/dvk/mo-hinh/hom-thu/", "/mo-hinh/hom-thu/"),
        ("../../pages/gioi-thieu.md", "/dvk/gioi-thieu/", "/gioi-thieu/"),
        ("/linh-vuc/kinh-te/", "/dvk/linh-vuc/kinh-te/", "/linh-vuc/kinh-te/"),
        ("/tim-kiem/?q=hiến đất", "/dvk/tim-kiem/?q=hi%E1%BA%BFn%20%C4%91%E1%BA%A5t", "/tim-kiem/"),
        ("#cach-lam", "#cach-lam", "/mo-hinh/thap-sang/"),
        ("/du-lieu/models.csv", "/dvk/du-lieu/models.csv", "/du-lieu/models.csv"),
    ],
)
def test_a_link_inside_the_site_is_written_under_the_base_path_and_left_to_be_checked(written, href, use):
    prose, problems, uses = parts(f"xem [đây]({written}) nhé")
    assert problems == ()
    assert f'<a href="{href}">đây</a>' in prose.html
    assert [(one.url, one.written, one.at.line, one.at.column) for one in uses] == [(use, written, 12, 11)]


def test_links_elsewhere_say_so_and_are_not_checked_here():
    prose, problems, uses = parts(
        "[a](https://example.org/x?a=1&b=2) <https://example.org/> [m](mailto:a@b.vn) [t](tel:+84204)"
        ' https://example.org/bai-(1). <a@b.vn> [r][Tham khảo]\n\n[tham khảo]: http://example.org/r "R"'
    )
    assert (problems, uses) == ((), ())
    assert re.findall(r'href="([^"]*)"( rel="noopener")?', prose.html) == [
        ("https://example.org/x?a=1&amp;b=2", ' rel="noopener"'),
        ("https://example.org/", ' rel="noopener"'),
        ("mailto:a@b.vn", ""),
        ("tel:+84204", ""),
        ("https://example.org/bai-(1)", ' rel="noopener"'),
        ("mailto:a@b.vn", ""),
        ("http://example.org/r", ' rel="noopener"'),
    ]


def test_a_link_to_a_file_beside_the_page_leads_to_where_it_is_published():
    prose, problems, _ = parts("[mẫu](bieu%20mau.pdf) [mẫu](<bieu mau.pdf>)")
    assert problems == ()
    assert prose.html.count('href="/dvk/tep/bieu-mau-0123456789.pdf"') == 2


@pytest.mark.parametrize(
    ("written", "code", "suggestion"),
    [
        ("../duong-ho.md", "broken-link", "../duong-hoa.md"),
        ("khong-co.pdf", "file-not-found", "canh-1.jpg"),
        ("../../../etc/passwd", "path-outside-site", ""),
        ("", "broken-link", ""),
    ],
)
def test_a_link_to_nothing_is_told_and_its_words_stay(written, code, suggestion):
    prose, problems, uses = parts(f"một\n\nxem [đây]({written})")
    assert [(one.code, one.at.line) for one in problems] == [(code, 14)]
    assert dict(problems[0].about).get("suggestion", "") == suggestion
    assert (uses, prose.html) == ((), "<p>một</p>\n<p>xem đây</p>")


def test_a_file_of_a_kind_that_is_not_published_is_told():
    assert told("[chạy](chay.exe)") == [("file-kind", 12, 8)]


def test_a_link_without_words_is_told():
    assert told("[](../duong-hoa.md)") == [("link-without-words", 12, 4)]


def test_links_are_checked_against_the_pages_that_there_are():
    at = Position("a.md", 3, 9)
    known = {"/mo-hinh/duong-hoa/": {"so-lieu-1", "cach-lam"}, "/tim-kiem/": ()}
    uses = [
        LinkUse("/mo-hinh/duong-hoa/", "cach-lam", at, "x"),
        LinkUse("/mo-hinh/duong-hoa/", "cach-lm", at, "y"),
        LinkUse("/mo-hinh/duong-hoa", "", at, "/mo-hinh/duong-hoa"),
        LinkUse("/mo-hinh/duong-ho/", "", at, "/mo-hinh/duong-ho/"),
        LinkUse("/xyz/", "", at, "/xyz/"),
        LinkUse("/tim-kiem/", "gi-do", at, "z"),
        LinkUse("/du-lieu/models.csv", "", at, "w"),
        LinkUse("/feed.xml", "", at, "v"),
    ]
    assert [(one.code, dict(one.about)) for one in check_links(uses, known)] == [
        ("broken-anchor", {"value": "cach-lm", "url": "/mo-hinh/duong-hoa/", "suggestion": "#cach-lam"}),
        ("broken-link", {"value": "/xyz/", "suggestion": ""}),
        ("broken-link", {"value": "/mo-hinh/duong-ho/", "suggestion": "/mo-hinh/duong-hoa/"}),
        ("broken-link", {"value": "/mo-hinh/duong-hoa", "suggestion": "/mo-hinh/duong-hoa/"}),
    ]


# Images. -----------------------------------------------------------------------------------------------------------


def test_an_image_becomes_a_figure_in_every_planned_width():
    prose, problems, _ = parts('![Con đường](canh-1.jpg "Ảnh: xã (2024)")')
    assert problems == ()
    assert re.sub(r"-[0-9a-f]{10}-", "-H-", prose.html) == (
        '<figure class="picture"><picture><source type="image/avif"'
        ' srcset="/dvk/anh/canh-1-H-480.avif 480w, /dvk/anh/canh-1-H-800.avif 800w, /dvk/anh/canh-1-H-1000.avif 1000w"'
        ' sizes="(min-width: 44em) 40rem, calc(100vw - 2rem)">'
        '<img src="/dvk/anh/canh-1-H-800.jpg" width="800" height="480" alt="Con đường" loading="lazy"'
        ' decoding="async"></picture><figcaption>Ảnh: xã (2024)</figcaption></figure>'
    )


def test_an_image_in_a_sentence_stands_behind_its_paragraph():
    shown = html("Trước ![a](canh-1.jpg) sau.\n\nHết")
    assert shown.index("sau.</p>") < shown.index("<figure") < shown.index("<p>Hết")
    assert "<p>Trước  sau.</p>" in shown


def test_an_image_in_a_link_or_a_heading_stays_in_the_line():
    shown = html("[![a](canh-1.jpg)](../duong-hoa.md)\n\n## H ![b](/so-do.png)")
    assert "<figure" not in shown
    assert shown.count("<picture>") == 2


@pytest.mark.parametrize(
    ("image", "expected"),
    [
        ("![](canh-1.jpg)", [("missing-alt", 14, 9)]),
        ("![a](khong.jpg)", [("file-not-found", 14, 10)]),
        ("![a](../../../x.jpg)", [("path-outside-site", 14, 10)]),
        ("![a](https://example.org/x.jpg)", [("file-not-found", 14, 10)]),
    ],
)
def test_an_image_that_cannot_be_shown_is_told_where_it_stands(image, expected):
    assert told(f"một\n\nhai {image}") == expected


def test_an_unreadable_photo_is_told_by_the_album_and_not_again():
    assert told("![a](hong.jpg)") == []
    assert "<img" not in html("![a](hong.jpg)")


def test_the_photos_and_files_of_a_body_are_known_before_it_is_rendered():
    body = 'x\n\n![Con đường](canh-1.jpg "Lời") ![m](mat.jpg)\n[mẫu](bieu%20mau.pdf) [trang](../duong-hoa.md) [w](https://a.b/c.pdf)'
    assert photos_in(body, HERE, 12, find_file) == (
        (Photo(FILES["canh-1.jpg"], "Con đường", "Lời"), Position(HERE, 14, 14)),
    )
    assert files_in(body, HERE, 12, find_file) == ((FILES["bieu mau.pdf"], Position(HERE, 15, 7)),)


# Tables. -----------------------------------------------------------------------------------------------------------


def test_a_table_scrolls_in_a_named_box_and_aligns_without_styles():
    shown = html("| Việc | Tiền |\n|:---|---:|\n| Đèn | 3 |\n\n| A |\n|---|\n| 1 |")
    assert shown.count('<div class="wide" role="region" tabindex="0" aria-label="Bảng ') == 2
    assert 'aria-label="Bảng 2"' in shown
    assert '<th class="right" scope="col">Tiền</th>' in shown
    assert '<td class="right">3</td>' in shown
    assert "style" not in shown


# Words. ------------------------------------------------------------------------------------------------------------


def test_plain_text_parts_blocks_and_keeps_words_whole():
    assert (
        plain_text("<h2>Một</h2><p>hai<em>ba</em> &amp;<br>bốn</p><script>x</script>") == "Một. haiba & bốn"
    )


def test_the_first_paragraph_that_has_words():
    assert first_paragraph("<h2>Đầu</h2><p> </p><p>Một <b>hai</b></p><p>ba</p>") == "Một hai"
    assert first_paragraph("<h2>Đầu</h2>") == ""


# Complexity. -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("unit", "times"),
    [
        ("<![CDATA[", 20_000),
        ("<![if", 40_000),
        ("<!--", 40_000),
        ("<a <b", 40_000),
        ("[", 100_000),
        ("[a](", 40_000),
        ("![", 60_000),
        ("*a**b", 40_000),
        ("``a`", 40_000),
        ("&amp;", 40_000),
        ("# a\n", 40_000),
        ("---\n", 40_000),
        ("a\n\n", 100_000),
        ("https://a.vn/(", 30_000),
        ("1. a\n\n", 5_000),
        ("> ", 1_000),
        ("- ", 1_000),
        ("1. ", 1_000),
    ],
)
def test_a_body_that_would_never_end_is_refused(unit, times):
    prose, problems, uses = parts(unit * times)
    assert [one.code for one in problems] == ["body-too-complex"]
    assert (prose.html, uses) == ("", ())


def test_deep_nesting_is_refused_at_the_line_that_goes_too_deep():
    body = "\n".join("    " * depth + "- a" for depth in range(1_000))
    (found,) = render(body).problems
    assert (found.code, dict(found.about)["what"], found.at.line) == ("body-too-complex", "depth", 12 + 21)


@pytest.mark.parametrize(
    "unit",
    [
        "<![CDATA[",
        "<![if ",
        "<!--",
        "<a <b ",
        "[",
        "[a](",
        "![",
        "![a](",
        "*a**b",
        "``a`",
        "\\*",
        "<script>",
        "[a]: b\n",
    ],
)
def test_what_is_just_allowed_is_rendered(unit):
    assert isinstance(html(unit * (3_900 // len(re.findall(r"[\[\]<*_`&\\]", unit)))), str)


def test_a_long_report_is_not_complex():
    page = (
        "## Mục\n\n"
        + "Một đoạn *dài* có [liên kết](../duong-hoa.md) và số **9.000 m²**. " * 12
        + "\n\n- việc\n- việc\n\n"
    )
    assert find_complexity(page * 200) is None


# Nothing runs. -----------------------------------------------------------------------------------------------------

PAYLOADS = [
    "<script>alert(1)</script>",
    "<ScRiPt>alert(1)</sCrIpT>",
    "<script src=//evil.example/x.js></script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script\n>alert(1)</script\n>",
    "<script/x>alert(1)</script>",
    "<<script>alert(1)//<</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=`x` onerror=alert(1)>",
    '<img """><script>alert(1)</script>">',
    "<img src=x:alert(alt) onerror=eval(src) alt=0>",
    "<IMG SRC=javascript:alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<math href='javascript:alert(1)'>x</math>",
    "<body onload=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>",
    "<details open ontoggle=alert(1)>x</details>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<select onfocus=alert(1) autofocus>",
    "<textarea autofocus onfocus=alert(1)>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<isindex action=javascript:alert(1) type=image>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<link rel=stylesheet href=javascript:alert(1)>",
    "<base href=javascript:alert(1)//>",
    "<style>@import'//evil.example/x.css';</style>",
    "<div style='background:url(javascript:alert(1))'>x</div>",
    "<p style='x:expression(alert(1))'>x</p>",
    "<a href='javascript:alert(1)'>x</a>",
    '<a href="jav\tascript:alert(1)">x</a>',
    "<a onmouseover=alert(1)>x</a>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><script>alert(1)</script></template>",
    "<!--><script>alert(1)</script>-->",
    "<!--<img src='--><img src=x onerror=alert(1)>",
    "<![CDATA[><script>alert(1)</script>]]>",
    "<?xml version='1.0'?><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "<x onclick=alert(1)>bấm</x>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](&#x6a;avascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](java%0ascript:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](\u200bjavascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](vbscript:msgbox(1))",
    "[x](file:///etc/passwd)",
    "[x](//evil.example/)",
    "[x](/\\evil.example/)",
    "[x](\\\\evil.example/)",
    "<javascript:alert(1)>",
    "<javascript://x%0aalert(1)>",
    "[x]: javascript:alert(1)\n\n[x]",
    '[x](https://example.org/"onmouseover=alert(1)//)',
    "[x](https://example.org/'onmouseover=alert(1)//)",
    "![x](javascript:alert(1))",
    '![x" onerror="alert(1)](canh-1.jpg)',
    '![x](canh-1.jpg "a" onerror=alert(1) "b")',
    '![a](canh-1.jpg" onerror="alert(1))',
    "## x <img src=x onerror=alert(1)>\n",
    "| <script>alert(1)</script> |\n|---|\n| <img src=x onerror=alert(1)> |",
    "`<script>alert(1)</script>`",
    "    <script>alert(1)</script>",
    "https://example.org/<script>alert(1)</script>",
    'https://example.org/"onmouseover=alert(1)',
    '<https://example.org/"onmouseover=alert(1)>',
    '<a@b.vn"onclick=alert(1)>',
    "{: onclick=alert(1) }",
    "x{: style='color:red' }",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\x02wzxhzdk:0\x03 <script>alert(1)</script>",
    "\x02klzzwxh:0000\x03",
    "*<script>*alert(1)*</script>*",
    "<scr\0ipt>alert(1)</scr\0ipt>",
    "<sup onclick=alert(1)>2</sup>",
    "<sup><script>alert(1)</script></sup>",
    "<br onclick=alert(1)>",
]

ALLOWED = {
    *(
        "a blockquote br code div em figcaption figure h2 h3 h4 h5 h6 hr img li ol p picture pre source strong".split()
    ),
    *("sub sup table tbody td th thead tr ul".split()),
}


class Residue(HTMLParser):
    """What a browser could run: elements, handlers, styles and addresses that no body may have."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        if tag not in ALLOWED:
            self.found.append(tag)
        for name, value in attrs:
            bad = name.startswith("on") or name in ("style", "srcdoc", "formaction", "action", "xlink:href")
            if name in ("href", "src"):
                bad = not re.match(r"https?://[a-z]|mailto:|tel:|#|/dvk/", value or "")
            if bad:
                self.found.append(f"{tag} {name}={value}")

    def handle_comment(self, comment):
        self.found.append(comment)

    handle_decl = handle_pi = unknown_decl = handle_comment


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("frame", ["{}", "một {} hai", "- {}", "> {}", "**{}**", "[{}](../duong-hoa.md)"])
def test_nothing_in_a_body_can_run(payload, frame):
    residue = Residue()
    residue.feed(html(frame.format(payload)))
    residue.close()
    assert residue.found == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_can_run_even_before_the_allow_list(payload):
    """The allow-list is the second net: the Markdown itself lets no element through."""
    residue = Residue()
    residue.feed(parse_markdown(payload, lambda tag: None, lambda root: None))
    assert [found for found in residue.found if " " not in found] == []


def test_unsafe_addresses_are_told():
    for payload in ("javascript:alert(1)", "java&#115;cript:alert(1)", "data:text/html,x", "//evil.example/"):
        assert told(f"[x]({payload})") == [("unsafe-link", 12, 5)], payload


def test_the_same_body_gives_the_same_html():
    body = "## A\n\n[x](../duong-hoa.md) ![a](canh-1.jpg)\n\n| a |\n|---|\n| b |"
    assert render(body) == render(body)


def test_a_heading_does_not_run_into_the_sentence_after_it():
    assert plain_text("<h2>Từ thôn ra xã</h2><p>Hơn 9.000 m².</p><h3>Vì sao?</h3><p>Dân cần.</p>") == (
        "Từ thôn ra xã. Hơn 9.000 m². Vì sao? Dân cần."
    )
