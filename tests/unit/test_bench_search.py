"""The bench of search: how queries are typed, how answers are judged, how figures are told."""

from pathlib import Path
from random import Random

import pytest

from bench.corpus import write_corpus
from bench.search.ask import Answer
from bench.search.figures import quality, weigh
from bench.search.report import write_markdown
from bench.search.topics import Topic, plan_topics, read_sources
from bench.search.typed import slipped, telex, unmarked


def answer(*urls: str, first: dict[str, int] | None = None, second: dict[str, int] | None = None) -> Answer:
    return Answer(urls, False, "", (), first or {}, second)


@pytest.mark.parametrize(
    ("text", "keys"), [("đường điện", "dduwowngf ddieenj"), ("hiến đất", "hieens ddaats")]
)
def test_telex_is_typed_with_the_tone_at_the_end(text: str, keys: str) -> None:
    assert telex(text) == keys


def test_a_slip_changes_one_word() -> None:
    for seed in range(20):
        found = slipped(unmarked("thắp sáng đường"), Random(seed)).split()
        assert found[:2] == ["thap", "sang"]
        assert found[2] != "duong"


def test_precision_counts_as_many_hits_as_there_are_right_ones_and_recall_all() -> None:
    topic = Topic("word", "x", frozenset({"/a/", "/b/"}))
    found = quality([topic], [answer("/unit/", "/a/", "/c/", "/b/")], frozenset({"/a/", "/b/", "/c/"}))
    assert (found.precision, found.recall, found.unanswered) == (0.5, 1, 0)
    assert quality([topic], [answer()], frozenset()).unanswered == 1


def test_what_is_downloaded_is_told_by_its_parts() -> None:
    first = {"pagefind/wasm.unknown.pagefind": 60, "pagefind/a.pf_meta": 7, "pagefind/index/b.pf_index": 5}
    hits = {"pagefind/fragment/c.pf_fragment": 2, "pagefind/excerpt/c.pf_excerpt": 1}
    found = weigh(
        [answer(first=first | hits), answer(first=first, second={"pagefind/index/d.pf_index": 9})], 30
    )
    assert (found.wasm, found.table, found.chunks, found.index, found.second) == (60, 7, 5, 12, 9)
    assert found.first == 30 + 74


def test_a_topic_is_right_where_its_words_stand_and_is_told_in_a_table(tmp_path: Path) -> None:
    write_corpus(tmp_path, 30)
    sources = read_sources(tmp_path)
    topics = plan_topics(sources)
    assert len(sources) == 33
    assert all(topic.right for topic in topics)
    assert plan_topics(sources) == topics
    told = write_markdown([{"kind": "asked", "queries": 120, "ours": 120, "plain": 85, "lost": []}])
    assert "85" in told and "none" in told
