"""The search index: what each page is found by (`plan`), its words and terms, and Pagefind's files (`index`).

plan       a page → its record             clauses, synonyms, words    a text → its syllables and pairs
record     a record, and as it is kept     shelves                     the words of a page, sorted for the join
terms      a word → its term               postings, chunks, cbor      a shelf of all pages → files
fragments  what a hit shows                names, vocabulary           of files; of all words, for slips
pagefind   Pagefind's own files            marks                       places and figures as text

docs/search.md tells how it works together.
"""

from lantoa.machine.search.index import Index, Shelf, index_key, make_index, make_shelf, page_files
from lantoa.machine.search.pagefind import SearchFailed
from lantoa.machine.search.plan import plan_record
from lantoa.machine.search.record import Packed, SearchRecord, digest
from lantoa.machine.search.shelves import SHELVES

__all__ = [
    "SHELVES",
    "Index",
    "Packed",
    "SearchFailed",
    "SearchRecord",
    "Shelf",
    "digest",
    "index_key",
    "make_index",
    "make_shelf",
    "page_files",
    "plan_record",
]
