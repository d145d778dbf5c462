"""Lighthouse on a phone of its own kind: how four pages of the example score, and what they cost.

    python -m bench.lighthouse [--rounds 3] [--built DIR]

Home, browse, the fullest model with its photos, and search, served from this machine with gzip as a web server would,
throttled as Lighthouse throttles a phone (four times slower CPU, slow 4G). Performance is the median of the rounds; the
other three categories do not vary. The figures stand in docs/performance.md.
"""

import argparse
import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from bench.tools import lighthouse
from tools.prepare import find_chromium

ROOT = Path(__file__).parents[1]
PAGES = {
    "home": "",
    "browse": "mo-hinh/",
    "model with photos": "mo-hinh/den-duong-thon-vi-du/",
    "search": "tim-kiem/",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless=new --no-sandbox --disable-dev-shm-usage"


class Packed(SimpleHTTPRequestHandler):
    """Serves a folder as a web server does: texts packed, what its name dates kept for a year."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".avif": "image/avif",
        ".js": "text/javascript",
        ".xml": "application/xml",
    }
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        is_text = path.suffix in (".html", ".css", ".js", ".svg", ".json", ".xml", ".txt")
        body = gzip.compress(body, 9) if is_text else body
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        if is_text:
            self.send_header("Content-Encoding", "gzip")
        lasting = "/assets/" in self.path or "/anh/" in self.path
        self.send_header("Cache-Control", "max-age=31536000, immutable" if lasting else "no-cache")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: the report says what matters."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Packed, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def measure(url: str) -> dict[str, float]:
    """The scores (0–100) of a page, its total blocking time in ms and its layout shift."""
    environment = os.environ | {"CHROME_PATH": find_chromium() or ""}
    command = ["node", lighthouse(), url, "--output=json", "--quiet", f"--chrome-flags={FLAGS}"]
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
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.lighthouse", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--built", type=Path, help="the example, built already for http://127.0.0.1/")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.built or _build(Path(scratch) / "public")
        with served(folder) as address:
            for kind, page in PAGES.items():
                rounds = [measure(address + page) for _ in range(given.rounds)]
                medians = {name: statistics.median(each[name] for each in rounds) for name in rounds[0]}
                told = "  ".join(f"{name} {value:.3g}" for name, value in medians.items())
                print(f"{kind:20}{told}", flush=True)


def _build(out: Path) -> Path:
    site = ROOT / "examples/xa-vi-du"
    command = [sys.executable, "build.py", "build", "--quiet", "--site", str(site), "--out", str(out)]
    subprocess.run([*command, "--base-url", "http://127.0.0.1/"], check=True, cwd=ROOT)
    return out


if __name__ == "__main__":
    main()
