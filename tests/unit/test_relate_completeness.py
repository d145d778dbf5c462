from lantoa.records import Contact, Cost, Photo, Replication, Step
from lantoa.relate.completeness import completeness as judged
from lantoa.relate.completeness import own_parts
from tests.making import make_model, make_result

FULL = {
    "steps": (Step("Họp dân"),),
    "costs": (Cost("Cột đèn"),),
    "conditions": ("Có điện lưới",),
    "results": (make_result("Đèn", 40, "bóng", source="s1"),),
    "contact": Contact(office="Đảng ủy xã"),
    "replications": (Replication(unit="Thôn B"),),
    "photos": (Photo("a.jpg", "Lắp đèn"),),
}


def completeness(model, followed=False):
    return judged(own_parts(model), followed)


def test_a_full_record_has_every_part_and_nothing_to_ask_for():
    found = completeness(make_model(**FULL))
    assert (found.share, found.next) == (100, "")


def test_an_empty_record_asks_for_the_steps_first():
    found = completeness(make_model())
    assert (found.share, found.next) == (0, "steps")


def test_each_part_missing_is_the_next_to_ask_for():
    for part in FULL:
        given = {key: value for key, value in FULL.items() if key != part}
        assert completeness(make_model(**given)).next == part


def test_a_figure_without_a_source_or_of_the_surroundings_is_no_evidence():
    for result in (make_result("Đèn", 40), make_result("Đèn", 40, source="s1", context=True)):
        assert ("results", False) in completeness(make_model(results=(result,))).parts


def test_a_drawn_scene_is_no_photo():
    drawn = Photo("a.jpg", "Ngõ xóm", caption="Tranh minh họa: ngõ xóm buổi tối")
    assert ("photos", False) in completeness(make_model(photos=(drawn,))).parts


def test_a_follower_that_only_its_own_file_tells_of_counts():
    assert ("replications", True) in completeness(make_model(), followed=True).parts
