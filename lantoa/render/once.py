"""``once(part, …)``: a part that many pages show with the same values is rendered for the first of them only."""

from collections.abc import Callable, Collection
from dataclasses import is_dataclass
from functools import lru_cache

from markupsafe import Markup

from lantoa.render.offered import Offered
from lantoa.render.record import Record

_MOST = 1 << 25
"""Characters that are remembered, about 64 MB of Vietnamese text; beyond it, all is forgotten and begun again."""


class Once:
    """Calls a part (a macro of an imported layout) with its arguments, or returns what the same call gave before.

    Same means: equal texts and numbers, the very same views, tuples and configuration. A part that could see the page
    (one written in the page's own layout) and arguments that can change (lists, maps) are never remembered.
    """

    def __init__(self, steady: Collection[object], record: Record) -> None:
        self._steady, self._record, self._note = steady, record, record.used.update
        self._made: dict[tuple[str | int, ...], tuple[str, frozenset[str], tuple[object, ...]]] = {}
        self._size = 0

    def __call__(self, part: Callable[..., str], *args: object) -> str:
        """The part's HTML."""
        # Texts and numbers by value, the others by identity. No number is an identity: those are addresses, above 0.
        key = id(part), *[arg if type(arg) is str else ~arg if type(arg) is int else id(arg) for arg in args]
        found = self._made.get(key)
        if found is None:
            return self._make(key, part, args)
        self._note(found[1])
        return found[0]

    def _make(self, key: tuple[str | int, ...], part: Callable[..., str], args: tuple[object, ...]) -> str:
        html, used = self._record.within(lambda: part(*args))
        if part in self._steady and all(map(is_steady, map(type, args))):
            if self._size > _MOST:
                self._made.clear()
                self._size = 0
            # The arguments stay with it: while it is remembered, nothing else can have their identity.
            self._made[key] = html, used, args
            self._size += len(html)
        return html


@lru_cache(maxsize=256)
def is_steady(kind: type) -> bool:
    """Whether a value of this type never changes; None, True and False are single objects."""
    if kind in (str, Markup, int, float, bool, type(None), tuple, Offered):
        return True
    return is_dataclass(kind) and bool(vars(kind)["__dataclass_params__"].frozen)
