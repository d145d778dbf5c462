from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from lantoa.check import check_site
from lantoa.check.pictures import look_at_picture
from lantoa.errors import Problem, Severity

BASE = "https://guong.example/dvk/"
HEAD = (
    '<meta charset="utf-8"><title>Trang chủ</title><link rel="canonical" href="https://guong.example/dvk/">'
    '<link rel="stylesheet" href="/dvk/assets/site.css"><meta property="og:image" content="https://guong.example/dvk/the.png">'
    '<script type="application/ld+json">{"@id":"https://guong.example/dvk/#site","url":"https://guong.example/dvk/a/"}</script>'
)
BODY = (
    '<h1 id="dau">Đường hoa</h1><h2>Một</h2><p><a href="/dvk/a/?x=1#cuoi">Trang a</a> <a href="a/">gần</a>'
    ' <a href="https://elsewhere.example/">nơi khác</a> <a href="mailto:a@guong.example">thư</a></p>'
    '<picture><source type="image/avif" srcset="/dvk/small.avif 40w, /dvk/large.avif 80w">'
    '<img src="/dvk/photo.jpg" alt="Con đường" width="80" height="60"></picture>'
    '<form action="/dvk/a/"><label for="q">Tìm</label><input id="q" name="q"></form>'
)
PAGE = '<!doctype html>\n<html lang="vi">\n<head>{head}</head>\n<body>{body}</body>\n</html>\n'


def write(folder: Path, file: str, content: str | bytes) -> None:
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(tmp_path, "index.html", PAGE.format(head=HEAD, body=BODY))
    other = PAGE.format(head="<title>A</title>", body='<h1>A</h1><p id="cuoi">cuối</p><a href="#cuoi">c</a>')
    write(tmp_path, "a/index.html", other)
    write(tmp_path, "assets/site.css", "a { background: url('../photo.jpg') } /* url(gone.png) */")
    write(tmp_path, "feed.xml", '<feed><link href="https://guong.example/dvk/a/"/></feed>')
    write(tmp_path, "sitemap.xml", "<urlset><url><loc>https://guong.example/dvk/a/</loc></url></urlset>")
    write(tmp_path, "feed.json", '{"items": [{"url": "https://guong.example/dvk/a/#cuoi"}]}')
    for file, size in {
        "photo.jpg": (80, 60),
        "small.avif": (40, 30),
        "large.avif": (80, 60),
        "the.png": (8, 8),
    }.items():
        Image.new("RGB", size, "#678").save(tmp_path / file)
    return tmp_path


def found(site: Path) -> list[tuple[str, str]]:
    return [(problem.at.file, problem.code) for problem in check_site(site, BASE)]


def edit(site: Path, old: str, new: str, file: str = "index.html") -> Problem:
    """The one problem that an edit of a page makes."""
    text = (site / file).read_text()
    assert old in text
    (site / file).write_text(text.replace(old, new, 1))
    problems = check_site(site, BASE)
    assert len(problems) == 1, problems
    return problems[0]


def test_a_good_site_has_no_problems(site: Path) -> None:
    assert check_site(site, BASE, expected=("/", "/a/")) == ()


@pytest.mark.parametrize(
    ("old", "new", "code", "target"),
    [
        ('href="a/"', 'href="gone/"', "built-broken-link", "gone/"),
        ('href="a/"', 'href="A/"', "built-broken-link", "A/"),
        ('href="a/"', 'href="a"', "built-broken-link", "a"),
        ('href="a/"', 'href="../../../etc/passwd"', "built-broken-link", "../../../etc/passwd"),
        ('href="a/"', 'href="https://guong.example/dvk/gone/"', "built-broken-link", "https://guong.example/dvk/gone/"),
        ("#cuoi", "#giua", "built-broken-anchor", "/dvk/a/?x=1#giua"),
        ('href="a/"', 'href="/a/"', "built-outside-base", "/a/"),
        ('href="a/"', 'href="java\tscript:alert(1)"', "built-unsafe-link", "java\tscript:alert(1)"),
        ('href="a/"', 'href="data:text/html,x"', "built-unsafe-link", "data:text/html,x"),
        ('href="a/"', 'href=""', "built-empty-link", ""),
        (">gần</a>", "><svg></svg></a>", "built-silent-link", "a/"),
        ('src="/dvk/photo.jpg"', 'src="/dvk/gone.jpg"', "built-missing-picture", "/dvk/gone.jpg"),
        ("/dvk/large.avif 80w", "/dvk/gone.avif 80w", "built-missing-picture", "/dvk/gone.avif"),
        ("dvk/the.png", "dvk/gone.png", "built-missing-picture", "https://guong.example/dvk/gone.png"),
        ("/dvk/large.avif 80w", "/dvk/large.avif 90w", "built-picture-size", "/dvk/large.avif"),
        ('height="60"', 'height="70"', "built-picture-size", "/dvk/photo.jpg"),
        ('height="60"', "", "built-no-size", "/dvk/photo.jpg"),
        (' alt="Con đường"', "", "built-no-alt", "/dvk/photo.jpg"),
        ('action="/dvk/a/"', 'action="/dvk/gone/"', "built-broken-link", "/dvk/gone/"),
        ('href="/dvk/assets/site.css"', 'href="//cdn.example/x.css"', "built-third-party", "//cdn.example/x.css"),
        ('canonical" href="https://guong.example/dvk/"', 'canonical" href="/dvk/"', "built-canonical", "/dvk/"),
        ('"url":"https://guong.example/dvk/a/"', '"url":"https://guong.example/dvk/b/"', "built-broken-link",
         "https://guong.example/dvk/b/"),
    ],
)  # fmt: skip
def test_an_address_that_leads_nowhere_is_found(
    site: Path, old: str, new: str, code: str, target: str
) -> None:
    problem = edit(site, old, new)
    assert (problem.code, dict(problem.about)["target"], problem.at.file) == (
        code,
        target,
        "public/index.html",
    )


