"""How people type a Vietnamese text: without marks, with Telex left in it, with a slip of the finger."""

import unicodedata
from random import Random

from lantoa.vietnamese.text import fold

_TONES = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_MARKS = {"\u0302": "", "\u031b": "w", "\u0306": "w"}


def unmarked(text: str) -> str:
    """Without marks."""
    return fold(text)


def telex(text: str) -> str:
    """The keys of Telex, the tone at the end of each syllable: "đường" → "dduwowngf"."""
    return " ".join(map(_keys, text.split()))


def _keys(syllable: str) -> str:
    keys, tone = "", ""
    for letter in syllable:
        base, *marks = unicodedata.normalize("NFD", letter)
        keys += "dd" if base == "đ" else base
        for mark in marks:
            tone = _TONES.get(mark, tone)
            keys += base if mark == "\u0302" else _MARKS.get(mark, "")
    return keys + tone


def slipped(text: str, rng: Random) -> str:
    """One letter of the longest word missing, doubled, or in the place of its neighbour."""
    words = text.split()
    at = max(range(len(words)), key=lambda place: len(words[place]))
    word = words[at]
    place = rng.randrange(len(word) - 1)
    ways = (
        word[:place] + word[place + 1 :],
        word[:place] + word[place] + word[place:],
        word[:place] + word[place + 1] + word[place] + word[place + 2 :],
    )
    words[at] = rng.choice([way for way in ways if way != word])
    return " ".join(words)
