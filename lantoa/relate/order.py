"""The order of lists as a text: comparing two texts is quicker than comparing dates and Vietnamese letters again."""

from functools import lru_cache

from lantoa.vietnamese.periods import Moment
from lantoa.vietnamese.text import sort_key


def newest_first(updated: Moment | None, start: Moment | None, title: str, slug: str) -> str:
    """A text that sorts as lists do: the last date downwards, then the start downwards, the title, the slug."""
    return f"{backwards(updated)}{backwards(start)}{by_letters(title)}\0{slug}"


def backwards(moment: Moment | None) -> str:
    """The latest date first; one without a day or month stands behind those with it, no date behind all."""
    if moment is None:
        return "9999-99-99"
    return f"{9999 - moment.year:04d}-{99 - (moment.month or 0):02d}-{99 - (moment.day or 0):02d}"


def by_letters(text: str) -> str:
    """The Vietnamese order of a text (`sort_key`) as a text. NUL ends each part, so that a shorter one comes first."""
    primary, tones, capitals, own = sort_key(text)
    letters = "".join([_sign(kind, rank) for kind, rank in primary])
    return f"{letters}\0{_ranks(tones)}\0{_ranks(capitals)}\0{own}"


def _ranks(ranks: tuple[int, ...]) -> str:
    return "".join([chr(1 + rank) for rank in ranks])


@lru_cache(1024)
def _sign(kind: int, rank: int) -> str:
    """A sign by its kind (1 to 4) and its rank; the number of digits comes first, so that numbers sort as numbers."""
    return f"{chr(1 + kind)}{chr(1 + len(str(rank)))}{rank}"
