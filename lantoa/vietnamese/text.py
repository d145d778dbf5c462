"""Vietnamese text: one spelling of each letter, folding, slugs, sorting, excerpts, suggestions.

Pure functions on ``str``; nothing here knows what a model is.
"""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

Primary = tuple[tuple[int, int], ...]
SortKey = tuple[Primary, tuple[int, ...], tuple[int, ...], str]

_LOOK_ALIKES = {ord(wrong): right for right, wrongs in {"Đ": "ÐƉ", "đ": "ðɖ"}.items() for wrong in wrongs}
_NEW_LINES = re.compile("\r\n?|[\u0085\u2028\u2029]")
# Controls but tab and line feed, soft hyphen, zero-width and bidirectional marks, byte order mark.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f]"
    "|[\ufeff\ufff9-\ufffb\ufffe\uffff]"
)

_TONES = {"": 0, "\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
"""Tone marks in dictionary order (ICU collation ``vi``): ngang, huyền, hỏi, ngã, sắc, nặng."""

_LETTERS = {letter: rank for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_SEPARATOR, _NUMBER, _LETTER, _OTHER = range(4)
_PARTING = (_SEPARATOR, 0)
_SHORT = 256
"""Characters of a title, a name or an address: only such texts are worth remembering, bodies are met once."""

_SYLLABLE = re.compile(r"[^\W_]+")
_NOT_IN_SLUGS = re.compile("[^a-z0-9]+")
_PIECE = re.compile(r"\d+|[^\W\d_]|[\W_]+|.", re.DOTALL)


def _moved_tones() -> dict[str, str]:
    moved: dict[str, str] = {}
    for first, last in (("o", "a"), ("o", "e"), ("u", "y")):
        for head in (first, first.upper()):
            for tail in (last, last.upper()):
                for tone in filter(None, _TONES):
                    old = unicodedata.normalize("NFC", head + tone) + tail
                    moved[old] = head + unicodedata.normalize("NFC", tail + tone)
    return moved


_MOVED_TONES = _moved_tones()
_OLD_PLACEMENT = re.compile(f"({'|'.join(_MOVED_TONES)})(?![^\\W\\d_])")


def clean(text: str) -> str:
    """The same text as everyone else would have typed it; loses nothing that a reader sees.

    NFC; ``Ð``, ``Ɖ`` and ``ð`` become ``Đ`` and ``đ`` (they look alike, and search would not find them);
    no zero-width, bidirectional or control characters; every line end is LF. Spaces stay as they are.
    """
    # What must go is never printable; looking for that first costs a twentieth of replacing it in vain.
    if not text.isprintable() and not text.replace("\n", " ").replace("\t", " ").isprintable():
        text = _INVISIBLE.sub("", _NEW_LINES.sub("\n", text))
    if text.isascii():
        return text
    if "Ð" in text or "ð" in text or "Ɖ" in text or "ɖ" in text:
        text = text.translate(_LOOK_ALIKES)
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Lower case without any mark: ``Đường điện`` → ``duong dien``. Spaces and punctuation stay."""
    return _fold_short(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    quick = text.translate(_PLAIN)
    return quick.lower() if quick.isascii() else _fold_any(text)


def _fold_any(text: str) -> str:
    plain = text.translate(_LOOK_ALIKES).lower().replace("đ", "d")
    plain = "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", plain)


def _plain_letters() -> dict[int, str]:
    """Every letter of Vietnamese and its look-alikes, large and small → its ASCII letter in lower case."""
    toned = (unicodedata.normalize("NFC", letter + tone) for letter in _LETTERS for tone in _TONES)
    both = (case for letter in (*toned, "Ð", "Ɖ", "ð", "ɖ") for case in (letter, letter.upper()))
    return {ord(letter): _fold_any(letter) for letter in both if len(letter) == 1}


_PLAIN = _plain_letters()
_fold_short = lru_cache(maxsize=2**15)(_fold)


def slugify(text: str) -> str:
    """ASCII ``[a-z0-9-]``, for URLs and file names: ``Hoà Trạch`` and ``Hòa Trạch`` → ``hoa-trach``.

    ``m²`` → ``m2``. May be empty when the text has no letter or digit that ASCII knows.
    """
    return _slugify_short(text) if len(text) <= _SHORT else _slugify(text)


def _slugify(text: str) -> str:
    plain = _fold(text)
    if not plain.isascii():
        plain = _fold(unicodedata.normalize("NFKC", plain))
    return _NOT_IN_SLUGS.sub("-", plain).strip("-")


_slugify_short = lru_cache(maxsize=2**15)(_slugify)


def canon_tone(text: str) -> str:
    """NFC text with one placement of tone marks: ``hòa`` → ``hoà``, ``thủy`` → ``thuỷ``, ``qúy`` → ``quý``.

    For comparing and indexing; what an editor typed is what readers see.
    """
    text = unicodedata.normalize("NFC", text)
    return _OLD_PLACEMENT.sub(lambda found: _MOVED_TONES[found.group()], text)


def sort_key(text: str) -> SortKey:
    """Vietnamese order: letters (ă â after a, đ after d …), then tones, then lower case before upper.

    Numbers count as numbers (thôn 2 before thôn 10); quotes and other signs only part words. The text itself
    comes last: two different texts never compare equal, so a sorted list is the same on every machine.
    """
    return _sort_key_short(text) if len(text) <= _SHORT else _sort_key(text)


def _sort_key(text: str) -> SortKey:
    primary: list[tuple[int, int]] = []
    tones: list[int] = []
    capitals: list[int] = []
    for piece in _PIECE.findall(canon_tone(clean(text)).strip("\"'“”‘’«»()[] \n\t")):
        if piece[0].isdecimal():
            primary.append((_NUMBER, int(piece)))
        elif not piece[0].isalpha():
            primary.append(_PARTING)
        else:
            rank, tone, capital = _letter(piece)
            primary.append(rank)
            tones.append(tone)
            capitals.append(capital)
    return tuple(primary), tuple(tones), tuple(capitals), text


_sort_key_short = lru_cache(maxsize=2**14)(_sort_key)


def initial(text: str) -> str:
    """The capital under which an index lists a text, without its tone: ``Ấp Mới`` → ``Â``, ``“Đèn”`` → ``Đ``.

    ``#`` for a text that begins with a number or a sign of another script.
    """
    first = next(filter(str.isalnum, clean(text)), "")
    base = "".join(mark for mark in unicodedata.normalize("NFD", first.lower()) if mark not in _TONES)
    letter = unicodedata.normalize("NFC", base)
    return letter.upper() if letter in _LETTERS else "#"


@lru_cache(maxsize=2**10)
def _letter(letter: str) -> tuple[tuple[int, int], int, int]:
    """The rank of a letter without its tone, the tone's rank, and 1 for a capital."""
    parts = unicodedata.normalize("NFD", letter.lower())
    tone = next((_TONES[mark] for mark in parts if mark in _TONES), 0)
    base = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES))
    capital = int(letter.isupper())
    if base in _LETTERS:
        return (_LETTER, _LETTERS[base]), tone, capital
    plain = fold(base)
    if plain in _LETTERS:  # a foreign letter (ö, ñ) sorts with its plain one, right after it as a tone would
        return (_LETTER, _LETTERS[plain]), len(_TONES), capital
    return (_OTHER, ord(base[0])), tone, capital


