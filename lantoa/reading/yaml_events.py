"""YAML through the events of the C parser: text, lists and maps, each with its line and column.

Anchors, aliases and tags are refused: nobody who writes about a village needs them, and they can make a small file
endless.
"""

from collections.abc import Callable
from typing import Any

import yaml
from yaml import events
from yaml.cyaml import CParser  # type: ignore[attr-defined]

from lantoa.errors import Problem, problem
from lantoa.reading import yaml_faults
from lantoa.reading.marks import Mark, line_of, mark_of, position_of
from lantoa.reading.nodes import DEEPEST, NOT_WRITTEN, LList, LMap, LText, Node

_Event = Any  # of the C parser: their stubs know no attributes


def parse_events(text: str, file: str, first_line: int = 1) -> tuple[LMap | None, tuple[Problem, ...]]:
    """The map that a text holds, and what is wrong in it: see `parse_yaml`, for any YAML."""
    reading = _Reading(text, file, first_line)
    try:
        root = reading.document()
    except _RefusedError as refused:
        return None, (*reading.problems, refused.problem)
    except yaml.YAMLError as error:
        return None, (*reading.problems, yaml_faults.explain(error, text, file, first_line))
    if root is None:
        return LMap((), mark_of(first_line)), reading.problems
    if not isinstance(root, LMap):
        at = position_of(file, root.mark)
        unspaced = yaml_faults.missing_space(root.value, at) if isinstance(root, LText) else None
        return None, (*reading.problems, unspaced or problem(at, "not-a-map"))
    return root, reading.problems


class _RefusedError(Exception):
    """What was written ends the reading."""

    def __init__(self, found: Problem) -> None:
        self.problem = found
        super().__init__(found.code)


class _Reading:
    """One pass over the events of one text. The parser gives them one by one: it never runs ahead of the depth."""

    __slots__ = ("_file", "_first_line", "_marks", "_next", "_problems")

    def __init__(self, text: str, file: str, first_line: int) -> None:
        self._file = file
        self._first_line = first_line
        self._next: Callable[[], _Event] = CParser(text).get_event
        self._problems: list[Problem] = []
        self._marks: dict[str, Problem] = {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was found, whether or not the reading came to its end."""
        return (*self._problems, *self._marks.values())

    def document(self) -> Node | None:
        root = None
        while (event := self._next()) is not None:
            if isinstance(event, events.DocumentStartEvent) and (root is not None or event.explicit):
                raise self._refused(self._mark(event), "yaml-syntax", detail="a second document")
            if isinstance(event, events.NodeEvent):
                root = self._node(event, 0)
        return root

    def _node(self, event: _Event, depth: int) -> Node:
        # Every value of every page comes through here: types are compared, which is quicker than isinstance.
        mark = self._mark(event)
        kind = type(event)
        if kind is events.ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                self._refuse_marks(event, mark)
            value = event.value
            return LText("" if value in NOT_WRITTEN and event.implicit[0] else value, mark)
        self._refuse_marks(event, mark)
        if depth == DEEPEST:
            raise self._refused(mark, "yaml-depth", limit=DEEPEST)
        if kind is events.MappingStartEvent:
            return self._map(mark, depth + 1)
        if kind is events.SequenceStartEvent:
            return self._list(mark, depth + 1)
        return LText("", mark)

    def _refuse_marks(self, event: _Event, mark: Mark) -> None:
        """Anchors, aliases and tags. What stands behind them is read on, so that its problems show too."""
        is_alias = isinstance(event, events.AliasEvent)
        if is_alias or getattr(event, "anchor", None) or getattr(event, "tag", None):
            sign = "*" if is_alias else "&" if getattr(event, "anchor", None) else "!"
            # The first of each kind: a file that is full of them has one cause.
            self._marks.setdefault(sign, problem(position_of(self._file, mark), "yaml-anchor", mark=sign))

    def _list(self, mark: Mark, depth: int) -> LList:
        items: list[Node] = []
        while type(event := self._next()) is not events.SequenceEndEvent:
            items.append(self._node(event, depth))
        return LList(tuple(items), mark)

    def _map(self, mark: Mark, depth: int) -> LMap:
        entries: dict[str, tuple[LText, Node]] = {}
        while type(event := self._next()) is not events.MappingEndEvent:
            key = self._node(event, depth)
            value = self._node(self._next(), depth)
            if type(key) is not LText or not key.value:
                self._note(key.mark, "yaml-syntax", detail="a key must be a word")
            elif key.value in entries:
                first = line_of(entries[key.value][0].mark)
                self._note(key.mark, "duplicate-key", key=key.value, line=first)
            else:
                entries[key.value] = (key, value)
        return LMap(tuple(entries.values()), mark)

    def _note(self, mark: Mark, code: str, **about: object) -> None:
        self._problems.append(problem(position_of(self._file, mark), code, **about))

    def _refused(self, mark: Mark, code: str, **about: object) -> _RefusedError:
        return _RefusedError(problem(position_of(self._file, mark), code, **about))

    def _mark(self, event: _Event) -> Mark:
        start = event.start_mark
        return mark_of(start.line + self._first_line, start.column + 1)
