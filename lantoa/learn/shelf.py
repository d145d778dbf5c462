"""The whole of what source files gave, taken from the store only when somebody looks at it."""

from collections.abc import Iterable, Mapping
from typing import TypeVar, cast

from lantoa.errors import Position, nearest_place
from lantoa.learn.leaf import Leaf
from lantoa.learn.rows import unpack_entry, unpack_positions, unpack_prose
from lantoa.reading.drafts import model_without, news_without
from lantoa.reading.packing import Packed, Unpacker
from lantoa.reading.references import Slugs
from lantoa.records import Entry, Model, News
from lantoa.store import Store
from lantoa.views import Prose

Kind = TypeVar("Kind", bound=Entry)

_AT_HAND = 512
"""So many records are remembered: a page shows a few others, and a large site has more than fit into memory."""


class Shelf:
    """Records, bodies and positions by source file. `hidden` are the drafts that nothing published may name.

    What was looked at lately stays at hand: pages that are made one after the other show the same neighbours.
    """

    def __init__(self, store: Store, leaves: Mapping[str, Leaf], unpacker: Unpacker, hidden: Slugs) -> None:
        self._store = store
        self._leaves = leaves
        self._unpacker = unpacker
        self.hidden = hidden
        self._entries: dict[str, Entry] = {}

    def hiding(self, more: Slugs) -> "Shelf":
        """The same without references to some pages besides."""
        hidden = Slugs(self.hidden.models | more.models, self.hidden.programmes | more.programmes)
        return Shelf(self._store, self._leaves, self._unpacker, hidden)

    def move_to(self, store: Store) -> None:
        """Read from another connection from now on: a worker has its own."""
        self._store = store

    def entry(self, file: str) -> Entry:
        """A page's record, without references to drafts that are left out. LookupError for one that has none."""
        found = self._entries.get(file)
        if found is None:
            row = self._row("read", self._leaves[file].look.row)
            found = self._entries[file] = self.without_drafts(unpack_entry(row, self._unpacker))
            if len(self._entries) > _AT_HAND:
                del self._entries[next(iter(self._entries))]
        return found

    def every(self, kind: type[Kind], files: Iterable[str]) -> tuple[Kind, ...]:
        """The records of some files of one kind."""
        found = (self.entry(file) for file in files)
        return tuple(entry for entry in found if isinstance(entry, kind))

    def model(self, file: str) -> Model:
        """A model's record."""
        (found,) = self.every(Model, (file,))
        return found

    def prose(self, file: str) -> Prose:
        """A page's body as HTML; an empty one where there is none."""
        telling = self._leaves[file].telling
        return unpack_prose(self._row("told", telling.shown)) if telling else Prose("")

    def at(self, file: str, path: str = "") -> Position:
        """The place of a value; of the nearest value around it where it was not written."""
        leaf = self._leaves.get(file)
        known = unpack_positions(self._row("read", leaf.look.row), self._unpacker) if leaf else {}
        return nearest_place(known, file, path)

    def without_drafts(self, entry: Entry) -> Entry:
        """A record without references to pages that are left out."""
        if self.hidden and isinstance(entry, Model):
            return model_without(entry, self.hidden)
        if self.hidden and isinstance(entry, News):
            return news_without(entry, self.hidden)
        return entry

    def _row(self, kind: str, key: str) -> Packed:
        (found,) = self._store.need_each(kind, (key,))
        return cast(Packed, found)
