"""Totals as a page shows them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lantoa.fingerprints import fingerprint
from lantoa.pages.cards import model_link
from lantoa.pages.material import Desk
from lantoa.pages.planned import Planned, shown
from lantoa.relate.brief import Brief
from lantoa.relate.totals import Sum, plan_totals, totals_key
from lantoa.views import Total, TotalPart

SHOWN = 20


class Sums:
    """The totals that pages show, added up when somebody asks: groups overlap, so all of them together are dear.

    `known` is what to leave to the next build, as its `before`: of every group of models that was asked for, how its
    totals look, as a fingerprint. Where the models are those of the build before, so are the totals.
    """

    def __init__(self, desk: Desk, before: Mapping[str, str]) -> None:
        self.known: dict[str, str] = {}
        self._desk = desk
        self._before = before
        self._news: dict[str, str] = {}
        self._last: tuple[str, tuple[Total, ...]] = ("", ())

    def shows(self, page: Planned) -> str:
        """The fingerprint of all that a page shows, its totals too."""
        return fingerprint(page.shows, self._look(page.sums)) if page.sums else page.shows

    def of(self, models: Sequence[Brief]) -> tuple[Total, ...]:
        """The totals over some models. A page that is made asks for them twice: for itself, and how they look."""
        group = totals_key(models)
        if self._last[0] != group:
            self._last = group, plan_sums(self._desk, models)
        return self._last[1]

    def news(self) -> dict[str, str]:
        """What became known since somebody asked for the news: for a forked worker, whose parent is to know it."""
        news, self._news = self._news, {}
        return news

    def _look(self, models: Sequence[Brief]) -> str:
        group = totals_key(models)
        if group not in self.known:
            self.known[group] = self._news[group] = self._before.get(group) or shown(self.of(models))
        return self.known[group]


def plan_sums(desk: Desk, models: Iterable[Brief], least: int = 2) -> tuple[Total, ...]:
    """The totals over some models that hold figures of at least `least` of them: a sum of one is no sum.

    A total names the SHOWN models that gave most; all of them stand in the open data.
    """
    return tuple(
        Total(
            label=total.label,
            quantity=total.quantity,
            count=len(total.models),
            parts=tuple(_parts(desk, total)),
        )
        for total in plan_totals(models, least)
    )


def _parts(desk: Desk, total: Sum) -> Iterator[TotalPart]:
    given = sorted(zip(total.models, total.values, strict=True), key=lambda part: -part[1].value)
    for slug, quantity in given[:SHOWN]:
        link = model_link(desk.brief(slug))
        yield TotalPart(link.url, link.text, quantity)
