from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.vietnamese.periods import (
    BadPeriod,
    ImpossibleDate,
    Moment,
    Period,
    PeriodError,
    format_moment,
    format_period,
    parse_moment,
    parse_period,
    years,
)


@pytest.mark.parametrize(
    ("text", "moment", "short", "long"),
    [
        ("2024", Moment(2024), "năm 2024", "năm 2024"),
        ("2022-06", Moment(2022, 6), "tháng 6/2022", "tháng 6 năm 2022"),
        ("2022-02", Moment(2022, 2), "tháng 2/2022", "tháng 02 năm 2022"),
        ("2024-10-15", Moment(2024, 10, 15), "15/10/2024", "ngày 15 tháng 10 năm 2024"),
        ("2023-08-05", Moment(2023, 8, 5), "05/08/2023", "ngày 05 tháng 8 năm 2023"),
        ("2023-02-01", Moment(2023, 2, 1), "01/02/2023", "ngày 01 tháng 02 năm 2023"),
        ("2023~", Moment(2023, approximate=True), "khoảng năm 2023", "khoảng năm 2023"),
        ("2024-02-29", Moment(2024, 2, 29), "29/02/2024", "ngày 29 tháng 02 năm 2024"),
    ],
)
def test_moments_are_read_and_written(text, moment, short, long):
    assert parse_moment(text) == moment
    assert moment.edtf == text
    assert format_moment(moment) == short
    assert format_moment(moment, long=True) == long


@pytest.mark.parametrize(
    ("text", "english"),
    [("2024", "2024"), ("2022-06", "June 2022"), ("2023-08-05", "5 August 2023"), ("2023~", "about 2023")],
)
def test_moments_in_english(text, english):
    assert format_moment(parse_moment(text), "en") == english


@pytest.mark.parametrize(
    "text", ["2023-02-31", "2023-02-29", "2023-13", "2023-00", "2023-01-00", "2024-04-31"]
)
def test_a_day_that_no_calendar_has_is_impossible(text):
    with pytest.raises(ImpossibleDate):
        parse_moment(text)
    with pytest.raises(ImpossibleDate):
        parse_period(text)


def test_a_moment_cannot_be_made_impossible():
    with pytest.raises(ImpossibleDate):
        Moment(2023, 2, 31)
    with pytest.raises(ImpossibleDate):
        Moment(2023, None, 5)


@pytest.mark.parametrize(
    ("typed", "proposal"),
    [
        ("05/08/2023", "2023-08-05"),
        ("5/8/2023", "2023-08-05"),
        ("5.8.2023", "2023-08-05"),
        ("05-08-2023", "2023-08-05"),
        ("ngày 05 tháng 8 năm 2023", "2023-08-05"),
        ("2023/08/05", "2023-08-05"),
        ("2022-6", "2022-06"),
        ("6/2022", "2022-06"),
        ("tháng 6/2022", "2022-06"),
        ("Tháng 6 năm 2022", "2022-06"),
        ("năm 2024", "2024"),
        ("khoảng năm 2023", "2023~"),
        ("2023?", "2023~"),
        ("31/02/2023", ""),
        ("2023-8-45", ""),
        ("mùa hè", ""),
        ("1024", ""),
        ("20244", ""),
        ("", ""),
    ],
)
def test_a_date_written_otherwise_is_refused_with_what_to_write(typed, proposal):
    for parse in (parse_moment, parse_period):
        with pytest.raises(BadPeriod) as caught:
            parse(typed)
        assert caught.value.proposal == proposal


PERIODS = {
    "2024": "năm 2024",
    "2022-06": "tháng 6/2022",
    "2023-10-15": "15/10/2023",
    "2021/2023": "2021–2023",
    "2022-06/..": "từ tháng 6/2022 đến nay",
    "2021/..": "từ năm 2021 đến nay",
    "../2023": "đến năm 2023",
    "2023~": "khoảng năm 2023",
    "2024-34": "quý II/2024",
    "2024-04/2024-06": "quý II/2024",
    "2023-03/2023-08": "từ tháng 3/2023 đến tháng 8/2023",
    "2023-05-01/2023-06-02": "từ ngày 01/05/2023 đến ngày 02/06/2023",
    "2021~/2023": "từ khoảng năm 2021 đến năm 2023",
    "2017-12/2020~": "từ tháng 12/2017 đến khoảng năm 2020",
}


