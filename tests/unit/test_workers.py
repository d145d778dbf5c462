"""Work spread over processes: the same as without, and nothing of it stays behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from multiprocessing import Pipe, get_context
from pathlib import Path

import pytest

from lantoa.errors import Position, SiteError, WorkerLost, problem
from lantoa.workers import _serve, in_chunks, spread

JOBS = (1, 3)


def in_words(chunk: Sequence[int]) -> list[str]:
    return [f"{number} ễ" for number in chunk]


def is_there(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def wait_until_gone(processes: Sequence[int]) -> list[int]:
    """Those that are there after what takes a moment at most."""
    for _ in range(200):
        if not any(map(is_there, processes)):
            break
        time.sleep(0.05)
    return [process for process in processes if is_there(process)]


def test_chunks_are_of_one_size_but_the_last_and_keep_the_order() -> None:
    assert in_chunks(range(7), 3) == (range(3), range(3, 6), range(6, 7))
    assert in_chunks((), 3) == ()


@pytest.mark.parametrize("jobs", JOBS)
def test_results_come_in_the_order_of_the_chunks_whichever_is_done_first(jobs: int) -> None:
    def work(chunk: Sequence[int]) -> tuple[int, ...]:
        if chunk[0] == 0:
            time.sleep(0.2)  # the first is the last to be done
        return tuple(chunk)

    assert list(spread(work, in_chunks(range(20), 2), jobs)) == [(n, n + 1) for n in range(0, 20, 2)]


def test_any_number_of_jobs_gives_the_same() -> None:
    chunks = in_chunks(range(100), 7)
    assert [list(spread(in_words, chunks, jobs)) for jobs in (1, 2, 3, 50)] == [
        [in_words(chunk) for chunk in chunks]
    ] * 4


@pytest.mark.parametrize("jobs", JOBS)
def test_without_chunks_there_is_nothing(jobs: int) -> None:
    assert list(spread(in_words, (), jobs)) == []


def test_several_jobs_are_several_processes_and_one_job_or_one_chunk_is_this_one() -> None:
    def who(chunk: Sequence[int]) -> int:
        time.sleep(0.05)
        return os.getpid()

    found = set(spread(who, in_chunks(range(6), 1), 3))
    assert len(found) > 1 and os.getpid() not in found
    assert set(spread(who, in_chunks(range(6), 1), 1)) == {os.getpid()}
    assert set(spread(who, in_chunks(range(6), 6), 3)) == {os.getpid()}


def test_workers_have_what_they_need_without_its_being_sent() -> None:
    class Unsendable:
        def __reduce__(self) -> str:
            raise AssertionError("sent")

    held = Unsendable()

    def work(chunk: Sequence[Unsendable]) -> bool:
        return chunk[0] is held

    assert list(spread(work, ((held,), (held,)), 2)) == [True, True]


@pytest.mark.parametrize("jobs", JOBS)
def test_an_error_in_a_worker_reaches_whoever_asked_and_ends_the_others(jobs: int) -> None:
    fault = SiteError([problem(Position("layouts/x.html", 3, 1), "layout-fault", fault="x")])
    workers = []

    def work(chunk: Sequence[int]) -> int:
        if chunk[0] == 3:
            raise fault
        return os.getpid()

    with pytest.raises(SiteError) as caught:
        workers.extend(spread(work, in_chunks(range(40), 1), jobs))
    assert caught.value.problems == fault.problems
    assert wait_until_gone([worker for worker in workers if worker != os.getpid()]) == []


def test_whoever_stops_listening_ends_the_workers_though_they_are_at_work() -> None:
    def work(chunk: Sequence[int]) -> int:
        if chunk[0]:
            time.sleep(600)
        return os.getpid()

    answers = spread(work, in_chunks(range(40), 1), 3)
    worker = next(answers)
    answers.close()
    assert wait_until_gone([worker]) == []


def test_a_worker_that_somebody_ends_is_missed_and_the_others_end_too() -> None:
    def work(chunk: Sequence[int]) -> int:
        if chunk[0] == 5:
            os.kill(os.getpid(), signal.SIGKILL)
        return os.getpid()

    workers = []
    with pytest.raises(WorkerLost):
        workers.extend(spread(work, in_chunks(range(40), 1), 3))
    assert wait_until_gone(workers) == []


@pytest.mark.parametrize("allowed", [0, 1])
def test_where_the_system_allows_no_more_processes_the_work_is_done_all_the_same(
    monkeypatch: pytest.MonkeyPatch, allowed: int
) -> None:
    fork, begun = os.fork, []

    def refuse() -> int:
        if len(begun) == allowed:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        begun.append(1)
        return fork()

    monkeypatch.setattr(os, "fork", refuse)
    found = list(spread(lambda chunk: (os.getpid(), sum(chunk)), in_chunks(range(40), 1), 3))
    assert [each for _, each in found] == list(range(40))
    assert len({process for process, _ in found}) == 1
    assert (found[0][0] == os.getpid()) is not allowed


def test_of_several_errors_the_first_is_raised_whichever_came_first() -> None:
    def work(chunk: Sequence[int]) -> int:
        if chunk[0] == 0:
            time.sleep(0.2)
        raise LookupError(chunk[0])

    for jobs in JOBS:
        with pytest.raises(LookupError) as caught:
            list(spread(work, in_chunks(range(9), 1), jobs))
        assert caught.value.args == (0,)


def test_large_results_of_many_chunks_get_through() -> None:
    def work(chunk: Sequence[int]) -> bytes:
        return bytes([chunk[0]]) * 300_000

    assert list(spread(work, in_chunks(range(30), 1), 3)) == [bytes([n]) * 300_000 for n in range(30)]


_PROGRAM = """
import os, sys, time
from lantoa.workers import in_chunks, spread

