"""What a model cost, with what can be added up."""

from collections.abc import Iterable, Iterator

from lantoa.records import Cost
from lantoa.relate.totals import add_up
from lantoa.vietnamese.figures import Quantity
from lantoa.views import CostPhase

_PHASES = ("setup", "upkeep")


def plan_costs(costs: Iterable[Cost]) -> tuple[CostPhase, ...]:
    """Set-up, then upkeep, each with its sums: money apart from days of work."""
    known = tuple(costs)
    phases = ((phase, tuple(cost for cost in known if cost.phase == phase)) for phase in _PHASES)
    return tuple(CostPhase(phase, part, tuple(_sums(part)), _unknown(part)) for phase, part in phases if part)


def _sums(costs: tuple[Cost, ...]) -> Iterator[Quantity]:
    """A sum of each unit that two amounts have, in the order written; an order of magnitude is added to nothing."""
    amounts = [cost.amount for cost in costs if cost.amount and _addable(cost.amount)]
    for unit in dict.fromkeys(amount.unit for amount in amounts):
        same = [amount for amount in amounts if amount.unit == unit]
        if len(same) > 1:
            yield add_up(same)


def _addable(amount: Quantity) -> bool:
    return amount.of is None and amount.qualifier != "order"


def _unknown(costs: tuple[Cost, ...]) -> int:
    return sum(cost.amount is None or not _addable(cost.amount) for cost in costs)
