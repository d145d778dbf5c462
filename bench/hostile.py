"""`python -m bench.hostile`: how long, and with how much memory, files are read that no editor means to write.

Each is read in a process of its own, as a build reads it: front matter, then its body. What takes more than
`--seconds` is ended and told. `--pump SECONDS` goes on to make Markdown as slow as it can within the limits.
"""

import argparse
import os
import random
import resource
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from lantoa.prose import Surroundings, files_in, first_paragraph, photos_in, render_prose
from lantoa.prose.complexity import find_complexity
from lantoa.reading.config import parse_config
from lantoa.reading.file_read import FileRead, Reader, read_one
from lantoa.reading.folders import PageFile
from lantoa.reading.schema.files import SiteFiles
from lantoa.report import report_text
from lantoa.vietnamese.text import clean
from tests.conftest import CONFIG
from tests.hostile.inputs import BODIES, BYTES, HARMLESS, YAML
from tests.hostile.site import ELSEWHERE

HERE = "content/models/a.md"
UNITS = (
    "[¦]¦[a](¦![¦![a](¦[a]¦[a][¦[[a]¦[a](b)¦![a](b.jpg)¦<¦<a ¦<a <b ¦<b>¦</b>¦<!--¦-->¦<![CDATA[¦<script>"
    "¦</script>¦*¦**¦*a¦a*¦*a**b¦_a¦__a_b¦***a¦`¦``a`¦&¦&amp;¦&#x41;¦\\¦\\*¦a  \n¦a\n¦\n¦\n\n¦a\n\n¦# a\n¦#a\n"
    "¦===\n¦a\n---\n¦- a\n¦- a\n\n¦1. a\n\n¦> a\n¦> ¦    a\n¦- a\n\n    - b\n\n¦| a | b |\n¦a|b\n-|-\n¦|¦[a]: b\n"
    "¦https://a.vn/¦https://a.vn/(¦a@b.vn ¦<sup>2</sup>¦<br>¦ ¦ữ¦“¦1¦2024. ¦(¦)¦!¦/¦:¦](¦{: .a }"
).split("¦")


class Cost(NamedTuple):
    """CPU seconds and megabytes of one file, and what came of it."""

    seconds: float
    megabytes: int
    outcome: str


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--pump", type=float, default=0.0, metavar="SECONDS")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    reader = Reader.of(SiteFiles(Path("/nowhere")), parse_config(CONFIG.encode()))
    # As in a build, the places are known when the second page is read.
    reader.gazetteer.resolve("xã Hồng Giang, huyện Lục Ngạn, tỉnh Bắc Giang")
    groups = {
        "YAML": {name: one.content for name, one in YAML.items()},
        "bytes": {name: one.content for name, one in BYTES.items()},
        "Markdown": {name: one.content for name, one in BODIES.items()},
        "harmless": dict(HARMLESS),
    }
    for group, files in groups.items():
        costs = {
            name: measured(lambda raw=raw: _read(raw, reader), asked.seconds) for name, raw in files.items()
        }
        for name, cost in costs.items():
            print(f"{group:9} {name:34} {cost.seconds:7.2f} s {cost.megabytes:5} MB  {cost.outcome}")
        worst = max(costs.values())
        most = max(cost.megabytes for cost in costs.values())
        print(f"{group:9} {len(costs)} files, at most {worst.seconds:.2f} s and {most} MB\n")
    if asked.pump:
        _pump(asked.pump, asked.seed, asked.seconds)


def _read(raw: bytes, reader: Reader) -> str:
    read = read_one(PageFile("models", HERE, "a"), raw, reader)
    problems = (*read.problems, *render_prose(_body(read), HERE, 8, ELSEWHERE).problems)
    report_text(problems, "vi")
    return ", ".join(dict.fromkeys(found.code for found in problems)) or "read"


def _body(read: FileRead) -> str:
    return read.entry.body if read.entry else read.unmade.body if read.unmade else ""


def _render(body: str, around: Surroundings = ELSEWHERE) -> str:
    photos_in(body, HERE, 1, around.find_file)
    files_in(body, HERE, 1, around.find_file)
    told = render_prose(body, HERE, 1, around)
    first_paragraph(told.prose.html)
    return ", ".join(dict.fromkeys(found.code for found in told.problems)) or "rendered"


def measured(work: Callable[[], str], most: float) -> Cost:
    """What a piece of work costs in a process of its own, with the processes that it begins."""
    here, there = os.pipe()
    worker = os.fork()
    if not worker:
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, most)
        try:
            said = work()
        except BaseException as fault:
            said = f"FAULT {fault!r}"[:200]
        os.write(there, said.encode()[:1000])
        os._exit(0)
    os.close(there)
    with os.fdopen(here, "rb") as pipe:
        said = pipe.read().decode()
    _, _, used = os.wait4(worker, 0)
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss // 1024, said or "ENDED")


def _pump(seconds: float, seed: int, most: float) -> None:
    """Bodies of one piece again and again, as long as the limits allow; the slowest are told."""
    chance, tried, costs = random.Random(seed), 0, list[tuple[Cost, str]]()
    until = time.monotonic() + seconds
    for unit in _units(chance):
        if time.monotonic() > until:
            break
        body = clean(_longest(unit))
        costs.append((measured(lambda body=body: _render(body), most), unit))
        tried += 1
    costs.sort(reverse=True)
    for cost, unit in costs[:10]:
        print(f"pump {cost.seconds:7.2f} s {cost.megabytes:5} MB  {cost.outcome:30} {unit!r}")
    print(f"pump {tried} bodies, at most {costs[0][0].seconds:.2f} s; memory of this process: "
          f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")  # fmt: skip


def _units(chance: random.Random) -> Iterator[str]:
    yield from UNITS
    while True:
        yield "".join(chance.choice(UNITS) for _ in range(chance.choice((2, 2, 3, 4))))


def _longest(unit: str) -> str:
    """As often as no limit is broken."""
    least, most = 1, 500_000 // len(unit.encode())
    if not find_complexity(unit * most):
        return unit * most
    while least < most - 1:
        middle = (least + most) // 2
        least, most = (least, middle) if find_complexity(unit * middle) else (middle, most)
    return unit * least


if __name__ == "__main__":
    main()
