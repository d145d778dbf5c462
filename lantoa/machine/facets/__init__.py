"""By what pages can be filtered and sorted in a browser: a table of all pages of the search index, a row each.

line   a page → its line               units    a unit's name → its kind
table  lines → the table, a column a facet, in a few files; and the orders
hints  lines → the fields, places and units that are suggested while somebody types
"""

from lantoa.machine.facets.hints import make_hints
from lantoa.machine.facets.line import Line, facet_line
from lantoa.machine.facets.table import make_orders, make_table
from lantoa.machine.facets.units import UNIT_KINDS, unit_kind

__all__ = ["UNIT_KINDS", "Line", "facet_line", "make_hints", "make_orders", "make_table", "unit_kind"]
