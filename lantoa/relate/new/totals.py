"""Totals of results: only what can be added is added.

Added are figures with the same label and unit that are a model's own, plain numbers. Left out are context, ratios
("22/28", "85,16%"), orders of magnitude ("hàng vạn"), an earlier reading of the same model, and a figure of an area
that another figure already covers: a district's stands for its hamlets', one reading of a commune for all of them.
A qualifier survives the sum.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lantoa.fingerprints import fingerprint
from lantoa.relate.brief import Addend, Brief
from lantoa.vietnamese.figures import Quantity
from lantoa.vietnamese.text import sort_key


@dataclass(frozen=True, slots=True)
class Sum:
    """A total: its label as first written, and the slugs of the models whose figures it holds."""

    label: str
    quantity: Quantity
    models: tuple[str, ...]


_Told = tuple[str, Addend]
"""An addend with the slug of its model."""


def plan_totals(briefs: Iterable[Brief]) -> tuple[Sum, ...]:
    """The totals over some models, those from most models first, then by label."""
    sums: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    for brief in briefs:
        for addend in brief.addends:
            sums[addend.key].append((brief.slug, addend))
    totals = [_total(told) for told in sums.values()]
    return tuple(
        sorted(totals, key=lambda total: (-len(total.models), sort_key(total.label), total.quantity.unit))
    )


def totals_key(briefs: Iterable[Brief]) -> str:
    """The same for models with the same totals, shown under the same titles: a fingerprint."""
    return fingerprint(*(part for brief in briefs for part in (brief.slug, brief.title, brief.sums)))


def add_up(values: Sequence[Quantity]) -> Quantity:
    """The sum of quantities of one unit; at least one.

    One kind of qualifier stays ("hơn 250" and "100" make "hơn 350"); different ones make it "about".
    """
    kinds = {value.qualifier for value in values if value.qualifier}
    qualifier = kinds.pop() if len(kinds) == 1 else "about" if kinds else ""
    return Quantity(sum((value.value for value in values), Decimal(0)), values[0].unit, qualifier)


def _total(told: list[_Told]) -> Sum:
    kept = _outermost(told)
    quantity = add_up([addend.quantity for _, addend in kept])
    return Sum(kept[0][1].label, quantity, tuple(dict.fromkeys(slug for slug, _ in kept)))


def _outermost(told: list[_Told]) -> list[_Told]:
    """One figure an area, and none of an area that a wider one covers. Linear in the number of figures.

    Two models that report one commune's whole figure say the same thing twice: the later reading counts, else the
    larger.
    """
    areas: dict[tuple[str, ...], _Told] = {}
    for slug, addend in told:
        rival = areas.get(addend.area)
        if rival is None or _weight(rival[1]) < _weight(addend):
            areas[addend.area] = slug, addend
    return [
        kept
        for area, kept in areas.items()
        if not any(area[:length] in areas for length in range(1, len(area)))
    ]


def _weight(addend: Addend) -> tuple[tuple[int, int, int], Decimal]:
    return addend.when, addend.quantity.value
