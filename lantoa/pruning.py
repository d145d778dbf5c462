"""What is kept stays bounded: what no remembered build needs goes."""

from lantoa.learn.packing import rows_of
from lantoa.pieces import every_piece
from lantoa.store import Store
from lantoa.write import MadePages
from lantoa.write.press import seen_key

_SPARED = 500
"""So many unneeded values of a kind are left: an editor who goes back and forth finds them again."""


def is_due(store: Store, pages: int) -> bool:
    """Whether the store may hold much more than a site of so many pages needs: looking through it costs a while."""
    return any(store.count(kind) > 2 * pages + _SPARED for kind in ("html", "read"))


def prune(store: Store) -> None:
    """Let go of what no remembered build needs, once it is more than what they need."""
    live: dict[str, set[str]] = {kind: set() for kind in ("read", "told", "html", "found", "opened", "seen")}
    for _, leaves in every_piece(store, "leaves"):
        for read, told in map(rows_of, leaves.values()):
            live["read"].add(read)
            live["told"].update([told] if told else [])
    for _, packed in every_piece(store, "made"):
        for kind, keys in MadePages.unpacked(packed).live().items():
            live[kind] |= keys
    sights = {name: sight for name, (sight, _) in store.states("standing")}
    for name, files in store.states("files"):
        live["seen"].update(seen_key(sights.get(name, ""), path, digest) for path, digest in files.items())
    for kind, keys in live.items():
        if store.count(kind) > 2 * len(keys) + _SPARED:
            store.keep_only(kind, keys)
