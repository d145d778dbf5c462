"""What a YAML text is made of: texts, lists and maps, each with its place. Nothing is typed."""

from dataclasses import dataclass

from lantoa.reading.marks import Mark

DEEPEST = 16  # the contract needs 6; far below where the C parser's stack ends
NOT_WRITTEN = frozenset({"~", "null", "Null", "NULL"})
"""What says without quotes that there is no value."""

# The three kinds of nodes are not frozen: a file has hundreds of them, and freezing doubles what each one costs.


@dataclass(slots=True)
class LText:
    """A value as it was typed. "" was not written."""

    value: str
    mark: Mark


@dataclass(slots=True)
class LList:
    """A list, in `[…]` or with dashes."""

    items: "tuple[Node, ...]"
    mark: Mark


@dataclass(slots=True)
class LMap:
    """Keys and their values, in the order written, no key twice."""

    entries: "tuple[tuple[LText, Node], ...]"
    mark: Mark

    def get(self, key: str) -> "Node | None":
        """The value of a key; None where it was not written."""
        return next((value for name, value in self.entries if name.value == key), None)


Node = LText | LList | LMap
