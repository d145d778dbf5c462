"""Files that are made of all pages: each is made anew only when something that it holds changed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lantoa.fingerprints import fingerprint
from lantoa.machine.feeds import make_feeds
from lantoa.machine.search import index_key, make_index
from lantoa.output import keep_file, write_file
from lantoa.pages.planned import Planned
from lantoa.views import Page
from lantoa.write.made import Made
from lantoa.write.press import Press

Files = Iterable[tuple[str, bytes]]
Group = tuple[str, tuple[tuple[str, str], ...]]
"""What one join gave: the fingerprint of what it holds, and its files as (path, digest)."""


@dataclass(frozen=True, slots=True)
class Joins:
    """The joins of a build by name, and how many of them were made anew."""

    groups: Mapping[str, Group]
    fresh: int


def write_joins(
    press: Press, pages: Sequence[Planned], made: Mapping[str, Made], before: Mapping[str, Group]
) -> Joins:
    """Feeds, the map of the site and open data onto the stage, from the build before where they hold the same."""
    desk = _Desk(press, before)
    config = press.config
    desk.join(
        "feeds",
        fingerprint(press.env, *(part for page in pages for part in (page.url, page.shows))),
        lambda: make_feeds(tuple(page.make() for page in pages), config).items(),
    )
    desk.join(
        "open",
        fingerprint(press.env, *(made[page.url].opened for page in pages)),
        lambda: _open_data(press, pages),
    )
    return Joins(desk.groups, desk.fresh)


def write_search(
    press: Press,
    pages: Sequence[Planned],
    made: Mapping[str, Made],
    before: Mapping[str, Group],
) -> Joins:
    """The search index onto the stage. SearchFailed when it cannot be made."""
    found = [made[page.url].found for page in pages if made[page.url].found]
    desk = _Desk(press, before)
    desk.join("search", index_key(found, press.code), lambda: _index(press, found))
    return Joins(desk.groups, desk.fresh)


@dataclass(slots=True)
class _Desk:
    press: Press
    before: Mapping[str, Group]
    groups: dict[str, Group] = field(default_factory=dict)
    fresh: int = 0

    def join(self, name: str, key: str, make: Callable[[], Files]) -> None:
        """Keep a join's files as they stand on the stage, or make them."""
        known = self.before.get(name)
        if known and known[0] == key and self._keep(known[1]):
            self.groups[name] = known
            return
        self.fresh += 1
        written = [write_file(self.press.stage, url, content) for url, content in make()]
        self.groups[name] = (key, tuple((one.path, one.digest) for one in written))

    def _keep(self, files: tuple[tuple[str, str], ...]) -> bool:
        holds = self.press.stage.holds
        if any(path not in holds or holds[path].digest != digest for path, digest in files):
            return False
        return all(keep_file(self.press.stage, path, digest) for path, digest in files)


def _index(press: Press, found: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    packed = press.store.get_all("found", found)
    for name, content in make_index([packed[key] for key in found]):
        yield f"/pagefind/{name}", content


def _open_data(press: Press, pages: Sequence[Planned]) -> Files:
    from lantoa.machine.browse_index import make_browse_index
    from lantoa.machine.exports import make_exports
    from lantoa.urls import browse_index_url

    values: tuple[Page, ...] = tuple(
        page.make() for page in pages if page.layout in ("model.html", "browse.html")
    )
    yield browse_index_url(), make_browse_index(values, press.config)
    yield from make_exports(values, press.config).items()
