"""What layouts write with a bar: addresses, figures and dates in the language of the site."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any

from lantoa import urls
from lantoa.assets import Assets
from lantoa.policy import page_policy
from lantoa.render.offered import Note
from lantoa.render.qr import draw_qr
from lantoa.settings import SiteConfig
from lantoa.vietnamese.figures import Parts, Quantity, format_number, format_quantity, quantity_parts
from lantoa.vietnamese.periods import Moment, Period, format_moment, format_period

NAMES = (
    *("href", "absolute", "asset", "figure", "parts", "number"),
    *("moment", "moment_long", "iso", "period", "filesize", "policy", "qr", "dial"),
)
_REMEMBERED = lru_cache(maxsize=1 << 14, typed=True)
"""An address stands on many pages."""


def make_filters(config: SiteConfig, assets: Assets, note: Note) -> Mapping[str, Callable[..., Any]]:
    """The filters by name."""
    language = config.language
    href = _REMEMBERED(partial(urls.join_base, config.base_path))

    def asset(name: str) -> str:
        note(f"asset:{name}")
        return href(assets.url(name))

    def figure(quantity: Quantity) -> str:
        return format_quantity(quantity, language)

    def parts(quantity: Quantity) -> Parts:
        return quantity_parts(quantity, language)

    def number(value: int | float | Decimal) -> str:
        return format_number(Decimal(str(value)), language)

    def moment(value: Moment) -> str:
        return format_moment(value, language)

    def moment_long(value: Moment) -> str:
        return format_moment(value, language, long=True)

    def period(value: Period) -> str:
        return format_period(value, language)

    def filesize(size: int) -> str:
        unit, divisor = ("MB", 1_000_000) if size >= 1_000_000 else ("kB", 1000)
        return f"{format_number(round(Decimal(max(size, 100)) / divisor, 1).normalize(), language)} {unit}"

    return {
        "href": href,
        "absolute": _REMEMBERED(partial(urls.absolute, config.base_url)),
        "asset": asset,
        "figure": figure,
        "parts": parts,
        "number": number,
        "moment": moment,
        "moment_long": moment_long,
        "iso": _iso,
        "period": period,
        "filesize": filesize,
        "policy": page_policy,
        "qr": _REMEMBERED(draw_qr),
        "dial": urls.phone_url,
    }


def _iso(moment: Moment) -> str:
    """A date as HTML's <time> reads it: as precise as it is known, without the mark of an approximate one."""
    year = f"{moment.year:04}"
    if not moment.month:
        return year
    return f"{year}-{moment.month:02}-{moment.day:02}" if moment.day else f"{year}-{moment.month:02}"
