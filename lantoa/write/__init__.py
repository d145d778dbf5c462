"""The last third of a build: pages and files onto the stage, each made once until what it shows changes.

made   what is known of a page that was made, and whether it is still good
press  pages → HTML, what the check saw in it, what search and open data take from it; many in parallel
checked the staged site, judged by what differs from the build before
joining files that are made of all pages, kept while nothing that they hold changed
joins  feeds, map, headers, open data      search  the search index
"""

from lantoa.write.checked import Fresh, SeenFiles, check_stage, stage_digests
from lantoa.write.joining import Joins
from lantoa.write.joins import write_joins
from lantoa.write.made import Made, MadePages, Questions
from lantoa.write.press import Press, keep_pages, make_pages, place_cards
from lantoa.write.search import keep_search, write_search

__all__ = [
    "Fresh",
    "Joins",
    "Made",
    "MadePages",
    "Press",
    "Questions",
    "SeenFiles",
    "check_stage",
    "keep_pages",
    "keep_search",
    "make_pages",
    "place_cards",
    "stage_digests",
    "write_joins",
    "write_search",
]
