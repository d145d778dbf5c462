from pathlib import Path

import pytest

from lantoa.errors import SiteError
from lantoa.words import Words, load_words


def write_words(folder: Path, text: str) -> Path:
    (folder / "words").mkdir(parents=True)
    (folder / "words" / "vi.yaml").write_text(text, encoding="utf-8")
    return folder


def code_of(words: Words, key: str, **values: object) -> str:
    with pytest.raises(SiteError) as caught:
        words(key, **values)
    return caught.value.problems[0].code


def test_a_sentence_is_filled_and_counted(tmp_path: Path) -> None:
    folder = write_words(
        tmp_path, "home:\n  found: {one: một mô hình, other: '{count} mô hình'}\n  hello: Chào {name}\n"
    )
    words = load_words((folder,), "vi")
    assert words("home.hello", name="bạn") == "Chào bạn"
    assert (words("home.found", count=1), words("home.found", count=3)) == ("một mô hình", "3 mô hình")


def test_a_site_replaces_the_sentences_that_it_writes_itself(tmp_path: Path) -> None:
    own = write_words(tmp_path / "own", "a: Của tôi\n")
    words = load_words((write_words(tmp_path / "all", "a: Chung\nb: Chung\n"), own), "vi")
    assert (words("a"), words("b")) == ("Của tôi", "Chung")


def test_a_missing_or_a_broken_sentence_is_a_problem_of_its_file(tmp_path: Path) -> None:
    words = load_words((write_words(tmp_path, "a: '{so} mô hình'\n"),), "vi")
    assert code_of(words, "b") == "missing-words"
    assert code_of(words, "a", count=2) == "bad-words"


@pytest.mark.parametrize("sentence", ["{count.real.x}", "{count[0]}", "{count:q}", "{0}", "{"])
def test_a_place_that_cannot_be_filled_is_a_problem_and_no_traceback(tmp_path: Path, sentence: str) -> None:
    words = load_words((write_words(tmp_path, f"a: '{sentence}'\n"),), "vi")
    assert code_of(words, "a", count=2) == "bad-words"


def test_words_that_are_no_yaml_are_placed(tmp_path: Path) -> None:
    with pytest.raises(SiteError) as caught:
        load_words((write_words(tmp_path, "a: 1\nb: c: d\n"),), "vi")
    (found,) = caught.value.problems
    assert (found.code, str(found.at)) == ("yaml-syntax", "layouts/words/vi.yaml:2:5")


def test_words_that_are_no_map_are_told_and_not_passed_over(tmp_path: Path) -> None:
    with pytest.raises(SiteError) as caught:
        load_words((write_words(tmp_path, "- Trang chủ\n"),), "vi")
    (found,) = caught.value.problems
    assert (found.code, found.at.file) == ("not-a-map", "layouts/words/vi.yaml")
