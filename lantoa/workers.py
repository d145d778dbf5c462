"""Spreads work over processes: forked when the work begins, so that what it needs is there without being sent."""

import gc
import os
import signal
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from lantoa.apart import uninterrupted
from lantoa.errors import WorkerLost

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

Item = TypeVar("Item")
Made = TypeVar("Made")

_LEAST = 2
"""Chunks: for less, starting processes takes longer than the work."""

_AHEAD = 2
"""Chunks that a worker has: while it sends what it made of one, it need not wait for the next."""

Answer = tuple[bool, Any]
"""Of a worker: whether it made something, and that, or else the exception."""


def in_chunks(items: Sequence[Item], size: int) -> tuple[Sequence[Item], ...]:
    """The items in their order, so many at a time."""
    return tuple(items[start : start + size] for start in range(0, len(items), size))


def spread(
    work: Callable[[Sequence[Item]], Made], chunks: Sequence[Sequence[Item]], jobs: int
) -> Iterator[Made]:
    """What `work` makes of each chunk, in the order of the chunks, on `jobs` processes.

    What it returns is sent back, so it must be picklable; what it needs is not. What it raises is raised here, of
    several chunks that of the first. The workers end with whoever asked, however that ends.
    """
    if len(chunks) < _LEAST:
        yield from map(work, chunks)
        return
    if gc.isenabled():
        gc.collect()
    # What stands already is not looked at again for circles, so its memory stays shared.
    gc.freeze()
    try:
        if jobs < 2:
            yield from map(partial(_worked, work), chunks)
            return
        crew = _Crew()
        try:
            if crew.start(lambda number: _worked(work, chunks[number]), min(jobs, len(chunks))):
                yield from crew.answers(len(chunks))
            else:
                yield from map(partial(_worked, work), chunks)
        finally:
            crew.end()
    finally:
        gc.unfreeze()


def _worked(work: Callable[[Sequence[Item]], Made], chunk: Sequence[Item]) -> Made:
    """What is made of a chunk. What that leaves in circles goes: every rendered page does, with all that it shows."""
    try:
        return work(chunk)
    finally:
        # Of the youngest only: what lives on, such as what was rendered once, is looked at once.
        gc.collect(0)


class _Crew:
    """Workers, each at the other end of a pipe. No thread listens to them: a build forks again."""

    def __init__(self) -> None:
        self._workers: list[ForkProcess] = []
        self._given: dict[Connection, deque[int]] = {}

    def start(self, work: Callable[[int], Any], size: int) -> bool:
        """Whether there is a worker at all: as many as the system lets us have, up to `size`."""
        # Dear to import, and a build that renders a page or two has no use for it.
        from multiprocessing import Pipe, get_context

        for _ in range(size):
            here, there = Pipe()
            worker = get_context("fork").Process(
                target=_serve, args=(work, there, [*self._given, here]), daemon=True
            )
            with uninterrupted():
                try:
                    worker.start()
                except OSError:
                    here.close()
                    break
                finally:
                    there.close()
                self._given[here] = deque()
                self._workers.append(worker)
        return bool(self._workers)

    def answers(self, count: int) -> Iterator[Any]:
        """What is made of each number up to `count`, in their order."""
        left = iter(range(count))
        known: dict[int, Answer] = {}
        for _ in range(_AHEAD):
            for worker in self._given:
                self._give(worker, left)
        for number in range(count):
            while number not in known:
                known.update(self._listen(left))
            is_made, found = known.pop(number)
            if not is_made:
                raise found
            yield found

    def _listen(self, left: Iterator[int]) -> Iterator[tuple[int, Answer]]:
        """What those say who have something to say."""
        from multiprocessing.connection import wait

        ready = wait(self._given)
        for worker in filter(ready.__contains__, self._given):
            try:
                answer = worker.recv()
            except (EOFError, OSError) as fault:
                raise WorkerLost from fault
            number = self._given[worker].popleft()
            self._give(worker, left)
            yield number, answer

    def _give(self, worker: "Connection", left: Iterator[int]) -> None:
        for number in left:
            self._given[worker].append(number)
            try:
                worker.send(number)
            except OSError as fault:
                raise WorkerLost from fault
            return

    def end(self) -> None:
        """Nobody waits for what they do any more, and Ctrl-C waits for nobody."""
        for worker in self._workers:
            worker.kill()
        for worker in self._workers:
            worker.join()
        for pipe in self._given:
            pipe.close()


def _serve(work: Callable[[int], Any], there: "Connection", others: "list[Connection]") -> None:
    # Ctrl-C reaches every process of the terminal; the parent alone decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in others:
        other.close()
    with suppress(RuntimeError):  # No more threads: it then ends when it is told to, or has sent its answer.
        threading.Thread(target=_end_with_parent, daemon=True).start()
    # A parent that was killed hears and says nothing more, and a worker has nobody to tell of it.
    with suppress(EOFError, ConnectionError):
        while True:
            number = there.recv()
            try:
                answer: Answer = (True, work(number))
            except Exception as fault:
                fault.add_note(f"in a worker:\n{''.join(traceback.format_exception(fault))}")
                answer = (False, fault)
            there.send(answer)


def _end_with_parent() -> None:
    # A parent that is killed ends nobody.
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
