import itertools
import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.vietnamese.text import (
    canon_tone,
    clean,
    excerpt,
    fold,
    initial,
    nearest,
    slugify,
    sort_key,
    syllables,
)

VIETNAMESE = st.text(
    st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặồổỗốộừửữứựHÒAĐƯỜNG 0123456789-,²")
)


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("ho\u0300a bi\u0300nh", "hòa bình"),
        ("đie\u0323\u0302n", "điện"),
        ("đie\u0302\u0323n", "điện"),
        ("Ðảng ủy, Ɖường, ðiện", "Đảng ủy, Đường, điện"),
        ("xã\u200b Hồng\ufeff Giang\u00ad", "xã Hồng Giang"),
        ("một\r\nhai\rba\u2028bốn", "một\nhai\nba\nbốn"),
        ("a\x00b\x08c\td", "abc\td"),
        ("9.000\u00a0m² – 5 °C 🌾", "9.000\u00a0m² – 5 °C 🌾"),
    ],
)
def test_clean_gives_every_letter_one_spelling_and_keeps_the_rest(typed, cleaned):
    assert clean(typed) == cleaned


@given(st.text())
def test_clean_again_changes_nothing(text):
    assert clean(clean(text)) == clean(text)


@given(st.text(st.characters(categories=["Ll", "Lu", "Nd"], max_codepoint=0x1EFF)))
def test_clean_loses_no_letter(text):
    assert len(clean(text)) <= len(text)
    assert fold(clean(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đường điện", "duong dien"),
        ("DÂN VẬN KHÉO", "dan van kheo"),
        ("Ðảng bộ", "dang bo"),
        ("9.000 m²", "9.000 m²"),
    ],
)
def test_fold_takes_marks_and_case_away(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_fold_again_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Hòa Trạch", "hoa-trach"),
        ("Hoà Trạch", "hoa-trach"),
        ("hơn 9.000 m²", "hon-9-000-m2"),
        ("“Xứ, họ đạo bình yên”", "xu-ho-dao-binh-yen"),
        ("lương - giáo", "luong-giao"),
        ("  Đề án 06  ", "de-an-06"),
        ("…", ""),
    ],
)
def test_slug(text, slug):
    assert slugify(text) == slug


@given(st.text())
def test_slug_is_always_ascii_and_its_own_slug(text):
    slug = slugify(text)
    assert re.fullmatch("([a-z0-9]+(-[a-z0-9]+)*)?", slug)
    assert slugify(slug) == slug


@given(VIETNAMESE)
def test_tone_placement_never_changes_a_slug(text):
    assert slugify(canon_tone(text)) == slugify(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [("hòa", "hoà"), ("THỦY", "THUỶ"), ("khỏe", "khoẻ"), ("qúy", "quý"), ("Hòa-Thúy", "Hoà-Thuý")],
)
def test_two_tone_placements_are_one(old, new):
    assert canon_tone(old) == canon_tone(new) == new


@pytest.mark.parametrize("word", ["hoàn", "khoét", "quý", "quỳnh", "mùa", "kìa"])
def test_words_with_one_tone_placement_stay(word):
    assert canon_tone(word) == word


@pytest.mark.parametrize(
    "ordered",
    [
        "a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y",
        "ba bà bả bã bá bạ",
        "dân Dương đạo Đông",
        "an anh ăn ân",
        "bón bỏng bốn bơm",
    ],
)
def test_letters_then_tones_decide_the_order(ordered):
    words = ordered.split()
    backwards = words[::-1]
    assert sorted(backwards, key=sort_key) == words


@pytest.mark.parametrize(
    "ordered",
    [
        ["thôn 2", "thôn 10", "thôn Kép 1", "thôn Kép 2"],
        ["Bắc Giang", "Bắc Kạn", "Bắc Ninh", "Bắc Trạch"],
        ["bắc", "Bắc", "BẮC"],
        ["“Mỗi xã giúp mỗi bản”", "Xã Mỗi"],
        ["Lý", "Lý Nam", "Lý Trạch"],
        ["Hòa Bình", "Hoa Lư"],
    ],
)
def test_names_sort_as_readers_expect(ordered):
    for shuffled in itertools.permutations(ordered):
        assert sorted(shuffled, key=sort_key) == sorted(ordered, key=ordered.index)


def test_two_tone_placements_sort_as_one_name():
    assert sorted(["Hòa Trạch", "Hoà Bình"], key=sort_key) == ["Hoà Bình", "Hòa Trạch"]


def test_tones_count_only_where_letters_are_equal():
    assert sorted(["má", "ma", "mạ đỏ", "mạ", "mái"], key=sort_key) == ["ma", "má", "mạ", "mạ đỏ", "mái"]


@given(st.lists(st.text(), max_size=8))
def test_sorting_takes_any_text_and_order_does_not_depend_on_the_start(texts):
    backwards = texts[::-1]
    assert sorted(texts, key=sort_key) == sorted(backwards, key=sort_key)


def test_syllables_are_lower_case_with_one_tone_placement():
    assert syllables("Hòa Trạch, 8/8 nhà_văn hóa: “Đảng”") == (
        "hoà",
        "trạch",
        "8",
        "8",
        "nhà",
        "văn",
        "hoá",
        "đảng",
    )


@pytest.mark.parametrize(
    ("text", "limit", "cut"),
    [
        ("Thắp sáng đường quê", 40, "Thắp sáng đường quê"),
        ("Thắp sáng đường quê", 19, "Thắp sáng đường quê"),
        ("Thắp sáng đường quê", 18, "Thắp sáng đường…"),
        ("Thắp sáng, đường quê", 12, "Thắp sáng…"),
        ("một\n hai   ba", 50, "một hai ba"),
        ("dàiquátrờiquáđất", 6, "dàiqu…"),
    ],
)
def test_excerpt_ends_after_a_word(text, limit, cut):
    assert excerpt(text, limit) == cut


@given(st.text(string.ascii_letters + " ,.\n"), st.integers(1, 60))
def test_excerpt_is_never_longer_than_its_limit(text, limit):
    assert len(excerpt(text, limit)) <= limit


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("kinh-te-so", ("kinh-te",)),
        ("quoc-phong", ("quoc-phong-an-ninh",)),
        ("van hoa xa hoi", ("van-hoa-xa-hoi",)),
        ("Kinh tế", ("kinh-te",)),
        ("zzz", ()),
        ("", ()),
    ],
)
def test_nearest_suggests_what_was_meant_or_nothing(word, found):
    fields = ("quoc-phong-an-ninh", "kinh-te", "van-hoa-xa-hoi", "he-thong-chinh-tri")
    assert nearest(word, fields) == found


def test_nearest_keeps_to_its_limit_and_does_not_depend_on_order():
    choices = ["title", "titles", "tittle", "tile"]
    assert nearest("titel", choices, limit=2) == nearest("titel", reversed(choices), limit=2)
    assert len(nearest("titel", choices, limit=2)) == 2


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("Ấp Mới", "Â"),
        ("Âu Lạc", "Â"),
        ("ăn sạch", "Ă"),
        ("ÁO", "A"),
        ("“Đèn”", "Đ"),
        ("Ông", "Ô"),
        ("3 sạch", "#"),
        ("", "#"),
    ],
)
def test_an_index_lists_a_text_under_its_letter_without_the_tone(text, letter):
    assert initial(text) == letter
