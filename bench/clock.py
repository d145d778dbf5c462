"""The clock: wall time, CPU time and peak memory of commands with all their processes (Linux).

CPU time is user and system time of the command and of every descendant that was waited for, as the kernel counts it.
Peak memory is the largest sum of PSS over the command's process group, looked at up to ten times a second: a page that
forked workers share counts once, which a sum of RSS would count for each. Walking the memory of large processes takes
the kernel long and holds them up meanwhile, so that a look that was slow is followed by a longer pause. A command that
never has a second process is taken at its own high-water mark, which misses nothing.
"""

import os
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.1
_REST = 40
"""How many times as long as a look took nobody looks again: looking then costs at most a fortieth of a core."""

_MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of wall time, seconds of CPU, megabytes at the peak."""

    wall: float
    cpu: float
    memory: float

    def then(self, other: "Cost") -> "Cost":
        """This, and after it another: the times add up, the larger peak stays."""
        return Cost(self.wall + other.wall, self.cpu + other.cpu, max(self.memory, other.memory))


class CommandFailed(RuntimeError):  # noqa: N818 - named for what happened
    """A measured command ended with an error; its last output is the message."""


def measure(
    commands: Sequence[Sequence[str]], folder: Path, hear: Callable[[str], object] = lambda _: None
) -> Cost:
    """Run commands one after the other in a folder, each a fresh process. `hear` is told what each of them said."""
    whole = Cost(0, 0, 0)
    for command in commands:
        whole = whole.then(_measure(command, folder, hear))
    return whole


def _measure(command: Sequence[str], folder: Path, hear: Callable[[str], object]) -> Cost:
    # Earlier commands' writes must not be paid for by this one.
    os.sync()
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        # Some build machines switch off what Python keeps of its compiled code; a user's does not.
        env={name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    )
    watched = _Watch(process.pid)
    watched.start()
    output = b""
    if process.stdout:
        with process.stdout:
            output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    watched.stop()
    if process.returncode:
        raise CommandFailed(f"{' '.join(command)}\n{output.decode(errors='replace')[-3000:]}")
    hear(output.decode(errors="replace"))
    alone = usage.ru_maxrss * 1024 if watched.most == 1 else 0
    return Cost(wall, usage.ru_utime + usage.ru_stime, max(watched.peak, alone) / _MB)


class _Watch(threading.Thread):
    """Looks at a process group until it is told to stop."""

    def __init__(self, group: int) -> None:
        super().__init__(daemon=True)
        self._group, self._ended = group, threading.Event()
        self.peak = 0
        self.most = 1

    def run(self) -> None:
        pause = _EVERY
        while not self._ended.wait(pause):
            begun = time.thread_time()
            members = _members(self._group)
            self.most = max(self.most, len(members))
            # One alone has its own high-water mark; walking its memory here would only slow it.
            if len(members) > 1:
                self.peak = max(self.peak, sum(map(_pss, members)))
            pause = max(_EVERY, _REST * (time.thread_time() - begun))

    def stop(self) -> None:
        self._ended.set()
        self.join()


def _members(group: int) -> list[int]:
    found = []
    for entry in os.scandir("/proc"):
        if entry.name.isdecimal():
            try:
                stat = Path(entry.path, "stat").read_text(encoding="ascii", errors="replace")
            except OSError:
                continue
            state, _, own = stat.rpartition(")")[2].split()[:3]
            if int(own) == group and state != "Z":
                found.append(int(entry.name))
    return found


def _pss(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
