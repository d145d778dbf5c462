"""Cards: the picture that goes with a shared link."""

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from lantoa.cache import Cache
from lantoa.errors import Position
from lantoa.fingerprints import digest_of
from lantoa.media.cards import Card, CardValues, card_values, find_card, make_card, plan_card
from lantoa.media.cards.breaks import break_lines, cost_of_break
from lantoa.media.cards.draw import HEIGHT, MOST_BYTES, PALETTE, WIDTH, draw_card
from lantoa.media.cards.type import BOLD, LEADING, Block, Faces, set_block
from lantoa.media.cards.values import _owner
from lantoa.media.photos import Album, plan_photos
from lantoa.media.photos.opening import PhotoError
from lantoa.reading.schema.vocabulary import ACCENTS
from lantoa.records import News, Photo
from lantoa.settings import FieldOfWork, Organisation, SiteConfig
from lantoa.vietnamese.periods import parse_moment
from lantoa.views import (
    FieldMark,
    GroupView,
    HomeView,
    Link,
    NewsView,
    NotFoundView,
    Page,
    Pager,
    PlaceMark,
    Prose,
    RedirectView,
    StandingView,
)

LONG = (
    "Tuyên truyền vận động nhân dân tích cực tham gia thực hiện các tiêu chí xã nông thôn mới kiểu mẫu nổi trội "
    "về chuyển đổi số, bảo đảm an ninh trật tự, giữ gìn vệ sinh môi trường xanh, sạch, đẹp ở xã Hương Mai"
)
CONFIG = SiteConfig(
    title="Dân vận khéo",
    base_url="https://example.org/",
    base_path="/",
    language="vi",
    organisation=Organisation("Ban Dân vận"),
    fields={"kinh-te": FieldOfWork("kinh-te", "Kinh tế", colour="rice")},
    levels={},
    fit={},
    synonyms={},
    tagline="Những cách làm hay",
)
EMPTY = Album(Path("nowhere"), {})


def noisy_photo(width=1600, height=1000) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((width, height), 90).convert("RGB").save(out, "JPEG", quality=90)
    return out.getvalue()


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def near(colour, other, by=24) -> bool:
    return all(abs(one - two) <= by for one, two in zip(colour, other, strict=True))


def rgb(name: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(PALETTE[name].removeprefix("#")))


def page(view, title="Trang", url="/trang/", **values) -> Page:
    return Page(url, "page.html", title, "Một dòng nói trang này có gì.", view, **values)


def standing(url="/gioi-thieu/", title="Giới thiệu") -> Page:
    return page(StandingView(Prose("")), title, url)


# The picture. ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("title", ["Tổ tự quản", LONG, "Ễ" * 400, "x " * 2000, ""])
@pytest.mark.parametrize("photo", [None, "photo"])
def test_a_card_is_1200_by_630_and_light_whatever_its_title(title, photo):
    values = CardValues(title, "Dân vận khéo", "Kinh tế", LONG, "hơn", "9.000", "m²", "đất hiến", "rice")
    content = draw_card(values, noisy_photo() if photo else None)
    assert len(content) <= MOST_BYTES
    with opened(content) as card:
        assert (card.format, card.size) == ("JPEG", (WIDTH, HEIGHT))
        assert card.info.get("progressive")


def test_a_card_without_a_photo_is_paper_with_ink_and_the_colour_of_its_field():
    with opened(draw_card(CardValues("Tổ tự quản", "Dân vận khéo", colour="plum"), None)) as card:
        assert near(card.getpixel((WIDTH - 5, 30)), rgb("paper"), 6)
        assert near(card.getpixel((600, 5)), rgb("plum"))
        darkest = min(sum(card.getpixel((x, y))) for x in range(70, 500, 2) for y in range(400, 520, 2))
        assert darkest < 3 * 60


@pytest.mark.parametrize("photo", [None, "photo"])
def test_a_long_title_is_set_large_and_leaves_out_what_is_in_its_way(photo, monkeypatch):
    blocks: dict[str, Block] = {}

    def noted(faces, text, *rest):
        blocks[text] = set_block(faces, text, *rest)
        return blocks[text]

    monkeypatch.setattr("lantoa.media.cards.draw.set_block", noted)
    values = CardValues(
        LONG, "Dân vận khéo", "Kinh tế", "Xã Hương Mai", "hơn", "9.000", "m²", "đất hiến", "rice"
    )
    draw_card(values, noisy_photo() if photo else None)
    assert blocks[LONG].size >= 40 and not blocks[LONG].cut


