"""One file read again, as it is now, for a page that is shown before the site is built."""

from lantoa.errors import has_errors
from lantoa.learn.first import look_at
from lantoa.learn.leaf import Look
from lantoa.learn.learnt import Learnt, brief_without
from lantoa.learn.rows import unpack_entry, unpack_prose
from lantoa.learn.telling import tell
from lantoa.pages.again import Again
from lantoa.store import Plain


def read_again(learnt: Learnt, file: str) -> Again | None:
    """A page whose file changed, by itself; None where something is wrong, or where it names other photos or files.

    `file` is relative to the site's folder. Nothing is kept of it.
    """
    leaf = learnt.leaves.get(file)
    if leaf is None or leaf.look.outline is None:
        return None
    rows: dict[str, Plain] = {}
    look = look_at(learnt.reading, leaf.look.page, rows)
    if has_errors(look.problems) or not look.outline or not _is_alike(look, leaf.look):
        return None
    told: dict[str, Plain] = {}
    telling = tell(learnt.teller, look, rows[look.row], told)
    if has_errors(telling.problems):
        return None
    shelf = learnt.shelf
    return Again(
        entry=shelf.without_drafts(unpack_entry(rows[look.row], learnt.teller.unpacker)),
        prose=unpack_prose(told[telling.shown]),
        summary=telling.summary,
        brief=telling.brief and brief_without(telling.brief, shelf.hidden),
    )


def _is_alike(now: Look, before: Look) -> bool:
    """Whether a page is as public as it was and shows the same photos and files; places in it may have moved."""
    return now.is_draft == before.is_draft and _paths(now) == _paths(before)


def _paths(look: Look) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(path for path, _ in look.photos), tuple(path for path, _ in look.files)
