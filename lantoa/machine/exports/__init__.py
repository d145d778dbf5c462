"""Open data: every model and every result as JSON and CSV.

Made of the content alone, so the same content gives the same bytes. docs/du-lieu-mo.md documents the columns.
"""

from lantoa.machine.exports.columns import COLUMNS, FILES
from lantoa.machine.exports.files import Rows, export_rows, join_exports

__all__ = ["COLUMNS", "FILES", "Rows", "export_rows", "join_exports"]
