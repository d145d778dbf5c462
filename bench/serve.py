"""How long an editor waits for the preview: from a save to the page that shows it.

    python -m bench.serve                       1.000 models, five saves
    python -m bench.serve --models 5000 --hugo  Hugo's server beside it
    python -m bench.serve --case title          a new title instead of a new sentence

`lantoa serve` tells the browser through server-sent events when to load the page again; the clock stops when the page
fetched then shows the new text. Hugo's server has a channel of its own for that; its page is asked for again and again,
which stops the clock a little earlier than a browser would.
"""

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

from bench import tools
from bench.__main__ import write_sites
from bench.edits import edit
from bench.peers import Peer
from bench.tools import TOOLS

SHOWN = {"body": "ở lượt đo {}.", "title": " lần {}</h1>"}
"""What the page holds after each edit, by its number."""

Events = Callable[[int], AbstractContextManager[Iterator[None]]]

_PATIENCE = 900.0
_PAUSE = 0.02


@dataclass(frozen=True, slots=True)
class Waits:
    """Seconds until the preview was ready, and of each save until its page was there."""

    ready: float
    saves: tuple[float, ...]


def measure_ours(peer: Peer, saves: int, case: str) -> Waits:
    """`lantoa serve` on a site that was built before, as an editor finds it in the morning."""
    port = _free_port()
    command = [sys.executable, str(tools.ROOT / "build.py"), "serve", "--port", str(port)]
    return _measure(command, peer, port, saves, case, _events)


def measure_hugo(peer: Peer, saves: int, case: str) -> Waits:
    """`hugo server`, with its defaults."""
    port = _free_port()
    command = [
        tools.hugo(),
        "server",
        "--port",
        str(port),
        "--bind",
        "127.0.0.1",
        "--baseURL",
        f"http://127.0.0.1:{port}/",
    ]
    return _measure(command, peer, port, saves, case, _no_events)


def _measure(command: list[str], peer: Peer, port: int, saves: int, case: str, events: Events) -> Waits:
    model = peer.targets().model
    path = f"/mo-hinh/{model.parent.name if model.name == 'index.md' else model.stem}/"
    before = model.read_text(encoding="utf-8")
    start = time.perf_counter()
    with _running(command, peer.folder):
        _wait_for_text(port, path, "<article")
        ready = time.perf_counter() - start
        try:
            with events(port) as heard:
                next(heard)
                found = tuple(
                    _save(model, before, case, number, port, path, heard) for number in range(1, saves + 1)
                )
        finally:
            model.write_text(before, encoding="utf-8")
    return Waits(ready, found)


def _save(
    model: Path, before: str, case: str, number: int, port: int, path: str, heard: Iterator[None]
) -> float:
    # An editor's next save comes after the machine is done with the one before.
    time.sleep(2)
    changed = edit(case, before, number)
    start = time.perf_counter()
    model.write_text(changed, encoding="utf-8")
    next(heard)
    _wait_for_text(port, path, SHOWN[case].format(number))
    return time.perf_counter() - start


def _wait_for_text(port: int, path: str, text: str) -> None:
    deadline = time.monotonic() + _PATIENCE
    while text.encode() not in _fetch(port, path):
        if time.monotonic() > deadline:
            raise TimeoutError(f"{path} never showed {text!r}")
        time.sleep(_PAUSE)


def _fetch(port: int, path: str) -> bytes:
    connection = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    try:
        connection.request("GET", path)
        return connection.getresponse().read()
    except OSError:
        return b""
    finally:
        connection.close()


@contextmanager
def _events(port: int) -> Iterator[Iterator[None]]:
    """An item for each edition that the preview tells of, the one that stands now first."""
    connection = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    connection.request("GET", "/__lantoa/events")
    answer = connection.getresponse()
    try:
        yield (None for line in answer if line.startswith(b"data:"))
    finally:
        connection.close()


@contextmanager
def _no_events(_: int) -> Iterator[Iterator[None]]:
    yield iter(lambda: None, 0)


@contextmanager
def _running(command: list[str], folder: Path) -> Iterator[None]:
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        yield
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.wait(60)


def _free_port() -> int:
    """The same each time, if it is free: the address stands in every page, and with another one all are made again."""
    for port in range(8100, 8200):
        with socket.socket() as found, suppress(OSError):
            found.bind(("127.0.0.1", port))
            return port
    raise OSError("no port from 8100 to 8199 is free")


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.serve", description="Measure from a save to the page."
    )
    parser.add_argument(
        "--models", type=int, nargs="+", default=[1000], metavar="N", help="sizes; default 1000"
    )
    parser.add_argument("--saves", type=int, default=5, metavar="N", help="saves of each size; default 5")
    parser.add_argument(
        "--case", choices=list(SHOWN), default="body", help="what is edited; default the body"
    )
    parser.add_argument("--hugo", action="store_true", help="measure Hugo's server too")
    parser.add_argument(
        "--work", type=Path, default=TOOLS / "sites", metavar="DIR", help="where the sites are kept"
    )
    asked = parser.parse_args()
    # Started in the background of a script we ignore Ctrl-C, and so would a preview, which is ended by it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for models in asked.models:
        peers = write_sites(asked.work, models, 0, ["lantoa", *(["hugo"] if asked.hugo else [])])
        for name, peer in peers.items():
            measure = measure_ours if name == "lantoa" else measure_hugo
            waits = measure(peer, asked.saves, asked.case)
            each = ", ".join(f"{wait:.2f}" for wait in waits.saves)
            print(
                f"{models:>6} {name:<7} ready {waits.ready:7.2f} s   save {median(waits.saves):6.2f} s   ({each})"
            )


if __name__ == "__main__":
    main()
