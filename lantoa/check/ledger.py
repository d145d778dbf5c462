"""What the files of a site ask for, summed up: how many ask each thing, and not which."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lantoa.check.seen import Fault, Seen


@dataclass(frozen=True, slots=True)
class Ledger:
    """The sum of what was seen in some files.

    `askers` has what is asked (see `asks`) and how often, `faults` the own faults of the files that have some.
    """

    askers: Mapping[str, int] = field(default_factory=dict)
    faults: Mapping[str, tuple[Fault, ...]] = field(default_factory=dict)

    def plus(self, other: "Ledger") -> "Ledger":
        """The sum of these files and others."""
        askers = dict(self.askers)
        for ask, count in other.askers.items():
            askers[ask] = askers.get(ask, 0) + count
        return Ledger(askers, {**self.faults, **other.faults})

    def minus(self, other: "Ledger") -> "Ledger":
        """The sum of the other files, where `other` is that of some of these."""
        askers = dict(self.askers)
        for ask, count in other.askers.items():
            askers[ask] -= count
            if not askers[ask]:
                del askers[ask]
        return Ledger(askers, {file: some for file, some in self.faults.items() if file not in other.faults})

    def packed(self) -> tuple[Any, ...]:
        """Tuples, dicts, texts and numbers, as `marshal` and `pickle` keep them fast."""
        faults = {file: tuple(map(tuple, some)) for file, some in self.faults.items()}
        return (dict(self.askers), faults)

    @classmethod
    def unpacked(cls, packed: tuple[Any, ...]) -> "Ledger":
        """What `packed` made."""
        askers, faults = packed
        return cls(askers, {file: tuple(Fault(*fault) for fault in some) for file, some in faults.items()})


class Sum:
    """Adds ledgers of other files each time, a few files at a time: a large site's files are never all at hand."""

    def __init__(self) -> None:
        self._askers: dict[str, int] = {}
        self._faults: dict[str, tuple[Fault, ...]] = {}

    def add(self, ledger: Ledger) -> None:
        """Count some files too."""
        askers = self._askers
        for ask, count in ledger.askers.items():
            askers[ask] = askers.get(ask, 0) + count
        self._faults.update(ledger.faults)

    def ledger(self) -> Ledger:
        """The sum of all that was added; nothing is added afterwards."""
        return Ledger(self._askers, self._faults)


def sum_up(seen: Mapping[str, Seen]) -> Ledger:
    """The sum of what was seen in files, by their paths."""
    # Thousands of pages have the same masthead, which asks the same: each stretch is counted before what it asks.
    stretches = Counter(asks for some in seen.values() for asks in some.asks)
    askers: Counter[str] = Counter()
    for asks, count in stretches.items():
        if count == 1:
            askers.update(asks)
        else:
            for ask in asks:
                askers[ask] += count
    return Ledger(dict(askers), {file: some.faults for file, some in seen.items() if some.faults})
