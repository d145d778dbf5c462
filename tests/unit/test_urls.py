from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa import urls

CONTRACT = {
    "/": urls.home_url(),
    "/mo-hinh/": urls.models_url(),
    "/mo-hinh/trang/2/": urls.models_url(2),
    "/mo-hinh/thap-sang/": urls.model_url("thap-sang"),
    "/linh-vuc/": urls.fields_url(),
    "/linh-vuc/kinh-te/": urls.field_url("kinh-te"),
    "/dia-ban/": urls.places_url(),
    "/dia-ban/phuong-chu-tinh-bac-ninh/": urls.place_url("phuong-chu-tinh-bac-ninh"),
    "/chu-de/chieu-sang/": urls.tag_url("chieu-sang"),
    "/don-vi/": urls.units_url(),
    "/don-vi/cong-an-huyen/": urls.unit_url("cong-an-huyen"),
    "/nam/": urls.years_url(),
    "/nam/2024/": urls.year_url(2024),
    "/phong-trao/": urls.programmes_url(),
    "/phong-trao/bac-giang-2024/": urls.programme_url("bac-giang-2024"),
    "/tin-tuc/": urls.news_list_url(),
    "/tin-tuc/trang/3/": urls.news_list_url(3),
    "/tin-tuc/tin/": urls.news_url("tin"),
    "/tim-kiem/": urls.search_url(),
    "/tim-kiem/?q=%C4%91%C3%A8n%20%C4%91%C6%B0%E1%BB%9Dng%20%26": urls.search_url("đèn đường &"),
    "/thong-ke/": urls.statistics_url(),
    "/nhan-rong/": urls.replication_url(),
    "/so-sanh/": urls.compare_url(),
    "/du-lieu/": urls.data_url(),
    "/du-lieu/models.json": urls.data_url("models.json"),
    "/gioi-thieu/": urls.standing_url("gioi-thieu"),
    "/feed.xml": urls.feed_url(),
    "/feed.json": urls.json_feed_url(),
    "/sitemap.xml": urls.sitemap_url(),
    "/sitemap-2.xml": urls.sitemap_url(2),
    "/robots.txt": urls.robots_url(),
    "/404.html": urls.not_found_url(),
}


@pytest.mark.parametrize(("expected", "made"), CONTRACT.items())
def test_urls_are_those_of_the_contract(expected, made):
    assert made == expected


@pytest.mark.parametrize("url", CONTRACT)
def test_no_standing_page_can_take_the_first_word_of_a_url_of_the_site(url):
    first = url.strip("/").partition("/")[0].partition(".")[0].partition("-2")[0]
    assert not first or first in urls.RESERVED or url == "/gioi-thieu/"


@pytest.mark.parametrize(
    ("base", "url", "joined"),
    [
        ("/", "/mo-hinh/x/", "/mo-hinh/x/"),
        ("/dvk/", "/mo-hinh/x/", "/dvk/mo-hinh/x/"),
        ("/dvk/", "/", "/dvk/"),
        ("dvk", "/a?b#c", "/dvk/a?b#c"),
        ("/a/b/", "/c/", "/a/b/c/"),
        ("/dvk/", "https://example.org/", "https://example.org/"),
        ("/dvk/", "//example.org/", "//example.org/"),
        ("/dvk/", "#ket-qua", "#ket-qua"),
        ("/dvk/", "mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_the_base_path_goes_before_what_is_ours_only(base, url, joined):
    assert urls.join_base(base, url) == joined


@pytest.mark.parametrize("base", ["https://example.org/dvk/", "https://example.org/dvk"])
def test_absolute_urls_keep_the_base_path(base):
    assert urls.absolute(base, "/mo-hinh/x/") == "https://example.org/dvk/mo-hinh/x/"
    assert urls.absolute(base, "https://other.example/") == "https://other.example/"


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("/", "index.html"),
        ("/mo-hinh/x/", "mo-hinh/x/index.html"),
        ("/404.html", "404.html"),
        ("/tim-kiem/?q=a/../b", "tim-kiem/index.html"),
        ("/mo-hinh/x/#ket-qua", "mo-hinh/x/index.html"),
        ("/assets/a%20b.css", "assets/a b.css"),
    ],
)
def test_where_a_url_is_written(url, path):
    assert urls.output_path(url) == PurePosixPath(path)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "x/",
        "../x",
        "/../x",
        "/a/../../x",
        "/a/./b",
        "//x",
        "/a//b",
        "/%2e%2e/x",
        "/a%2f..%2f..%2fb",
        "/a\\b",
        "/a\0b",
    ],
)
def test_a_url_that_leaves_the_site_is_refused(url):
    with pytest.raises(urls.UnsafePathError):
        urls.output_path(url)


@given(st.text())
def test_no_url_is_ever_written_outside(url):
    try:
        path = urls.output_path(url)
    except urls.UnsafePathError:
        return
    assert not path.is_absolute()
    assert ".." not in path.parts


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("0204 3.888.999", "tel:02043888999"),
        ("+84 (204) 388-8999", "tel:+842043888999"),
        ("0204 3888 999 (giờ hành chính)", "tel:02043888999"),
        ("113", "tel:113"),
        ("*#06#", ""),
        ("*2767*3855#", ""),
        ("0204 3888 999; 0912 000 000", "tel:02043888999"),
        ("javascript:alert(1)", ""),
        ("xem bảng tin", ""),
        ("", ""),
    ],
)
def test_only_a_number_is_dialled(written: str, expected: str) -> None:
    assert urls.phone_url(written) == expected
