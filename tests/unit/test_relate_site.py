from hypothesis import given
from hypothesis import strategies as st

from lantoa.records import News
from lantoa.relate.order import newest_first
from lantoa.relate.site import relate
from lantoa.vietnamese.text import sort_key
from tests.making import make_brief, moment

DATES = st.sampled_from(
    [None, *map(moment, ("2023", "2024", "2024-02", "2024-02-03", "2024-11", "2024-11-30~"))]
)
TITLES = st.text("aăâáàđdeêz19 .,“”AĐµ中", max_size=6) | st.text(max_size=4)


def test_models_stand_by_their_last_date_then_by_their_start_their_title_and_their_slug():
    briefs = (
        make_brief("e", title="Ă"),
        make_brief("d", title="A"),
        make_brief("c", title="Z", period="2025"),
        make_brief("b", updated=moment("2024-02")),
        make_brief("a", published=moment("2024-02-03")),
    )
    assert [brief.slug for brief in relate(briefs).models] == ["a", "b", "c", "d", "e"]


def backwards(date):
    return (-date.year, -(date.month or 0), -(date.day or 0)) if date else (0, 0, 0)


@given(st.lists(st.tuples(DATES, DATES, TITLES, st.sampled_from("ab")), min_size=2, max_size=2))
def test_the_text_of_an_order_sorts_as_its_dates_and_its_title_do(models):
    keys = [(backwards(date), backwards(start), sort_key(title), slug) for date, start, title, slug in models]
    texts = [newest_first(*model) for model in models]
    assert (texts[0] < texts[1], texts[0] == texts[1]) == (keys[0] < keys[1], keys[0] == keys[1])


def test_a_model_stands_in_each_of_its_groups_once_under_the_first_spelling_of_a_unit():
    briefs = (
        make_brief(
            "a", field=("kinh-te", "kinh-te"), unit="Chi bộ thôn A", tags=("Điện",), period="2023/2024"
        ),
        make_brief("b", unit="CHI BỘ THÔN A", tags=("điện", "Điện"), programme="dan-van"),
    )
    groups = relate(briefs).groups
    assert [brief.slug for brief in groups.fields["kinh-te"]] == ["b", "a"]
    assert [brief.slug for brief in groups.units["chi-bo-thon-a"]] == ["b", "a"]
    assert groups.names["units/chi-bo-thon-a"] == "Chi bộ thôn A"
    assert groups.names["tags/dien"] == "Điện"
    assert list(groups.years) == ["2023", "2024"]
    assert {
        place.slug for place in briefs[0].place.chain
    } <= groups.places.keys() & groups.known_places.keys()
    assert [brief.slug for brief in groups.programmes["dan-van"]] == ["b"]


def test_a_model_that_another_names_as_its_example_has_been_replicated():
    site = relate((make_brief("a"), make_brief("b", replicates="a")))
    assert ("replications", True) in site.completeness["a"].parts
    assert ("replications", False) in site.completeness["b"].parts


def test_news_stand_newest_first_and_with_the_models_that_they_name():
    old, new = (
        News(slug, f"{slug}.md", slug, moment(day), models=("a",))
        for slug, day in (("o", "2023"), ("n", "2024"))
    )
    site = relate((make_brief("a"),), (old, new))
    assert site.news == site.news_of["a"] == (new, old)
