"""Figures as Vietnamese newspapers print them: numbers, money, shares and the words that qualify them.

Decimal comma, group dot, nghìn / triệu / tỷ, no space before % (ICU locale ``vi``). The qualifier
is part of the figure: "hơn 250 km" never becomes "250 km".
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from lantoa.vietnamese.text import clean

QUALIFIERS = ("over", "nearly", "about", "up_to", "order")
"""``order``: only the order of magnitude is known ("hàng vạn", 10 000), so it cannot be added to anything."""


class FigureError(ValueError):
    """A text that is no number. ``proposals`` are spellings that would be, most likely first."""

    def __init__(self, text: str, *proposals: str) -> None:
        super().__init__(f"{text!r} is not a number that reads in one way only")
        self.text = text
        self.proposals = proposals


class AmbiguousNumber(FigureError):  # noqa: N818 - named for what the editor wrote
    """``1.5`` or ``9,000``: readers of Vietnamese and of English would take it differently."""


class BadNumber(FigureError):  # noqa: N818 - as above
    """No number, or one of more than 18 digits."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure: ``value`` is a plain number (3 800 000 000 for "3,8 tỷ đồng"), ``of`` a denominator (8/8)."""

    value: Decimal
    unit: str = ""
    qualifier: str = ""
    of: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Parts:
    """A figure in three, to set its number large: ("gần", "3", "tỷ đồng"), ("", "8/8", "nhà văn hóa")."""

    qualifier: str
    number: str
    unit: str


