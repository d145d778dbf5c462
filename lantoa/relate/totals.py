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

from lantoa.records import Model, Result
from lantoa.vietnamese.figures import Quantity
from lantoa.vietnamese.text import fold, sort_key

_RATIOS = ("%", "điểm %", "điểm phần trăm")


@dataclass(frozen=True, slots=True)
class Sum:
    """A total: its label as first written, and the slugs of the models whose figures it holds."""

    label: str
    quantity: Quantity
    models: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Addend:
    model: Model
    result: Result
    quantity: Quantity
    area: tuple[str, ...]


def plan_totals(models: Iterable[Model]) -> tuple[Sum, ...]:
    """The totals over some models, those from most models first, then by label."""
    sums: dict[tuple[str, str], list[_Addend]] = defaultdict(list)
    for model in models:
        for addend in _latest(model):
            sums[(fold(addend.result.label), addend.quantity.unit)].append(addend)
    totals = [_total(addends) for addends in sums.values()]
    return tuple(
        sorted(totals, key=lambda total: (-len(total.models), sort_key(total.label), total.quantity.unit))
    )


def add_up(values: Sequence[Quantity]) -> Quantity:
    """The sum of quantities of one unit; at least one.

    One kind of qualifier stays ("hơn 250" and "100" make "hơn 350"); different ones make it "about".
    """
    kinds = {value.qualifier for value in values if value.qualifier}
    qualifier = kinds.pop() if len(kinds) == 1 else "about" if kinds else ""
    return Quantity(sum((value.value for value in values), Decimal(0)), values[0].unit, qualifier)


def _latest(model: Model) -> list[_Addend]:
    """The addable results of a model; of several readings of one thing, the last by date."""
    latest: dict[tuple[str, str], Result] = {}
    for result in model.results:
        if result.quantity is not None and _addable(result, result.quantity):
            key = (fold(result.label), result.quantity.unit)
            if key not in latest or _when(result) >= _when(latest[key]):
                latest[key] = result
    return [
        _Addend(model, r, r.quantity, _area(model, r.scope))
        for r in latest.values()
        if r.quantity is not None
    ]


def _addable(result: Result, quantity: Quantity) -> bool:
    ratio = quantity.of is not None or quantity.unit.casefold() in _RATIOS or "/" in quantity.unit
    return not (result.context or ratio or quantity.qualifier == "order")


def _when(result: Result) -> tuple[int, int, int]:
    date = result.as_of
    return (date.year, date.month or 0, date.day or 0) if date else (0, 0, 0)


def _area(model: Model, scope: str) -> tuple[str, ...]:
    """The area of a figure from the province down: a prefix of another's area covers it."""
    down = tuple(reversed(model.place.chain))
    whole = tuple(place.slug for place in down)
    if scope == "hamlet":
        return (*whole, fold(model.place.hamlet))
    levels = [place.level for place in down]
    if scope in levels:
        return whole[: levels.index(scope) + 1]
    return (*whole, fold(model.place.hamlet), model.slug)


def _total(addends: list[_Addend]) -> Sum:
    kept = _outermost(addends)
    quantity = add_up([addend.quantity for addend in kept])
    return Sum(kept[0].result.label, quantity, tuple(dict.fromkeys(addend.model.slug for addend in kept)))


def _outermost(addends: list[_Addend]) -> list[_Addend]:
    """One figure an area, and none of an area that a wider one covers. Linear in the number of figures.

    Two models that report one commune's whole figure say the same thing twice: the later reading counts, else the
    larger.
    """
    areas: dict[tuple[str, ...], _Addend] = {}
    for addend in addends:
        rival = areas.get(addend.area)
        if rival is None or _weight(rival) < _weight(addend):
            areas[addend.area] = addend
    return [
        addend
        for area, addend in areas.items()
        if not any(area[:length] in areas for length in range(1, len(area)))
    ]


def _weight(addend: _Addend) -> tuple[tuple[int, int, int], Decimal]:
    return _when(addend.result), addend.quantity.value
