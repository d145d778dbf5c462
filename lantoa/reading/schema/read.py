"""A located node and a type → the value, with every problem on the way noted at its place."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lantoa.errors import problem
from lantoa.reading.located import LList, LMap, LText, Node
from lantoa.reading.schema.reading import Reading, Scope, Typed, join, last_key, suggest
from lantoa.reading.schema.rules import RULES
from lantoa.reading.schema.scalars import is_slug, read_scalar
from lantoa.reading.schema.types import Field, Figure, Focus, ListOf, MapOf, Record, Text, Type
from lantoa.vietnamese.text import clean, slugify


def read_record(record: Record, node: Node, path: str, reading: Reading, **given: object) -> object:
    """The record that a node holds; `given` are attributes that are not written in it.

    None where a required key is missing or a value that it cannot be without cannot be read.
    """
    if isinstance(node, LText) and record.short:
        node = LMap(((LText(record.short, node.at), node),), node.at)
    if not isinstance(node, LMap):
        _note_type(node, "map", path, reading)
        return None
    values = dict(_attributes(record, node, path, reading))
    _note_missing(record, node, reading)
    for rule in record.rules:
        values = RULES[rule](values, Scope(path, node.at, reading))
    if any(each.required and not _is_made(each, values) for each in record.fields):
        return None
    return record.make(**values, **given)


def _is_made(field: Field, values: dict[str, Any]) -> bool:
    return field.attribute in values or (isinstance(field.type, Figure) and "quantity" in values)


def _attributes(record: Record, node: LMap, path: str, reading: Reading) -> Iterator[tuple[str, object]]:
    for key, value in node.entries:
        field = record.by_key.get(key.value)
        if field is None:
            _note_unknown(record, key, value, reading)
            continue
        here = join(path, field.key)
        reading.positions[here] = value.at
        made = read_value(field.type, value, here, reading)
        if made is not None:
            yield field.attribute, made


def _note_unknown(record: Record, key: LText, value: Node, reading: Reading) -> None:
    # In {label: góp ý, khen, value: 5} YAML takes "khen" for a key, which stands before a comma and not a colon.
    if isinstance(value, LText) and not value.value and value.at.column == key.at.column + len(key.value):
        reading.problems.append(problem(key.at, "yaml-comma", value=key.value))
        return
    names = {each.key: each.label for each in record.fields}
    near = suggest(clean(key.value), names)
    known = ", ".join(names)
    reading.problems.append(problem(key.at, "unknown-key", key=key.value, suggestion=near, known=known))


def _note_missing(record: Record, node: LMap, reading: Reading) -> None:
    for field in record.fields:
        written = node.get(field.key) if field.required else None
        if field.required and (written is None or _is_empty(written)):
            at = written.at if written else node.at
            may_be_unknown = isinstance(field.type, Text) and field.type.may_be_unknown
            about = {"key": field.key, "label": field.label, "unknown": field.key if may_be_unknown else ""}
            reading.problems.append(problem(at, field.missing, **about))


def _is_empty(node: Node) -> bool:
    if isinstance(node, LText):
        return not clean(node.value).strip()
    return not (node.items if isinstance(node, LList) else node.entries)


def read_value(kind: Type, node: Node, path: str, reading: Reading) -> object:
    """The value of a node; None where nothing was written, or where it cannot be read."""
    if isinstance(kind, Record | ListOf | MapOf):
        return (
            None if isinstance(node, LText) and _is_empty(node) else _read_several(kind, node, path, reading)
        )
    if isinstance(kind, Focus) and isinstance(node, LList):
        node = LText(" ".join(item.value for item in node.items if isinstance(item, LText)), node.at)
    if not isinstance(node, LText):
        _note_type(node, "text", path, reading)
        return None
    text = _characters(kind, node.value)
    return read_scalar(kind, Typed(text, node.at, path, reading)) if text else None


def _read_several(kind: Record | ListOf | MapOf, node: Node, path: str, reading: Reading) -> object:
    if isinstance(kind, Record):
        return read_record(kind, node, path, reading)
    if isinstance(kind, ListOf):
        return _read_list(kind, node, path, reading)
    return _read_map(kind, node, path, reading)


def _characters(kind: Type, value: str) -> str:
    """The characters that count: of a line, no line ends and no double spaces."""
    text = clean(value)
    return text.strip() if isinstance(kind, Text) and kind.lines else " ".join(text.split())


def _read_list(kind: ListOf, node: Node, path: str, reading: Reading) -> tuple[object, ...]:
    if isinstance(node, LMap) and not isinstance(kind.item, Record):
        _note_type(node, "list", path, reading)
        return ()
    made: list[object] = []
    for item in _items(kind, node):
        # The place among those that can be read, so that a record's own list and its positions agree.
        here = join(path, len(made))
        reading.positions[here] = item.at
        value = read_value(kind.item, item, here, reading)
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
    column = node.at.column
    for piece in node.value.split(","):
        indent = len(piece) - len(piece.lstrip())
        yield LText(piece.strip(), replace(node.at, column=column + indent))
        column += len(piece) + 1


def _read_map(kind: MapOf, node: Node, path: str, reading: Reading) -> dict[str, object] | None:
    if not isinstance(node, LMap):
        _note_type(node, "map", path, reading)
        return None
    made: dict[str, object] = {}
    for key, value in node.entries:
        name = " ".join(clean(key.value).split())
        here = join(path, name)
        reading.positions[here] = value.at
        if kind.slugs and not is_slug(name):
            reading.problems.append(problem(key.at, "bad-key", value=name, proposal=slugify(name)))
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
    reading.problems.append(problem(node.at, "wrong-type", **about))
