"""Totals as a page shows them."""

from collections.abc import Iterable

from lantoa.pages.cards import model_link
from lantoa.pages.material import Desk
from lantoa.relate.brief import Brief
from lantoa.relate.new.totals import plan_totals
from lantoa.views import Total

SHOWN = 20


def plan_sums(desk: Desk, models: Iterable[Brief], least: int = 2) -> tuple[Total, ...]:
    """The totals over some models that hold figures of at least `least` of them: a sum of one is no sum.

    A total links the first SHOWN of its models; all of them stand in the open data.
    """
    return tuple(
        Total(
            label=total.label,
            quantity=total.quantity,
            count=len(total.models),
            models=tuple(model_link(desk.brief(slug)) for slug in total.models[:SHOWN]),
        )
        for total in plan_totals(models)
        if len(total.models) >= least
    )
