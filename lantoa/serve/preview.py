"""Build, serve, watch, build again."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Protocol

from lantoa.errors import Problem, SiteError
from lantoa.serve.answers import PreviewServer
from lantoa.serve.bulletin import Bulletin
from lantoa.serve.watch import Watcher


class Outcome(Protocol):
    """What a build that published returns."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What it found, none of which stopped it."""

    @property
    def pages(self) -> int:
        """How many pages it has."""

    @property
    def total(self) -> float:
        """How many seconds it took."""


@dataclass(frozen=True, slots=True)
class Serving:
    """The server answers at this address."""

    url: str


@dataclass(frozen=True, slots=True)
class Built:
    """A build ended: what it found, and whether the site was published (else the one before is still shown)."""

    problems: tuple[Problem, ...]
    is_published: bool
    pages: int = 0
    seconds: float = 0.0


def serve_site(
    root: Path,
    public: Path,
    build: Callable[[], Outcome],
    announce: Callable[[Serving | Built], None],
    *,
    port: int = 8000,
    base_path: str = "/",
    language: str = "vi",
    also: Iterable[Path] = (),
) -> None:
    """Build and serve until interrupted (KeyboardInterrupt goes on to the caller).

    `build` publishes into `public` and returns, or raises SiteError; the site before stays then. A save under
    content/, layouts/, assets/ or in site_config.yaml of `root`, or in a folder of `also` (the generator's own
    layouts and assets), builds again. ConfigError: port-taken, port-refused.
    """
    bulletin = Bulletin()
    folders = (*(root / name for name in ("content", "layouts", "assets")), *also)
    watcher = Watcher(folders, (root / "site_config.yaml",))
    with PreviewServer(public, port, base_path, language, bulletin) as server:
        watcher.start()
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            announce(Serving(server.url))
            announce(_build(build, bulletin))
            while True:
                # With a limit, since a wait without one cannot be interrupted on every system.
                if watcher.wait(3600):
                    announce(_build(build, bulletin))
        finally:
            watcher.stop()
            server.shutdown()


def _build(build: Callable[[], Outcome], bulletin: Bulletin) -> Built:
    try:
        report = build()
        built = Built(report.problems, True, report.pages, report.total)
    except SiteError as stopped:
        built = Built(stopped.problems, False)
    bulletin.post(built.problems, built.is_published)
    return built
