"""How a long run tells where it is, and how long each stage took."""

import time
from collections.abc import Callable
from dataclasses import dataclass

Tell = Callable[..., None]
"""Called with the key of a stage, and for a counted one with `done` and `of`."""


def silent(key: str, **values: object) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of a run: how many seconds it took, how many things it made, how many it found made already."""

    name: str
    seconds: float
    made: int = 0
    reused: int = 0


class Clock:
    """Times the stages of one run; each begins where the one before ends. Durations only: no date gets in."""

    def __init__(self, tell: Tell) -> None:
        self.tell = tell
        self._began = self._since = time.perf_counter()
        self._stages: list[Stage] = []
        self._name = ""
        self._counts = (0, 0)

    def begin(self, name: str) -> None:
        """A stage begins."""
        self._end()
        self._name = name
        self.tell(name)

    def note(self, made: int = 0, reused: int = 0) -> None:
        """The present stage made so many things, and found so many made already."""
        self._counts = (self._counts[0] + made, self._counts[1] + reused)

    def count(self, done: int, of: int) -> None:
        """So many things of the present stage are done, and the others take as long as those did."""
        since = time.perf_counter() - self._since
        self.tell(f"{self._name}-done", done=done, of=of, left=since / max(done, 1) * (of - done))

    def stages(self) -> tuple[Stage, ...]:
        """Every stage, the last one up to now."""
        self._end()
        return tuple(self._stages)

    def total(self) -> float:
        """Seconds since the run began."""
        return time.perf_counter() - self._began

    def _end(self) -> None:
        now = time.perf_counter()
        if self._name:
            self._stages.append(Stage(self._name, now - self._since, *self._counts))
        self._name, self._counts, self._since = "", (0, 0), now
