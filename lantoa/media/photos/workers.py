"""Spreads work over threads. Pillow lets go of Python's lock while it decodes, resizes and encodes."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")


def spread(work: Callable[[Item], Made], items: Iterable[Item], jobs: int) -> Iterator[Made]:
    """What `work` makes of each item, in the order of the items, on `jobs` threads.

    After an interruption what has not begun is dropped: Ctrl-C does not wait for a thousand photos.
    """
    workers = ThreadPoolExecutor(max(1, jobs))
    try:
        yield from workers.map(work, items)
    finally:
        workers.shutdown(wait=True, cancel_futures=True)
