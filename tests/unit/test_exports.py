import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import pytest

from lantoa.machine.exports import COLUMNS, export_rows, join_exports
from lantoa.vietnamese.figures import Quantity
from lantoa.vietnamese.periods import parse_moment
from lantoa.views import Page, SourceMark
from lantoa.words import LANGUAGES, load_words
from tests.unit.joined import exports
from tests.unit.sample_views import SOURCE, config, figure, model_page, standing_page

BASE = "https://example.org/dvk/"


def rows(name: str, *pages: Page) -> list[dict[str, str]]:
    text = exports(pages, config(BASE))[f"/du-lieu/{name}"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def rich_page() -> Page:
    return model_page(
        figures=(
            figure(2, "Đất hiến", "9000", "m²", qualifier="over", as_of=parse_moment("2024-10")),
            figure(4, "Nhà văn hóa", "8", "nhà", of=Decimal(8), source=SourceMark(1, SOURCE)),
        ),
        context=(figure(1, "Tỷ lệ của xã", "85.16", "%", scope="commune"),),
        notes=(figure(3, "Người dân đồng thuận"),),
        tags=("hoa", "đường"),
    )


def test_a_model_is_a_row_with_whole_addresses_and_lists_with_semicolons() -> None:
    (row,) = rows("models.csv", rich_page(), standing_page())
    assert tuple(row) == COLUMNS["models.csv"]
    assert row["url"] == f"{BASE}mo-hinh/duong-hoa/"
    assert (row["partners"], row["tags"], row["fields"]) == ("Hội Một; Hội Hai", "hoa; đường", "Kinh tế")
    assert (row["period"], row["status"], row["results"], row["followers"]) == (
        "2022-06/..",
        "recognised",
        "4",
        "2",
    )
    assert row["place"] == row["place_today"].join(("thôn Ví Dụ, ", "")) == "thôn Ví Dụ, xã Ví Dụ, tỉnh Ví Dụ"
    assert row["sources"] == "https://example.org/bao"


def test_results_stand_in_their_order_with_permalink_and_source() -> None:
    found = rows("results.csv", rich_page())
    assert tuple(found[0]) == COLUMNS["results.csv"]
    assert [row["label"] for row in found] == [
        "Tỷ lệ của xã",
        "Đất hiến",
        "Người dân đồng thuận",
        "Nhà văn hóa",
    ]
    assert [row["value"] for row in found] == ["85.16", "9000", "", "8"]
    assert [row["context"] for row in found] == ["true", "false", "false", "false"]
    assert (found[1]["qualifier"], found[1]["figure"], found[1]["as_of"]) == (
        "over",
        "hơn 9.000 m²",
        "2024-10",
    )
    assert (found[3]["of"], found[3]["source_publisher"], found[3]["source_date"]) == (
        "8",
        "Báo Ví Dụ",
        "2024-10-15",
    )
    assert found[3]["permalink"] == f"{BASE}mo-hinh/duong-hoa/#so-lieu-4"


def test_results_of_more_than_nine_stay_in_their_order() -> None:
    page = model_page(figures=tuple(figure(number, f"số {number}", "1") for number in (10, 9, 2, 1)))
    assert [row["label"] for row in rows("results.csv", page)] == ["số 1", "số 2", "số 9", "số 10"]


def test_a_spreadsheet_opens_it_as_utf_8_and_runs_nothing() -> None:
    titles = ("=1+1", "+84", "-x", "@a", "\tx", "Đường")
    pages = tuple(model_page(f"m{number}", title) for number, title in enumerate(titles))
    content = exports(pages, config())["/du-lieu/models.csv"]
    assert content.startswith(b"\xef\xbb\xbf") and content.count(b"\r\n") == len(titles) + 1
    assert [row["title"] for row in rows("models.csv", *pages)] == [
        "'=1+1",
        "'+84",
        "'-x",
        "'@a",
        "'\tx",
        "Đường",
    ]


def test_a_negative_number_stays_a_number_and_a_small_one_has_no_exponent() -> None:
    page = model_page(figures=(figure(1, "giảm", "-12.5", "%"), figure(2, "nhỏ", "0.00001")))
    assert [row["value"] for row in rows("results.csv", page)] == ["-12.5", "0.00001"]


def test_quotes_and_lines_in_a_text_come_back_whole() -> None:
    title = 'Mô hình "Thắp, sáng"\ndòng hai'
    (row,) = rows("models.csv", model_page(title=title))
    assert row["title"] == title


def test_json_holds_models_with_their_results_and_the_terms_of_use() -> None:
    data = json.loads(exports((rich_page(),), config(BASE))["/du-lieu/models.json"])
    (model,) = data["models"]
    assert (data["schema"], data["url"], data["licence"]["name"]) == (1, BASE, "CC BY 4.0")
    assert set(model) == set(COLUMNS["models.json"])
    assert model["tags"] == ["hoa", "đường"]
    assert [result["value"] for result in model["results"]] == [85.16, 9000, None, 8]
    assert tuple(model["results"][0]) == COLUMNS["results.csv"]
    assert (model["results"][0]["scope"], model["results"][0]["context"]) == ("commune", True)


def test_a_figure_before_is_kept_as_it_is_printed() -> None:
    page = model_page(figures=(figure(1, "Đường", "3", "km", before=Quantity(Decimal(1), "km", "nearly")),))
    (row,) = rows("results.csv", page)
    assert row["before"] == "gần 1 km"


def test_the_order_of_pages_changes_no_byte() -> None:
    pages = (model_page("b"), model_page("a"))
    assert exports(pages, config()) == exports(pages[::-1], config())


def test_a_model_has_its_rows_by_itself() -> None:
    pages = (rich_page(), model_page("b"))
    rows = [export_rows(page, config()) for page in pages]
    assert join_exports(rows[::-1], config()) == exports(pages, config())


def test_json_is_written_as_the_standard_library_writes_it() -> None:
    for pages in ((), (model_page("b", 'a "b"\n\x07 \u2028'),), (rich_page(), model_page("b"))):
        content = exports(pages, config(BASE))["/du-lieu/models.json"]
        assert content.decode() == json.dumps(json.loads(content), ensure_ascii=False, indent=1) + "\n"


def test_every_column_is_documented() -> None:
    text = (Path(__file__).parents[2] / "docs" / "du-lieu-mo.md").read_text(encoding="utf-8")
    assert {name for columns in COLUMNS.values() for name in columns if f"`{name}`" not in text} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_data_page_can_say_what_every_column_means(language: str) -> None:
    words = load_words((Path(__file__).parents[2] / "layouts",), language)
    assert {
        name for columns in COLUMNS.values() for name in columns if not words.has(f"column.{name}")
    } == set()
