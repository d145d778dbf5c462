"""What pages asked of their layouts, as numbers, and which of it is answered otherwise."""

from lantoa.write import Questions


def test_pages_that_asked_what_has_another_answer_are_found() -> None:
    questions = Questions()
    title, icon = questions.number(("config:title", "words:a")), questions.number(("icon:x", "words:a"))
    plain = questions.number(())
    later = Questions(questions.answered(lambda question: f"{question} then"))
    assert later.outdated(lambda question: f"{question} then") & (title | icon) == 0
    changed = later.outdated(lambda question: f"{question} {'now' if question == 'icon:x' else 'then'}")
    assert (bool(changed & title), bool(changed & icon), bool(changed & plain)) == (False, True, False)
    everywhere = later.outdated(lambda question: f"{question} {'now' if question == 'words:a' else 'then'}")
    assert everywhere & title and everywhere & icon


def test_numbers_keep_their_meaning_when_questions_are_added() -> None:
    before = Questions()
    number = before.number(("b", "a"))
    after = Questions(before.answered(str.upper))
    assert after.number(("c",)) & number == 0
    assert after.number(("a", "b")) == number
    assert list(after.answered(str.upper)) == ["b", "a", "c"]


def test_where_the_questions_are_lost_every_page_that_asked_is_outdated() -> None:
    number = Questions(dict.fromkeys(map(str, range(100)), "x")).number(("99",))
    assert Questions().outdated(str) & number
    assert Questions({"0": "x"}).outdated(lambda _: "x") & number
