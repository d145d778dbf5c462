"""Rows as JSON on indented lines, the same that ``json.dumps(…, ensure_ascii=False, indent=1)`` writes.

That writes indented text in Python, in several steps for each value; rows have few kinds of values.
"""

from collections.abc import Mapping
from json.encoder import encode_basestring

from lantoa.machine.exports.rows import Cell, Row


def object_text(members: Mapping[str, Cell | tuple[Row, ...]], depth: int) -> str:
    """An object that stands in `depth` others; `depth` spaces are before its first line already."""
    end = "\n" + " " * depth
    lines = [f'{end} "{name}": {_value(value, depth + 1)}' for name, value in members.items()]
    return "{" + ",".join(lines) + end + "}"


def _value(value: Cell | tuple[Row, ...], depth: int) -> str:
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return _list(value, depth)
    return repr(value)


def _list(values: tuple[str, ...] | tuple[Row, ...], depth: int) -> str:
    if not values:
        return "[]"
    end = "\n" + " " * depth
    texts = [
        object_text(one, depth + 1) if isinstance(one, dict) else encode_basestring(one) for one in values
    ]
    return f"[{end} " + f",{end} ".join(texts) + end + "]"
