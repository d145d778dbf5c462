"""Totals as a page shows them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lantoa.pages.cards import model_link
from lantoa.pages.material import Desk
from lantoa.pages.planned import shown
from lantoa.relate.brief import Brief
from lantoa.relate.totals import Sum, plan_totals, totals_key
from lantoa.views import Total, TotalPart

SHOWN = 20


class Sums:
    """The fingerprints of totals. Where the models that they add up are those of the build before, so are they.

    `known` is what to leave to the next build: of every group of models that was asked for.
    """

    def __init__(self, desk: Desk, before: Mapping[str, str]) -> None:
        self.known: dict[str, str] = {}
        self._desk = desk
        self._before = before

    def key(self, models: Sequence[Brief]) -> str:
        """The fingerprint of what `plan_sums` gives of some models."""
        of = totals_key(models)
        if of not in self.known:
            self.known[of] = self._before.get(of) or shown(plan_sums(self._desk, models))
        return self.known[of]


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
