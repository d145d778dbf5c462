"""What a site's pages are found by, and its index alone, without rendering a page."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from lantoa.cache import Cache
from lantoa.decide import decide
from lantoa.learn import Task, learn
from lantoa.machine.search import Packed, make_index, plan_record
from lantoa.reading.config import load_config
from lantoa.sources import read_sources
from lantoa.store import Store


def read_records(site: Path, jobs: int = 1) -> Iterator[Packed]:
    """The records of all pages of a site folder, sorted by URL, as a build hands them to the index."""
    with TemporaryDirectory() as folder, Store(Path(folder)) as store:
        config = load_config(site)
        learnt = learn(Task(site, config, False, jobs, Cache(None), store, read_sources(site, {}), {}))
        for planned in sorted(decide(learnt).pages, key=lambda page: page.url):
            record = plan_record(planned.make(), config)
            if record is not None:
                yield record.packed()


def write_index(site: Path, out: Path) -> None:
    """The files of a site's index, below `out`."""
    for name, content in make_index(read_records(site)):
        file = out / "pagefind" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
