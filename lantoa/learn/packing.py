"""Leaves as plain values, which a store keeps without running anybody's code when it reads them back."""

from collections.abc import Callable
from typing import Any

from lantoa.errors import Position, Problem
from lantoa.learn.leaf import Leaf, Look, Placed, Telling
from lantoa.places import Place
from lantoa.prose import LinkUse
from lantoa.reading.folders import PageFile
from lantoa.reading.outline import Outline
from lantoa.reading.schema.files import Missing
from lantoa.reading.schema.reading import Named
from lantoa.relate.packing import pack_brief, unpack_brief

Packed = tuple[Any, ...]


def pack_leaf(leaf: Leaf) -> Packed:
    """A leaf as tuples, texts and numbers."""
    return _pack_look(leaf.look), leaf.telling and _pack_telling(leaf.telling)


def unpack_leaf(packed: Packed, place: Callable[[str], Place]) -> Leaf:
    """The leaf that was packed. `place` finds a unit by its slug; LookupError for one that is no more."""
    look, telling = packed
    return Leaf(_look(look), telling and _telling(telling, place))


def rows_of(packed: Packed) -> tuple[str, str]:
    """The keys in the store that a packed leaf needs: of what was read, and of its body ("" without one)."""
    look, telling = packed
    return look[2], telling[3] if telling else ""


def _pack_look(look: Look) -> Packed:
    return (
        (look.page.kind, look.page.file, look.page.name),
        look.key,
        look.row,
        tuple(each.packed() for each in look.problems),
        tuple((*_pack_position(name.at), name.to, name.key, name.value) for name in look.named),
        look.is_draft,
        look.head,
        look.body_line,
        look.outline and look.outline.packed(),
        look.shown,
        look.tree,
        tuple(map(_pack_placed, look.photos)),
        look.led,
        tuple(map(_pack_placed, look.files)),
        tuple((folder, written, _pack_answer(answer)) for folder, written, answer in look.asked),
    )


def _look(packed: Packed) -> Look:
    page, key, row, problems, named, is_draft, head, line, outline, shown, tree, photos, led, files, asked = (
        packed
    )
    return Look(
        PageFile(*page),
        key,
        row,
        tuple(map(Problem.unpacked, problems)),
        tuple(Named(Position(*name[:3]), *name[3:]) for name in named) if named else (),
        is_draft,
        head,
        line,
        outline and Outline(*outline),
        shown,
        tree,
        tuple(map(_placed, photos)) if photos else (),
        led,
        tuple(map(_placed, files)) if files else (),
        tuple((folder, written, _answer(answer)) for folder, written, answer in asked) if asked else (),
    )


def _pack_telling(telling: Telling) -> Packed:
    return (
        telling.key,
        tuple(each.packed() for each in telling.problems),
        tuple((use.url, use.anchor, _pack_position(use.at), use.written) for use in telling.uses),
        telling.shown,
        telling.summary,
        telling.brief and pack_brief(telling.brief),
        telling.asked,
    )


def _telling(packed: Packed, place: Callable[[str], Place]) -> Telling:
    key, problems, uses, shown, summary, brief, asked = packed
    return Telling(
        key,
        tuple(map(Problem.unpacked, problems)),
        tuple(LinkUse(url, anchor, Position(*at), written) for url, anchor, at, written in uses),
        shown,
        summary,
        brief and unpack_brief(brief, place),
        asked,
    )


def _pack_position(at: Position) -> Packed:
    return at.file, at.line, at.column


def _pack_placed(placed: Placed) -> Packed:
    return placed[0], _pack_position(placed[1])


def _placed(packed: Packed) -> Placed:
    return packed[0], Position(*packed[1])


def _pack_answer(answer: str | Missing) -> str | Packed:
    return answer if isinstance(answer, str) else (answer.code, answer.suggestions)


def _answer(packed: str | Packed) -> str | Missing:
    return packed if isinstance(packed, str) else Missing(*packed)
