"""A programme's funnel: the official counts beside the models on this site."""

from collections.abc import Iterable
from dataclasses import replace

from lantoa.records import Count, Programme
from lantoa.relate.standing import LEVELS, Standing
from lantoa.relate.totals import add_up
from lantoa.vietnamese.figures import Quantity
from lantoa.views import FunnelStep

STAGES = ("registered", "appraised", "recognised", "exemplary", "awarded", "maintained")

# A model that was recognised has been registered and appraised too, whether or not an event says so.
_REACHED_BY = {
    "registered": ("registered", "appraised", "approved", "active", "recognised", "awarded"),
    "appraised": ("appraised", "approved", "active", "recognised", "awarded"),
    "recognised": ("recognised", "awarded"),
    "awarded": ("awarded",),
}


def plan_funnel(programme: Programme, standings: Iterable[Standing]) -> tuple[FunnelStep, ...]:
    """The stages that have an official count, level by level: what the base counted comes before the district's.

    A stage counted only by subject (53 collectives and 2 individuals) is added up; counts of one field are not.
    """
    known = list(standings)
    stages: dict[tuple[str, str], list[Count]] = {}
    for count in programme.counts:
        if not count.field:
            stages.setdefault((count.stage, count.level), []).append(count)
    ordered = sorted(stages, key=lambda key: (LEVELS.index(key[1]) if key[1] else -1, STAGES.index(key[0])))
    return tuple(
        FunnelStep(
            stage=stage,
            official=_official(stages[stage, level]),
            here=_here(stage, level, known),
            level=level,
            parts=_parts(stages[stage, level]),
        )
        for stage, level in ordered
    )


def _parts(counts: list[Count]) -> tuple[tuple[str, Quantity], ...]:
    if not all(count.subject for count in counts):
        return ()
    return tuple((count.subject, count.quantity) for count in counts)


def _official(counts: list[Count]) -> Quantity:
    whole = [count.quantity for count in counts if not count.subject]
    if whole:
        return whole[0]
    # Subjects may be counted in units of their own ("mô hình", "người"), so that their sum has none.
    return replace(add_up([count.quantity for count in counts]), unit="")


def _here(stage: str, level: str, standings: list[Standing]) -> int | None:
    if stage not in _REACHED_BY:
        return None
    return sum(found.status in _REACHED_BY[stage] and level in ("", found.level) for found in standings)
