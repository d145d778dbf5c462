import marshal
from dataclasses import fields
from decimal import Decimal

import pytest

from lantoa.places import Gazetteer
from lantoa.records import Contact, Event, Fit, Photo, Replication, Source, Step
from lantoa.relate.packing import pack_brief, unpack_brief
from lantoa.vietnamese.figures import Quantity
from tests.making import make_brief, make_event, make_result, moment

FULL = {
    "title": "Đường điện thắp sáng",
    "summary": "Dân góp công, góp của.",
    "field": ("kinh-te", "an-ninh"),
    "period": "2022-06/..",
    "programme": "dan-van-kheo",
    "tags": ("chiếu sáng",),
    "events": (make_event("recognised", "2024-05", level="district"),),
    "results": (
        make_result("Toàn xã", 9, "km", context=True),
        make_result(
            "Đường", "2.5", "km", "over", as_of="2023", before=Quantity(Decimal(1), "km"), source="bao"
        ),
        make_result("Hộ dùng điện", 22, "hộ", of=28),
    ),
    "sources": (
        Source("khac", "Khác"),
        Source("bao", "Báo tỉnh", "Tòa soạn", moment("2024-01-02"), "https://a.vn"),
    ),
    "photos": (Photo("a.jpg", "Đèn", "Đèn sáng", "Ban", moment("2023"), (0.2, 0.8), "named", True, "Có"),),
    "fit": Fit(
        days=Quantity(Decimal(30), "ngày"), terrain=("mien-nui",), needs=("dien",), led_by=("chi-bo",)
    ),
    "replicates": "goc",
    "replications": (Replication("Thôn A"), Replication("Thôn B", model="b")),
    "aliases": ("/cu/",),
    "published": moment("2023-05"),
    "featured": True,
}


@pytest.mark.parametrize("values", [{}, FULL], ids=["as little as possible", "everything"])
def test_a_brief_that_was_packed_and_kept_comes_back_the_same(values):
    brief = make_brief("a", **values)
    kept = marshal.loads(marshal.dumps(pack_brief(brief)))
    assert unpack_brief(kept, Gazetteer().place) == brief


def test_every_field_of_a_brief_is_packed():
    assert len(pack_brief(make_brief())) == len(fields(make_brief()))


def test_the_figure_is_the_first_own_one_and_its_number_counts_all_results_as_written():
    brief = make_brief(**FULL)
    assert (brief.figure, brief.figure_number) == (FULL["results"][1], 2)
    assert brief.source == (2, FULL["sources"][1])


def test_of_two_tags_with_one_slug_the_last_spelling_stands_where_the_first_stood():
    assert make_brief(tags=("Hòa giải", "dân vận", "hòa-giải")).tags == (
        ("hoa-giai", "hòa-giải"),
        ("dan-van", "dân vận"),
    )


def test_a_model_that_goes_on_has_run_up_to_the_last_year_that_its_file_dates():
    brief = make_brief(period="2022/..", events=(make_event("reviewed", "2024-03"),))
    assert brief.years == (2022, 2023, 2024)


def test_an_entry_for_each_replication_says_whether_it_has_a_page():
    assert make_brief(**FULL).followers == ("", "b")


SHOWN = {
    "title": "Khác",
    "summary": "Khác",
    "unit": "Chi bộ khác",
    "field": ("an-ninh",),
    "place": "xã Hồng Giang, huyện Lục Ngạn, tỉnh Bắc Giang",
    "period": "2020",
    "events": (make_event("stopped", "2024"),),
    "results": FULL["results"][1:],
    "sources": FULL["sources"][::-1],
    "photos": (Photo("b.jpg", "Đèn"),),
}
HIDDEN = {
    "body": "Khác.",
    "tags": ("khác",),
    "steps": (Step("Họp dân"),),
    "contact": Contact(office="Đảng ủy"),
    "events": (*FULL["events"], Event("reviewed")),
    "replications": (),
    "fit": None,
    "aliases": (),
    "results": (*FULL["results"], make_result("Ngày công", 5)),
}


def test_the_card_changes_with_all_that_a_list_shows_and_with_nothing_else():
    cards = [make_brief(**FULL | {key: value}).card for key, value in SHOWN.items()]
    assert len({make_brief(**FULL).card, *cards}) == 1 + len(SHOWN)
    assert {make_brief(**FULL | {key: value}).card for key, value in HIDDEN.items()} == {
        make_brief(**FULL).card
    }