@pytest.mark.parametrize(("text", "written"), PERIODS.items())
def test_periods_are_read_and_written(text, written):
    period = parse_period(text)
    assert format_period(period) == written
    assert period.text == text
    assert period.ongoing == text.endswith("..")


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("2021/2023", "2021–2023"),
        ("2022-06/..", "from June 2022 to now"),
        ("../2023", "to 2023"),
        ("2024-33", "Q1 2024"),
        ("2023-05-01/2023-06-02", "from 1 May 2023 to 2 June 2023"),
    ],
)
def test_periods_in_english(text, english):
    assert format_period(parse_period(text), "en") == english


@pytest.mark.parametrize(
    ("typed", "proposal"),
    [
        ("2021-2023", "2021/2023"),
        ("2021 - 2023", "2021/2023"),
        ("2021–2023", "2021/2023"),
        ("từ năm 2021 đến năm 2023", "2021/2023"),
        ("từ tháng 6/2022 đến nay", "2022-06/.."),
        ("6/2022 - nay", "2022-06/.."),
        ("2022-06/nay", "2022-06/.."),
        ("2022/", "2022/.."),
        ("từ 2021", "2021/.."),
        ("đến năm 2023", "../2023"),
        ("quý II/2024", "2024-34"),
        ("01/05/2023 - 02/06/2023", "2023-05-01/2023-06-02"),
        ("2022/06", "2022-06"),
        ("2023-2021", ""),
        ("../..", ""),
        ("2021/2022/2023", ""),
    ],
)
def test_a_period_written_otherwise_is_refused_with_what_to_write(typed, proposal):
    with pytest.raises(BadPeriod) as caught:
        parse_period(typed)
    assert caught.value.proposal == proposal


def test_a_period_that_ends_before_it_starts_is_impossible():
    with pytest.raises(ImpossibleDate) as caught:
        parse_period("2023/2021")
    assert caught.value.proposal == "2021/2023"


def test_a_period_may_end_in_the_year_in_which_it_starts():
    assert parse_period("2023-06/2023").last == date(2023, 12, 31)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("2024", (2024,)),
        ("2021/2023", (2021, 2022, 2023)),
        ("2022-06/..", (2022, 2023, 2024)),
        ("2025/..", (2025,)),
        ("../2023", (2023,)),
        ("2023-12-31/2024-01-01", (2023, 2024)),
    ],
)
def test_years_end_with_the_last_one_the_site_knows(text, counted):
    assert years(parse_period(text), upto=2024) == counted


def test_moments_sort_by_their_first_day_and_the_wider_one_first():
    ordered = ["2022-12", "2023", "2023-01", "2023-01-01", "2023-01-01~", "2023-06"]
    assert [m.edtf for m in sorted(map(parse_moment, reversed(ordered)))] == ordered


def test_periods_sort_by_their_first_and_last_days():
    ordered = ["2021/2023", "2022-06/..", "2022-06/2022-07", "2022-06/2023", "../2023"]
    assert [p.text for p in sorted(map(parse_period, reversed(ordered)))] == ordered


def test_a_moment_knows_its_precision_and_its_days():
    assert [parse_moment(text).precision for text in ("2024", "2024-02", "2024-02-01")] == [
        "year",
        "month",
        "day",
    ]
    assert (Moment(2024, 2).start, Moment(2024, 2).end) == (date(2024, 2, 1), date(2024, 2, 29))


MOMENTS = st.one_of(
    st.builds(Moment, st.integers(1900, 2199), approximate=st.booleans()),
    st.builds(Moment, st.integers(1900, 2199), st.integers(1, 12), approximate=st.booleans()),
    st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(lambda day: Moment(day.year, day.month, day.day)),
)


@given(MOMENTS)
def test_any_moment_comes_back_from_its_edtf(moment):
    assert parse_moment(moment.edtf) == moment


@given(MOMENTS.filter(lambda moment: not moment.approximate), st.booleans())
def test_what_is_written_on_a_page_is_what_the_proposal_reads(moment, long):
    written = format_moment(moment, long=long)
    with pytest.raises(BadPeriod) as caught:
        parse_moment(written)
    assert caught.value.proposal == moment.edtf


@given(st.text("0123456789-/.~? tháng năm đến nay quý I", max_size=24))
def test_any_text_is_a_period_or_a_problem_with_a_proposal_that_works(text):
    try:
        period = parse_period(text)
    except PeriodError as problem:
        if problem.proposal:
            assert isinstance(parse_period(problem.proposal), Period)
    else:
        assert format_period(period)
        assert period.first <= period.last
