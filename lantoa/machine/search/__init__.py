"""The search index: what each page is found by (`plan`), in which terms (`terms`), and Pagefind (`index`)."""

from lantoa.machine.search.index import SearchFailed, write_index
from lantoa.machine.search.plan import SearchRecord, plan_records

__all__ = ["SearchFailed", "SearchRecord", "plan_records", "write_index"]
