"""Lighthouse on a phone of its own kind: how four pages of the example score, and what they cost.

    python -m bench.lighthouse [--rounds 3] [--built DIR] [--slower 2]

Home, browse, the fullest model with its photos, and search, served from this machine with gzip as a web server would,
throttled as Lighthouse throttles a phone (four times slower CPU, slow 4G). Performance is the median of the rounds; the
other three categories do not vary. "power" is Lighthouse's benchmarkIndex of this machine: four times slower than 1500
to 2000 is a phone of the middle; for a weaker machine Lighthouse's documentation advises to say less (`--slower`). The
figures stand in docs/performance.md.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.packed import Packed
from bench.tools import ROOT, lighthouse
from tools.kinds import EXAMPLE
from tools.prepare import find_chromium
from tools.sites import build, served

KINDS = ("home", "browse", "model", "search")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless=new --no-sandbox --disable-dev-shm-usage"


def measure(url: str, slower: float) -> dict[str, float]:
    """The scores (0–100) of a page, its total blocking time in ms, its layout shift, the power of this machine."""
    environment = os.environ | {"CHROME_PATH": find_chromium() or ""}
    command = ["node", lighthouse(), url, "--output=json", "--quiet", f"--chrome-flags={FLAGS}"]
    command.append(f"--throttling.cpuSlowdownMultiplier={slower}")
    run = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    report = json.loads(run.stdout)
    scores = {name: 100 * report["categories"][name]["score"] for name in CATEGORIES}
    audits = report["audits"]
    faults = [
        audit["id"]
        for name in CATEGORIES[1:]
        for audit in (
            audits[each["id"]] for each in report["categories"][name]["auditRefs"] if each["weight"]
        )
        if audit["score"] is not None and audit["score"] < 1
    ]
    for fault in faults:
        sys.stderr.write(f"{url}: {fault}\n")
    return scores | {
        "tbt ms": audits["total-blocking-time"]["numericValue"],
        "cls": audits["cumulative-layout-shift"]["numericValue"],
        "lcp ms": audits["largest-contentful-paint"]["numericValue"],
        "power": report["environment"]["benchmarkIndex"],
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.lighthouse", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--built", type=Path, help="the example, built already for http://127.0.0.1/")
    parser.add_argument("--slower", type=float, default=4, help="how many times slower the processor; 4")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.built or build(
            ROOT / "examples/xa-vi-du", Path(scratch) / "public", "http://127.0.0.1/"
        )
        with served(folder, Packed) as origin:
            for kind in KINDS:
                rounds = [measure(f"{origin}/{EXAMPLE[kind]}", given.slower) for _ in range(given.rounds)]
                medians = {name: statistics.median(each[name] for each in rounds) for name in rounds[0]}
                told = "  ".join(f"{name} {value:.3g}" for name, value in medians.items())
                print(f"{kind:20}{told}", flush=True)


if __name__ == "__main__":
    main()
