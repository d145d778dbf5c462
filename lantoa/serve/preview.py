"""Build, serve, watch; on a save first the pages that were saved, then the whole site."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache as once
from pathlib import Path
from typing import Protocol

from lantoa.errors import Position, Problem, SiteError, problem
from lantoa.fingerprints import digest_of
from lantoa.serve.answers import PreviewServer
from lantoa.serve.bulletin import Bulletin
from lantoa.serve.deputy import Deputy
from lantoa.serve.front import Front, open_front
from lantoa.serve.watch import Saved, Watcher

Look = Callable[..., None]
"""Called often while something is made, with whatever it says of itself."""


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

    @property
    def is_current(self) -> bool:
        """False when something was saved while it ran."""


class Maker(Protocol):
    """What makes the site."""

    def first(self, saved: Saved) -> Mapping[str, bytes]:
        """The pages of some saved files by path in the public folder, made at once; none where that cannot be."""

    def stand_in(self) -> None:
        """This is a fork now, of which nothing but `first` is asked."""

    def build(self) -> Outcome:
        """Publish the site, or raise SiteError: the site before stays then."""

    def rest(self, look: Look) -> None:
        """What nobody waits for, or SiteError. An exception out of `look` ends it; it is called after each build."""

    def digests(self) -> Mapping[str, str]:
        """The digest of each published page, by path."""

    def promised(self) -> Callable[[str], bytes | None] | None:
        """What makes the files that the published site does not hold yet, from their paths; None: it holds all."""


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
    maker: Maker,
    announce: Callable[[Serving | Built], None],
    *,
    port: int = 8000,
    base_path: str = "/",
    language: str = "vi",
    also: Iterable[Path] = (),
) -> None:
    """Build and serve until interrupted (KeyboardInterrupt goes on to the caller).

    What stands in `public` is served from the start. A save under content/, layouts/, assets/ or in
    site_config.yaml of `root`, or in a folder of `also` (the generator's own layouts and assets), builds again.
    ConfigError: port-taken, port-refused. SiteError: worker-lost, when the process that serves was ended from outside.
    """
    folders = (*(root / name for name in ("content", "layouts", "assets")), *also)
    watcher = Watcher(folders, (root / "site_config.yaml",))
    with (
        PreviewServer(public, port, base_path, language, Bulletin()) as server,
        open_front(server, watcher) as front,
    ):
        announce(Serving(server.url))
        try:
            _Preview(front, maker, announce).run()
        except (EOFError, ConnectionError) as fault:
            raise SiteError([problem(Position(public.name), "worker-lost")]) from fault


class _SavedAgain(Exception):  # noqa: N818 - no fault, but a reason to stop
    """Somebody saved while nothing urgent was done."""


class _Preview:
    """Takes saves to the maker, and what that makes to the browsers."""

    def __init__(self, front: Front, maker: Maker, announce: Callable[[Serving | Built], None]) -> None:
        self._front = front
        self._maker = maker
        self._announce = announce
        self._waiting: Saved = frozenset()
        self._ahead: Mapping[str, bytes] = {}
        self._shown: Mapping[str, str] = {}
        self._problems: tuple[Problem, ...] = ()

    def run(self) -> None:
        """Until something is raised."""
        while True:
            if not self._build() or self._waiting:
                continue
            self._rest()
            if not self._waiting:
                self._show_first(self._front.saves())

    def _build(self) -> bool:
        """Build all that was saved until now, or say why not. What is saved meanwhile is shown at once and built next.

        False when that is known by what was read: of the time before the watch nobody tells.
        """
        self._waiting, sent = frozenset(), self._ahead
        try:
            with self._deputised():
                report = self._maker.build()
        except SiteError as stopped:
            self._tell(Built(stopped.problems, False), is_news=False)
            return True
        if (promised := self._maker.promised()) is not None:
            self._front.promise(promised)
        settled = {path for path, page in sent.items() if self._ahead[path] == page}
        self._ahead = {path: page for path, page in self._ahead.items() if path not in settled}
        before, self._shown = self._shown, self._now_shown(self._maker.digests())
        self._tell(Built(report.problems, True, report.pages, report.total), before != self._shown, settled)
        return report.is_current

    def _rest(self) -> None:
        try:
            with suppress(_SavedAgain), self._deputised() as deputy:

                def stop_if_saved(*_: object, **__: object) -> None:
                    if deputy.has_heard():
                        raise _SavedAgain

                self._maker.rest(stop_if_saved)
        except SiteError as stopped:
            self._tell(Built(stopped.problems, False), is_news=False)

    @contextmanager
    def _deputised(self) -> Iterator[Deputy[tuple[Saved, Mapping[str, bytes]]]]:
        """Pages that are saved meanwhile are shown by a fork."""
        deputy = Deputy(self._front, self._deputise())
        try:
            yield deputy
        finally:
            if heard := deputy.end():
                self._waiting, self._ahead = heard
                self._shown = self._now_shown(self._shown)

    def _deputise(self) -> Callable[[], tuple[Saved, Mapping[str, bytes]]]:
        stand_in = once(self._maker.stand_in)

        def hear() -> tuple[Saved, Mapping[str, bytes]]:
            stand_in()
            self._show_first(self._front.saves())
            return self._waiting, self._ahead

        return hear

    def _tell(self, built: Built, is_news: bool, settled: Iterable[str] = ()) -> None:
        self._problems = built.problems
        self._front.post(built.problems, is_news, settled=settled)
        self._announce(built)

    def _show_first(self, saved: Saved) -> None:
        self._waiting |= saved
        pages = self._maker.first(saved)
        fresh = {path: page for path, page in pages.items() if self._shown.get(path) != digest_of(page)}
        if fresh:
            self._ahead = {**self._ahead, **fresh}
            self._shown = self._now_shown(self._shown)
            self._front.post(self._problems, True, fresh)

    def _now_shown(self, published: Mapping[str, str]) -> Mapping[str, str]:
        """The digest of each page as browsers get it."""
        return {**published, **{path: digest_of(page) for path, page in self._ahead.items()}}
