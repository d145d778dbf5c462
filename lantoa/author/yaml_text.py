"""Values → the lines of a front matter, quoted only where YAML would read them otherwise."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from lantoa.vietnamese.text import clean

Value: TypeAlias = "str | Sequence[Value] | Mapping[str, Value]"

_PLAIN = re.compile(r"[^\W_](?:[\w ,.()/%+²³–…-]*[\w.)%²³…])?")
_NOT_WRITTEN = frozenset({"null", "Null", "NULL"})


def yaml_text(text: str) -> str:
    """One line of text as a YAML value that reads as that text, whatever is in it: quotes, colons, `#`, braces."""
    line = " ".join(clean(text).split())
    if _PLAIN.fullmatch(line) and line not in _NOT_WRITTEN:
        return line
    return "'" + line.replace("'", "''") + "'"


def yaml_lines(values: Mapping[str, Value], indent: int = 0) -> Iterator[str]:
    """The lines of a map, two spaces a level. Empty values are left out: they were not given."""
    lead = " " * indent
    for key, value in values.items():
        if not value:
            continue
        if isinstance(value, str):
            yield f"{lead}{key}: {yaml_text(value)}"
        elif isinstance(value, Mapping):
            yield f"{lead}{key}:"
            yield from yaml_lines(value, indent + 2)
        else:
            yield f"{lead}{key}:"
            yield from (line for item in value for line in _item_lines(item, indent + 2))


def _item_lines(item: Value, indent: int) -> Iterator[str]:
    lead = " " * indent
    if isinstance(item, str):
        yield f"{lead}- {yaml_text(item)}"
    elif isinstance(item, Mapping):
        for number, line in enumerate(yaml_lines(item, indent + 2)):
            yield line if number else f"{lead}- {line.lstrip()}"
    else:
        raise TypeError("the content model has no lists of lists")
