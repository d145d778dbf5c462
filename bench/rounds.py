"""Rounds: every generator in turn, A B A B, so that a machine that grows slower or faster treats all alike."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.clock import Cost, measure
from bench.edits import CASES
from bench.peers import Peer

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Figures:
    """What one generator took for one case of one size: every round's cost, and the built site's files and bytes."""

    models: int
    peer: str
    case: str
    search: bool
    costs: tuple[Cost, ...]
    files: int
    bytes: int

    @property
    def wall(self) -> float:
        """Seconds, the median of the rounds."""
        return median(cost.wall for cost in self.costs)

    @property
    def cpu(self) -> float:
        """Seconds of all processes, the median of the rounds."""
        return median(cost.cpu for cost in self.costs)

    @property
    def memory(self) -> float:
        """Megabytes of all processes together, the largest of the rounds."""
        return max(cost.memory for cost in self.costs)


def run_rounds(
    models: int, peers: Mapping[str, Peer], rounds: int, search: bool, cases: tuple[str, ...], tell: Tell
) -> Iterator[Figures]:
    """All cases of all generators. A round begins cold for each of them."""
    costs: dict[tuple[str, str], list[Cost]] = {}
    sizes: dict[str, tuple[int, int]] = {}
    for number in range(1, rounds + 1):
        for name, peer in peers.items():
            for case, cost in _run_round(peer, number, search, cases):
                costs.setdefault((case, name), []).append(cost)
                tell(
                    f"{models:>6} {name:<9} {case:<9} {cost.wall:8.2f} s {cost.cpu:8.2f} s CPU {cost.memory:7.0f} MB"
                )
            sizes[name] = _size(peer.output)
    for (case, name), found in sorted(costs.items(), key=lambda item: CASES.index(item[0][0])):
        yield Figures(models, name, case, search, tuple(found), *sizes[name])


def _run_round(peer: Peer, number: int, search: bool, cases: tuple[str, ...]) -> Iterator[tuple[str, Cost]]:
    commands = peer.commands(search)
    peer.forget()
    cold = measure(commands, peer.folder)
    if "cold" in cases:
        yield "cold", cold
    if "unchanged" in cases:
        yield "unchanged", measure(commands, peer.folder)
    for case in ("body", "title", "layout"):
        if case in cases:
            with peer.targets().edited(case, number):
                cost = measure(commands, peer.folder)
            if peer.keeps:
                # Back to where it was, so that the next edit is the only change.
                measure(commands, peer.folder)
            yield case, cost


def _size(output: Path) -> tuple[int, int]:
    sizes = [path.stat().st_size for path in output.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)
