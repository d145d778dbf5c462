"""How much is decoded at once: whatever photos a site has, its build must fit on a small machine."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Room:
    """So many bytes for all threads together."""

    def __init__(self, most: int) -> None:
        self._most = self._free = most
        self._changed = threading.Condition()

    @contextmanager
    def taken(self, size: int) -> Iterator[None]:
        """Waits until so many bytes are free; what needs more than there are at all waits for all of them."""
        needed = min(size, self._most)
        with self._changed:
            self._changed.wait_for(lambda: self._free >= needed)
            self._free -= needed
        try:
            yield
        finally:
            with self._changed:
                self._free += needed
                self._changed.notify_all()

    @property
    def free(self) -> int:
        """The bytes that nobody has now."""
        return self._free