def test_the_photo_stands_on_the_right_around_its_focus():
    photo = Image.new("RGB", (1200, 600), (200, 30, 30))
    photo.paste((30, 30, 200), (900, 0, 1200, 600))
    out = io.BytesIO()
    photo.save(out, "PNG")
    middle = {}
    for focus in (0.1, 0.9):
        with opened(draw_card(CardValues("A", "S", picture="x", focus=(focus, 0.5)), out.getvalue())) as card:
            middle[focus] = card.getpixel((WIDTH - 40, 300))
            assert near(card.getpixel((20, 300)), rgb("paper"), 6)
    assert near(middle[0.1], (200, 30, 30))
    assert near(middle[0.9], (30, 30, 200))


def test_the_figure_is_set_in_the_colour_of_the_field():
    def reddish(values):
        with opened(draw_card(values, None)) as card:
            lower = card.crop((60, 340, 700, 530))
            return sum(near(colour, rgb("ochre"), 30) for _, colour in lower.getcolors(10**6))

    values = CardValues("Tổ tự quản", "S", colour="ochre", number="9.000", unit="m²")
    assert reddish(values) > 0
    assert reddish(CardValues("Tổ tự quản", "S", colour="ochre")) == 0


def test_the_palette_is_that_of_the_stylesheet():
    css = Path("assets/css/base.css").read_text(encoding="utf-8")
    light = dict(reversed(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", css)))
    accents = Path("assets/css/accents.css").read_text(encoding="utf-8")
    light |= dict(
        re.findall(
            r"^  :root\.accent-(\w+):not\(\[data-theme=\"contrast\"\]\) \{ --act: (#[0-9a-f]{6});",
            accents,
            re.MULTILINE,
        )
    )
    assert {name: light.get(name) for name in PALETTE} == PALETTE | {"lacquer": None}
    assert light["act"] == PALETTE["lacquer"]
    assert set(PALETTE) >= {name for name, _ in ACCENTS}


def test_the_emblem_stands_at_the_foot_and_the_name_beside_it():
    values = CardValues("Tổ tự quản", "Dân vận khéo")
    out = io.BytesIO()
    Image.new("RGBA", (180, 180), (20, 120, 220, 255)).save(out, "PNG")
    with opened(draw_card(values, None, out.getvalue())) as card:
        assert near(card.getpixel((80, 580)), (20, 120, 220))
    with opened(draw_card(values, None)) as card:
        assert not near(card.getpixel((80, 580)), (20, 120, 220))


def test_a_site_with_another_accent_has_it_on_its_cards():
    values = card_values(standing(), replace(CONFIG, accent="river"))
    with opened(draw_card(values, None)) as card:
        assert near(card.getpixel((600, 5)), rgb("river"))


def test_the_same_values_give_the_same_bytes():
    values = CardValues(LONG, "S", "K", "L", "gần", "3", "tỷ đồng", "góp", "teal")
    assert draw_card(values, None) == draw_card(values, None)


# Words in lines. ---------------------------------------------------------------------------------------------------


def test_every_word_of_a_forty_word_title_is_set():
    faces = Faces()
    block = set_block(faces, LONG, BOLD, (92, 60, 46, 32), 600, 300)
    assert " ".join(block.lines) == LONG
    assert not block.cut
    assert block.height <= 300
    assert all(faces.width(line, BOLD, block.size) <= 600 for line in block.lines)


def test_the_largest_size_that_fits_is_taken_and_lines_are_balanced():
    faces = Faces()
    block = set_block(faces, "Vận động nhân dân hiến đất làm đường", BOLD, (92, 76, 62), 1064, 250)
    assert block.size == 92
    one, two = (faces.width(line, BOLD, 92) for line in block.lines)
    assert abs(one - two) < 0.25 * max(one, two)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Ba", "Bể"),
        ("vận", "động"),
        ("năm", "2023"),
        ("Kép", "1"),
        ("đầu", "-"),
        ("và", "rút"),
        ("huyện", "Bố"),
    ],
)
def test_a_line_rather_ends_elsewhere_than_inside_a_name_a_word_or_before_a_dash(before, after):
    assert cost_of_break(before, after) > cost_of_break("trường", "xanh") > cost_of_break("xanh,", "sạch")


def test_lines_end_after_commas_and_quotes_stay_whole():
    def lines(text, width):
        words = tuple(text.split())
        return break_lines(words, tuple(float(len(word)) for word in words), 1.0, width)

    assert lines("Xã Thượng Giáo, huyện Ba Bể, tỉnh Bắc Kạn", 30) == (
        "Xã Thượng Giáo,",
        "huyện Ba Bể, tỉnh Bắc Kạn",
    )
    told = lines("Bố Trạch nhìn lại ba năm “Dân vận khéo” và rút ra bốn bài học", 24)
    assert [line for line in told if "“Dân vận khéo”" in line]
    assert lines("", 10) == ()
    assert lines("một", 1) == ("một",)
    assert lines("dài-quá-dài ngắn", 5) == ("dài-quá-dài", "ngắn")


