"""How a long run tells where it is, and how long each stage took."""

import time
from collections.abc import Callable

Tell = Callable[..., None]
"""Called with the key of a stage, and for a counted one with `done` and `of`."""


def silent(key: str, **values: object) -> None:
    """Tell nobody."""


class Clock:
    """Times the stages of one run; each begins where the one before ends. Durations only: no date gets in."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._stages: list[tuple[str, float]] = []
        self._began = time.perf_counter()

    def begin(self, stage: str) -> None:
        """A stage begins."""
        self._stages.append((stage, time.perf_counter()))
        self._tell(stage)

    def count(self, done: int, of: int) -> None:
        """So many things of the present stage are done."""
        self._tell(f"{self._stages[-1][0]}-done", done=done, of=of)

    def seconds(self) -> tuple[tuple[str, float], ...]:
        """Each stage with its duration, the last one up to now."""
        ends = [*(start for _, start in self._stages[1:]), time.perf_counter()]
        pairs = zip(self._stages, ends, strict=True)
        return tuple((stage, end - start) for (stage, start), end in pairs)

    def total(self) -> float:
        """Seconds since the run began."""
        return time.perf_counter() - self._began
