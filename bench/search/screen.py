"""How soon the first hit is on the screen, in Chromium with a slow processor over a slow network.

The processor is 4 times slower (of the page; a worker of Pagefind's own is not slowed). The network is a server here:
each answer begins after 150 ms, and all together come at 1.6 Mbit/s, which is the "slow 4G" of Lighthouse. Scripts and
pages are packed, and everything may be kept for ten minutes, as free hosts have it.
"""

import threading
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from urllib.parse import quote

from playwright.sync_api import Browser, Page, sync_playwright

from bench.packed import Packed
from tools.prepare import find_chromium
from tools.sites import served

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
    with served(site, _Slow) as origin, sync_playwright() as playwright:
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


class _Slow(Packed):
    _free = time.monotonic()
    _line = threading.Lock()

    def do_GET(self) -> None:  # noqa: N802 - as http.server calls it
        time.sleep(_LATENCY)
        super().do_GET()

    def keeping(self) -> str:
        return "max-age=600"

    def give(self, body: bytes) -> None:
        for at in range(0, len(body), _PIECE):
            self._wait(len(body[at : at + _PIECE]))
            self.wfile.write(body[at : at + _PIECE])

    @classmethod
    def _wait(cls, size: int) -> None:
        with cls._line:
            cls._free = max(cls._free, time.monotonic()) + size / _BYTES_A_SECOND
            free = cls._free
        time.sleep(max(0.0, free - time.monotonic()))
