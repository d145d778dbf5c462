"""The index as the scripts open it: its rows, and what a hit shows, read beside Pagefind's script (in Node.js here)."""

from pathlib import Path
from typing import Any

import pytest

from lantoa.machine.search import SearchRecord
from lantoa.machine.search.words import words_of
from tests.scripts import needs_node, run_script
from tests.unit.joined import write_index

pytestmark = [needs_node, pytest.mark.xdist_group("search-pages")]

NODE = """
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
const read = [];
globalThis.fetch = async (address) => {
  read.push(String(address).split("/").at(-1).replace(/[?].*/, ""));
  return new Response(await readFile(fileURLToPath(String(address).split("?")[0])));
};
const { findPages, openIndex } = await import("./js/query.js");
const index = await openIndex(new URL("./", import.meta.url).href);
"""


def page(url: str, title: str, summary: str = "", facts: str = "", text: str = "") -> SearchRecord:
    words = (words_of(each, {"DVK": "Dân vận khéo"}) for each in (title, summary, facts, text))
    shown = (("title", title), ("summary", summary))
    return SearchRecord(url, "vi", *words, shown, text)


def opened(folder: Path, *pages: SearchRecord) -> Path:
    write_index((one.packed() for one in pages), folder)
    return folder


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pages = (page(f"/mo-hinh/{number:04}/", f"Trang số {number}") for number in range(400))
    return opened(tmp_path_factory.mktemp("many"), *pages)


def test_rows_are_pages_in_the_order_of_their_addresses(many: Path) -> None:
    said: Any = run_script(
        NODE
        + """
        const shown = await Promise.all([0, 7, 399].map((row) => index.dataAt(row)));
        const ids = [...Array(index.rows).keys()].map(index.idAt);
        const found = await findPages(index, "trang số 123");
        tell({
          rows: index.rows,
          shown: shown.map(({ url, meta }) => [url.split("/mo-hinh/")[1], meta.title]),
          distinct: new Set(ids).size,
          back: ids.every((id, row) => index.rowOf(id) === row),
          hits: found.hits.map(({ id, row }) => [index.rowOf(id), row]),
          title: (await found.hits[0].data()).meta.title,
        });
        """,
        many,
    )
    assert said["rows"] == said["distinct"] == 400
    assert said["shown"] == [["0000/", "Trang số 0"], ["0007/", "Trang số 7"], ["0399/", "Trang số 399"]]
    assert said["back"]
    assert said["hits"] == [[123, 123]]
    assert said["title"] == "Trang số 123"


def test_what_a_page_shows_is_asked_for_once(many: Path) -> None:
    said = run_script(
        NODE
        + """
        read.length = 0;
        await index.dataAt(3);
        await index.dataAt(3);
        tell(read.filter((name) => name.endsWith(".pf_fragment")));
        """,
        many,
    )
    assert len(said) == 1


def test_a_site_without_pages_finds_nothing(tmp_path: Path) -> None:
    opened(tmp_path)
    said = run_script(NODE + 'tell([index.rows, await findPages(index, "đường")]);', tmp_path)
    assert said[0] == 0
    assert said[1] == {"hits": [], "apart": False, "nearest": []}


def test_nothing_asked_is_told_from_nothing_found(many: Path) -> None:
    said = run_script(
        NODE
        + """
        const asked = [findPages(index, " ? "), findPages(index, "", new Set([1])), findPages(index, "xyz")];
        tell((await Promise.all(asked)).map((found) => found?.hits ?? null));
        """,
        many,
    )
    assert said == [None, None, []]