def test_a_text_too_long_for_the_smallest_size_is_cut_after_a_word():
    block = set_block(Faces(), LONG, BOLD, (60, 50), 500, 130)
    assert block.cut
    assert block.lines[-1].endswith("…")
    assert LONG.startswith(" ".join(block.lines).rstrip("…"))
    assert len(block.lines) == int(130 / (50 * LEADING))


def test_a_word_wider_than_its_line_is_shortened():
    faces = Faces()
    block = set_block(faces, "https://example.org/" + "a" * 300, BOLD, (50, 30), 400, 200)
    assert all(faces.width(line, BOLD, block.size) <= 400 for line in block.lines)


def test_stacked_marks_stay_clear_of_the_line_above():
    face = Faces().face(BOLD, 100)
    above, below = face.getbbox("ựậgy", anchor="ls")[3], -face.getbbox("ễẫằố", anchor="ls")[1]
    assert above + below <= LEADING * 100
    missing = face.getmask("\uffff").getbbox()
    for letter in "ỄẬỖẰĐƠƯỳỹỵệặữ…·–":
        assert face.getmask(letter).getbbox() not in (None, missing), letter


# What is shown. ----------------------------------------------------------------------------------------------------


def test_a_page_shows_its_title_its_section_and_what_it_is_about():
    crumbs = (Link("/", "Trang chủ"), Link("/tin-tuc/", "Tin tức"))
    values = card_values(page(NotFoundView(), "Một tin", crumbs=crumbs), CONFIG)
    assert (values.title, values.kicker, values.line) == (
        "Một tin",
        "Tin tức",
        "Một dòng nói trang này có gì.",
    )
    assert (values.site, values.colour, values.picture) == ("Dân vận khéo", "lacquer", "")


def test_the_home_page_shows_what_the_site_is_for_and_the_photo_that_leads_it():
    view = HomeView(None, (), (), (), (), (), (), 0, 0, 0, 0)
    values = card_values(page(view), CONFIG)
    assert (values.title, values.kicker, values.site) == ("Những cách làm hay", "Ban Dân vận", "Dân vận khéo")
    assert values.picture == ""
    led = replace(view, photo=Photo("a.jpg", "x", focus=(0.1, 0.2)))
    assert card_values(page(led), CONFIG).picture == "a.jpg"
    assert card_values(page(view), replace(CONFIG, tagline="")).title == "Dân vận khéo"


def test_a_list_shows_large_how_many_models_it_has():
    view = GroupView("place", "Xã Thử", "", (), 12, Pager(1, 1, "", "", ()), ())
    told = replace(page(view), description="1.012 mô hình ở Xã Thử.")
    values = card_values(told, CONFIG)
    assert (values.number, values.label, values.line) == ("1.012", "mô hình ở Xã Thử", "")
    # One or two are no figure to be proud of.
    few = card_values(replace(told, view=replace(view, total=2), description="2 mô hình ở Xã Thử."), CONFIG)
    assert (few.number, few.line) == ("", "2 mô hình ở Xã Thử.")


def test_a_field_shows_its_colour():
    mark = FieldMark("kinh-te", "Kinh tế", "/linh-vuc/kinh-te/", "rice", "wheat")
    view = GroupView("field", "Kinh tế", "", (), 0, Pager(1, 1, "", "", ()), (), (), field=mark)
    assert card_values(page(view), CONFIG).colour == "rice"


def test_a_place_that_the_unit_names_is_not_said_twice():
    place = PlaceMark("thôn Kép 1", (Link("/a/", "xã Hồng Giang"), Link("/b/", "tỉnh Bắc Giang")))

    def line(unit):
        return _owner(unit, place)

    assert line("Chi bộ thôn Kép 1, xã Hồng Giang") == "Chi bộ thôn Kép 1, xã Hồng Giang, tỉnh Bắc Giang"
    assert line("Hội Phụ nữ huyện") == "Hội Phụ nữ huyện · thôn Kép 1, xã Hồng Giang, tỉnh Bắc Giang"
    assert line("") == "thôn Kép 1, xã Hồng Giang, tỉnh Bắc Giang"


# Files. ------------------------------------------------------------------------------------------------------------


def card_of(values: CardValues, source: str = "") -> Card:
    return Card("/anh/the/x.jpg", values, source)


