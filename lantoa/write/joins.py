"""Feeds, the map of the site, headers and open data."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from heapq import nsmallest

from lantoa.fingerprints import fingerprint
from lantoa.machine.exports import join_exports
from lantoa.machine.feeds import NEWEST, make_feeds, make_map
from lantoa.pages.planned import Planned
from lantoa.policy import headers_file, headers_url
from lantoa.views import Page
from lantoa.write.joining import Files, Group, Joining, Joins
from lantoa.write.made import Made
from lantoa.write.press import EXPORTED, Press


def write_joins(
    press: Press, pages: Sequence[Planned], made: Mapping[str, Made], before: Mapping[str, Group]
) -> Joins:
    """Feeds, the map of the site, headers and open data onto the stage."""
    joining, config = Joining(press, before), press.config
    newest = _newest(pages)
    joining.join(
        "feeds",
        fingerprint(press.env, *(part for page in newest for part in (page.url, page.shows))),
        lambda: make_feeds([_with_card(page, made) for page in newest], config).items(),
    )
    listed = [page for page in pages if page.listed]
    dates = [page.updated.edtf if page.updated else "" for page in listed]
    joining.join(
        "map",
        fingerprint(press.env, *(page.url for page in listed), *dates),
        lambda: make_map(listed, config).items(),
    )
    joining.join("headers", press.env, lambda: [(headers_url(), headers_file(config.base_path))])
    # By slug, and so without the slash behind it: "a" stands before "a-b".
    models = sorted((page for page in pages if page.order is not None), key=lambda page: page.url.rstrip("/"))
    opened = [made[page.url].opened for page in models]
    joining.join(
        "data",
        fingerprint(press.env, *opened),
        lambda: _data(joining, opened),
    )
    return Joins(joining.groups, joining.fresh, joining.seen)


def _data(joining: Joining, opened: Sequence[str]) -> Files:
    rows = list(joining.press.store.need_each("opened", opened))
    joining.see(join_exports((), joining.press.config), rows)
    return join_exports([row[EXPORTED] for row in rows], joining.press.config).items()


def _with_card(page: Planned, made: Mapping[str, Made]) -> Page:
    card = made[page.url].card
    return replace(page.make(), card=card[0] if card else "")


def _newest(pages: Iterable[Planned]) -> list[Planned]:
    """The newest models and news, as the feeds order them."""
    dated = ((page.dated.start.toordinal(), page) for page in pages if page.dated is not None)
    return [page for _, page in nsmallest(NEWEST, dated, key=lambda pair: (-pair[0], pair[1].url))]
