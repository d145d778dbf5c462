"""One file read again, as it is now, for a page that is shown before the site is built."""

from collections.abc import Mapping

from lantoa.errors import has_errors
from lantoa.learn.first import look_at
from lantoa.learn.leaf import Look
from lantoa.learn.learnt import Learnt
from lantoa.learn.rows import unpack_prose
from lantoa.learn.telling import tell
from lantoa.store import Plain
from lantoa.views import Prose


def read_body_again(learnt: Learnt, file: str) -> Prose | None:
    """The body of a page whose file changed in nothing else; None where more did, or where something is wrong.

    `file` is relative to the site's folder. Nothing is kept of it.
    """
    leaf = learnt.leaves.get(file)
    if leaf is None or leaf.look.outline is None:
        return None
    rows: dict[str, Plain] = {}
    page = leaf.look.page
    look = look_at(learnt.reading, page, rows)
    if not _has_same_head(look, leaf.look):
        return None
    return _body(learnt, look, rows)


def _body(learnt: Learnt, look: Look, rows: Mapping[str, Plain]) -> Prose | None:
    told: dict[str, Plain] = {}
    telling = tell(learnt.teller, look, rows[look.row], told)
    return None if has_errors(telling.problems) else unpack_prose(told[telling.shown])


def _has_same_head(now: Look, before: Look) -> bool:
    """Whether nothing but the words of the body changed; places in the file may have moved."""
    return (
        not has_errors(now.problems)
        and (now.shown, now.is_draft, now.tree) == (before.shown, before.is_draft, before.tree)
        and _paths(now) == _paths(before)
    )


def _paths(look: Look) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(path for path, _ in look.photos), tuple(path for path, _ in look.files)
