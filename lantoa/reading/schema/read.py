"""A located node and a type → the value, with every problem on the way noted at its place.

Every value of every page comes through here, so the types of nodes are compared, which is quicker than isinstance,
and what reads a value is looked up by the type of its table.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from lantoa.errors import problem
from lantoa.reading.located import LList, LMap, LText, Node
from lantoa.reading.schema import types
from lantoa.reading.schema.reading import Reading, Scope, Typed, join, last_key, suggest
from lantoa.reading.schema.rules import RULES
from lantoa.reading.schema.scalars import OPENING_QUOTES, is_slug, read_scalar
from lantoa.reading.schema.types import (
    Choice,
    Day,
    Figure,
    Focus,
    ListOf,
    MapOf,
    Record,
    Reference,
    Text,
    Type,
)
from lantoa.vietnamese.periods import PeriodError, parse_moment
from lantoa.vietnamese.text import clean, slugify


def read_record(record: Record, node: Node, path: str, reading: Reading, **given: object) -> object:
    """The record that a node holds; `given` are attributes that are not written in it.

    None where a required key is missing or a value that it cannot be without cannot be read.
    """
    if type(node) is LText and record.short:
        node = LMap(((LText(record.short, node.mark), node),), node.mark)
    if type(node) is not LMap:
        _note_type(node, "map", path, reading)
        return None
    values = _attributes(record, node, path, reading)
    _note_missing(record, node, values, reading)
    if record.rules:
        scope = Scope(path, node.mark, reading)
        for rule in record.rules:
            values = RULES[rule](values, scope)
    for field in record.required:
        if field.attribute not in values and not (isinstance(field.type, Figure) and "quantity" in values):
            return None
    return record.make(**values, **given)


def _attributes(record: Record, node: LMap, path: str, reading: Reading) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, value in node.entries:
        field = record.by_key.get(key.value)
        if field is None:
            _note_unknown(record, key, value, reading)
            continue
        here = f"{path}.{field.key}" if path else field.key
        reading.marks[here] = value.mark
        made = _READERS[type(field.type)](field.type, value, here, reading)
        if made is not None:
            values[field.attribute] = made
    return values


def _note_unknown(record: Record, key: LText, value: Node, reading: Reading) -> None:
    # In {label: góp ý, khen, value: 5} YAML takes "khen" for a key, which stands before a comma and not a colon.
    if isinstance(value, LText) and not value.value and value.mark == key.mark + len(key.value):
        reading.problems.append(problem(reading.position(key.mark), "yaml-comma", value=key.value))
        return
    names = {each.key: each.label for each in record.fields}
    near = suggest(clean(key.value), names, reading)
    about = {"key": key.value, "suggestion": near, "known": ", ".join(names)}
    reading.problems.append(problem(reading.position(key.mark), "unknown-key", **about))


def _note_missing(record: Record, node: LMap, values: Mapping[str, Any], reading: Reading) -> None:
    for field in record.required:
        if values.get(field.attribute):  # the cheapest way to know that something was written
            continue
        written = node.get(field.key)
        if written is None or _is_empty(written):
            at = reading.position(written.mark if written else node.mark)
            may_be_unknown = isinstance(field.type, Text) and field.type.may_be_unknown
            about = {"key": field.key, "label": field.label, "unknown": field.key if may_be_unknown else ""}
            reading.problems.append(problem(at, field.missing, **about))


def _is_empty(node: Node) -> bool:
    if isinstance(node, LText):
        return not clean(node.value).strip()
    return not (node.items if isinstance(node, LList) else node.entries)


def read_value(kind: Type, node: Node, path: str, reading: Reading) -> object:
    """The value of a node; None where nothing was written, or where it cannot be read."""
    return _READERS[type(kind)](kind, node, path, reading)


def _read_text(kind: Text, node: Node, path: str, reading: Reading) -> object:
    if type(node) is not LText:
        _note_type(node, "text", path, reading)
        return None
    text = node.value if reading.is_clean else clean(node.value)
    text = text.strip() if kind.lines else " ".join(text.split())
    if text and (kind.is_limited or text[0] in OPENING_QUOTES):
        return read_scalar(kind, Typed(text, node.mark, path, reading))
    return text or None


def _read_simple(kind: Type, node: Node, path: str, reading: Reading) -> object:
    if type(node) is not LText:
        _note_type(node, "text", path, reading)
        return None
    text = " ".join((node.value if reading.is_clean else clean(node.value)).split())
    return read_scalar(kind, Typed(text, node.mark, path, reading)) if text else None


def _read_choice(kind: Choice, node: Node, path: str, reading: Reading) -> object:
    if type(node) is LText and node.value in kind.names:
        return sys.intern(node.value)
    return _read_simple(kind, node, path, reading)


def _read_reference(kind: Reference, node: Node, path: str, reading: Reading) -> object:
    if type(node) is LText and node.value in reading.known.get(kind.to, ()):
        return sys.intern(node.value)  # of a small vocabulary: one object, not one for each page
    return _read_simple(kind, node, path, reading)


def _read_day(kind: Day, node: Node, path: str, reading: Reading) -> object:
    if type(node) is LText and node.value:
        try:
            return parse_moment(node.value)
        except PeriodError:
            pass  # what is wrong with it is said below, in the words of the whole value
    return _read_simple(kind, node, path, reading)


def _read_focus(kind: Focus, node: Node, path: str, reading: Reading) -> object:
    if isinstance(node, LList):
        node = LText(" ".join(item.value for item in node.items if isinstance(item, LText)), node.mark)
    return _read_simple(kind, node, path, reading)


def _read_part(kind: Record, node: Node, path: str, reading: Reading) -> object:
    return None if type(node) is LText and _is_empty(node) else read_record(kind, node, path, reading)


def _read_list(kind: ListOf, node: Node, path: str, reading: Reading) -> tuple[object, ...] | None:
    if type(node) is LText and _is_empty(node):
        return None
    if type(node) is LMap and not isinstance(kind.item, Record):
        _note_type(node, "list", path, reading)
        return ()
    made: list[object] = []
    read = _READERS[type(kind.item)]
    for item in _items(kind, node):
        # The place among those that can be read, so that a record's own list and its positions agree.
        here = f"{path}.{len(made)}"
        reading.marks[here] = item.mark
        value = read(kind.item, item, here, reading)
        if value is not None:
            made.append(value)
    return tuple(made)


def _items(kind: ListOf, node: Node) -> tuple[Node, ...]:
    if isinstance(node, LList):
        return node.items
    if isinstance(node, LText) and kind.commas and "," in node.value:
        return tuple(_split(node))
    return (node,)


def _split(node: LText) -> Iterator[LText]:
    mark = node.mark
    for piece in node.value.split(","):
        indent = len(piece) - len(piece.lstrip())
        yield LText(piece.strip(), mark + indent)
        mark += len(piece) + 1


def _read_map(kind: MapOf, node: Node, path: str, reading: Reading) -> dict[str, object] | None:
    if isinstance(node, LText) and _is_empty(node):
        return None
    if not isinstance(node, LMap):
        _note_type(node, "map", path, reading)
        return None
    made: dict[str, object] = {}
    for key, value in node.entries:
        name = " ".join(clean(key.value).split())
        here = join(path, name)
        reading.marks[here] = value.mark
        if kind.slugs and not is_slug(name):
            at = reading.position(key.mark)
            reading.problems.append(problem(at, "bad-key", value=name, proposal=slugify(name)))
            continue
        if isinstance(kind.item, Record):
            item = read_record(kind.item, value, here, reading, key=name)
        else:
            item = read_value(kind.item, value, here, reading)
        if item is not None:
            made[name] = item
    return made


def _note_type(node: Node, expected: str, path: str, reading: Reading) -> None:
    """A list, a map or a text stands where another belongs."""
    found = "list" if isinstance(node, LList) else "map" if isinstance(node, LMap) else "text"
    about = {"key": last_key(path), "expected": expected, "found": found}
    reading.problems.append(problem(reading.position(node.mark), "wrong-type", **about))


_READERS: dict[type, Callable[[Any, Node, str, Reading], object]] = {
    **dict.fromkeys(types.SIMPLE, _read_simple),
    Text: _read_text,
    Choice: _read_choice,
    Reference: _read_reference,
    Day: _read_day,
    Focus: _read_focus,
    Record: _read_part,
    ListOf: _read_list,
    MapOf: _read_map,
}
