"""The kinds of units, and names as editors type them."""

import re
from functools import lru_cache

from lantoa.vietnamese.text import canon_tone, clean

LEVELS = {
    "province": ("tỉnh", "thành phố"),
    "district": ("huyện", "quận", "thị xã", "thành phố"),
    "commune": ("xã", "phường", "thị trấn", "đặc khu"),
}
_SHORT = {"tp": "thành phố", "tx": "thị xã", "tt": "thị trấn", "p": "phường"} | {
    "x": "xã",
    "h": "huyện",
    "q": "quận",
    "t": "tỉnh",
}
_HYPHEN = re.compile(r"\s*[-–]\s*")
_QUOTE = re.compile("[’‘`´]")
_ZEROS = re.compile(r"\b0+(?=\d)")
_KINDS = "|".join(sorted({kind for kinds in LEVELS.values() for kind in kinds}))
_KIND = re.compile(rf"({_KINDS})\s+(.+)", re.IGNORECASE)
_SHORT_KIND = re.compile(r"(tp|tx|tt|[pxhqt])(?:\.\s*|\s+)(.+)", re.IGNORECASE)


@lru_cache(maxsize=2**12)
def split_kind(text: str) -> tuple[str, str]:
    """``TX. Việt Yên`` → ("thị xã", "Việt Yên"); without a kind ("", text)."""
    text = " ".join(clean(text).split())
    if found := _KIND.fullmatch(text):
        return found[1].lower(), found[2]
    if found := _SHORT_KIND.fullmatch(text):
        return _SHORT[found[1].lower()], found[2]
    return "", text


@lru_cache(maxsize=2**14)
def name_key(name: str) -> str:
    """What makes two names the same: marks count; case, tone placement, hyphens, 05 for 5 do not."""
    plain = _QUOTE.sub("'", canon_tone(" ".join(name.split())).lower())
    return _ZEROS.sub("", _HYPHEN.sub("-", plain))
