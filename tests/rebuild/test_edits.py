"""What is rendered again after an edit: exactly the pages that show it."""

from pathlib import Path

import pytest

from lantoa.errors import SiteError
from tests.rebuild.village import ABOUT, LIBRARY, Village, photo

LAMPS = "content/models/den-duong.md"
GARDEN = "content/models/vuon-rau.md"
BOOKS = "content/models/thu-vien.md"
OURS = Path(__file__).parents[2]

GARDEN_PAGE = "/mo-hinh/vuon-rau/"
GARDEN_OWN = {GARDEN_PAGE, f"{GARDEN_PAGE}to-roi/"}
"""What is made of its file alone: its page and its poster."""
GARDEN_LISTS = {
    "/mo-hinh/",
    "/linh-vuc/kinh-te/",
    "/dia-ban/xa-mau-huyen-thi-du-tinh-minh-hoa/",
    "/dia-ban/huyen-thi-du-tinh-minh-hoa/",
    "/dia-ban/tinh-minh-hoa/",
    "/don-vi/chi-hoi-phu-nu-thon-vuon/",
    "/nam/2024/",
    "/chu-de/vuon-rau/",
}
"""The pages that have a card of the garden as it is the newest model."""

CHOSEN = {"/", "/so-sanh/"}
"""These have the values of the newest cards, though their HTML shows little of them."""

READY = {"/nhan-rong/"}


def pages_of(village: Village) -> set[str]:
    return {name for name in village.bytes() if name.endswith(".html")}


def test_a_body_is_on_its_own_page_alone(village: Village) -> None:
    village.edit(LAMPS, "Mỗi nhà một buổi.", "Mỗi nhà hai buổi.")
    built = village.build()
    assert (built.rendered, built.changed) == (1, {"/mo-hinh/den-duong/"})
    assert not any(name.startswith(("du-lieu", "sitemap", "assets")) for name in built.others)


def test_a_step_is_on_its_own_page_and_poster_alone(village: Village) -> None:
    village.edit(LAMPS, "do: Họp thôn", "do: Họp cả thôn")
    built = village.build()
    assert (built.rendered, built.changed) == (2, {"/mo-hinh/den-duong/", "/mo-hinh/den-duong/to-roi/"})


def test_a_site_without_posters_has_none_and_no_way_to_them(village: Village) -> None:
    village.edit("site_config.yaml", "share_pictures: no", "share_pictures: no\nposters: no")
    built = village.build()
    models = {f"/mo-hinh/{slug}/" for slug in ("den-duong", "den-ngo", "den-tre", "vuon-rau", "thu-vien")}
    assert built.changed == models
    assert built.gone == {f"{model}to-roi/" for model in models}


def test_a_first_paragraph_that_stands_for_a_summary_is_on_the_cards(village: Village) -> None:
    village.edit(GARDEN, "cân riêng từng nhà", "cân chung một nơi")
    built = village.build()
    assert built.changed - CHOSEN == GARDEN_OWN | GARDEN_LISTS | READY
    assert built.rendered == len(built.changed | CHOSEN)


def test_a_title_is_on_its_page_its_neighbours_and_the_lists(village: Village) -> None:
    village.edit(GARDEN, "title: Vườn rau mười hai nhà", "title: Vườn rau mười ba nhà")
    built = village.build()
    neighbours = {"/mo-hinh/den-tre/"}
    # The search page names the newest models to those who find nothing.
    assert built.changed - CHOSEN == GARDEN_OWN | neighbours | GARDEN_LISTS | READY | {"/tim-kiem/"}
    assert built.rendered == len(built.changed | CHOSEN)


def test_the_title_of_an_example_is_in_the_tree_on_followers_in_totals_news_and_programme(
    village: Village,
) -> None:
    village.edit(LAMPS, "title: Thắp sáng đường thôn Ví Dụ", "title: Thắp sáng đường quê Ví Dụ")
    built = village.build()
    assert built.changed - CHOSEN == {
        "/mo-hinh/den-duong/",
        "/mo-hinh/den-duong/to-roi/",
        # The chain of examples above it, the likest, the next in the list.
        "/mo-hinh/den-ngo/",
        "/mo-hinh/den-tre/",
        "/mo-hinh/thu-vien/",
        # The tree, totals, the news of it, the programme that it belongs to.
        "/nhan-rong/",
        "/thong-ke/",
        "/tin-tuc/len-den/",
        "/phong-trao/thap-sang/",
        # The second page of what it is not new enough for, and the first where a total names it.
        "/mo-hinh/trang/2/",
        "/dia-ban/tinh-minh-hoa/",
        "/dia-ban/tinh-minh-hoa/trang/2/",
        "/dia-ban/huyen-thi-du-tinh-minh-hoa/",
        "/dia-ban/huyen-thi-du-tinh-minh-hoa/trang/2/",
        "/dia-ban/xa-vi-du-huyen-thi-du-tinh-minh-hoa/",
        "/linh-vuc/an-ninh/",
        "/don-vi/chi-bo-thon-vi-du/",
        "/nam/2021/",
        "/chu-de/chieu-sang/",
        "/chu-de/gop-cong/",
    }
    assert built.rendered == len(built.changed | CHOSEN)


