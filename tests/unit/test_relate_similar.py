import marshal
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from lantoa.relate import likeness, outdated
from lantoa.relate.likeness import COMMON, SHOWN
from lantoa.relate.similar import pack_similar, unpack_similar
from lantoa.relate.similar import plan_similar as similar
from tests.making import make_brief


def plan_similar(models):
    return similar(models).models


def test_shared_telling_words_and_tags_make_briefs_similar_and_are_given_as_the_reason():
    lamps = make_brief("a", title="Lắp điện chiếu sáng khu dân cư", tags=("chiếu sáng",))
    country = make_brief(
        "b", title="Đường điện thắp sáng, điện chiếu sáng đường quê", tags=("Chiếu sáng",), field=("van-hoa",)
    )
    other = make_brief("c", title="Khuyến học, khuyến tài")
    found = plan_similar((lamps, country, other))["a"]
    assert found[0].slug == "b"
    assert found[0].tags == ("chiếu sáng",)
    assert found[0].words == ("điện chiếu sáng",)
    assert found[0].fields == ()


def test_a_field_alone_is_reason_enough_when_nothing_else_is_shared():
    found = plan_similar((make_brief("a", title="Một việc"), make_brief("b", title="Chuyện khác")))
    assert [(like.slug, like.fields, like.words) for like in found["a"]] == [("b", ("kinh-te",), ())]


def test_the_words_of_a_summary_count_too():
    models = (make_brief("a", summary="Hiến đất"), make_brief("b"), make_brief("c", summary="Dân hiến đất"))
    found = plan_similar(models)
    assert found["a"][0].slug == "c"


def test_a_word_that_too_many_have_says_nothing_and_joins_nobody():
    models = tuple(make_brief(f"m-{n:03}", title="Hiến đất", field=(f"f{n}",)) for n in range(COMMON + 1))
    assert plan_similar(models)["m-000"] == ()


def test_at_most_a_few_are_shown_and_never_the_model_itself():
    models = tuple(make_brief(f"m-{n}", title="Hiến đất") for n in range(10))
    for slug, found in plan_similar(models).items():
        assert len(found) == SHOWN
        assert slug not in {like.slug for like in found}


def test_a_pair_cut_across_a_known_word_or_a_place_is_no_reason():
    models = (
        make_brief("a", title="Nâng cao chất lượng ở Hồng Giang lắp đèn"),
        make_brief("b", title="Nâng cao chất lượng ở Hồng Giang lắp đèn"),
    )
    assert plan_similar(models)["a"][0].words == ("lắp đèn",)


def test_equally_like_models_stand_by_slug_in_whatever_order_their_words_are_added():
    """Sums of the same weights in another order differ in the last bit, and a set has another order in each run."""
    rarities = range(2, 8)
    for case in range(60):
        words = [f"{letter}a{'n' * (case + rarity)} nga" for letter in "bc" for rarity in rarities]
        ours, theirs = words[: len(rarities)], words[len(rarities) :]
        models = [
            make_brief("own", title=". ".join(words)),
            make_brief("x", title=". ".join(ours)),
            make_brief("y", title=". ".join(theirs)),
            *(
                make_brief(f"z-{letter}-{rarity}-{number}", title=word)
                for letter, side in (("b", ours), ("c", theirs))
                for rarity, word in zip(rarities, side, strict=True)
                for number in range(rarity)
            ),
        ]
        assert [
            like.slug for like in plan_similar(tuple(sorted(models, key=lambda model: model.slug)))["own"]
        ][:2] == ["x", "y"]


WORDS = ("lắp đèn", "hiến đất", "trồng hoa", "dọn rác", "nuôi gà", "đào giếng")


@st.composite
def some_briefs(draw):
    """Models that share a few words, fields, tags and programmes, by slug."""
    return {
        slug: make_brief(
            slug,
            title=". ".join(draw(st.lists(st.sampled_from(WORDS), max_size=3))),
            summary=draw(st.sampled_from(("", *WORDS, "Lắp đèn đường"))),
            field=tuple(draw(st.lists(st.sampled_from("ABC"), max_size=3))),
            tags=tuple(draw(st.lists(st.sampled_from(("Đèn", "đèn", "hoa")), max_size=2))),
            programme=draw(st.sampled_from(("", "p", "q"))),
        )
        for slug in draw(st.sets(st.sampled_from("abcdefghijkl")))
    }


@given(some_briefs(), some_briefs(), st.sets(st.sampled_from("abcdefghijkl"), max_size=3))
def test_what_was_kept_of_an_earlier_build_changes_no_answer(earlier, other, edited):
    """Terms of more than three models are common here, so that edits make some common and others telling."""
    later = {slug: brief for slug, brief in earlier.items() if slug not in edited}
    later |= {slug: brief for slug, brief in other.items() if slug in edited}
    before, after = (tuple(given[slug] for slug in sorted(given)) for given in (earlier, later))
    with patch.object(likeness, "COMMON", 3), patch.object(outdated, "COMMON", 3):
        kept = unpack_similar(marshal.loads(marshal.dumps(pack_similar(similar(before)))))
        assert kept == similar(before)
        assert similar(after, kept) == similar(after)


def test_only_models_that_an_edit_may_touch_are_found_anew():
    briefs = [make_brief(f"m-{n:02}", title=WORDS[n % 6], field=(f"f{n % 6}",)) for n in range(36)]
    traits = similar(tuple(briefs)).traits
    briefs[12] = make_brief("m-12", title="lắp đèn. trồng hoa", field=("f0",))
    assert {n % 6 for n in outdated.plan_outdated(similar(tuple(briefs)).traits, traits)} == {0, 2}
    briefs[12] = make_brief("m-12", title="lắp đèn", field=("f0",), body="Khác")
    assert outdated.plan_outdated(similar(tuple(briefs)).traits, traits) == set()


def test_a_model_of_another_programme_now_is_put_in_its_new_place_among_those_it_shares_words_with():
    a, b, c = (make_brief(slug, title="Lắp đèn", field=(slug,), programme=slug) for slug in "abc")
    later = (a, b, make_brief("c", title="Lắp đèn", field=("c",), programme="a"))
    kept = similar((a, b, c))
    assert [like.slug for like in kept.models["a"]] == ["b", "c"]
    assert [like.slug for like in similar(later, kept).models["a"]] == ["c", "b"]
