"""The files of the search index: what Pagefind's own program would say of the same pages, in the same format."""

import base64
import gzip
import json
import subprocess
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import accumulate
from typing import Any

import pagefind_bin
import pytest

from lantoa.machine.search import (
    Index,
    SearchRecord,
    digest,
    index_key,
    make_index,
    page_files,
)
from lantoa.machine.search.chunks import chunk_size
from lantoa.machine.search.index import make_shelf
from lantoa.machine.search.names import Names
from lantoa.machine.search.shelves import SHELVES, Stacks
from lantoa.machine.search.terms import (
    MARKS,
    Term,
    marks_of,
    pair_term,
    rarity,
    standing,
    syllable_term,
)
from lantoa.machine.search.words import Words, words_of
from tests.unit.joined import search_records
from tests.unit.sample_views import config, model_page, news_page, standing_page

TEXTS = {
    "/a/": "Lắp đèn đường, đen đường; hoà thuận. Hòa thuận!",
    "/b/": "den duong 9.000 m² łódź Straße αβγς 日本語 한국 İx",
    "/c/": "ô nhiễm, o nhiem; ö nhiễm. Thắp sáng đường làng",
    "/d/": "hoa hồng",
}

Said = dict[str, dict[str, tuple[int, ...]]]


NO_WORDS = Words((), ())


def record(url: str, text: str) -> SearchRecord:
    """A page with its first two words as its title, the first three as a fact, and the last as its summary."""
    title, fact, summary = (" ".join(text.split()[some]) for some in (slice(2), slice(3), slice(-1, None)))
    words = (words_of(each, {}) for each in (title, summary, fact, text))
    return SearchRecord(url, "vi", *words, (("title", title),), text)


RECORDS = tuple(record(url, text) for url, text in TEXTS.items())


def decode(content: bytes) -> Any:
    """CBOR as RFC 8949 says, of another hand than the encoder under test."""
    at = 0

    def item() -> Any:
        nonlocal at
        kind, length = divmod(content[at], 32)
        at += 1
        if length >= 24:
            size = 1 << (length - 24)
            length = int.from_bytes(content[at : at + size])
            at += size
        if kind == 3:
            at += length
            return content[at - length : at].decode()
        return {0: lambda: length, 1: lambda: -1 - length, 4: lambda: [item() for _ in range(length)]}[kind]()

    found = item()
    assert at == len(content)
    return found


def unpacked(content: bytes) -> bytes:
    plain = gzip.decompress(content)
    assert plain.startswith(b"pagefind_dcd")
    return plain.removeprefix(b"pagefind_dcd")


def said(files: Mapping[str, bytes]) -> Said:
    """What an index says: each term, the URLs of its pages, and the numbers that it gives for them."""
    [table] = [decode(unpacked(files[name])) for name in files if name.endswith(".pf_meta")]
    urls = [json.loads(unpacked(files[f"fragment/{name}.pf_fragment"]))["url"] for name, _ in table[1]]
    found: Said = {}
    for first, last, name in table[2]:
        [entries] = decode(unpacked(files[f"index/{name}.pf_index"]))
        terms = [entry[0] for entry in entries]
        assert terms == sorted(terms)
        assert first <= terms[0] and terms[-1][: len(last)] <= last
        assert all(asked_for(term, table[2]) == {name} for term in terms)
        for term, pages, spellings in entries:
            for postings in (pages, *(spelling[1] for spelling in spellings)):
                for url, numbers in _pages(postings, urls):
                    here = found.setdefault(term, {})
                    here[url] = here.get(url, ()) + numbers
    return found


def pages_of(found: Said) -> dict[str, set[str]]:
    return {term: set(pages) for term, pages in found.items()}


def asked_for(term: str, spans: list[list[str]]) -> set[str]:
    """The chunks that Pagefind's script loads for a term: whose span has it, else whose span its beginning is in."""
    exact = {name for first, last, name in spans if first <= term <= last}
    return exact or {
        name for first, last, name in spans if term[: len(first)] >= first and term[: len(last)] <= last
    }


def _pages(postings: list[Any], urls: list[str]) -> Iterable[tuple[str, tuple[int, ...]]]:
    number = 0
    for step, numbers, _ in postings:
        number += step
        yield urls[number], tuple(accumulate(numbers))