def syllables(text: str) -> tuple[str, ...]:
    """The syllables (and numbers) of a text in order, lower case, with one placement of tone marks."""
    return _syllables_short(text) if len(text) <= _SHORT else _syllables(text)


def _syllables(text: str) -> tuple[str, ...]:
    return tuple(_SYLLABLE.findall(canon_tone(clean(text)).lower()))


_syllables_short = lru_cache(maxsize=2**14)(_syllables)


def capital(text: str) -> str:
    """The text as it begins a line or an entry: the first letter large, all others as they are."""
    return text[:1].upper() + text[1:]


def excerpt(text: str, limit: int) -> str:
    """At most ``limit`` characters on one line, cut after a whole word and ended with ``…``."""
    line = " ".join(text[: 4 * limit].split())
    if len(line) <= limit and len(text) > 4 * limit:
        line = " ".join(text.split())
    if len(line) <= limit:
        return line
    head = line[: limit - 1]
    if not line[limit - 1].isspace() and " " in head:
        head = head.rpartition(" ")[0]
    return head.rstrip(" ,;:.–-") + "…"


def nearest(word: str, choices: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """The choices that an editor most likely meant by a misspelt ``word``, best first.

    Marks and case do not count. Empty when nothing is near: a far-fetched suggestion is worse than none.
    """
    wanted = slugify(word) if len(word) <= _SHORT else ""
    scored = [(_likeness(wanted, slugify(choice)), choice) for choice in sorted(set(choices))]
    near = sorted((-score, choice) for score, choice in scored if score >= 0.6)
    return tuple(choice for _, choice in near[:limit])


def _likeness(wanted: str, choice: str) -> float:
    if not wanted or not choice:
        return 0.0
    if choice.startswith(f"{wanted}-") or wanted.startswith(f"{choice}-"):
        return 0.95
    matcher = difflib.SequenceMatcher(None, choice, wanted, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= 0.6 else 0.0
