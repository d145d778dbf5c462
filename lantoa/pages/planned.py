"""A page that will exist: what it shows as a fingerprint, and its values once somebody needs them.

Two plans of one URL with the same `shows`, and totals that look the same, make the same page: that is what an
incremental build rests on (tests/rebuild). So a plan names in `shows` everything else that `make` looks at.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lantoa.fingerprints import fingerprint
from lantoa.relate.brief import Brief
from lantoa.vietnamese.periods import Moment
from lantoa.views import Page


@dataclass(frozen=True, slots=True)
class Planned:
    """A page to be. `listed` and `updated` are those of the page itself: the sitemap needs no more of it.

    `dated` is the date under which feeds tell of a model or a news item; `order` a model's place among all, as lists
    show them. `sums` are the models whose totals the page shows too: `Sums.shows` knows how they look.
    """

    url: str
    layout: str
    shows: str
    make: Callable[[], Page]
    listed: bool = True
    updated: Moment | None = None
    dated: Moment | None = None
    order: int | None = None
    sums: Sequence[Brief] = ()


def shown(*values: object) -> str:
    """The fingerprint of values that a page shows. Their `repr` must tell them apart and name no address in memory."""
    return fingerprint(repr(values))


def planned(page: Page) -> Planned:
    """The plan of a page that is cheap to make: its values are their own fingerprint."""
    return Planned(page.url, page.layout, shown(page), lambda: page, page.listed, page.updated)