_SCALES = {"chục": 1, "trăm": 2, "nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9}
_SCALE = r"(?:(?:nghìn|ngàn|vạn|triệu)\s+)?(?:tỷ|tỉ)|nghìn|ngàn|vạn|triệu"
_SCALED = rf"\d[\d.,]*(?:\s*(?:{_SCALE})(?!\w))?"
_TERM = re.compile(rf"(?P<digits>\d[\d.,]*)(?:\s*(?P<scale>{_SCALE})(?!\w))?", re.IGNORECASE)
_NUMBER = re.compile(rf"[+-]?{_SCALED}(?:\s+{_SCALED})*", re.IGNORECASE)
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_PLAIN = re.compile(r"(?:0|[1-9]\d*)(?:,\d+)?")
_SWAPPED = {ord(","): ".", ord("."): ","}
_ENGLISH_GROUP = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_ENGLISH_DECIMAL = re.compile(r"\d+\.\d+")

_WORDS = {
    "over": ("hơn", "trên", "vượt"),
    "nearly": ("gần", "ngót", "suýt soát"),
    "about": ("khoảng", "xấp xỉ", "chừng", "ước tính", "ước"),
    "up_to": ("tối đa", "không quá", "lên đến", "lên tới", "đến", "tới"),
}
"""The words of each qualifier; the first is the one that is written."""

_WRITTEN_WORDS = {qualifier: words[0] for qualifier, words in _WORDS.items()}
_ENGLISH_WORDS = {"over": "over", "nearly": "nearly", "about": "about", "up_to": "up to"}
_MEANING = {word: qualifier for qualifier, words in _WORDS.items() for word in words}
_QUALIFIED = re.compile(rf"(?P<word>{'|'.join(sorted(_MEANING, reverse=True))})\s+(?=\d)", re.IGNORECASE)
_ORDER = re.compile(rf"hàng((?:\s+(?:{'|'.join(_SCALES)})(?!\w))+)", re.IGNORECASE)
_ORDERS = {
    1: ("hàng", "chục", "tens of"),
    2: ("hàng", "trăm", "hundreds of"),
    3: ("hàng", "nghìn", "thousands of"),
    4: ("hàng", "vạn", "tens of thousands of"),
    5: ("hàng trăm", "nghìn", "hundreds of thousands of"),
    6: ("hàng", "triệu", "millions of"),
    7: ("hàng chục", "triệu", "tens of millions of"),
    8: ("hàng trăm", "triệu", "hundreds of millions of"),
    9: ("hàng", "tỷ", "billions of"),
    10: ("hàng chục", "tỷ", "tens of billions of"),
    11: ("hàng trăm", "tỷ", "hundreds of billions of"),
    12: ("hàng nghìn", "tỷ", "trillions of"),
}
"""Powers of ten as "hàng …" says them, and in English."""

_MONEY = re.compile(r"đồng(?!\w)")
_MONEY_SCALES = {"vi": ((9, "tỷ"), (6, "triệu")), "en": ((12, "trillion"), (9, "billion"), (6, "million"))}
_UNIT_SPELLINGS = {
    "đ": "đồng",
    "₫": "đồng",
    "vnđ": "đồng",
    "vnd": "đồng",
    "phần trăm": "%",
    "đồng chẵn": "đồng",
}
_POWER = re.compile(r"(?<!\w)(mm|cm|dm|m|hm|km)([23])(?!\w)")
_UNIT = re.compile(r"(?![\d_])[\w%₫](?:(?!(?<!\w)\d)[^.:;!?…()\"“”\n])*")


@lru_cache(maxsize=2**12)
def parse_number(text: str) -> Decimal:
    """A plain or Vietnamese number: ``12``, ``9.000``, ``85,16``, ``3,8 tỷ``, ``1 tỷ 200 triệu``.

    Raises AmbiguousNumber for what Vietnamese and English readers would take differently (``1.5``, ``9,000``;
    ``85,16`` and ``0,125`` can only be decimals), BadNumber for anything else.
    """
    text = clean(text).strip()
    if not _NUMBER.fullmatch(text):
        raise BadNumber(text)
    terms = [(_parse_digits(term["digits"]), _exponent(term["scale"] or "")) for term in _TERM.finditer(text)]
    exponents = [exponent for _, exponent in terms]
    if len(terms) > 1 and (exponents != sorted(set(exponents), reverse=True) or exponents[-1] == 0):
        raise BadNumber(text)
    total = sum(
        (_trim(value.scaleb(exponent)) if exponent else value for value, exponent in terms), Decimal()
    )
    return -total if text.startswith("-") else total


def _parse_digits(digits: str) -> Decimal:
    if sum(map(str.isdecimal, digits)) > 18:
        raise BadNumber(digits)
    if _ENGLISH_GROUP.fullmatch(digits):
        raise AmbiguousNumber(digits, digits.translate(_SWAPPED), *_shorter_decimal(digits))
    if _GROUPED.fullmatch(digits) or _PLAIN.fullmatch(digits):
        return Decimal(digits.replace(".", "").replace(",", "."))
    if _ENGLISH_DECIMAL.fullmatch(digits):
        raise AmbiguousNumber(digits, digits.translate(_SWAPPED))
    raise BadNumber(digits)


def _shorter_decimal(digits: str) -> tuple[str, ...]:
    """``9,250`` can be said as ``9,25``, which nobody takes for thousands; ``9,125`` cannot."""
    is_one_comma = digits.count(",") == 1 and "." not in digits
    return (digits.rstrip("0").rstrip(","),) if is_one_comma and digits.endswith("0") else ()


def _exponent(scale: str) -> int:
    return sum(_SCALES[word.lower()] for word in scale.split())


def _trim(value: Decimal) -> Decimal:
    """Without trailing zeros after the comma, and never as ``3.8E+9``."""
    return Decimal(int(value)) if value == int(value) else value.normalize()


@lru_cache(maxsize=2**12)
def parse_unit(text: str) -> str:
    """One spelling of a unit, so that equal units add up: ``m2`` → ``m²``, ``VNĐ`` → ``đồng``."""
    text = " ".join(clean(text).split())
    text = _UNIT_SPELLINGS.get(text.lower(), text)
    return _POWER.sub(lambda found: found[1] + {"2": "²", "3": "³"}[found[2]], text)


@lru_cache(maxsize=2**12)
def parse_quantity(text: str) -> Quantity | None:
    """The figure that the whole text is, or None: "gần 3 tỷ đồng", "22/28 xã", "hàng vạn ngày công".

    None for a sentence, for two figures in one text, for dates and telephone numbers. Raises AmbiguousNumber
    when it is a figure that readers would take in two ways ("hơn 1.5 km").
    """
    try:
        return _parse_quantity(text)
    except BadNumber:
        return None


def _parse_quantity(text: str) -> Quantity | None:
    text = " ".join(clean(text).split()).rstrip(".;")
    order = _ORDER.match(text)
    if order and _exponent(order[1]) in _ORDERS:
        return _with_unit(text[order.end() :], Decimal(10) ** _exponent(order[1]), "order", None)
    qualified = _QUALIFIED.match(text)
    qualifier = _MEANING[qualified["word"].lower()] if qualified else ""
    text = text[qualified.end() :] if qualified else text
    if share := re.match(r"([1-9][\d.,]*|0)\s?/\s?([1-9][\d.,]*)(?=\s|$)", text):
        return _with_unit(text[share.end() :], parse_number(share[1]), qualifier, parse_number(share[2]))
    if not (number := _NUMBER.match(text)):
        return None
    rest = text[number.end() :]
    if rest and not _UNIT.fullmatch(rest.lstrip()):
        return None
    return _with_unit(rest, parse_number(number[0]), qualifier, None)


def _with_unit(rest: str, value: Decimal, qualifier: str, of: Decimal | None) -> Quantity | None:
    unit = rest.strip()
    if unit and (not _UNIT.fullmatch(unit) or len(unit.split()) > 6):
        return None
    return Quantity(value, parse_unit(unit), qualifier, of)


def format_number(value: Decimal, lang: str = "vi") -> str:
    """``9.000`` and ``85,16``; in English ``9,000`` and ``85.16``. As many decimals as the value has."""
    english = f"{value:,f}"
    return english if lang == "en" else english.translate(_SWAPPED)


def quantity_parts(quantity: Quantity, lang: str = "vi") -> Parts:
    """The qualifier, the number and the unit with its scale, as they stand one after the other.

    Money from a million on is in triệu or tỷ where three decimals say it exactly: 85.000 đồng, 3,8 tỷ đồng.
    """
    if quantity.qualifier == "order" and (order := _ORDERS.get(quantity.value.adjusted())):
        return (
            Parts("", order[2], quantity.unit) if lang == "en" else Parts(order[0], order[1], quantity.unit)
        )
    word = (_ENGLISH_WORDS if lang == "en" else _WRITTEN_WORDS).get(quantity.qualifier, "")
    if quantity.of is not None:
        share = f"{format_number(quantity.value, lang)}/{format_number(quantity.of, lang)}"
        return Parts(word, share, quantity.unit)
    value, scale = _money_scale(quantity, lang)
    return Parts(word, format_number(value, lang), f"{scale} {quantity.unit}".strip())


def _money_scale(quantity: Quantity, lang: str) -> tuple[Decimal, str]:
    if _MONEY.match(quantity.unit):
        for exponent, scale in _MONEY_SCALES["en" if lang == "en" else "vi"]:
            value = quantity.value.scaleb(-exponent)
            if abs(value) >= 1 and value == round(value, 3):
                return _trim(value), scale
    return quantity.value, ""


def format_quantity(quantity: Quantity, lang: str = "vi") -> str:
    """``hơn 9.000 m²``, ``gần 3 tỷ đồng``, ``22/28 xã``, ``85,16%``, ``hàng vạn ngày công``."""
    parts = quantity_parts(quantity, lang)
    space = "" if parts.unit.startswith("%") else " "
    return f"{parts.qualifier} {parts.number}{space}{parts.unit}".strip()
