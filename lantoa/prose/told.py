"""What is told of one body, and the same in tuples of texts and numbers: a store may keep it, nothing in it can run."""

from dataclasses import dataclass
from typing import Any

from lantoa.errors import Position, Problem, Severity
from lantoa.prose.links import LinkUse
from lantoa.prose.surroundings import Answer, Asked, Question
from lantoa.reading.packing import NotPacked, Packed
from lantoa.views import Heading, Prose


@dataclass(frozen=True, slots=True)
class Told:
    """A rendered body: its HTML, its problems, its links to pages of the site (for `check_links`), what it asked.

    It can be kept, by the body, its file and first line and `surroundings_key`, and used while `is_current(asked, …)`.
    Without `asked` it cannot be kept.
    """

    prose: Prose
    problems: tuple[Problem, ...] = ()
    uses: tuple[LinkUse, ...] = ()
    asked: Asked | None = ()


def pack_told(told: Told) -> Packed:
    """What is told, in str, int, None and tuples of them."""
    return (
        told.prose.html,
        tuple((heading.anchor, heading.text, heading.level) for heading in told.prose.headings),
        tuple((_pack_at(one.at), one.code, one.about, str(one.severity)) for one in told.problems),
        tuple((use.url, use.anchor, _pack_at(use.at), use.written) for use in told.uses),
        told.asked,
    )


def unpack_told(packed: Packed) -> Told:
    """What `pack_told` packed, equal to what it was. Raises NotPacked."""
    try:
        html, headings, problems, uses, asked = packed
        return Told(
            Prose(_text(html), tuple(Heading(*heading) for heading in headings)),
            tuple(Problem(Position(*at), code, about, Severity(how)) for at, code, about, how in problems),
            tuple(LinkUse(url, anchor, Position(*at), written) for url, anchor, at, written in uses),
            None if asked is None else tuple(map(_unpack_asked, asked)),
        )
    except (TypeError, ValueError) as fault:
        raise NotPacked(str(fault)) from fault


def _pack_at(at: Position) -> Packed:
    return at.file, at.line, at.column


def _unpack_asked(packed: Any) -> tuple[Question, Answer]:  # noqa: ANN401 - what a store held
    question, answer = packed
    return question, answer


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value
