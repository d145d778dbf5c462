"""How soon the first hit is on the screen, in Chromium with a slow processor over a slow network.

The processor is 4 times slower (of the page; a worker of Pagefind's own is not slowed). The network is a server here:
each answer begins after 150 ms, and all together come at 1.6 Mbit/s, which is the "slow 4G" of Lighthouse. Scripts and
pages are packed, and everything may be kept for ten minutes, as free hosts have it.
"""

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import quote

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bench.packed import Packed
from tools.prepare import find_chromium
from tools.sites import served

_LATENCY = 0.15
_BYTES_A_SECOND = 1_600_000 / 8
_SLOWER = 4
_PIECE = 4096
_PLAIN = """<!doctype html><html lang="vi"><meta charset="utf-8"><title>plain</title>
<input type="search"><ol id="results"></ol>
<script type="module">
const pagefind = await import("/pagefind/pagefind.js");
const list = document.getElementById("results");
async function ask(text) {
  const { results } = await pagefind.search(text);
  const shown = await Promise.all(results.slice(0, 10).map((hit) => hit.data()));
  list.innerHTML = shown.map((one) => `<li>${one.meta.title} ${one.excerpt}`).join("");
}
const input = document.querySelector("input");
input.addEventListener("input", () => ask(input.value));
await ask(new URLSearchParams(location.search).get("q"));
</script>"""
_SEEN = """() => new Promise((told) => {
  const look = () => document.querySelector("#results > li") && requestAnimationFrame(() => told(performance.now()));
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  look();
})"""
# On a slow processor the hits are still drawn, and drawn again, after the last of them has come.
_QUIET = """() => new Promise((told) => {
  const wait = () => setTimeout(told, 1500);
  let timer = wait();
  const again = () => { clearTimeout(timer); timer = wait(); };
  new MutationObserver(again).observe(document.body, { childList: true, subtree: true });
})"""
_ASKED = """(text) => new Promise((told) => {
  const input = document.querySelector("input[type=search]"), list = document.getElementById("results");
  const before = list.firstElementChild, start = performance.now();
  const look = () => {
    const now = list.firstElementChild;
    if (now && now !== before) requestAnimationFrame(() => told(performance.now() - start));
  };
  new MutationObserver(look).observe(list, { childList: true });
  input.value = text;
  input.dispatchEvent(new Event("input", { bubbles: true }));
})"""


@dataclass(frozen=True, slots=True)
class Waits:
    """Seconds until the first hit is seen, medians: of the page opened with nothing kept, and opened again with what
    was kept of it; and from the last key on of words typed on a page that has shown other hits: new ones, and some
    whose parts of the index are kept."""

    cold: float
    warm: float
    typed: float
    retyped: float


def first_hit(site: Path, path: str, queries: Sequence[str]) -> Waits:
    """How long a visitor waits for each of the queries; each is typed too, after the one before it.

    `path` is that of the search page below `site`.
    """
    found = []
    with served(site, _Slow) as origin, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        for query, before in zip(queries, (queries[-1], *queries), strict=False):
            found.append(_waits(browser, f"{origin}{path}?q=", query, before))
        browser.close()
    return Waits(*(median(one) for one in zip(*found, strict=True)))


def write_plain_page(site: Path) -> None:
    """A page that searches with Pagefind's script, and nothing else."""
    (site / "index.html").write_text(_PLAIN, encoding="utf-8")


def _waits(browser: Browser, address: str, query: str, before: str) -> tuple[float, float, float, float]:
    times = []
    with _visitor(browser) as context:
        for _ in range(2):
            page = context.new_page()
            times.append(_opened(page, address + quote(query)))
            page.close()
        retyped = _typed(context, address, query, before)
    with _visitor(browser) as context:
        return times[0], times[1], _typed(context, address, query, before), retyped


def _visitor(browser: Browser) -> BrowserContext:
    return browser.new_context(viewport={"width": 360, "height": 740}, locale="vi-VN")


def _typed(context: BrowserContext, address: str, query: str, before: str) -> float:
    page = context.new_page()
    _opened(page, address + quote(before))
    page.wait_for_load_state("networkidle")
    page.evaluate(_QUIET)
    return float(page.evaluate(_ASKED, query)) / 1000


def _opened(page: Page, address: str) -> float:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    page.add_init_script(f"window.seen = ({_SEEN})();")
    page.goto(address, wait_until="commit")
    return float(page.evaluate("() => window.seen")) / 1000


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
