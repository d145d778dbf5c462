"""`python -m bench`: build the same site with several generators, in turn, and print what each took.

python -m bench                                   1.000 models, this generator and Hugo, three rounds
python -m bench --models 5000 20000 --search      with the search index too
python -m bench --peers lantoa hugo eleventy      others beside them
python -m bench --json figures.json               every round's figures, kept
python -m bench --from figures.json --markdown    kept figures as tables of Markdown
python -m bench --from a.json b.json --into docs/performance.md
"""

import argparse
import hashlib
import json
import shutil
import sys
from pathlib import Path

from bench.corpus import write_corpus
from bench.edits import CASES
from bench.peers import PEERS, Peer
from bench.rounds import Figures, run_rounds
from bench.tables import as_json, from_json, put_between, write_markdown, write_text
from bench.tools import ROOT, TOOLS
from lantoa.reading.schema.site import SITE

_MEASURING = """\
__main__.py clock.py hostile.py lighthouse.py packed.py photos rounds.py search serve.py tables.py
""".split()
"""What measures a site and has no part in writing it: after a change there a site of 20,000 models may stay."""


def main() -> None:
    """Read the command line, measure, print."""
    asked = _parser().parse_args()
    figures: tuple[Figures, ...] = ()
    for path in asked.read:
        figures += from_json(json.loads(path.read_text(encoding="utf-8")))
    if not asked.read:
        for models in asked.models:
            for search in (False, True) if asked.search else (False,):
                figures += _measured(asked, models, search)
                if asked.json:
                    asked.json.write_text(json.dumps(as_json(figures), indent=1), encoding="utf-8")
    if asked.into:
        page = asked.into.read_text(encoding="utf-8")
        asked.into.write_text(put_between(page, write_markdown(figures)), encoding="utf-8")
    print(write_markdown(figures) if asked.markdown else write_text(figures))


def _measured(asked: argparse.Namespace, models: int, search: bool) -> tuple[Figures, ...]:
    peers = write_sites(asked.work, models, asked.photos, asked.peers)
    return tuple(run_rounds(models, peers, asked.rounds, search, tuple(asked.cases), tell))


def write_sites(work: Path, models: int, photos: int, names: list[str]) -> dict[str, Peer]:
    """The corpus, and the site of each generator, written where they are not there yet or were made by other code."""
    folder = work / (f"{models}-{photos}" if photos else str(models))
    corpus, stamp = folder / "corpus", folder / "made-by"
    if folder.exists() and (not stamp.is_file() or stamp.read_text(encoding="utf-8") != _makers()):
        shutil.rmtree(folder)
    if not corpus.exists():
        tell(f"writing {models} models into {corpus}")
        write_corpus(corpus, models, photos)
        stamp.write_text(_makers(), encoding="utf-8")
    peers: dict[str, Peer] = {name: PEERS[name](folder / name) for name in names}
    for name, peer in peers.items():
        if not peer.folder.exists():
            tell(f"writing the site for {name}")
            peer.write(corpus)
    return peers


def _makers() -> str:
    """A digest of all that a site is written from: the code and layouts here, our own, the keys of a site's file."""
    made = hashlib.sha256(repr(sorted(SITE.by_key)).encode())
    folders = (ROOT / "bench", ROOT / "assets", ROOT / "layouts")
    measuring = {ROOT / "bench" / name for name in _MEASURING}
    for path in sorted(
        path for folder in folders for path in folder.rglob("*") if path.suffix not in ("", ".pyc")
    ):
        if measuring.isdisjoint((path, *path.parents)):
            made.update(path.read_bytes())
    return made.hexdigest()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description="Measure builds of one site by several generators."
    )
    parser.add_argument(
        "--models", type=int, nargs="+", default=[1000], metavar="N", help="sizes; default 1000"
    )
    add_common(parser)
    parser.add_argument(
        "--peers", nargs="+", choices=list(PEERS), default=["lantoa", "hugo"], help="generators"
    )
    parser.add_argument(
        "--rounds", type=int, default=3, metavar="N", help="rounds of all of them in turn; default 3"
    )
    parser.add_argument(
        "--cases", nargs="+", choices=CASES, default=list(CASES), help="what to measure; default all"
    )
    parser.add_argument("--search", action="store_true", help="measure with the search index as well")
    parser.add_argument(
        "--photos", type=int, default=0, metavar="N", help="photos of the corpus; default none"
    )
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    return parser


def add_common(parser: argparse.ArgumentParser) -> None:
    """Where sites are kept, and where figures go or come from."""
    parser.add_argument(
        "--work", type=Path, default=TOOLS / "sites", metavar="DIR", help="where the sites are kept"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here, every round's")
    parser.add_argument(
        "--from",
        dest="read",
        type=Path,
        nargs="+",
        default=[],
        metavar="FILE",
        help="do not measure: read these figures",
    )
    parser.add_argument(
        "--into", type=Path, metavar="FILE", help="put the Markdown into a page, between its marks"
    )


def tell(text: str) -> None:
    """Say on the terminal what goes on meanwhile."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
