"""Text → the value of each simple type, or a problem at its place and None."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from lantoa.reading.schema import types
from lantoa.reading.schema.files import Missing
from lantoa.reading.schema.reading import Named, Typed, last_key, suggest
from lantoa.reading.schema.vocabulary import NO, UNKNOWN, YES
from lantoa.vietnamese import periods
from lantoa.vietnamese.figures import AmbiguousNumber, FigureError, Quantity, parse_quantity
from lantoa.vietnamese.text import slugify

_EMAIL = re.compile(r"[^\s@<>()\[\],;:\"]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_URL_PATH = re.compile(r"/(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*)?")
_SHARE = re.compile(r"(\d+(?:[.,]\d+)?)\s*(%?)")
_BARE_URL = re.compile(r"(?://)?([\w-]+(?:\.[\w-]+)+(?:/\S*)?)")
_NOT_IN_URLS = re.compile(r"[\s<>\"\\^`{|}]")
_WRAPPED = re.compile(r"“[^“”]*”|„[^„“]*“|‘[^‘’]*’")
OPENING_QUOTES = "“„‘"
LONGEST_SLUG = 200
"""Letters: a name in a folder may have 255 bytes, and some hosts count the whole path."""
LONGEST_PATH = 500
"""Letters of an address on this site."""


def is_slug(text: str) -> bool:
    """Whether a text has the form of a slug: lower-case ASCII letters, digits and single hyphens."""
    return bool(_SLUG.fullmatch(text))


def read_scalar(kind: types.Type, typed: Typed) -> object:
    """The value of a simple type; None where the text is none, which is noted."""
    if (
        typed.text[0] in OPENING_QUOTES
        and not isinstance(kind, types.Text)
        and _WRAPPED.fullmatch(typed.text)
    ):
        typed.refuse("smart-quotes", proposal=typed.text[1:-1])
        return None
    return _READERS[type(kind)](kind, typed)


def _text(kind: types.Text, typed: Typed) -> str:
    text = typed.text
    if kind.may_be_unknown and text.lower() in UNKNOWN:
        return ""
    if text[0] in OPENING_QUOTES and _WRAPPED.fullmatch(text):
        typed.warn("smart-quotes-kept", proposal=text[1:-1])
    if kind.longest and len(text) > kind.longest:
        typed.refuse("too-long", length=len(text), limit=kind.longest)
    if kind.addressed:
        _check_address(text, typed)
    return text


def _check_address(text: str, typed: Typed) -> None:
    """Whether the page that a text names can have an address, and a folder of that name."""
    slug = slugify(text)
    if not slug:
        typed.refuse("no-address")
    elif len(slug) > LONGEST_SLUG:
        typed.refuse("too-long", length=max(len(text), len(slug)), limit=LONGEST_SLUG)


def _url(_: types.Type, typed: Typed) -> str | None:
    if _is_url(typed.text):
        return typed.text
    bare = _BARE_URL.fullmatch(typed.text)
    typed.refuse("bad-url", proposal=f"https://{bare[1]}" if bare else "")
    return None


@lru_cache(maxsize=2**12)
def _is_url(text: str) -> bool:
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(host) and not _NOT_IN_URLS.search(text)


def _email(_: types.Email, typed: Typed) -> str | None:
    if _EMAIL.fullmatch(typed.text):
        return typed.text
    typed.refuse("bad-email")
    return None


def _link(kind: types.Link, typed: Typed) -> str | None:
    return typed.text if _EMAIL.fullmatch(typed.text) else _url(kind, typed)


def _url_path(_: types.UrlPath, typed: Typed) -> str | None:
    text = typed.text
    written = text if text.endswith("/") or "." in text.rpartition("/")[2] else f"{text}/"
    if _URL_PATH.fullmatch(written) and 1 < len(written) <= LONGEST_PATH and _has_short_steps(written):
        return written
    steps = text.partition("://")[2].split("/")[1:] if "://" in text else text.split("/")
    plain = "/".join(filter(None, map(slugify, steps)))[:LONGEST_SLUG]
    typed.refuse("bad-alias", proposal=f"/{plain}/" if plain else "")
    return None


def _has_short_steps(path: str) -> bool:
    return all(len(step) <= LONGEST_SLUG for step in path.split("/"))


def _file(_: types.File, typed: Typed) -> str | None:
    found = typed.reading.files.find(typed.reading.folder, typed.text)
    if isinstance(found, Missing):
        typed.refuse(found.code, suggestion=", ".join(found.suggestions))
        return None
    return found


def _flag(_: types.Flag, typed: Typed) -> bool | None:
    word = typed.text.lower()
    if word in YES or word in NO:
        return word in YES
    typed.refuse("bad-flag")
    return None


def _whole(kind: types.Whole, typed: Typed) -> int | None:
    if re.fullmatch(r"-?[0-9]{1,9}", typed.text) and kind.least <= int(typed.text) <= kind.most:
        return int(typed.text)
    typed.refuse("bad-whole", least=kind.least, most=kind.most)
    return None


def _day(_: types.Day, typed: Typed) -> periods.Moment | None:
    try:
        return periods.parse_moment(typed.text)
    except periods.PeriodError as error:
        code = "impossible-date" if isinstance(error, periods.ImpossibleDate) else "bad-date"
        typed.refuse(code, proposal=error.proposal)
    return None


def _span(_: types.Span, typed: Typed) -> periods.Period | None:
    try:
        return periods.parse_period(typed.text)
    except periods.PeriodError as error:
        code = "bad-period"
        if isinstance(error, periods.ImpossibleDate):
            code = "reversed-period" if "/" in error.text else "impossible-date"
        typed.refuse(code, proposal=error.proposal)
    return None


def _place(_: types.Place, typed: Typed) -> str:
    return typed.text  # an address depends on its time: rules.py resolves it


def _figure(kind: types.Figure, typed: Typed) -> Quantity | None:
    try:
        found = parse_quantity(typed.text)
    except FigureError as error:
        code = "ambiguous-number" if isinstance(error, AmbiguousNumber) else "bad-number"
        whole = (typed.text.replace(error.text, proposal, 1) for proposal in error.proposals)
        typed.refuse(code, proposals=" / ".join(whole))
        return None
    if found is None:
        typed.refuse("bad-number")
        return None
    return found if found.unit or not kind.unit else replace(found, unit=kind.unit)


def _focus(_: types.Focus, typed: Typed) -> tuple[float, float] | None:
    # "0,5 0,3" has Vietnamese decimals; "0.5,0.3" and "50%,30%" have commas between.
    parted = r"\s+" if " " in typed.text and not re.search(r"[.%]", typed.text) else r"[,;\s]+"
    shares = [_share(piece.strip(",;")) for piece in re.split(parted, typed.text)]
    if len(shares) == 2 and shares[0] is not None and shares[1] is not None:
        return shares[0], shares[1]
    typed.refuse("bad-focus")
    return None


def _share(text: str) -> float | None:
    found = _SHARE.fullmatch(text)
    if not found:
        return None
    share = float(found[1].replace(",", ".")) / (100 if found[2] else 1)
    return share if share <= 1 else None


def _choice(kind: types.Choice, typed: Typed) -> str | None:
    if typed.text in kind.names:
        return typed.text
    suggestion = suggest(typed.text, kind.names, typed.reading)
    typed.refuse("bad-choice", suggestion=suggestion, known=", ".join(kind.names))
    return None


def _reference(kind: types.Reference, typed: Typed) -> str | None:
    known = typed.reading.known.get(kind.to)
    if known is None:
        typed.reading.named.append(Named(typed.at, kind.to, last_key(typed.path), typed.text))
        return typed.text
    if typed.text in known:
        return typed.text
    suggestion = suggest(typed.text, known, typed.reading)
    typed.refuse(kind.code, suggestion=suggestion, known=", ".join(known))
    return None


_READERS: dict[type, Callable[[Any, Typed], object]] = {
    types.Text: _text,
    types.Url: _url,
    types.Email: _email,
    types.Link: _link,
    types.UrlPath: _url_path,
    types.File: _file,
    types.Flag: _flag,
    types.Whole: _whole,
    types.Day: _day,
    types.Span: _span,
    types.Place: _place,
    types.Figure: _figure,
    types.Focus: _focus,
    types.Choice: _choice,
    types.Reference: _reference,
}
