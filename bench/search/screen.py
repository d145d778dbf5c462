"""How soon the first hit is on the screen, in Chromium with a slow processor over a slow network.

The processor is 4 times slower (of the page; a worker of Pagefind's own is not slowed). The network is a server here:
each answer begins after 150 ms, and all together come at 1.6 Mbit/s, which is the "slow 4G" of Lighthouse. Scripts and
pages are packed, and everything may be kept for ten minutes, as free hosts have it.
"""

import gzip
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Browser, Page, sync_playwright

from tools.prepare import find_chromium

_LATENCY = 0.15
_BYTES_A_SECOND = 1_600_000 / 8
_SLOWER = 4
_PIECE = 4096
_PLAIN = """<!doctype html><html lang="vi"><meta charset="utf-8"><title>plain</title><ol id="results"></ol>
<script type="module">
const pagefind = await import("/pagefind/pagefind.js");
const { results } = await pagefind.search(new URLSearchParams(location.search).get("q"));
const shown = await Promise.all(results.slice(0, 10).map((hit) => hit.data()));
document.getElementById("results").innerHTML = shown.map((one) => `<li>${one.meta.title} ${one.excerpt}`).join("");
</script>"""
_SEEN = """() => new Promise((told) => {
  const look = () => document.querySelector("#results > li") && requestAnimationFrame(() => told(performance.now()));
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  look();
})"""


def first_hit(site: Path, path: str, queries: Sequence[str]) -> tuple[float, float]:
    """Seconds from the beginning of the navigation to the first hit: with nothing in the cache, and once more with it.

    `path` is that of the search page below `site`. Medians.
    """
    cold, warm = [], []
    with _served(site) as origin, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        for query in queries:
            times = _opened_twice(browser, f"{origin}{path}?q={quote(query)}")
            cold.append(times[0])
            warm.append(times[1])
        browser.close()
    return median(cold), median(warm)


def write_plain_page(site: Path) -> None:
    """A page that searches with Pagefind's script, and nothing else."""
    (site / "index.html").write_text(_PLAIN, encoding="utf-8")


def _opened_twice(browser: Browser, address: str) -> tuple[float, float]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="vi-VN")
    seen = (_opened(context.new_page(), address), _opened(context.new_page(), address))
    context.close()
    return seen


def _opened(page: Page, address: str) -> float:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    page.add_init_script(f"window.seen = ({_SEEN})();")
    page.goto(address, wait_until="commit")
    milliseconds = page.evaluate("() => window.seen")
    page.close()
    return float(milliseconds) / 1000


class _Slow(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".js": "text/javascript"}
    _free = time.monotonic()
    _line = threading.Lock()

    def log_message(self, *_: Any) -> None:
        """Nothing."""

    def do_GET(self) -> None:
        time.sleep(_LATENCY)
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(404)
            return
        content, kind = file.read_bytes(), self.guess_type(file)
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "max-age=600")
        if kind.startswith("text/") or kind.endswith("json"):
            content = gzip.compress(content, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        for at in range(0, len(content), _PIECE):
            self._wait(len(content[at : at + _PIECE]))
            self.wfile.write(content[at : at + _PIECE])

    @classmethod
    def _wait(cls, size: int) -> None:
        with cls._line:
            cls._free = max(cls._free, time.monotonic()) + size / _BYTES_A_SECOND
            free = cls._free
        time.sleep(max(0.0, free - time.monotonic()))


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Slow, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
