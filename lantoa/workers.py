"""Spreads work over processes: forked when the work begins, so that what it needs is there without being sent."""

import gc
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")

_LEAST = 2
"""Chunks: for less, starting processes takes longer than the work."""

_work: list[Callable[[Any], Any]] = []
"""In a worker: what it does, inherited and never sent."""


def in_chunks(items: Sequence[Item], size: int) -> tuple[Sequence[Item], ...]:
    """The items in their order, so many at a time."""
    return tuple(items[start : start + size] for start in range(0, len(items), size))


def spread(
    work: Callable[[Sequence[Item]], Made], chunks: Sequence[Sequence[Item]], jobs: int
) -> Iterator[Made]:
    """What `work` makes of each chunk, in the order of the chunks, on `jobs` processes.

    What it returns is sent back, so it must be picklable; what it needs is not. An interruption ends the workers.
    """
    if jobs < 2 or len(chunks) < _LEAST:
        yield from map(work, chunks)
        return
    # Dear to import, and a build that renders a page or two has no use for them.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    gc.collect()
    # What stands already is not looked at again by the workers' collectors, so its pages stay shared.
    gc.freeze()
    pool = ProcessPoolExecutor(
        min(jobs, len(chunks)),
        multiprocessing.get_context("fork"),
        initializer=_begin,
        initargs=(work, chunks),
    )
    try:
        yield from pool.map(_do, range(len(chunks)))
    except BaseException:
        # Nobody waits for what they do any more, and Ctrl-C waits for nobody.
        for worker in tuple(pool._processes.values()):
            worker.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        gc.unfreeze()


def _begin(work: Callable[[Sequence[Item]], Made], chunks: Sequence[Sequence[Item]]) -> None:
    # Ctrl-C reaches every process of the terminal; the parent alone decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _work.append(lambda number: work(chunks[number]))
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    # A parent that is killed ends nobody, and its workers would wait for work for ever.
    import multiprocessing

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _do(number: int) -> Any:  # noqa: ANN401 - whatever the work makes
    return _work[0](number)
