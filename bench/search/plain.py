"""What we are measured beside: Pagefind's own program over the HTML of the same pages, as its handbook says."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from bench import tools
from bench.clock import Cost, measure


def write_plain(public: Path, urls: Iterable[str], out: Path) -> Cost:
    """Index the pages that our index has, and only their `<main>`: lists, menus and footers would only do it harm."""
    pages = out / "pages"
    shutil.rmtree(out, ignore_errors=True)
    for url in urls:
        page = pages / url.strip("/") / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(public / url.strip("/") / "index.html", page)
    command = [tools.pagefind(), "--site", str(pages), "--output-path", str(out / "pagefind")]
    return measure([[*command, "--force-language", "vi", "--root-selector", "main", "--quiet"]], out)