def test_every_page_but_a_redirect_gets_the_url_of_its_card():
    card = plan_card(standing(), EMPTY, CONFIG, b"")
    assert re.fullmatch(r"/anh/the/[0-9a-f]{16}\.jpg", card.url)
    assert card.values == card_values(standing(), CONFIG)
    assert plan_card(page(RedirectView("/x/"), url="/cu/"), EMPTY, CONFIG, b"") is None


def test_a_site_that_wants_no_share_pictures_has_none():
    assert plan_card(standing(), EMPTY, replace(CONFIG, share_pictures=False), b"") is None


def test_the_url_follows_the_words_and_the_photo(tmp_path):
    albums = []
    for colour in ("red", "blue"):
        Image.new("RGB", (600, 400), colour).save(tmp_path / "a.jpg")
        albums.append(plan_photos(tmp_path, [("a.jpg", Position("a.md"))])[0])
    one, two = (news("A", Photo("a.jpg", "x")), news("B", Photo("a.jpg", "x")))
    urls = [plan_card(each, album, CONFIG, b"").url for each in (one, two) for album in (*albums, EMPTY)]
    assert len(set(urls)) == 6
    assert (
        plan_card(one, albums[0], CONFIG, b"").url
        == plan_card(news("A", Photo("a.jpg", "y")), albums[0], CONFIG, b"").url
    )


def news(title: str, photo: Photo) -> Page:
    told = News(slug="a", file="a.md", title=title, date=parse_moment("2024"), photos=(photo,))
    return page(NewsView(told, Prose(""), (), (), (), None, (), None, None), title)


def test_a_card_is_drawn_once_and_found_again(tmp_path, monkeypatch):
    card = plan_card(standing(), EMPTY, CONFIG, b"")
    with Cache(tmp_path / ".cache") as cache:
        key, digest = make_card(card, EMPTY, cache)
        content = find_card(key, cache).read_bytes()
    assert (digest_of(content), opened(content).size) == (digest, (WIDTH, HEIGHT))

    def refuse(*_):
        raise AssertionError("drawn again")

    monkeypatch.setattr("lantoa.media.cards.draw.draw_card", refuse)
    with Cache(tmp_path / ".cache") as cache:
        assert make_card(card, EMPTY, cache) == (key, digest)
        with pytest.raises(AssertionError, match="drawn again"):
            make_card(plan_card(standing(title="Khác"), EMPTY, CONFIG, b""), EMPTY, cache)


def test_pages_with_the_same_words_share_one_card():
    one, two = (plan_card(standing(url, "A"), EMPTY, CONFIG, b"") for url in ("/a/", "/b/"))
    assert one == two


def test_a_card_that_the_cache_does_not_have_is_not_found(tmp_path):
    with Cache(tmp_path / ".cache") as cache:
        assert find_card("ab" * 16, cache) is None
    assert find_card(make_card(card_of(CardValues("A", "S")), EMPTY, Cache(None))[0], Cache(None)) is None


@pytest.mark.parametrize(
    ("other", "code"), [(noisy_photo(), "photo-changed"), (b"", "photo-changed"), (None, "file-not-found")]
)
def test_a_photo_that_is_not_what_it_was_is_no_card_without_a_photo(tmp_path, other, code):
    photo = tmp_path / "a.jpg"
    Image.new("RGB", (600, 400), "red").save(photo)
    good = photo.read_bytes()
    album = plan_photos(tmp_path, [("a.jpg", Position("a.md"))])[0]
    card = card_of(CardValues("A", "S", picture="a.jpg"), album.source("a.jpg"))
    photo.unlink()
    if other is not None:
        photo.write_bytes(other)
    with Cache(tmp_path / ".cache") as cache:
        with pytest.raises(PhotoError) as caught:
            make_card(card, album, cache)
        assert caught.value.code == code
        photo.write_bytes(good)
        key, digest = make_card(card, album, cache)
        content = find_card(key, cache).read_bytes()
        assert key == card.key and digest_of(content) == digest
        assert near(opened(content).getpixel((WIDTH - 5, 300)), (255, 0, 0))


def test_another_library_for_pictures_makes_another_card(monkeypatch):
    card = card_of(CardValues("A", "S"))
    before = card.key
    monkeypatch.setattr("lantoa.media.cards.make.codec_versions", lambda: "libjpeg_turbo 99")
    assert card.key != before


def test_a_card_that_was_damaged_in_the_cache_is_drawn_again(tmp_path):
    card = plan_card(standing(), EMPTY, CONFIG, b"")
    with Cache(tmp_path / ".cache") as cache:
        key, digest = make_card(card, EMPTY, cache)
        blob = find_card(key, cache)
        content = blob.read_bytes()
        blob.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))  # as long as before: only its digest tells
        assert make_card(card, EMPTY, cache) == (key, digest)
        assert find_card(key, cache).read_bytes() == content
