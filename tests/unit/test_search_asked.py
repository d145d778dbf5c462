"""What people ask, asked of the sites that we have: queries.tsv of the bench. The scripts run in Node.js here."""

from pathlib import Path

import pytest

from bench.search.ask import ask
from bench.search.asked import SITES, read_asked
from bench.search.indexing import index_site
from tests.scripts import needs_node

pytestmark = needs_node


@pytest.mark.parametrize("site", SITES)
def test_every_query_has_a_right_answer_among_the_first_three(site: str, tmp_path: Path) -> None:
    queries = read_asked(site)
    index_site(SITES[site], tmp_path)
    answers = ask(tmp_path, [(query.text, None) for query in queries])
    wrong = {
        f"{query.kind}: {query.text}": answer.urls[:3]
        for query, answer in zip(queries, answers, strict=True)
        if not query.is_answered(answer.urls)
    }
    assert not wrong
    for query, answer in zip(queries, answers, strict=True):
        mended = query.kind in ("Telex", "VNI", "slip")
        assert bool(answer.corrected) == mended, f"{query.text} → {answer.corrected}"


def test_there_are_120_queries_of_every_kind() -> None:
    queries = [query for site in SITES for query in read_asked(site)]
    assert len(queries) == len({(query.site, query.text) for query in queries}) == 120
    typed = {
        "no marks",
        "marks",
        "partial marks",
        "wrong marks",
        "capitals",
        "NFD",
        "Telex",
        "VNI",
        "slip",
        "quoted",
    }
    meant = {"abbreviation", "old place", "new place", "topic and place", "person", "unit", "year", "number"}
    assert {query.kind for query in queries} == typed | meant
