"""`python -m bench.search.indexing RECORDS OUT`: kept records into the files of an index, as a build does.

It is a process of its own, so that its time and memory can be measured.
"""

import marshal
import resource
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from lantoa.cache import Cache
from lantoa.decide import decide
from lantoa.learn import Task, learn
from lantoa.machine.search import Packed, make_index, plan_record
from lantoa.reading.config import load_config
from lantoa.sources import read_sources
from lantoa.store import Store


def write_records(site: Path, file: Path, jobs: int = 1) -> float:
    """Keep the records of all pages of a site folder, sorted by URL; how many seconds of CPU it took to plan them.

    Reading the site and planning its pages, which a build does anyway, do not count.
    """
    spent = 0.0
    with TemporaryDirectory() as folder, Store(Path(folder)) as store, file.open("wb") as out:
        config = load_config(site)
        learnt = learn(Task(site, config, False, jobs, Cache(None), store, read_sources(site, {}), {}))
        for planned in sorted(decide(learnt).pages, key=lambda page: page.url):
            page = planned.make()
            begun = time.process_time()
            record = plan_record(page, config)
            packed = record.packed() if record is not None else None
            spent += time.process_time() - begun
            if packed is not None:
                marshal.dump(packed, out)
    return spent


def read_records(file: Path) -> Iterator[Packed]:
    """Kept records, one after the other."""
    with file.open("rb") as kept:
        while True:
            try:
                yield marshal.load(kept)
            except EOFError:
                return


def write_index(records: Iterable[Packed], out: Path) -> None:
    """The files of an index, below `out`."""
    for name, content in make_index(records):
        file = out / "pagefind" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def index_site(site: Path, out: Path) -> None:
    """The index of a site folder, without rendering a page."""
    records = out / "records"
    out.mkdir(parents=True, exist_ok=True)
    write_records(site, records)
    write_index(read_records(records), out)


if __name__ == "__main__":
    write_index(read_records(Path(sys.argv[1])), Path(sys.argv[2]))
    # Kilobytes: the clock of the bench looks at this process only while another runs beside it.
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    Path(sys.argv[2], "memory").write_text(str(most), encoding="utf-8")
