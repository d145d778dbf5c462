"""What comes of some pages together: the parts that each gives, joined as a build joins them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from lantoa.machine.exports import export_rows, join_exports
from lantoa.machine.search import Packed, make_index, plan_record
from lantoa.settings import SiteConfig
from lantoa.views import ModelView, Page


def exports(pages: Iterable[Page], config: SiteConfig) -> dict[str, bytes]:
    """The files of open data by their URLs."""
    return join_exports([export_rows(page, config) for page in models(pages)], config)


def search_records(pages: Iterable[Page], config: SiteConfig) -> Iterator[Packed]:
    """What the search index takes, sorted by URL."""
    records = (plan_record(page, config) for page in sorted(pages, key=lambda page: page.url))
    return (record.packed() for record in records if record is not None)


def write_index(records: Iterable[Packed], out: Path) -> None:
    """The search index as files below a folder."""
    for name, content in make_index(records):
        file = out / "pagefind" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def models(pages: Iterable[Page]) -> list[Page]:
    """The pages of models, by slug."""
    found = {page.view.card.slug: page for page in pages if isinstance(page.view, ModelView)}
    return [found[slug] for slug in sorted(found)]
