"""Reads the sheets of an .xlsx workbook as people see them: dates by their format, merged cells filled."""

import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from lantoa.author.table import Row, Table, cell_text
from lantoa.errors import Position, SiteError, problem

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_LONGEST_GAP = 200
"""Blank rows after which a sheet ends: Excel keeps a million formatted ones if somebody coloured a column."""
_WIDEST = 100
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


def read_workbook(path: Path) -> tuple[Table, ...]:
    """The visible sheets. Files are named `SO.xlsx`, or `SO.xlsx[SHEET]` where there are several sheets.

    SiteError register-unreadable for what is no workbook.
    """
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            # What openpyxl cannot keep (drop-down lists, conditional colours) says nothing about models.
            warnings.simplefilter("ignore")
            book = load_workbook(path, data_only=True)
    except Exception as fault:  # whatever a broken file makes the library stumble over, it cannot be read
        found = problem(Position(path.name), "register-unreadable", reason=str(fault) or type(fault).__name__)
        raise SiteError([found]) from fault
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    return tuple(
        Table(tuple(_rows(sheet, path.name if len(visible) == 1 else f"{path.name}[{sheet.title}]")))
        for sheet in visible
    )


def _rows(sheet: "Worksheet", file: str) -> Iterator[Row]:
    spread = _spread(sheet)
    gap = 0
    for cells in sheet.iter_rows(max_col=min(sheet.max_column, _WIDEST)):
        line = cells[0].row
        texts: dict[int, str] = {}
        above, left = set(), set()
        for column, cell in enumerate(cells):
            source = spread.get((line, column + 1))
            if text := _text(sheet.cell(*source) if source else cell):
                texts[column] = text
                if source and source[0] < line:
                    above.add(column)
                if source and source[1] < column + 1:
                    left.add(column)
        gap = 0 if texts else gap + 1
        if texts:
            yield Row(file, line, texts, frozenset(above), frozenset(left))
        elif gap > _LONGEST_GAP:
            return


def _spread(sheet: "Worksheet") -> dict[tuple[int, int], tuple[int, int]]:
    """Covered cells (row, column), and the cell at the top left that holds their text."""
    covered: dict[tuple[int, int], tuple[int, int]] = {}
    for area in sheet.merged_cells.ranges:
        corner = (area.min_row, area.min_col)
        for row in range(area.min_row, min(area.max_row, area.min_row + _LONGEST_GAP) + 1):
            for column in range(area.min_col, min(area.max_col, _WIDEST) + 1):
                if (row, column) != corner:
                    covered[row, column] = corner
    return covered


def _text(cell: "Cell") -> str:
    """What a cell shows, in the spellings of content files: `2024-10-15`, `1,5`, `85%`."""
    value = cell.value
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, datetime | date):
        return _date(value, cell.number_format)
    if isinstance(value, int | float):
        return _number(value, cell.number_format)
    return cell_text(str(value))


def _date(value: date, form: str) -> str:
    """As precise as it is shown: a year typed as 01/01/2024 and shown as 2024 is the year."""
    shown = _QUOTED.sub("", form).lower()
    if "d" in shown or "y" not in shown:
        return value.strftime("%Y-%m-%d")
    return value.strftime("%Y-%m") if "m" in shown else value.strftime("%Y")


def _number(value: float, form: str) -> str:
    number = Decimal(repr(value))
    if "%" in form:
        return f"{_plain(number * 100)}%"
    return _plain(number)


def _plain(number: Decimal) -> str:
    # Sums in Excel end in …0000001; nobody wrote a result to the tenth decimal.
    whole, _, decimals = f"{number:.6f}".partition(".")
    decimals = decimals.rstrip("0")
    # Three decimals would look like thousands to an English eye; a fourth tells them apart.
    return f"{whole},{decimals}{'0' if len(decimals) == 3 else ''}" if decimals else whole
