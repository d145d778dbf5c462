"""What is measured of an index: how many queries it answers, how well, and what a visitor downloads for it."""

import gzip
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median

from bench.search.ask import Answer
from bench.search.topics import Topic
from bench.tools import ROOT
from lantoa.assets.shorten import shorten

_IMPORT = re.compile(r'from "\./([\w-]+\.js)"')
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Quality:
    """Means over all topics.

    `precision`: the share of right ones among the first ten hits, or among as many as there are right ones if those are
    fewer. `recall`: the share of the right ones that are among all hits.
    """

    precision: float
    recall: float
    unanswered: int


@dataclass(frozen=True, slots=True)
class Bytes:
    """Medians over all topics, in bytes as a host sends them (scripts packed with gzip, an index as it is).

    `scripts`, `wasm`, `table` (of all pages and chunks), `chunks` and `hits` (ten of them) are the parts of a first
    query; `index` is table and chunks, `first` all of them, `second` all that the next query reads.
    """

    scripts: int
    wasm: int
    table: int
    chunks: int
    hits: int
    index: int
    first: int
    second: int


def quality(topics: Sequence[Topic], answers: Sequence[Answer], known: frozenset[str]) -> Quality:
    """How well the answers are; hits that are not `known` pages are left out."""
    precisions, recalls = [], []
    for topic, answer in zip(topics, answers, strict=True):
        urls = [url for url in answer.urls if url in known]
        most = min(_SHOWN, len(topic.right))
        precisions.append(len(topic.right.intersection(urls[:most])) / most)
        recalls.append(len(topic.right.intersection(urls)) / len(topic.right))
    return Quality(mean(precisions), mean(recalls), sum(not share for share in recalls))


def weigh(answers: Iterable[Answer], scripts: int) -> Bytes:
    """What the answers cost; `scripts` come besides, once."""
    found = list(answers)
    first = [_parts(answer.first) for answer in found]
    middle = {part: round(median(one[part] for one in first)) for part in first[0]}
    return Bytes(
        scripts=scripts,
        wasm=middle["wasm"],
        table=middle["table"],
        chunks=middle["chunks"],
        hits=middle["hits"],
        index=round(median(one["table"] + one["chunks"] for one in first)),
        first=scripts + round(median(sum(one.values()) for one in first)),
        second=round(median(sum(one.second.values()) for one in found if one.second is not None)),
    )


def _parts(read: Mapping[str, int]) -> dict[str, int]:
    parts = dict.fromkeys(("wasm", "table", "chunks", "hits"), 0)
    for name, size in read.items():
        if name.startswith("pagefind/wasm"):
            parts["wasm"] += size
        elif name.endswith((".pf_meta", "entry.json")):
            parts["table"] += size
        elif name.endswith((".pf_fragment", ".pf_excerpt")):
            parts["hits"] += size
        else:
            parts["chunks"] += size
    return parts


def our_scripts(pagefind: Path) -> int:
    """The scripts of the search page and of a query, with all that they import, and Pagefind's without its worker.

    As a build publishes them: shortened.
    """
    wanted, texts = ["search.js", "query.js"], dict[str, str]()
    while wanted:
        name = wanted.pop()
        if name not in texts:
            texts[name] = (ROOT / "assets/js" / name).read_text(encoding="utf-8")
            wanted += _IMPORT.findall(texts[name])
    ours = sum(_packed(shorten(name, text).encode()) for name, text in texts.items())
    return ours + _sent(pagefind / "pagefind.js")


def plain_scripts(pagefind: Path) -> int:
    """Pagefind's script and its worker; the few lines that a page needs besides do not count."""
    return _sent(pagefind / "pagefind.js") + _sent(pagefind / "pagefind-worker.js")


def _sent(file: Path) -> int:
    return _packed(file.read_bytes())


def _packed(content: bytes) -> int:
    return len(gzip.compress(content, 6))
