"""Real builds and previews, killed or interrupted at any moment: whole before and after, mended by the next."""

import random
import signal
import socket
import subprocess
import time

import pytest

from tests.faults.builder import Outcome
from tests.faults.commands import end, read_lines, start, stop_at_stage
from tests.faults.editions import Trials, unlike_manifest, write_edition
from tests.faults.soak import KILLS, note

STOPS = pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT], ids=["kill", "interrupt"])


def test_a_build_that_is_killed_leaves_a_whole_site(trials: Trials) -> None:
    trials.turn("kill", lambda: stop_at_stage(trials.site, signal.SIGKILL, random.Random(3)))


@pytest.mark.soak
@STOPS
def test_builds_stopped_at_any_moment(trials: Trials, how: signal.Signals) -> None:
    """Each stage as often as any other one. One in ten is a `python build.py`, the others are forks of one process."""
    chance = random.Random(4)

    def stop_fork() -> Outcome:
        stage, later = chance.randrange(1, 10), chance.random() * 0.12
        jobs = chance.choice("12")
        return trials.builder.stop(trials.site, "--jobs", jobs, how=how, stage=stage, later=later)

    for number in range(KILLS):
        stop = stop_fork if number % 10 else lambda: stop_at_stage(trials.site, how, chance)
        outcome = trials.turn(_kind(how), stop)
        last = outcome.said.splitlines()[-1:]
        note(f"build {_kind(how)}" if outcome.status else f"build ended before its {_kind(how)}", last)


@pytest.mark.soak
@STOPS
def test_previews_stopped_at_any_moment(trials: Trials, how: signal.Signals) -> None:
    chance = random.Random(6)
    for _ in range(max(1, KILLS // 10)):
        stop_preview(trials, how, chance)
        note(f"stopped preview {_kind(how)}")


def stop_preview(trials: Trials, how: signal.Signals, chance: random.Random) -> None:
    """A preview is stopped while it builds, or makes what nobody waits for; the next one shows a whole site at once."""
    port = str(free_port())
    trials.mend()
    preview = start(trials.site, "serve", "--port", port)
    said = read_lines(preview.stdout, chance.choice((1, 2)))
    if chance.random() < 0.5:
        write_edition(trials.site, chance.randrange(100, 200))
    outcome = _end_after(preview, said, how, chance)
    assert "Traceback" not in outcome.said and outcome.living == 0, outcome
    assert outcome.status == (130 if how == signal.SIGINT else -9), outcome
    public = trials.site / ".cache/preview/public"
    assert not public.exists() or list(unlike_manifest(public)) == []
    again = start(trials.site, "serve", "--port", port)
    told = read_lines(again.stdout, 2)
    assert f":{port}/" in told and "Đã dựng" in told, told
    again.send_signal(signal.SIGINT)
    assert end(again).status == 130
    assert list(unlike_manifest(public)) == []
    assert [path.name for path in public.parent.iterdir() if path.name.startswith(".public")] == []
    trials.mend()


def _end_after(
    preview: "subprocess.Popen[str]", said: str, how: signal.Signals, chance: random.Random
) -> Outcome:
    time.sleep(chance.random() * 1.5)
    preview.send_signal(how)
    return end(preview, said)


def _kind(how: signal.Signals) -> str:
    return {signal.SIGKILL: "kill", signal.SIGINT: "interrupt"}[how]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
