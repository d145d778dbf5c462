"""The figures of a model that may be added to those of others, and where each holds."""

from lantoa.records import Model, Result
from lantoa.relate.brief import Addend
from lantoa.vietnamese.figures import Quantity
from lantoa.vietnamese.text import fold

_RATIOS = ("%", "điểm %", "điểm phần trăm")


def addends_of(model: Model) -> tuple[Addend, ...]:
    """The addable results of a model; of several readings of one thing, the last by date."""
    latest: dict[str, tuple[Result, Quantity]] = {}
    for result in model.results:
        if result.quantity is not None and _addable(result, result.quantity):
            key = f"{fold(result.label)}\n{result.quantity.unit}"
            if key not in latest or _when(result) >= _when(latest[key][0]):
                latest[key] = result, result.quantity
    return tuple(
        Addend(
            key=key,
            label=result.label,
            unit=quantity.unit,
            value=str(quantity.value),
            qualifier=quantity.qualifier,
            area=_area(model, result.scope),
            when=_when(result),
            model=model.slug,
        )
        for key, (result, quantity) in latest.items()
    )


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
