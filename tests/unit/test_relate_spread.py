from lantoa.errors import Position
from lantoa.records import Replication
from lantoa.relate.spread import Follower, check_spread, plan_spread
from tests.making import make_brief


def at(file, path):
    return Position(file)


def test_an_edge_from_either_file_is_the_same_edge():
    told = Replication(unit="Thôn B", model="b")
    example_says = plan_spread((make_brief("a", replications=(told,)), make_brief("b")))
    follower_says = plan_spread((make_brief("a"), make_brief("b", replicates="a")))
    both_say = plan_spread((make_brief("a", replications=(told,)), make_brief("b", replicates="a")))
    assert example_says.example == follower_says.example == both_say.example == {"b": "a"}
    assert example_says.followers["a"] == both_say.followers["a"] == (Follower("b", 0),)
    assert follower_says.followers["a"] == (Follower("b", None),)


def test_ancestors_lead_from_the_first_model_down_over_generations():
    spread = plan_spread((make_brief("a"), make_brief("b", replicates="a"), make_brief("c", replicates="b")))
    assert spread.ancestors("c") == ("a", "b")
    assert spread.roots() == ("a",)


def test_a_follower_without_a_page_is_a_leaf():
    record = Replication(unit="13 thôn còn lại")
    assert plan_spread((make_brief("a", replications=(record,)),)).followers["a"] == (Follower("", 0),)


def test_a_circle_is_an_error_at_each_of_its_files_and_hangs_nothing():
    models = (
        make_brief("a", replicates="c"),
        make_brief("b", replicates="a"),
        make_brief("c", replicates="b"),
        make_brief("d", replicates="a"),
    )
    problems = check_spread(models, at)
    assert [found.at.file for found in problems] == [f"content/models/{slug}.md" for slug in "abc"]
    assert {found.code for found in problems} == {"replication-cycle"}
    assert plan_spread(models).ancestors("d") == ("a",)


def test_a_chain_that_is_longer_than_any_movement_is_an_error_and_no_traceback():
    chain = [make_brief("m-000")]
    chain += [make_brief(f"m-{n:03}", replicates=f"m-{n - 1:03}") for n in range(1, 400)]
    found = check_spread(tuple(chain), at)
    assert [(one.code, one.at.file) for one in found] == [("replication-depth", "content/models/m-041.md")]
    assert check_spread(tuple(chain[:41]), at) == ()


def test_two_files_that_name_different_examples_are_a_warning_and_the_followers_own_word_counts():
    a = make_brief("a", replications=(Replication(unit="C", model="c"),))
    models = (a, make_brief("b"), make_brief("c", replicates="b"))
    assert [(found.code, found.severity) for found in check_spread(models, at)] == [
        ("replication-conflict", "warning")
    ]
    spread = plan_spread(models)
    assert spread.example == {"c": "b"}
    assert spread.followers["a"] == (Follower("", 0),)
