"""Long lists, a page at a time."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from lantoa.views import Link, Pager

Item = TypeVar("Item")
_NEAR = 2


def paginate(items: Sequence[Item], size: int) -> Iterator[tuple[int, int, Sequence[Item]]]:
    """The number of each page from 1, how many pages there are, and its items; one page also when there are none."""
    count = max(1, -(-len(items) // size))
    for page in range(1, count + 1):
        yield page, count, items[(page - 1) * size : page * size]


def plan_pager(page: int, count: int, url: Callable[[int], str]) -> Pager:
    """Where a page stands among its siblings. `url` names page N, from 1."""
    return Pager(
        page=page,
        count=count,
        previous=url(page - 1) if page > 1 else "",
        next=url(page + 1) if page < count else "",
        pages=tuple(_links(page, count, url)),
    )


def _links(page: int, count: int, url: Callable[[int], str]) -> Iterator[Link]:
    """The first, the last and those near; a link without URL stands for what is left out between."""
    last = 0
    for number in sorted({1, count, *range(max(1, page - _NEAR), min(count, page + _NEAR) + 1)}):
        if number > last + 1:
            yield Link("", "…")
        yield Link(url(number), str(number))
        last = number