def terms_of(words: Words) -> list[str]:
    terms: list[Term] = [*map(syllable_term, words.syllables), *map(pair_term, words.pairs)]
    return [term.plain for term in terms]


def ask_pagefind(records: Iterable[SearchRecord]) -> dict[str, bytes]:
    """The index that Pagefind's own program makes of the same terms."""
    messages: list[dict[str, object]] = [{"type": "NewIndex", "config": {}}]
    for one in records:
        content = " ".join(dict.fromkeys(terms_of(one.title) + terms_of(one.facts) + terms_of(one.text)))
        added = {"type": "AddRecord", "index_id": 0, "url": one.url, "language": "vi", "content": content}
        messages.append(added)
    messages.append({"type": "GetFiles", "index_id": 0})
    program = [str(pagefind_bin.get_executable()), "--service"]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as service:
        assert service.stdin and service.stdout
        for number, payload in enumerate(messages):
            sent = json.dumps({"message_id": number, "payload": payload}).encode()
            service.stdin.write(base64.b64encode(sent) + b",")
        service.stdin.flush()
        said = b""
        while said.count(b",") < len(messages):
            said += service.stdout.read1()  # type: ignore[attr-defined]
        service.kill()
    answer = json.loads(base64.b64decode(said.split(b",")[len(messages) - 1]))
    return {file["path"]: base64.b64decode(file["content"]) for file in answer["payload"]["files"]}


def made(*records: SearchRecord) -> dict[str, bytes]:
    return dict(make_index(one.packed() for one in records))


def test_the_index_says_what_pagefinds_own_would() -> None:
    assert pages_of(said(made(*RECORDS))) == pages_of(said(ask_pagefind(RECORDS)))


def test_the_entry_is_pagefinds_own_but_for_the_name_of_the_table() -> None:
    ours, theirs = made(*RECORDS), ask_pagefind(RECORDS)
    entry, other = (json.loads(files["pagefind-entry.json"]) for files in (ours, theirs))
    assert f"pagefind.{entry['languages']['vi'].pop('hash')}.pf_meta" in ours
    assert entry["languages"]["vi"].pop("words") in ours
    other["languages"]["vi"].pop("hash")
    assert entry == other
    for name in ("pagefind.js", "pagefind-worker.js", "wasm.unknown.pagefind"):
        assert ours[name] == theirs[name]


def test_a_fragment_has_the_members_that_pagefinds_script_reads() -> None:
    ours, theirs = (
        json.loads(unpacked(next(content for name, content in files.items() if ".pf_fragment" in name)))
        for files in (made(RECORDS[0]), ask_pagefind(RECORDS[:1]))
    )
    assert ours.keys() - {"excerpts"} == theirs.keys()
    assert ours["meta"] == {"title": "Lắp đèn"}


def test_a_page_says_of_a_term_which_it_is_how_rare_how_it_is_written_and_where() -> None:
    found = said(made(*RECORDS))
    rare = standing("denǀduongǀ", rarity(2, 4))
    written = {text: pair_term(text).marks << 2 for text in ("đèn đường", "đen đường", "den duong")}
    # "Lắp đèn" is the title of the first, "Lắp đèn đường" a fact.
    assert found["denǀduongǀ"]["/a/"] == tuple(
        sorted((rare | written["đèn đường"] | 1, rare | written["đen đường"]))
    )
    assert found["denǀduongǀ"]["/b/"] == (rare | written["den duong"] | 3,)
    assert found["ǀlapǀ"]["/a/"] == (standing("ǀlapǀ", rarity(1, 4)) | marks_of("lắp") << 2 | 3,)
    assert found["ǀhoaǀ"]["/d/"] == (standing("ǀhoaǀ", rarity(2, 4)) | marks_of("hoa") << 2 | 3,)


def test_the_summary_weighs_more_than_the_facts_and_less_than_the_title() -> None:
    words = words_of("đèn", {})
    levels = []
    for name in ("text", "facts", "summary", "title"):
        given = dict.fromkeys(("text", "facts", "summary", "title"), NO_WORDS) | {
            name: words,
            "text": words,
        }
        one = SearchRecord(url="/a/", language="vi", shown=(), excerpts="", **given)
        [number] = said(made(one))["ǀdenǀ"]["/a/"]
        levels.append(number & 3)
    assert levels == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("pages", "count", "rare"), [(100, 100, 0), (51, 100, 0), (50, 100, 1), (1, 100, 6), (1, 9999, 7)]
)
def test_a_term_is_the_rarer_the_fewer_pages_have_it(pages: int, count: int, rare: int) -> None:
    assert rarity(pages, count) == rare