def test_a_whole_address_below_the_sites_own_that_was_not_built_here_is_only_a_warning(site: Path) -> None:
    cited = "https://guong.example/dvk/van-ban/12.pdf"
    assert edit(site, 'href="a/"', f'href="{cited}"').severity is Severity.WARNING
    (site / "data.json").write_text(f'{{"models": [{{"sources": ["{cited}"]}}]}}')
    assert {problem.severity for problem in check_site(site, BASE)} == {Severity.WARNING}


def test_an_address_in_data_that_the_generator_made_must_lead_somewhere(site: Path) -> None:
    write(site, "data.json", '{"models": [{"url": "https://guong.example/dvk/gone/"}]}')
    assert [problem.severity for problem in check_site(site, BASE)] == [Severity.ERROR]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("<!doctype html>", "", "built-no-doctype"),
        (' lang="vi"', "", "built-no-language"),
        ("<title>Trang chủ</title>", "<title> </title>", "built-no-title"),
        ("<title>Trang chủ</title>", "", "built-no-title"),
        ("<h2>Một</h2>", "<h1>Một</h1>", "built-one-h1"),
        ("<h2>Một</h2>", "<h3>Một</h3>", "built-heading-skipped"),
        ("<h2>Một</h2>", '<h2 id="dau">Một</h2>', "built-duplicate-id"),
        ('<label for="q">Tìm</label>', "", "built-no-label"),
        ("<h2>Một</h2>", '<h2 aria-labelledby="gone">Một</h2>', "built-broken-anchor"),
        ("<h2>Một</h2>", '<h2 style="color:red">Một</h2>', "built-inline-code"),
        ("<h2>Một</h2>", '<h2 onclick="x()">Một</h2>', "built-inline-code"),
        ("<h2>Một</h2>", "<h2>Một</h2><script>x()</script>", "built-inline-code"),
        ("<h2>Một</h2>", "<h2>Một</h2><button></button>", "built-silent-link"),
        ('"url":', '"url"', "built-bad-data"),
        ("Đường hoa", "ÄÆ°á»\u009dng hoa", "built-mojibake"),
        ("Đường hoa", "\u0110u\u031bo\u031b\u0300ng hoa", "built-not-nfc"),
        ("Đường hoa", "Đường\x0b hoa", "built-control"),
    ],
)
def test_a_fault_of_a_page_by_itself_is_found(site: Path, old: str, new: str, code: str) -> None:
    assert edit(site, old, new).code == code


@pytest.mark.parametrize("text", ["XÃ\u00a0HỘI", "“Xã”", "ỦY BAN MTTQ", "Ấp Bà Á", "«má»", "ĐỒNG BÀO Ơ ĐU"])
def test_good_vietnamese_is_no_mojibake(site: Path, text: str) -> None:
    (site / "index.html").write_text(PAGE.format(head=HEAD, body=BODY.replace("Đường hoa", text)))
    assert check_site(site, BASE) == ()


def test_a_fault_has_its_line_and_column(site: Path) -> None:
    text = PAGE.format(head=HEAD, body="<h1>x</h1>\n  <a href='gone/'>x</a>")
    (site / "index.html").write_text(text)
    (problem,) = check_site(site, BASE)
    assert (str(problem.at), problem.code) == ("public/index.html:5:3", "built-broken-link")


def test_a_fault_of_a_layout_is_told_once_for_all_its_pages(site: Path) -> None:
    for number in range(5):
        write(
            site,
            f"m/{number}/index.html",
            PAGE.format(head="<title>m</title>", body="<h1>m</h1><a href='/dvk/gone/'>x</a>"),
        )
    (problem,) = check_site(site, BASE)
    assert (problem.at.file, dict(problem.about)) == (
        "public/m/0/index.html",
        {"target": "/dvk/gone/", "pages": "5"},
    )


def test_what_a_province_may_have_in_its_own_layouts_is_a_warning(site: Path) -> None:
    assert edit(site, "<h2>Một</h2>", "<h4>Một</h4>").severity is Severity.WARNING


