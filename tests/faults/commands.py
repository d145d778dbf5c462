"""Real commands in processes of their own, which are stopped from outside."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

from tests.faults.builder import ROOT, Outcome, temporary_of

_PATIENCE = 30.0


def start(site: Path, command: str, *options: str, before: tuple[str, ...] = ()) -> "subprocess.Popen[str]":
    """`python build.py COMMAND`, in a session of its own. `before` is a program that starts it."""
    # What a shell starts in the background ignores Ctrl-C, and so would this.
    before = ("env", "--default-signal=INT", *before)
    words = [*before, sys.executable, str(ROOT / "build.py"), command, "--site", str(site), *options]
    temporary_of(site).mkdir(exist_ok=True)
    given = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(temporary_of(site))}
    pipe = subprocess.PIPE
    return subprocess.Popen(
        words,
        cwd=site.parent,
        env=given,
        stdout=pipe,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def end(process: "subprocess.Popen[str]", said: str = "") -> Outcome:
    """What a command that ends by itself, or was told to, said and left."""
    rest, _ = process.communicate(timeout=600)
    return Outcome(process.returncode, said + rest, 0, living_of(process.pid))


def stop_at_stage(site: Path, how: signal.Signals, chance: random.Random) -> Outcome:
    """A build that is stopped within a moment after one of its stages begins: each stage as often as any other one.

    A kill hits the one process that everybody sees; Ctrl-C hits all of the terminal's.
    """
    process = start(site, "build", "--jobs", chance.choice("12"))
    said = read_lines(process.stdout, chance.randrange(1, 10))
    time.sleep(chance.random() * 0.12)
    stop = os.killpg if how == signal.SIGINT else os.kill
    stop(process.pid, how)
    return end(process, said)


def read_lines(stream: IO[str] | None, count: int) -> str:
    assert stream
    return "".join(stream.readline() for _ in range(count))


def living_of(session: int) -> int:
    """How many processes of a session live on after its first one ended. They are killed then."""
    deadline = time.monotonic() + _PATIENCE
    while found := _in_session(session):
        if time.monotonic() > deadline:
            for process in found:
                os.kill(process, signal.SIGKILL)
            break
        time.sleep(0.02)
    return len(found)


def _in_session(session: int) -> list[int]:
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                state, _, _, of = (folder / "stat").read_text().rpartition(")")[2].split()[:4]
            except (OSError, ValueError):
                continue
            if int(of) == session and state != "Z":
                found.append(int(folder.name))
    return found
