"""A site built, and served on this machine, for a browser that looks at it."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from tools.prepare import ROOT


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".avif": "image/avif",
        ".js": "text/javascript",
    }

    def handle(self) -> None:
        """Answer until the browser leaves, which drops its connections."""
        with suppress(ConnectionError):
            super().handle()

    def log_message(self, *_: object) -> None:
        """Nothing: who looks says what went wrong."""


@contextmanager
def served(folder: Path, handler: type[Quiet] = Quiet) -> Iterator[str]:
    """The origin, without a slash at its end, at which a folder is served for as long as this lasts."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def build(site: Path, out: Path, base_url: str = "https://example.org/") -> Path:
    """A site built into a folder."""
    command = [sys.executable, "build.py", "build", "--quiet", "--site", str(site), "--out", str(out)]
    subprocess.run([*command, "--base-url", base_url], check=True, cwd=ROOT)
    return out
