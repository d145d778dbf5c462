"""YAML as text with places: nothing is typed here, so `no`, `12:30` and `05/08` stay what the editor wrote.

A plain text is read line by line; any other goes through the C parser, which also says what is wrong.
"""

from lantoa.errors import Problem
from lantoa.reading.nodes import DEEPEST, LList, LMap, LText, Node
from lantoa.reading.plain_yaml import parse_plain

__all__ = ["DEEPEST", "LList", "LMap", "LText", "Node", "parse_yaml"]


def parse_yaml(text: str, file: str, first_line: int = 1) -> tuple[LMap | None, tuple[Problem, ...]]:
    """The map that a text holds, whose first line is line `first_line` of the file.

    None where it cannot be understood or is no map; the problems then say why. An empty text is an empty map.
    """
    if plain := parse_plain(text, first_line):
        return plain, ()
    from lantoa.reading.yaml_events import parse_events  # most runs never need a parser

    return parse_events(text, file, first_line)
