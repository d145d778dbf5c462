"""Tables of a body that are written plainly: each cell between bars, no code and no escapes in them."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from lantoa.prose.everyday_words import Unusual, fill


def add_table(parent: Element, block: str) -> None:
    """Add the table that a block is. Unusual when it is none, or has no row below its head."""
    lines = [line.strip(" ") for line in block.split("\n")]
    if block[0] != "|" or len(lines) < 3 or not all(line[:1] == line[-1:] == "|" != line for line in lines):
        raise Unusual
    head, rule, *rows = ([cell.strip(" ") for cell in line[1:-1].split("|")] for line in lines)
    if len(head) != len(rule) or not set("".join(rule)) <= set(":- "):
        raise Unusual
    styles = [_style(cell) for cell in rule]
    table = _opened(parent, "table")
    _add_row(_opened(table, "thead"), "th", head, styles)
    body = _opened(table, "tbody")
    for row in rows:
        _add_row(body, "td", row, styles)


def _style(cell: str) -> str:
    starts, ends = cell.startswith(":"), cell.endswith(":")
    side = "center" if starts and ends else "left" if starts else "right" if ends else ""
    return f"text-align: {side};" if side else ""


def _add_row(parent: Element, tag: str, cells: Sequence[str], styles: Sequence[str]) -> None:
    """A row has as many cells as the head: those missing are empty, others do not count."""
    row = _opened(parent, "tr")
    for number, style in enumerate(styles):
        cell = _added(row, tag)
        fill(cell, cells[number] if number < len(cells) else "")
        if style:
            cell.set("style", style)


def _opened(parent: Element, tag: str) -> Element:
    element = _added(parent, tag)
    element.text = "\n"
    return element


def _added(parent: Element, tag: str) -> Element:
    element = SubElement(parent, tag)
    element.tail = "\n"
    return element