def work(chunk):
    os.write(1, b"%d\\n" % os.getpid())  # in one piece: others write at the same time
    time.sleep(600)

list(spread(work, in_chunks(range(9), 1), 3))
"""


def test_a_worker_whose_parent_is_gone_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    for answers in (0, 1):
        here, there = Pipe()
        worker = get_context("fork").Process(target=_serve, args=(str, there, [here]))
        worker.start()
        there.close()
        for number in range(answers):
            here.send(number)
            assert here.poll(60)
        # What it said and nobody read makes of the end of the pipe a broken connection.
        here.close()
        worker.join(60)
        assert worker.exitcode == 0
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_workers_end_with_the_build_that_is_stopped(stop: signal.Signals) -> None:
    def heed() -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)

    running = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        preexec_fn=heed,  # noqa: PLW1509 - one call, no lock
    )
    assert running.stdout is not None
    workers: list[int] = []
    try:
        workers.extend(int(running.stdout.readline()) for _ in range(3))
        running.send_signal(stop)
        assert running.wait(timeout=60) != 0
        assert wait_until_gone(workers) == []
    finally:
        running.kill()
        running.wait()
        running.stdout.close()
        for worker in filter(is_there, workers):
            os.kill(worker, signal.SIGKILL)


INTERRUPTED = """
import logging, os, signal, sys
from functools import partial
import lantoa.workers, lantoa.apart

# Who is started in the background ignores it.
signal.signal(signal.SIGINT, signal.default_int_handler)
# It comes while the process is forked: what Python raises in a hook that runs then it says on standard error alone.
os.register_at_fork(before=partial(os.kill, os.getpid(), signal.SIGINT))
try:
    FORK
except KeyboardInterrupt:
    # Nobody holds what another fork needs.
    sys.exit(7 if not logging._lock._is_owned() else 8)
sys.exit(9)
"""


@pytest.mark.parametrize(
    "fork",
    [
        "list(lantoa.workers.spread(list, [(1,), (2,), (3,), (4,)], 2))",
        "lantoa.apart.apart(lambda pipe: None, 5, 1 << 30).__enter__()",
    ],
    ids=["workers", "apart"],
)
def test_ctrl_c_in_the_middle_of_a_fork_stops_all_the_same(fork: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", INTERRUPTED.replace("FORK", fork)],
        check=False,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        timeout=60,
    )
    assert (run.returncode, run.stderr) == (7, "")
