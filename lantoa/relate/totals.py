"""Totals of results: only what can be added is added.

Added are figures with the same label and unit that are a model's own, plain numbers. Left out are context, ratios
("22/28", "85,16%"), orders of magnitude ("hàng vạn"), an earlier reading of the same model, and a figure of an area
that another figure already covers: a district's stands for its hamlets', one reading of a commune for all of them.
A qualifier survives the sum.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from lantoa.fingerprints import fingerprint
from lantoa.relate.brief import Addend, Brief
from lantoa.vietnamese.figures import Quantity
from lantoa.vietnamese.text import sort_key


@dataclass(frozen=True, slots=True)
class Sum:
    """A total: its label as first written, and the slugs of the models whose figures it holds, with these figures."""

    label: str
    quantity: Quantity
    models: tuple[str, ...]
    values: tuple[Quantity, ...]


def plan_totals(briefs: Iterable[Brief], least: int = 1) -> tuple[Sum, ...]:
    """The totals over some models, those from most models first, then by label.

    Only those that hold figures of at least `least` of them; a model has one figure in a total.
    """
    sums: dict[str, list[Addend]] = defaultdict(list)
    for brief in briefs:
        for addend in brief.addends:
            sums[addend.key].append(addend)
    kept = [_outermost(told) for told in sums.values() if len(told) >= least]
    totals = [_total(told) for told in kept if len(told) >= least]
    return tuple(
        sorted(totals, key=lambda total: (-len(total.models), sort_key(total.label), total.quantity.unit))
    )


def totals_key(briefs: Iterable[Brief]) -> str:
    """The same for models whose totals are the same and show the same titles: a fingerprint."""
    return fingerprint("".join([brief.sums for brief in briefs]))


def add_up(values: Sequence[Quantity]) -> Quantity:
    """The sum of quantities of one unit; at least one.

    One kind of qualifier stays ("hơn 250" and "100" make "hơn 350"); different ones make it "about".
    """
    kinds = {value.qualifier for value in values if value.qualifier}
    return Quantity(sum((value.value for value in values), Decimal(0)), values[0].unit, _qualifier(kinds))


def _qualifier(kinds: Collection[str]) -> str:
    return next(iter(kinds)) if len(kinds) == 1 else "about" if kinds else ""


def _total(told: list[Addend]) -> Sum:
    value = sum([_number(addend.value) for addend in told], Decimal(0))
    kinds = {addend.qualifier for addend in told} - {""}
    quantity = Quantity(value, told[0].unit, _qualifier(kinds))
    values = tuple([Quantity(_number(each.value), each.unit, each.qualifier) for each in told])
    return Sum(told[0].label, quantity, tuple([addend.model for addend in told]), values)


def _outermost(told: list[Addend]) -> list[Addend]:
    """One figure an area, and none of an area that a wider one covers. Linear in the number of figures.

    Two models that report one commune's whole figure say the same thing twice: the later reading counts, else the
    larger.
    """
    areas: dict[tuple[str, ...], Addend] = {}
    for addend in told:
        rival = areas.setdefault(addend.area, addend)
        if rival is not addend and _weight(rival) < _weight(addend):
            areas[addend.area] = addend
    *wider, _ = sorted(set(map(len, areas)))
    for size in wider:
        areas = {area: kept for area, kept in areas.items() if len(area) <= size or area[:size] not in areas}
    return list(areas.values())


def _weight(addend: Addend) -> tuple[tuple[int, int, int], Decimal]:
    return addend.when, Decimal(addend.value)


# A group of every kind adds the same figures up.
_number = lru_cache(2**14)(Decimal)
