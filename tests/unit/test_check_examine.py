import marshal

import pytest

from lantoa.check import Ledger, Seen, examine, is_examined, sum_up

BASE = "https://guong.example/dvk/"
PAGE = (
    '<!doctype html>\n<html lang="vi">\n<head><title>x</title></head>\n<body><a href="/dvk/">đầu</a>{before}\n'
    '<main id="noi-dung"><h1>x</h1>{main}</main>\n<footer><a href="/dvk/gioi-thieu/">x</a></footer></body></html>'
)
VIETNAMESE = [chr(code) for code in range(0x1EA0, 0x1EFA)] + list("ăâđêôơưĂÂĐÊÔƠƯ")


def seen(main: str = "", before: str = "", file: str = "a/index.html") -> Seen:
    return examine(file, PAGE.format(main=main, before=before).encode(), BASE)


def asked(some: Seen) -> set[str]:
    return {ask for asks in some.asks for ask in asks}


@pytest.mark.parametrize(
    ("main", "ask"),
    [
        ('<a href="/dvk/b/">x</a>', "b/index.html"),
        ('<a href="b/?q=1#c">x</a>', "a/b/index.html\0#c"),
        ('<a href="../b.pdf#top">x</a>', "b.pdf"),
        ('<img src="/dvk/b.jpg" alt="" width="4" height="3">', "b.jpg\0~4×3"),
        ('<source srcset="/dvk/b.avif 400w">', "b.avif\0=400"),
        ('<video poster="/dvk/b.jpg"></video>', "b.jpg\0=0"),
        ('<img src="/dvk/b.svg" alt="" width="4" height="3">', "b.svg"),
    ],
)
def test_what_a_page_asks_of_other_files(main: str, ask: str) -> None:
    assert asked(seen(main)) == {"index.html", "gioi-thieu/index.html", ask}


def test_a_quote_that_is_never_closed_hides_no_tag_behind_it() -> None:
    # Python 3.11.2 goes on from a wrong place behind a possessive group that failed.
    assert "b/index.html" in asked(seen('<p "a>x</p> <a href="/dvk/b/">x</a>'))


def test_what_a_page_asks_of_itself_is_answered_at_once() -> None:
    assert asked(seen('<a href="#noi-dung">x</a><a href="?a=1">x</a>')) == asked(seen())
    (fault,) = seen('\n <a href="#khong-co">x</a>').faults
    assert (fault.code, fault.line, fault.column) == ("built-broken-anchor", 6, 2)


def test_a_fault_is_kept_once_at_its_first_place() -> None:
    (fault,) = seen('\n<a href="">x</a>\n<a href="">x</a>').faults
    assert (fault.code, fault.line, fault.column) == ("built-empty-link", 6, 1)


def test_pages_with_the_same_masthead_share_what_it_asks() -> None:
    one, other = seen("<p>Một</p>"), seen('<a href="/dvk/b/">Hai</a>', file="b/index.html")
    assert one.asks[0] is other.asks[0]
    assert len(marshal.dumps((one.packed(), other.packed()))) < 2 * len(marshal.dumps(one.packed()))


def test_what_was_seen_and_its_sum_are_kept_as_plain_values() -> None:
    some = seen('<a href="">x</a><p id="b">x</p>')
    assert Seen.unpacked(marshal.loads(marshal.dumps(some.packed()))) == some
    ledger = sum_up({"a/index.html": some})
    assert Ledger.unpacked(marshal.loads(marshal.dumps(ledger.packed()))) == ledger


def test_a_sum_is_the_same_whether_files_are_added_up_one_by_one_or_together() -> None:
    files = {
        "a/index.html": seen(),
        "b/index.html": seen('<a href="">x</a>'),
        "c.html": seen('<a href="d/">x</a>'),
    }
    together = sum_up(files)
    one_by_one = Ledger()
    for file, some in files.items():
        one_by_one = one_by_one.plus(sum_up({file: some}))
    assert one_by_one == together
    assert together.minus(sum_up({"c.html": files["c.html"]})) == sum_up(dict(list(files.items())[:2]))


@pytest.mark.parametrize("letter", VIETNAMESE)
@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_a_vietnamese_letter_read_in_another_encoding_is_found(letter: str, encoding: str) -> None:
    wrong = letter.encode().decode(encoding, "ignore")
    if wrong.encode(encoding) == letter.encode() and wrong[0] in "áÄÆ":
        assert seen(f"<p>H{wrong}i</p>").faults[0].code == "built-mojibake"


@pytest.mark.parametrize("code", [*range(1, 9), 11, 12, *range(14, 32), *range(127, 160), 0xFEFF])
def test_a_letter_that_nobody_sees_is_found(code: int) -> None:
    assert [fault.code for fault in seen(f"<p>a{chr(code)}b</p>").faults] == ["built-control"]


def test_a_byte_order_mark_at_the_start_is_no_fault() -> None:
    assert (
        examine("a/index.html", b"\xef\xbb\xbf" + PAGE.format(main="", before="").encode(), BASE).faults == ()
    )


@pytest.mark.parametrize(
    "inside",
    [
        '<svg class="icon"></svg> Tải',
        "“Tải”",
        '<img src="/dvk/a.svg" alt="Tải" width="1" height="1">',
        "&amp;",
    ],
)
def test_a_link_is_named_by_text_or_a_picture(inside: str) -> None:
    assert seen(f'<a href="/dvk/">{inside}</a>').faults == ()


@pytest.mark.parametrize(
    "inside", ["", " \n", "<svg></svg>", "&nbsp;", "&nbsp", "<!-- a>b -->", '<i title=""></i>']
)
def test_a_link_without_a_word_is_found(inside: str) -> None:
    assert [fault.code for fault in seen(f'<a href="/dvk/">{inside}</a>').faults] == ["built-silent-link"]


def test_only_files_that_can_be_read_are_examined() -> None:
    files = [
        "a.html",
        "a.css",
        "feed.xml",
        "a.svg",
        "a.json",
        "a.txt",
        "a.csv",
        "a.jpg",
        "a.js",
        "pagefind/a.json",
    ]
    assert [file for file in files if is_examined(file)] == files[:7]
