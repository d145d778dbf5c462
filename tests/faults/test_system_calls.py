"""What SQLite asks of the kernel fails too: strace answers in its place, once or from then on, or kills who asks."""

import random
import shutil
import subprocess
from functools import cache

import pytest

from tests.faults.builder import Outcome
from tests.faults.commands import end, start
from tests.faults.editions import Trials
from tests.faults.soak import KILLS, note

CALLS = ("pwrite64", "write", "fsync,fdatasync", "ftruncate", "openat", "unlink", "mmap", "pread64")
ANSWERS = ("error=ENOSPC", "error=EIO", "error=EACCES", "signal=KILL")


@cache
def can_trace() -> bool:
    """Whether strace is there and may trace: in some containers nobody may."""
    found = shutil.which("strace")
    return (
        bool(found)
        and not subprocess.run(["strace", "-f", "true"], capture_output=True, check=False).returncode
    )


@pytest.mark.soak
@pytest.mark.parametrize("answer", ANSWERS)
def test_what_sqlite_asks_of_the_kernel_fails(trials: Trials, answer: str) -> None:
    if not can_trace():
        pytest.skip("needs strace, and the right to trace")
    chance = random.Random(answer)
    kept = [
        str(trials.site / ".cache" / name) for name in ("made.sqlite", "made.sqlite-wal", "made.sqlite-shm")
    ]
    for _ in range(KILLS // 4):
        calls, when = chance.choice(CALLS), f"{chance.randrange(1, 25)}{chance.choice(('', '+'))}"
        fault = f"inject={calls}:{answer}:when={when}"

        def build(fault: str = fault) -> Outcome:
            paths = [word for path in kept for word in ("-P", path)]
            tracer = ("strace", "-f", "-qqq", "--seccomp-bpf", "-o", "/dev/null", *paths, "-e", fault)
            return end(start(trials.site, "build", "--jobs", "2", before=tracer))

        outcome = trials.turn("system call", build)
        note(f"system call {answer}", f"{fault} {outcome.status}")