def test_a_moved_line_and_a_comment_are_on_no_page(village: Village) -> None:
    place = "place: thôn Vườn, xã Mẫu, huyện Thí Dụ, tỉnh Minh Họa\n"
    village.edit(
        GARDEN, f"field: kinh-te\n{place}", f"{place}# Nơi viết trước, lĩnh vực viết sau.\nfield: kinh-te\n"
    )
    built = village.build()
    assert (built.rendered, built.changed, built.others) == (0, frozenset(), frozenset())


def test_a_photo_is_on_the_pages_that_show_it(village: Village) -> None:
    village.write("assets/vuon.png", photo("red"))
    built = village.build()
    assert built.changed - CHOSEN == GARDEN_OWN | GARDEN_LISTS | READY
    assert built.rendered == len(built.changed | CHOSEN)
    kept = {name for name in village.bytes() if name.startswith("anh/vuon")}
    assert kept == {name for name in built.others if name.startswith("anh/vuon")}


def test_a_page_of_its_own_shows_no_model(village: Village) -> None:
    village.write("content/pages/gioi-thieu.md", ABOUT.replace("Xã này không", "Xã Thử không"))
    built = village.build()
    assert (built.rendered, built.changed) == (1, {"/gioi-thieu/"})


def test_a_news_item_is_in_the_list_at_its_neighbours_and_on_the_front_page(village: Village) -> None:
    village.edit("content/news/cho-phien.md", "title: Chợ phiên đầu tháng", "title: Chợ phiên giữa tháng")
    built = village.build()
    assert built.changed == {"/", "/tin-tuc/", "/tin-tuc/cho-phien/", "/tin-tuc/len-den/"}
    assert built.rendered == 4


def test_a_new_model_touches_what_counts_and_what_lists_it(village: Village) -> None:
    new = LIBRARY.replace("Thư viện đầu làng", "Sân bóng cuối làng").replace("2020-09-01", "2020-08-01")
    village.write("content/models/san-bong.md", new)
    built = village.build()
    groups = {
        "/linh-vuc/van-hoa/",
        "/don-vi/chi-doan-thon-sach/",
        "/nam/2020/",
        "/dia-ban/xa-sach-huyen-gia-su-tinh-gia-dinh/",
        "/dia-ban/huyen-gia-su-tinh-gia-dinh/",
        "/dia-ban/tinh-gia-dinh/",
    }
    indexes = {"/linh-vuc/", "/don-vi/", "/nam/", "/dia-ban/", "/thong-ke/", "/du-lieu/"}
    lists = {"/mo-hinh/", "/mo-hinh/trang/2/"}
    assert "/mo-hinh/san-bong/" in built.changed
    assert groups | indexes | lists <= built.changed
    # Those that have nothing to do with books or football stay.
    assert not built.changed & {
        GARDEN_PAGE,
        "/mo-hinh/den-ngo/",
        "/linh-vuc/an-ninh/",
        "/tin-tuc/",
        "/nam/2024/",
    }
    assert built.rendered <= len(built.changed | CHOSEN | READY)
    assert "sitemap.xml" in built.others


def test_a_model_that_goes_takes_its_groups_with_it(village: Village) -> None:
    village.remove(BOOKS)
    built = village.build()
    assert built.gone == {
        "/mo-hinh/thu-vien/",
        "/mo-hinh/thu-vien/to-roi/",
        "/don-vi/chi-doan-thon-sach/",
        "/nam/2020/",
        "/dia-ban/xa-sach-huyen-gia-su-tinh-gia-dinh/",
        "/dia-ban/huyen-gia-su-tinh-gia-dinh/",
        "/dia-ban/tinh-gia-dinh/",
    }
    assert {
        "/linh-vuc/",
        "/don-vi/",
        "/dia-ban/",
        "/nam/",
        "/mo-hinh/",
        "/mo-hinh/den-duong/",
    } <= built.changed
    assert not built.changed & {GARDEN_PAGE, "/mo-hinh/den-ngo/", "/mo-hinh/den-tre/", "/tin-tuc/"}


def test_a_renamed_model_is_made_at_its_new_address_alone(village: Village) -> None:
    (village.root / BOOKS).rename(village.root / "content/models/tu-sach.md")
    built = village.build()
    assert built.gone == {"/mo-hinh/thu-vien/", "/mo-hinh/thu-vien/to-roi/"}
    assert "/mo-hinh/tu-sach/" in built.changed
    assert {"/linh-vuc/van-hoa/", "/mo-hinh/den-duong/"} <= built.changed
    assert not built.changed & {GARDEN_PAGE, "/mo-hinh/den-ngo/", "/linh-vuc/", "/don-vi/", "/thong-ke/"}
    assert built.rendered == len(built.changed | CHOSEN)


