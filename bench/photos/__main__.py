"""`python -m bench.photos`: pictures of many photos, beside Eleventy's image plugin (sharp) and Hugo, in one run.

python -m bench.photos                         60 photos of 3000×2000, three rounds
python -m bench.photos --photos 600 --rounds 1
python -m bench.photos --without hugo          what is fast alone
"""

import argparse
import json
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import median

from bench.clock import Cost, measure
from bench.photos.pictures import write_photos
from bench.photos.sites import build_eleventy, build_hugo, build_ours, encode_ours, write_hugo, write_ours
from bench.tools import ROOT, TOOLS

EQUAL = {"jpeg": (75, 75), "webp": (80, 80), "avif": (63, 57)}
"""Qualities of ours and of sharp's that score the same (`python -m bench.photos.scores`)."""

Commands = Sequence[Sequence[str]]


def main() -> None:
    """Read the command line, measure, print."""
    asked = _parser().parse_args()
    work: Path = asked.work / str(asked.photos)
    photos = work / "photos"
    if not photos.exists():
        print(f"writing {asked.photos} photos", file=sys.stderr, flush=True)
        write_photos(photos, asked.photos)
    if not (work / "ours").exists():
        write_ours(work / "ours", photos)
        write_hugo(work / "hugo", photos)
    cases = {
        name: case
        for name, case in _cases(work, photos).items()
        if not set(asked.without) & set(name.split())
    }
    costs: dict[str, list[Cost]] = {name: [] for name in cases}
    said: dict[str, list[str]] = {name: [] for name in cases}
    for _ in range(asked.rounds):
        for name, (before, commands, folder) in cases.items():
            before()
            costs[name].append(measure(commands, folder, said[name].append))
            print(name, costs[name][-1], file=sys.stderr, flush=True)
    for line in _table(costs, sum(path.stat().st_size for path in photos.iterdir()) / asked.photos):
        print(line)
    for name in ("ours cold", "ours restored"):
        print(photo_stage(name, said.get(name, ())))


def photo_stage(name: str, said: Iterable[str]) -> str:
    """What builds said of their stage of photos: seconds, the median of the rounds, and how much was made."""
    told = [json.loads(line.splitlines()[-1])["stages"] for line in said]
    found = [stage for stages in told for stage in stages if stage["name"] == "photos"]
    seconds = median(stage["seconds"] for stage in found) if found else 0
    made = sorted({stage["made"] for stage in found})
    return f"{name:24} photo stage {seconds:.3f} s, photos made: {', '.join(map(str, made)) or '-'}"


Case = tuple[Callable[[], None], Commands, Path]


def _cases(work: Path, photos: Path) -> dict[str, Case]:
    ours, hugo, out = work / "ours", work / "hugo", work / "out"

    def forget(*names: Path) -> Callable[[], None]:
        return lambda: [shutil.rmtree(name, ignore_errors=True) for name in names] and None

    def same(ours_too: bool, *forms: str) -> Commands:
        quality = {form: EQUAL[form][0 if ours_too else 1] for form in forms}
        if ours_too:
            return (encode_ours(photos, out, quality),)
        options = {f"sharp{form.title()}Options": {"quality": quality[form]} for form in forms}
        return (build_eleventy(photos, out, formats=list(forms), **options),)

    def restore() -> None:
        """A fresh checkout with what CI keeps (docs/xuat-ban.md): other inodes, other times, no public folder."""
        again = work / "again"
        shutil.rmtree(again, ignore_errors=True)
        write_ours(again, photos)
        shutil.copytree(ours / ".cache", again / ".cache", ignore=shutil.ignore_patterns("spare", "trees"))

    cold = forget(ours / "public", ours / ".cache")
    return {
        "ours cold": (cold, (build_ours(timings=True),), ours),
        "ours restored": (restore, (build_ours(timings=True),), work / "again"),
        "ours unchanged": (lambda: None, (build_ours(),), ours),
        "sharp webp+jpeg": (forget(out), (build_eleventy(photos, out, formats=["webp", "jpeg"]),), work),
        "hugo webp+jpeg": (forget(hugo / "public", hugo / "resources"), (build_hugo(),), hugo),
        "ours same webp+jpeg": (forget(out), same(True, "webp", "jpeg"), ROOT),
        "sharp same webp+jpeg": (forget(out), same(False, "webp", "jpeg"), work),
        "ours same avif+jpeg": (forget(out), same(True, "avif", "jpeg"), ROOT),
        "sharp same avif+jpeg": (forget(out), same(False, "avif", "jpeg"), work),
    }


_RATIOS = (
    ("ours cold", "sharp webp+jpeg", 0.8),
    ("ours cold", "hugo webp+jpeg", 0.4),
    ("ours same webp+jpeg", "sharp same webp+jpeg", 1.0),
    ("ours same avif+jpeg", "sharp same avif+jpeg", 1.0),
)


def _table(costs: dict[str, list[Cost]], each: float) -> Sequence[str]:
    lines = [f"photos of {each / 1e6:.2f} MB on average"]
    middle = {
        name: Cost(*(median(getattr(cost, key) for cost in all_) for key in ("wall", "cpu", "memory")))
        for name, all_ in costs.items()
    }
    for name, cost in middle.items():
        lines.append(f"{name:24} wall {cost.wall:8.2f} s  cpu {cost.cpu:8.2f} s  peak {cost.memory:6.0f} MB")
    for mine, theirs, most in _RATIOS:
        if mine in middle and theirs in middle:
            walls, cpus = middle[mine].wall / middle[theirs].wall, middle[mine].cpu / middle[theirs].cpu
            lines.append(f"{mine} / {theirs}: wall {walls:.3f} (≤ {most}), cpu {cpus:.3f}")
    return lines


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench.photos", description="Measure how pictures are made of photos."
    )
    parser.add_argument("--photos", type=int, default=60, metavar="N")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument(
        "--without", nargs="+", default=[], help="leave out cases that have this word: hugo, sharp, same"
    )
    parser.add_argument(
        "--work", type=Path, default=TOOLS / "photos", metavar="DIR", help="where the photos are kept"
    )
    return parser


if __name__ == "__main__":
    main()
