"""What must hold for every unit of the country, checked over the whole tables."""

from collections import Counter

import pytest

from lantoa.places import Gazetteer, Place
from lantoa.places.shelves import read_now, read_past
from lantoa.places.slugs import is_same_today
from lantoa.places.table import read_blocks, read_rows
from lantoa.vietnamese.text import clean, slugify


@pytest.fixture(scope="module")
def places() -> dict[str, Place]:
    shelves = [read_now(code) for code in read_blocks("now")] + [
        read_past(code) for code in read_blocks("then")
    ]
    found = [place for shelf in shelves for place in shelf.places.values()]
    assert max(Counter(place.slug for place in found).values()) == 1
    return {place.slug: place for place in found}


def test_the_tables_hold_the_whole_country(places):
    count = Counter((place.era, place.level) for place in places.values())
    assert (count["now", "province"], count["now", "commune"]) == (34, 3321)
    assert len(read_blocks("then")) == 63
    assert (
        sum(row.level == "commune" for code in read_blocks("then") for row in read_rows("then", code))
        == 10035
    )
    assert sum(is_same_today(code) for code in read_blocks("then")) == 11


def test_every_unit_of_the_tables_has_a_slug_in_form_under_its_own_parent(places):
    for slug, place in places.items():
        assert slug == slugify(slug)
        assert clean(place.full_name) == place.full_name
        assert (place.parent_slug is None) == (place.level == "province")
        assert place.parent_slug is None or place.parent_slug in places


def test_every_unit_that_ended_has_heirs_of_today_and_every_heir_knows_it(places):
    for slug, place in places.items():
        for heir in place.became:
            assert places[heir].era == "now"
        for step in place.steps:
            assert step.into
            assert set(step.into) <= places.keys()
        if place.era == "then":
            assert place.became
            assert len(place.steps) in (1, 2)
            assert place.steps[-1].into == place.became
        for old in place.was:
            assert slug in places[old].became


def test_every_commune_of_today_was_something_before(places):
    assert all(place.was for place in places.values() if place.era == "now" and place.level == "commune")


def test_a_sample_of_all_full_names_resolves_to_its_own_place(places):
    gazetteer = Gazetteer()
    for slug in sorted(places)[::23]:
        place = places[slug]
        assert gazetteer.resolve(place.full_name, None if place.era == "now" else 2024).chain[0] == place
        assert gazetteer.place(slug) == place
