"""Queries on the large corpus with their right answers, which are computed from its sources, not from any index.

What is right: a model or news item is right for a query when its file holds the words that were meant, one next to
the other, with their marks (lower case, one placement of tones): in its title, summary, unit, address (then or today),
tags, partners, programme, text, steps, figures, costs, advice, quotes or replications. A query of a topic and a commune
wants both. Nobody leaves out the marks of words that mostly mean something else then: without marks, in Telex or with
a slip only those are asked that have the meant marks on four pages of five. They mean the same, and nothing else is
right. Pages of other kinds (places, units, programmes) are left out of the hits before they are judged: they have no
such file.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

import yaml

from bench.ground import read_communes
from bench.search.typed import slipped, telex, unmarked
from lantoa.vietnamese.text import canon_tone

_LEFT_OUT = ("contact", "sources", "fit", "programme", "field", "models", "replicates")
_MOSTLY = 0.8
_WORD = re.compile(r"[^\W_]+")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the corpus: its page's URL, its title, its commune's name, and all its words, a space between two."""

    url: str
    title: str
    commune: str
    words: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A query: how it is typed, what kind it is, and the URLs that are right."""

    kind: str
    text: str
    right: frozenset[str]


def read_sources(corpus: Path) -> list[Source]:
    """Every model and news item of a corpus."""
    now = {commune.then: commune.now for commune in read_communes()}
    programmes = {file.stem: _fields(file)["title"] for file in (corpus / "content/programmes").glob("*.md")}
    found = []
    for folder, path in (("models", "/mo-hinh/"), ("news", "/tin-tuc/")):
        for file in sorted((corpus / "content" / folder).glob("*.md")):
            fields, body = _fields(file), file.read_text(encoding="utf-8").split("---\n", 2)[2]
            place = str(fields.get("place", ""))
            address = place.partition(", ")[2] if place.startswith("thôn") else place
            texts = [*_texts({key: fields[key] for key in fields if key not in _LEFT_OUT})]
            texts += [
                now.get(address, ""),
                programmes.get(fields.get("programme"), ""),
                _LINK.sub(r"\1", body),
            ]
            commune = address.partition(",")[0].partition(" ")[2]
            found.append(
                Source(f"{path}{file.stem}/", str(fields["title"]), commune, _words(" | ".join(texts)))
            )
    return found


def _fields(file: Path) -> Mapping[str, Any]:
    return yaml.load(file.read_text(encoding="utf-8").split("---\n", 2)[1], yaml.CSafeLoader)


def plan_topics(sources: Sequence[Source], seed: int = 1) -> list[Topic]:
    """Some hundred queries: each topic typed with marks and without, some in Telex or with a slip."""
    rng = Random(f"{seed}/topics")
    models = [source for source in sources if source.commune]
    meant = [
        *(("word", _some(rng, rng.choice(models).words, 2)) for _ in range(14)),
        *(("title", _some(rng, _words(rng.choice(models).title), 3)) for _ in range(10)),
        *(("commune", _words(rng.choice(models).commune)) for _ in range(8)),
    ]
    plain = [replace(source, words=unmarked(source.words)) for source in sources]
    topics = [(kind, [text]) for kind, text in meant]
    for _ in range(8):
        source = rng.choice(models)
        topics.append(("topic and commune", [_some(rng, source.words, 2), _words(source.commune)]))
    asked: list[Topic] = []
    for number, (kind, texts) in enumerate(topics):
        right = _holding(sources, texts)
        is_plain = len(right) >= _MOSTLY * len(_holding(plain, list(map(unmarked, texts))))
        asked += _typed(rng, number, kind, " ".join(texts), right, is_plain)
    return asked


def _typed(
    rng: Random, number: int, kind: str, text: str, right: frozenset[str], is_plain: bool
) -> Iterator[Topic]:
    yield Topic(f"{kind}, marks", text, right)
    if not is_plain:
        return
    yield Topic(f"{kind}, no marks", unmarked(text), right)
    if number % 4 == 0:
        yield Topic(f"{kind}, Telex", telex(text), right)
    if number % 4 == 2:
        yield Topic(f"{kind}, slip", slipped(unmarked(text), rng), right)


def _some(rng: Random, words: str, count: int) -> str:
    """Some words that follow each other; no number, and not only the grammar of a text, which is on every page."""
    runs = [run.split() for run in words.split("|")]
    places = [(run, at) for run in runs for at in range(len(run) - count + 1)]
    while True:
        run, at = rng.choice(places)
        text = run[at : at + count]
        if len({*text}) == count and all(word.isalpha() and len(word) > 1 for word in text):
            return " ".join(text)


def _holding(sources: Sequence[Source], texts: Sequence[str]) -> frozenset[str]:
    """The URLs of those that hold each of some texts."""
    return frozenset(
        source.url for source in sources if all(f" {text} " in f" {source.words} " for text in texts)
    )


def _words(text: str) -> str:
    """Its words; a bar where a sentence or a field ends."""
    parts = re.split(r"[.;:!?…()|\n]", canon_tone(text).lower())
    return (
        " | ".join(" ".join(["", *_WORD.findall(part), ""]) for part in parts).replace("  ", " ").strip(" |")
    )


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    elif value is not None:
        yield str(value)
