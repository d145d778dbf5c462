"""What pages asked of their layouts, as numbers."""

import pytest

from lantoa.write import Questions


def test_a_number_stands_for_the_questions_of_a_page() -> None:
    questions = Questions()
    one = questions.number(("config:title", "words:a"))
    other = questions.number(("icon:x", "words:a"))
    assert one != other
    assert questions.number(("words:a", "config:title")) == one
    assert questions.used(one) == ("config:title", "words:a")
    assert questions.used(other) == ("icon:x", "words:a")
    assert questions.used(questions.number(())) == ()


def test_numbers_keep_their_meaning_when_the_list_grows() -> None:
    before = Questions()
    number = before.number(("b", "a"))
    after = Questions(before.listed)
    after.number(("c",))
    assert after.used(number) == ("a", "b")
    assert before.listed == ["b", "a"]


def test_a_number_of_another_list_is_refused() -> None:
    number = Questions(map(str, range(100))).number(("99",))
    with pytest.raises(LookupError):
        Questions(("0",)).used(number)
