"""The compact index of all models, which the browse and compare pages read."""

import json
from dataclasses import replace
from typing import Any

from lantoa import records
from lantoa.machine.browse_index import browse_line, join_browse_lines
from lantoa.views import Link, Page, Picture, Rendition
from tests.unit.joined import browse_index
from tests.unit.sample_views import config, figure, model_page


def cards(*pages: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(browse_index(pages, config()))["cards"]
    return found


def test_a_card_has_what_it_shows_and_nothing_empty() -> None:
    [card] = cards(model_page(title="Đường hoa", fit=records.Fit(terrain=("highland",), led_by=("women",))))
    assert card == {
        "slug": "duong-hoa",
        "url": "/mo-hinh/duong-hoa/",
        "title": "Đường hoa",
        "unit": "Chi hội Ví Dụ",
        "place": "thôn Ví Dụ, xã Ví Dụ, tỉnh Ví Dụ",
        "period": "từ tháng 6/2022 đến nay",
        "summary": "Tóm tắt",
        "complete": 50,
        "followed": 2,
        "is": {
            "field": ["kinh-te"],
            "place": ["xa", "tinh"],
            "status": ["recognised"],
            "level": ["commune"],
            "terrain": ["highland"],
            "led_by": ["women"],
        },
    }


def test_a_model_passes_the_filter_of_its_places_then_and_now_and_of_each_of_its_years() -> None:
    page = model_page()
    place = replace(page.view.card.place, now=(Link("/dia-ban/xa-moi/", "xã Mới"),))
    years = (Link("/nam/2022/", "2022"), Link("/nam/2023/", "2023"))
    view = replace(page.view, card=replace(page.view.card, place=place), year_links=years)
    [card] = cards(replace(page, view=view))
    assert card["is"]["place"] == ["xa", "tinh", "xa-moi"]
    assert card["is"]["year"] == ["2022", "2023"]
    assert card["now"] == "xã Mới"


def test_a_share_keeps_its_percent_sign_with_the_number() -> None:
    page = model_page()
    card = replace(page.view.card, figure=figure(1, "Hộ dân đồng tình", "85.16", "%", qualifier="nearly"))
    [found] = cards(replace(page, view=replace(page.view, card=card)))
    assert found["figure"] == {"qualifier": "gần", "number": "85,16%", "label": "Hộ dân đồng tình"}


def test_a_picture_names_its_fallback_and_the_smallest_avif_that_is_wide_enough() -> None:
    avif = tuple(Rendition(f"/anh/a-{width}.avif", width, width // 2) for width in (320, 640, 960))
    picture = Picture(avif, Rendition("/anh/a-960.jpg", 960, 480), "Một con đường")
    [card] = cards(model_page(pictures=(picture,)))
    assert card["picture"] == {
        "jpeg": "/anh/a-960.jpg",
        "avif": "/anh/a-640.avif",
        "width": 960,
        "height": 480,
    }


def test_the_same_models_give_the_same_bytes_a_line_each() -> None:
    pages = (model_page("a"), model_page("b"))
    made = browse_index(pages, config())
    assert made == browse_index(tuple(reversed(pages)), config())
    assert made.count(b"\n") == 4


def test_a_site_without_models_has_an_empty_index() -> None:
    assert cards() == []


def test_a_model_has_its_line_by_itself() -> None:
    pages = (model_page("a"), model_page("b"))
    lines = [browse_line(page, config()) for page in pages]
    assert json.loads(lines[1])["slug"] == "b"
    assert join_browse_lines(lines) == browse_index(pages, config())
