"""YAML as text with places: nothing is typed here, so `no`, `12:30` and `05/08` stay what the editor wrote.

The events of the C parser become text, lists and maps, each with its file, line and column. Anchors, aliases and
tags are refused: nobody who writes about a village needs them, and they can make a small file endless.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml
from yaml import events
from yaml.cyaml import CParser  # type: ignore[attr-defined]

from lantoa.errors import Position, Problem, problem
from lantoa.reading import yaml_faults

DEEPEST = 16  # the contract needs 6; far below where the C parser's stack ends
_NOT_WRITTEN = frozenset({"~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class LText:
    """A value as it was typed. "" was not written."""

    value: str
    at: Position


@dataclass(frozen=True, slots=True)
class LList:
    """A list, in `[…]` or with dashes."""

    items: "tuple[Node, ...]"
    at: Position


@dataclass(frozen=True, slots=True)
class LMap:
    """Keys and their values, in the order written, no key twice."""

    entries: "tuple[tuple[LText, Node], ...]"
    at: Position

    def get(self, key: str) -> "Node | None":
        """The value of a key; None where it was not written."""
        return next((value for name, value in self.entries if name.value == key), None)


Node = LText | LList | LMap


def parse_yaml(text: str, file: str, first_line: int = 1) -> tuple[LMap | None, tuple[Problem, ...]]:
    """The map that a text holds, whose first line is line `first_line` of the file.

    None where it cannot be understood or is no map; the problems then say why. An empty text is an empty map.
    """
    reading = _Reading(text, file, first_line)
    try:
        root = reading.document()
    except _RefusedError as refused:
        return None, (*reading.problems, refused.problem)
    except yaml.YAMLError as error:
        return None, (*reading.problems, yaml_faults.explain(error, text, file, first_line))
    if root is None:
        return LMap((), Position(file, first_line)), reading.problems
    if not isinstance(root, LMap):
        unspaced = yaml_faults.missing_space(root.value, root.at) if isinstance(root, LText) else None
        return None, (*reading.problems, unspaced or problem(root.at, "not-a-map"))
    return root, reading.problems


class _RefusedError(Exception):
    """What was written ends the reading."""

    def __init__(self, found: Problem) -> None:
        self.problem = found
        super().__init__(found.code)


class _Reading:
    """One pass over the events of one text."""

    def __init__(self, text: str, file: str, first_line: int) -> None:
        self._file = file
        self._first_line = first_line
        self._events = _events(text)
        self._problems: list[Problem] = []
        self._marks: dict[str, Problem] = {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was found, whether or not the reading came to its end."""
        return (*self._problems, *self._marks.values())

    def document(self) -> Node | None:
        root = None
        for event in self._events:
            if isinstance(event, events.DocumentStartEvent) and (root is not None or event.explicit):
                raise _RefusedError(problem(self._at(event), "yaml-syntax", detail="a second document"))
            if isinstance(event, events.NodeEvent):
                root = self._node(event, 0)
        return root

    def _node(self, event: events.Event, depth: int) -> Node:
        at = self._at(event)
        if isinstance(event, events.ScalarEvent):
            if event.anchor is not None or event.tag is not None:
                self._refuse_marks(event, at)
            return LText("" if event.implicit[0] and event.value in _NOT_WRITTEN else event.value, at)
        self._refuse_marks(event, at)
        if depth == DEEPEST:
            raise _RefusedError(problem(at, "yaml-depth", limit=DEEPEST))
        if isinstance(event, events.SequenceStartEvent):
            return LList(
                tuple(self._node(item, depth + 1) for item in self._until(events.SequenceEndEvent)), at
            )
        if isinstance(event, events.MappingStartEvent):
            return self._map(at, depth)
        return LText("", at)

    def _refuse_marks(self, event: events.Event, at: Position) -> None:
        """Anchors, aliases and tags. What stands behind them is read on, so that its problems show too."""
        is_alias = isinstance(event, events.AliasEvent)
        if is_alias or getattr(event, "anchor", None) or getattr(event, "tag", None):
            mark = "*" if is_alias else "&" if getattr(event, "anchor", None) else "!"
            # The first of each kind: a file that is full of them has one cause.
            self._marks.setdefault(mark, problem(at, "yaml-anchor", mark=mark))

    def _map(self, at: Position, depth: int) -> LMap:
        entries: dict[str, tuple[LText, Node]] = {}
        for start in self._until(events.MappingEndEvent):
            key = self._node(start, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if not isinstance(key, LText) or not key.value:
                self._problems.append(problem(key.at, "yaml-syntax", detail="a key must be a word"))
            elif key.value in entries:
                first = entries[key.value][0].at.line
                self._problems.append(problem(key.at, "duplicate-key", key=key.value, line=first))
            else:
                entries[key.value] = (key, value)
        return LMap(tuple(entries.values()), at)

    def _until(self, end: type[events.Event]) -> Iterator[events.Event]:
        for event in self._events:
            if isinstance(event, end):
                return
            yield event

    def _at(self, event: events.Event) -> Position:
        mark = event.start_mark
        if mark is None:
            return Position(self._file, self._first_line)
        return Position(self._file, mark.line + self._first_line, mark.column + 1)


def _events(text: str) -> Iterator[events.Event]:
    """The events of the C parser one by one: it never runs ahead of the depth that was allowed."""
    parser = CParser(text)
    while True:
        event = parser.get_event()
        if event is None:
            return
        yield event