def test_a_redirect_needs_no_heading_but_a_target(site: Path) -> None:
    head = '<title>Đã chuyển</title><meta http-equiv="refresh" content="0; url=/dvk/{}/">'
    write(site, "old/index.html", PAGE.format(head=head.format("a"), body="<p>Đã chuyển</p>"))
    assert check_site(site, BASE) == ()
    write(site, "old/index.html", PAGE.format(head=head.format("gone"), body="<p>Đã chuyển</p>"))
    assert found(site) == [("public/old/index.html", "built-broken-link")]


def test_feeds_maps_styles_and_data_are_read_too(site: Path) -> None:
    write(site, "assets/site.css", "a { background: url(gone.png) }")
    write(
        site,
        "feed.xml",
        '<feed><content>&lt;a href="https://guong.example/dvk/x/"&gt;&lt;/a&gt;</content></feed>',
    )
    write(site, "sitemap.xml", "<urlset><url><loc>https://guong.example/dvk/y/</loc></url></urlset>")
    write(site, "feed.json", '{"items": [{"url": "https://guong.example/dvk/a/#z"}]}')
    write(site, "broken.xml", "<a>")
    write(site, "broken.json", "{")
    assert found(site) == [
        ("public/assets/site.css", "built-broken-link"),
        ("public/broken.json", "built-bad-data"),
        ("public/broken.xml", "built-bad-data"),
        ("public/feed.json", "built-broken-anchor"),
        ("public/feed.xml", "built-broken-link"),
        ("public/sitemap.xml", "built-broken-link"),
    ]


def test_bytes_that_are_no_utf_8_are_found(site: Path) -> None:
    write(site, "a/index.html", b"\xff\xfe")
    assert ("public/a/index.html", "built-bad-utf8") in found(site)


def test_a_page_that_was_to_be_written_and_is_not_there_is_found(site: Path) -> None:
    (problem,) = check_site(site, BASE, expected=("/a/", "/mo-hinh/x/"))
    assert (problem.at.file, problem.code) == ("public/mo-hinh/x/index.html", "built-missing-page")


def test_what_pagefind_wrote_is_only_linked_to(site: Path) -> None:
    write(site, "pagefind/bad.json", "{")
    assert check_site(site, BASE) == ()


@pytest.mark.parametrize("file", ["photo.jpg", "large.avif", "the.png"])
def test_half_a_picture_is_found(site: Path, file: str) -> None:
    content = (site / file).read_bytes()
    (site / file).write_bytes(content[: len(content) * 2 // 3])
    assert {code for _, code in found(site)} == {"built-bad-picture"}


@pytest.mark.parametrize("suffix", ["jpg", "png", "avif", "webp", "gif"])
def test_the_size_of_a_picture_is_what_pillow_says(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"picture.{suffix}"
    Image.linear_gradient("L").resize((333, 77)).convert("RGB").save(path)
    assert look_at_picture(path) == (333, 77)


@pytest.mark.parametrize(
    ("mode", "options"),
    [
        ("RGB", {"quality": 60}),
        ("RGB", {"lossless": True}),
        ("RGBA", {"quality": 60}),
        ("RGBA", {"lossless": True}),
    ],
    ids=["lossy", "lossless", "lossy with alpha", "lossless with alpha"],
)
def test_every_kind_of_webp_has_its_size_and_half_of_one_has_none(
    tmp_path: Path, mode: str, options: dict[str, Any]
) -> None:
    path = tmp_path / "picture.webp"
    image = Image.linear_gradient("L").resize((333, 77)).convert(mode)
    if mode == "RGBA":
        image.putalpha(Image.linear_gradient("L").resize((333, 77)))
    image.save(path, **options)
    assert look_at_picture(path) == (333, 77)
    path.write_bytes(path.read_bytes()[:-40])
    assert look_at_picture(path) is None


@pytest.mark.parametrize(
    "content",
    [b"", b"not a picture at all" * 20, b"\xff\xd8" + b"text" * 40 + b"\xff\xd9"],
    ids=["empty", "text", "a JPEG without a frame"],
)
def test_what_is_no_picture_has_no_size(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "picture.jpg").write_bytes(content)
    assert look_at_picture(tmp_path / "picture.jpg") is None


def test_comments_texts_and_templates_hide_their_tags(site: Path) -> None:
    body = BODY + '<!-- <a href="gone/">x</a> --><textarea aria-label="t"><a href="gone/"></textarea>'
    body += "<template><button></button><a href=''>x</a></template>"
    (site / "index.html").write_text(PAGE.format(head=HEAD, body=body))
    assert check_site(site, BASE) == ()


def test_the_root_of_a_host_is_a_base_too(site: Path) -> None:
    for path in site.rglob("*.*"):
        if path.suffix in {".html", ".xml", ".json"}:
            path.write_text(path.read_text().replace("/dvk/", "/"))
    assert check_site(site, "https://guong.example/") == ()
