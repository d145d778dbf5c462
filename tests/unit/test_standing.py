import pytest

from lantoa.relate.standing import Standing, in_order, standing
from tests.making import make_event


def test_without_events_the_standing_is_unknown():
    assert standing(()) == Standing("unknown", "", "")


@pytest.mark.parametrize(
    ("kinds", "status"),
    [
        (["registered"], "registered"),
        (["registered", "appraised"], "appraised"),
        (["registered", "approved"], "approved"),
        (["approved", "started"], "active"),
        (["started", "reviewed"], "active"),
        (["registered", "recognised"], "recognised"),
        (["awarded", "recognised"], "awarded"),
    ],
)
def test_status_is_the_farthest_stage_reached(kinds, status):
    assert standing(tuple(make_event(kind) for kind in kinds)).status == status


def test_a_stopped_model_is_stopped_whatever_it_was_awarded_before():
    events = (make_event("awarded", "2022"), make_event("stopped", "2023"))
    assert standing(events).status == "stopped"


def test_a_model_taken_up_again_counts_from_there():
    events = (
        make_event("awarded", "2022", level="province"),
        make_event("stopped", "2023"),
        make_event("started", "2024"),
    )
    assert standing(events).status == "active"


def test_revocation_takes_the_award_away():
    events = (make_event("awarded", "2022", award="merit_certificate"), make_event("revoked", "2023"))
    assert standing(events) == Standing("revoked", "", "")


def test_level_is_the_highest_that_recognised_it_not_the_highest_it_registered_at():
    events = (
        make_event("registered", "2022", level="central"),
        make_event("recognised", "2023", level="commune"),
        make_event("recognised", "2024", level="province"),
    )
    assert standing(events).level == "province"


def test_events_are_read_by_date_and_one_without_a_date_stays_where_it_was_written():
    late, undated, early = (
        make_event("awarded", "2024-05"),
        make_event("reviewed"),
        make_event("registered", "2024-01"),
    )
    assert in_order((late, undated, early)) == (early, late, undated)
