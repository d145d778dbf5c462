from lantoa.relate.new.similar import COMMON, SHOWN, plan_similar
from tests.making import make_brief


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
