import json
from dataclasses import replace
from typing import Any

import pytest

from lantoa.machine.jsonld import page_json_ld
from lantoa.vietnamese.periods import parse_moment, parse_period
from lantoa.views import HomeView, Link, OpenDataView, Page, StatisticsView
from tests.unit.sample_views import PICTURE, SOURCE, config, model_page, news_page, standing_page

BASE = "https://example.org/dvk/"


def graph(page: Page) -> dict[str, dict[str, Any]]:
    read = json.loads(page_json_ld(page, config(BASE)))
    assert read["@context"] == "https://schema.org"
    return {thing["@type"]: thing for thing in read["@graph"]}


def test_a_model_is_an_article_with_its_place_time_and_sources() -> None:
    page = model_page(
        pictures=(PICTURE,), sources=(SOURCE,), tags=("hoa",), published=parse_moment("2024-10")
    )
    article = graph(page)["Article"]
    assert article["mainEntityOfPage"] == f"{BASE}mo-hinh/duong-hoa/"
    assert article["image"] == [f"{BASE}anh/a-800.jpg"]
    assert (article["datePublished"], article["dateModified"]) == ("2024-10", "2024-10-15")
    assert article["author"] == article["publisher"]
    assert article["publisher"] == {"@type": "Organization", "name": "Ban Ví Dụ", "url": BASE}
    assert article["about"]["name"] == "Chi hội Ví Dụ"
    place = article["spatialCoverage"]
    assert (place["name"], place["containedInPlace"]["containedInPlace"]["name"]) == (
        "thôn Ví Dụ",
        "tỉnh Ví Dụ",
    )
    assert article["temporalCoverage"] == "2022-06/.."
    (source,) = article["isBasedOn"]
    assert (source["name"], source["datePublished"], source["url"]) == (
        "Một bài báo",
        "2024-10-15",
        SOURCE.url,
    )


def test_what_is_not_known_is_not_said() -> None:
    article = graph(model_page(updated="", period=parse_period("2023~")))["Article"]
    assert not {"datePublished", "dateModified", "keywords", "isBasedOn"} & set(article)
    assert article["temporalCoverage"] == "2023"
    assert article["image"] == [f"{BASE}anh/the.png"]


def test_a_headline_has_at_most_110_characters() -> None:
    headline = graph(model_page(title="Đường hoa " * 30))["Article"]["headline"]
    assert len(headline) <= 110 and headline.endswith("…")


def test_news_are_dated() -> None:
    assert graph(news_page(date="2024-01-05"))["NewsArticle"]["datePublished"] == "2024-01-05"


def test_the_trail_ends_with_the_page_itself() -> None:
    trail = graph(model_page())["BreadcrumbList"]["itemListElement"]
    assert [(step["position"], step["name"], step["item"]) for step in trail] == [
        (1, "Trang chủ", BASE),
        (2, "Mô hình", f"{BASE}mo-hinh/"),
        (3, "Đường hoa", f"{BASE}mo-hinh/duong-hoa/"),
    ]


def test_the_home_page_tells_how_to_search() -> None:
    home = HomeView(None, (), (), (), (), (), (), 0, 0, 0, 0)
    site = graph(Page("/", "home.html", "Lan Tỏa", "", home))["WebSite"]
    assert site["potentialAction"]["target"]["urlTemplate"] == f"{BASE}tim-kiem/?q={{search_term_string}}"


@pytest.mark.parametrize("view", [OpenDataView(()), StatisticsView((), (), (), 0)])
def test_data_and_statistics_are_a_data_set_with_its_files(view: OpenDataView | StatisticsView) -> None:
    data = graph(Page("/du-lieu/", "data.html", "Dữ liệu mở", "Tải về", view))["Dataset"]
    assert [file["contentUrl"] for file in data["distribution"]] == [
        f"{BASE}du-lieu/models.json",
        f"{BASE}du-lieu/models.csv",
        f"{BASE}du-lieu/results.csv",
    ]
    assert (data["name"], data["license"]) == ("Dữ liệu mở – Lan Tỏa", config().licence.url)


def test_nothing_breaks_out_of_the_script() -> None:
    page = model_page(title="</script><script>alert(1)</script>&\u2028")
    text = page_json_ld(page, config())
    assert not set("<>&\u2028") & set(text)
    assert graph(page)["Article"]["headline"].startswith("</script>")


def test_a_page_about_nothing_says_nothing() -> None:
    assert page_json_ld(standing_page(), config()) == ""
    assert "BreadcrumbList" in graph(replace(standing_page(), crumbs=(Link("/", "Trang chủ"),)))