def test_marks_that_are_told_apart_nowhere_else_are_told_apart_by_number() -> None:
    assert marks_of("đường") < MARKS and pair_term("đường đường").marks < 1 << 13


def test_many_pages_and_long_texts_are_parted_into_files_without_losing_a_term() -> None:
    """More than 255 pages, a term on nearly all of them, and several files of one shelf."""
    count = 300
    texts = [f"đường làng từ{n} " + " ".join(f"t{n}x{m} y{m % 7}" for m in range(60)) for n in range(count)]
    records = [record(f"/{n:03}/", text) for n, text in enumerate(texts)]
    files = made(*records)
    found = said(files)
    assert len(found["duongǀlangǀ"]) == count
    assert set(found["ǀtu299ǀ"]) == {"/299/"}
    assert {term for one in records for term in terms_of(one.text)} <= found.keys()
    assert sum(name.endswith(".pf_index") for name in files) > SHELVES


def test_no_file_of_the_index_is_named_twice() -> None:
    names = [name for name, _ in make_index(one.packed() for one in RECORDS)]
    assert len(names) == len(set(names))


def test_the_order_in_which_shelves_are_made_changes_no_byte() -> None:
    records, index = [one.packed() for one in RECORDS], Index()
    hits = [file for one in records for file in page_files(index.add(one), one)]
    shelves = [make_shelf(index.stacks, shelf) for shelf in reversed(range(SHELVES))][::-1]
    assert [*hits, *index.files(shelves)] == [*make_index(records)]


def test_a_shelf_that_no_page_has_anything_on_makes_no_file() -> None:
    stacks = Stacks()
    stacks.add(record("/d/", "hoa").packed()[-1])
    filled = [shelf for shelf in range(SHELVES) if make_shelf(stacks, shelf)[0]]
    assert len(filled) == 1  # its one syllable


@pytest.mark.parametrize("changed", ["url", "text", "facts", "summary", "title", "shown", "excerpts"])
def test_whatever_the_index_holds_of_a_page_is_in_its_digest(changed: str) -> None:
    one, other = record("/a/", "đèn đường làng"), record("/b/", "hoa hồng nở")
    mixed = {name: getattr(other if name == changed else one, name) for name in SearchRecord.__slots__}
    assert digest(SearchRecord(**mixed).packed()) != digest(one.packed())


def test_the_key_of_an_index_tells_records_and_the_program_apart() -> None:
    digests = [digest(one.packed()) for one in RECORDS]
    keys = {index_key(found, "1.5.2") for found in (digests, digests[1:], digests[::-1])}
    assert len(keys | {index_key(digests, "1.5.3")}) == 4


def test_pages_are_told_by_nothing_but_what_they_show() -> None:
    pages = (model_page(), news_page(), standing_page())
    assert list(search_records(pages, config())) == list(search_records(pages[::-1], config()))


def test_a_letter_that_pagefind_takes_apart_is_kept_as_it_looks_for_it() -> None:
    for term in said(made(*RECORDS)):
        assert term == unicodedata.normalize("NFD", term)


def test_no_two_files_of_a_group_have_one_name_and_the_same_file_keeps_its_name() -> None:
    names = Names()
    names.language = "vi"
    found = [names.name(str(number).encode(), "ab") for number in range(2000)]
    assert len(set(found)) == 2000
    assert all(name == name.lower() and name.startswith("vi_ab") for name in found)
    assert max(map(len, found)) > min(map(len, found)) == len("vi_ab") + 3
    assert names.name(b"7", "ab") == found[7]


def test_the_words_of_a_site_are_listed_by_how_many_pages_have_them() -> None:
    texts = ["đường làng"] * 4 + ["đường hoa 2024"] * 2 + ["wifi"]
    files = made(*(record(f"/{number}/", text) for number, text in enumerate(texts)))
    [words] = [unpacked(content) for name, content in files.items() if name.endswith(".pf_words")]
    assert words.decode().split("\n") == ["wifi", "hoa", "duong lang"]


def test_chunks_grow_with_the_site_within_limits() -> None:
    assert chunk_size(0) == chunk_size(10**6) < chunk_size(10**8) < chunk_size(10**9) == chunk_size(10**12)
