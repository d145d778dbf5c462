"""The measured corpus: the same for the same arguments, and a site that has no fault."""

import re
from pathlib import Path

from bench.corpus import make_files, write_corpus
from lantoa.pipeline import Options, check_site_folder


def test_the_same_arguments_make_the_same_files_and_another_seed_others():
    assert list(make_files(6, seed=4)) == list(make_files(6, seed=4))
    assert dict(make_files(6, seed=4)) != dict(make_files(6, seed=5))


def test_there_are_as_many_models_as_asked_for_and_a_tenth_as_many_news():
    paths = [path for path, _ in make_files(30)]
    assert sum(path.startswith("content/models/") for path in paths) == 30
    assert sum(path.startswith("content/news/") for path in paths) == 3
    assert len(paths) == len(set(paths))


def test_a_body_has_six_to_nine_hundred_words_or_a_little_more():
    bodies = [text.split("\n---\n", 1)[1] for path, text in make_files(30) if "/models/" in path]
    assert all(600 <= len(body.split()) <= 1000 for body in bodies)


def test_its_words_are_spelt_as_vietnamese_is():
    from bench.vocabulary import make_vocabulary

    words = set(" ".join(make_vocabulary(1).words).split())
    assert not [
        word for word in words if re.match(r"[kcg]h?[eêi]", word) and word[0] == "c" and word[1] != "h"
    ]
    assert len(words) > 200


def test_the_site_has_no_error(tmp_path: Path):
    write_corpus(tmp_path, 12)
    assert check_site_folder(Options(tmp_path)) == ()