def test_a_word_is_on_the_pages_whose_layout_says_it(village: Village) -> None:
    village.write(
        "layouts/words/vi.yaml",
        "replication:\n  none: Chưa nơi nào làm theo cả.\nnot_found:\n  advice: Quay lại\n",
    )
    before = village.build()
    village.write("layouts/words/vi.yaml", "title:\n  compare: Đặt cạnh nhau\n")
    built = village.build()
    assert before.rendered <= 2
    assert "/so-sanh/" in built.changed
    said = {url for url in built.changed if "Đặt cạnh nhau" in text_of(village, url)}
    assert built.changed == said | before.changed
    assert built.rendered == len(built.changed)


def text_of(village: Village, url: str) -> str:
    name = f"{url[1:]}index.html" if url.endswith("/") else url[1:]
    return village.bytes()[name].decode()


def test_a_part_of_a_layout_is_on_the_pages_that_can_reach_it(village: Village) -> None:
    ours = (OURS / "layouts/parts/costs.html").read_text(encoding="utf-8")
    village.write("layouts/parts/costs.html", ours.replace("<table", '<table data-own="1"', 1))
    built = village.build()
    models = {f"/mo-hinh/{slug}/" for slug in ("den-duong", "den-ngo", "den-tre", "vuon-rau", "thu-vien")}
    assert built.rendered == len(models)
    assert built.changed == {"/mo-hinh/den-duong/"}
    village.remove("layouts/parts/costs.html")
    assert village.build().changed == {"/mo-hinh/den-duong/"}


def test_a_layout_that_no_page_has_is_on_no_page(village: Village) -> None:
    village.write("layouts/parts/moi.html", "{% macro moi() %}<p>Mới</p>{% endmacro %}\n")
    assert village.build().rendered == 0


def test_a_value_of_the_configuration_is_on_the_pages_that_show_it(village: Village) -> None:
    village.edit("site_config.yaml", "tagline: Việc nhỏ, ghi đủ", "tagline: Việc nhỏ, ghi kỹ")
    built = village.build()
    assert "/" in built.changed
    assert built.rendered == len(built.changed)
    village.edit("site_config.yaml", "DVK: dân vận khéo", "DVK: dân vận")
    built = village.build()
    assert built.changed == {"/tim-kiem/"}


def test_a_value_that_nothing_shows_renders_nothing(village: Village) -> None:
    village.edit("site_config.yaml", "share_pictures: no", "share_pictures: no\nfeatured: 2")
    assert village.build().rendered == 0


def test_the_name_of_the_site_is_on_every_page(village: Village) -> None:
    village.edit("site_config.yaml", "title: Dân vận khéo xã Thử", "title: Dân vận khéo xã Thử Nghiệm")
    built = village.build()
    assert built.rendered == built.report.pages == len(built.changed)


def test_a_stylesheet_has_a_new_address_on_every_page(village: Village) -> None:
    ours = (OURS / "assets/css/base.css").read_text(encoding="utf-8")
    village.write("assets/css/base.css", f"{ours}\n.moi {{ color: #123456 }}\n")
    built = village.build()
    assert built.rendered == built.report.pages == len(built.changed)


def test_a_place_written_in_another_way_is_on_the_pages_that_name_it(village: Village) -> None:
    village.edit("site_config.yaml", "- xã Mẫu, huyện", "- xã mẫu, huyện")
    built = village.build()
    named = {url for url in pages_of(village) if "xã mẫu" in village.bytes()[url].decode().lower()}
    assert {GARDEN_PAGE, "/mo-hinh/den-ngo/", "/dia-ban/"} <= built.changed
    assert len(built.changed) <= len(named)


def test_a_draft_is_there_when_it_is_asked_for(village: Village) -> None:
    whole = village.bytes()
    village.write(BOOKS, LIBRARY.replace("title:", "draft: true\ntitle:"))
    without = village.build()
    assert "/mo-hinh/thu-vien/" in without.gone
    with_it = village.build(drafts=True)
    assert with_it.rendered > 0
    assert {name: content for name, content in village.bytes().items() if name != ".lantoa"} == {
        name: content for name, content in whole.items() if name != ".lantoa"
    }
    # What either kind of build knew is still known.
    assert village.build().rendered == 0
    assert village.build(drafts=True).rendered == 0


def test_a_fault_stops_the_build_and_its_mending_makes_only_what_is_new(village: Village) -> None:
    stood = village.stand()
    village.edit(GARDEN, "period: 2024", "period: 20244")
    with pytest.raises(SiteError):
        village.build()
    assert village.stand() == stood
    village.edit(GARDEN, "period: 20244", "period: 2024")
    assert village.build().rendered == 0
    village.edit(LAMPS, "Mỗi nhà một buổi.", "Xem [trang](/mo-hinh/khong-co/).")
    with pytest.raises(SiteError):
        village.build()
    village.edit(LAMPS, "Xem [trang](/mo-hinh/khong-co/).", "Xem [vườn](/mo-hinh/vuon-rau/).")
    assert village.build().rendered == 1
