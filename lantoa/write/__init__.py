"""The last third of a build: pages and files onto the stage, each made once until what it shows changes.

made   what is known of a page that was made, and whether it is still good
press  pages → HTML, what the check saw in it, what search and open data take from it; many in parallel
joins  files that are made of all pages: feeds, map, open data, search index
"""

from lantoa.write.joins import Joins, write_joins
from lantoa.write.made import Made, MadePages
from lantoa.write.press import Press, make_pages

__all__ = ["Joins", "Made", "MadePages", "Press", "make_pages", "write_joins"]
