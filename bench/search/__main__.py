"""`python -m bench.search`: how a site is searched, ours beside plain Pagefind over the HTML of the same pages.

python -m bench.search                            the 120 queries, and 1.000 models
python -m bench.search --models 5000 20000        the large ones
python -m bench.search --models 5000 --screen     in Chromium too: slow processor, slow network
python -m bench.search --json figures.json        keep the figures
python -m bench.search --from a.json b.json --into docs/search.md
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench.__main__ import add_common, tell, write_sites
from bench.clock import measure
from bench.search.ask import ask
from bench.search.asked import SITES, read_asked
from bench.search.figures import our_scripts, plain_scripts, quality, weigh
from bench.search.indexing import index_site, read_records, write_records
from bench.search.plain import write_plain
from bench.search.report import write_markdown
from bench.search.screen import first_hit, write_plain_page
from bench.search.topics import plan_topics, read_sources
from bench.tables import put_between
from bench.tools import ROOT

_SCREENED = 5
"""Queries in the browser: each opens three pages, which takes plain Pagefind some seconds."""

_MANY = 1000
_SAMPLE = 20
"""Of more models than so many, plain Pagefind is asked so many of the queries: all of them would take it hours."""


def main() -> None:
    """Read the command line, measure, print."""
    asked = _parser().parse_args()
    figures: list[dict[str, Any]] = []
    for path in asked.read:
        figures += json.loads(path.read_text(encoding="utf-8"))
    if not asked.read:
        for found in _measured(asked):
            figures.append(found)
            if asked.json:
                asked.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    table = write_markdown(figures)
    if asked.into:
        page = asked.into.read_text(encoding="utf-8")
        asked.into.write_text(put_between(page, table), encoding="utf-8")
    print(table)


def _measured(asked: argparse.Namespace) -> Iterator[dict[str, Any]]:
    if not asked.models_only:
        yield _as_people_type(asked.work / "asked")
    for models in asked.models:
        yield _large(asked.work, models, asked.screen)


def _as_people_type(work: Path) -> dict[str, Any]:
    """The 120 queries: how many each answers, and those that plain Pagefind answers and we do not."""
    answered = {"ours": 0, "plain": 0}
    lost, count = [], 0
    for name, root in SITES.items():
        tell(f"120 queries: {name}")
        public, ours, plain = (work / name / part for part in ("public", "ours", "plain"))
        build = [sys.executable, "build.py", "build", "--quiet", "--no-search", "--site", str(root)]
        measure([[*build, "--out", str(public)]], ROOT)
        index_site(root, ours)
        write_plain(public, (url for url, *_ in read_records(ours / "records")), plain)
        queries = read_asked(name)
        texts = [(query.text, None) for query in queries]
        for query, here, there in zip(queries, ask(ours, texts), ask(plain, texts, "plain"), strict=True):
            count += 1
            is_here, is_there = query.is_answered(here.urls), query.is_answered(there.urls)
            answered["ours"] += is_here
            answered["plain"] += is_there
            lost += [query.text] if is_there and not is_here else []
    return {"kind": "asked", "queries": count, **answered, "lost": lost}


def _large(work: Path, models: int, screen: bool) -> dict[str, Any]:
    """Everything about a corpus of so many models."""
    site = write_sites(work, models, 0, ["lantoa"])["lantoa"]
    folder = work / f"search-{models}"
    folder.mkdir(parents=True, exist_ok=True)
    if not site.output.exists():
        tell(f"building {models} models")
        measure(site.commands(search=False), site.folder)
    tell(f"indexing {models} models")
    planning = write_records(site.folder, folder / "records", jobs=2)
    urls = [url for url, *_ in read_records(folder / "records")]
    join = [sys.executable, "-m", "bench.search.indexing", str(folder / "records"), str(folder / "ours")]
    costs = {"ours": measure([join], ROOT), "plain": write_plain(site.output, urls, folder / "plain")}
    sources = read_sources(site.folder)
    topics, known = plan_topics(sources), frozenset(source.url for source in sources)
    found: dict[str, Any] = {"kind": "large", "models": models, "pages": len(urls), "queries": len(topics)}
    step = 1 if models <= _MANY else max(1, len(topics) // _SAMPLE)
    for kind, scripts, put in (("ours", our_scripts, topics), ("plain", plain_scripts, topics[::step])):
        tell(f"asking {kind}")
        answers = ask(folder / kind, [(topic.text, None) for topic in put], kind)  # type: ignore[arg-type]
        cost = costs[kind]
        found[kind] = {
            "queries": len(put),
            **asdict(quality(put, answers, known)),
            **asdict(weigh(answers, scripts(folder / kind / "pagefind"))),
            "cpu": cost.cpu + (planning if kind == "ours" else 0),
            "memory": _memory(folder / kind) or cost.memory,
        }
    if screen:
        _add_screen(found, site.output, folder, [topic.text for topic in topics])
    return found


def _memory(folder: Path) -> float:
    """Megabytes that ours says it took; 0 for the other, which says nothing."""
    told = folder / "memory"
    return int(told.read_text(encoding="utf-8")) / 1024 if told.exists() else 0


def _add_screen(found: dict[str, Any], public: Path, folder: Path, texts: Sequence[str]) -> None:
    chosen = texts[:: max(1, len(texts) // _SCREENED)][:_SCREENED]
    index = public / "pagefind"
    if not index.exists():
        index.symlink_to((folder / "ours/pagefind").resolve())
    write_plain_page(folder / "plain")
    for kind, site, path in (("ours", public, "/tim-kiem/"), ("plain", folder / "plain", "/")):
        tell(f"opening {kind}")
        found[kind] |= asdict(first_hit(site, path, chosen))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench.search", description="Measure how a site is searched, beside plain Pagefind."
    )
    parser.add_argument(
        "--models", type=int, nargs="*", default=[1000], metavar="N", help="sizes; default 1000"
    )
    add_common(parser)
    parser.add_argument("--models-only", action="store_true", help="leave the 120 queries out")
    parser.add_argument("--screen", action="store_true", help="measure the first hit in Chromium too")
    return parser


if __name__ == "__main__":
    main()
