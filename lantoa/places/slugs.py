"""Which slug each unit has, from the tables alone: no article can change the URL of another's place."""

from collections import Counter
from collections.abc import Iterable
from functools import cache

from lantoa.places.table import Row, read_blocks, read_province, read_rows
from lantoa.vietnamese.text import slugify


@cache
def today_of(code: str) -> str:
    """The code of the province of today that the territory of an old one belongs to."""
    province = read_province("then", code)
    return province.into[0] if province else code


@cache
def old_codes(code: str) -> tuple[str, ...]:
    """The codes of the old provinces that make up a province of today."""
    return tuple(old for old in sorted(read_blocks("then")) if today_of(old) == code)


@cache
def is_same_today(code: str) -> bool:
    """Whether an old province goes on, neither joined nor renamed: then it is one place, not two."""
    old, now = read_province("then", code), read_province("now", today_of(code))
    return bool(old and now and old.label == now.label and len(old_codes(today_of(code))) == 1)


@cache
def province_slug(table: str, code: str) -> str:
    """``tinh-bac-ninh`` today, ``tinh-bac-ninh-truoc-2025`` before. Raises KeyError for an unknown code."""
    province = read_province(table, code)
    if province is None:
        raise KeyError(code)
    slug = slugify(province.label)
    if table == "now" or (table == "then" and is_same_today(code)):
        return slug
    names_today = {read.label for other in read_blocks("now") if (read := read_province("now", other))}
    if table == "earlier" and (then := read_province("then", code)) and then.label == province.label:
        return province_slug("then", code)
    return f"{slug}-truoc-2025" if province.label in names_today else slug


@cache
def now_slugs(code: str) -> dict[str, str]:
    """Code → slug of the communes of a province of today."""
    return {row.code: slug for row, slug in _spread(read_rows("now", code)).items()}


@cache
def past_slugs(code: str) -> dict[Row, str]:
    """The slug of each district and commune of an old province, those of the table "earlier" too.

    An earlier unit that differs from its successor in marks only is the same unit in another spelling, and
    has its slug.
    """
    then = {(row.slug, row.code): row for row in read_rows("then", code)}
    earlier = {row: then.get((row.slug, row.code)) for row in read_rows("earlier", code)}
    own = _spread([*then.values(), *(row for row, same in earlier.items() if same is None)])
    return own | {row: own[same] for row, same in earlier.items() if same is not None}


def _spread(rows: Iterable[Row]) -> dict[Row, str]:
    """Rows of one full name are one unit. Where two names have one slug, each gets its code behind it."""
    known = tuple(rows)
    taken = Counter({row.key: row.key_slug for row in known}.values())
    return {row: row.key_slug + (f"-{row.code}" if taken[row.key_slug] > 1 else "") for row in known}
