from decimal import Decimal

from lantoa.pages.funnel import plan_funnel
from lantoa.records import Count, Programme
from lantoa.relate.standing import standing
from lantoa.vietnamese.figures import Quantity
from lantoa.vietnamese.periods import parse_period
from tests.making import make_event, make_model, make_place


def make_programme(*counts):
    return Programme(
        slug="p",
        file="content/programmes/p.md",
        title="P",
        place=make_place(),
        period=parse_period("2024"),
        counts=counts,
    )


def count(stage, value, **values):
    return Count(stage, Quantity(Decimal(value), qualifier=values.pop("qualifier", "")), **values)


def steps(programme, models=()):
    standings = [standing(model.events) for model in models]
    return [
        (step.stage, step.level, step.official.value, step.here) for step in plan_funnel(programme, standings)
    ]


def test_stages_stand_level_by_level_in_the_order_of_a_models_life():
    programme = make_programme(
        count("recognised", 50, level="district"),
        count("exemplary", 78, level="base"),
        count("recognised", 906, level="base"),
        count("registered", 999),
    )
    assert [step[:2] for step in steps(programme)] == [
        ("registered", ""),
        ("recognised", "base"),
        ("exemplary", "base"),
        ("recognised", "district"),
    ]


def test_a_stage_counted_by_subject_is_added_up_and_keeps_its_parts():
    programme = make_programme(
        count("recognised", 547, subject="collective"),
        count("recognised", 359, subject="individual", qualifier="over"),
    )
    (step,) = plan_funnel(programme, ())
    assert (step.official.value, step.official.qualifier) == (Decimal(906), "over")
    assert [(subject, quantity.value) for subject, quantity in step.parts] == [
        ("collective", 547),
        ("individual", 359),
    ]


def test_an_overall_count_is_taken_as_it_is_beside_those_of_subjects():
    programme = make_programme(count("registered", 128), count("registered", 10, subject="individual"))
    (step,) = plan_funnel(programme, ())
    assert (step.official.value, step.parts) == (Decimal(128), ())


def test_counts_of_one_field_are_no_stage():
    assert plan_funnel(make_programme(count("registered", 1685, field="kinh-te")), ()) == ()


def test_a_model_here_counts_for_every_stage_before_the_one_that_it_reached():
    models = (
        make_model("a", events=(make_event("recognised", "2024", level="province"),)),
        make_model("b", events=(make_event("registered", "2024"),)),
        make_model("c"),
    )
    programme = make_programme(
        count("registered", 9), count("recognised", 5, level="province"), count("maintained", 3)
    )
    assert {step[0]: step[3] for step in steps(programme, models)} == {
        "registered": 2,
        "recognised": 1,
        "maintained": None,
    }
