"""Invented Vietnamese: syllables made from onsets, rimes and tones, words of one or two of them, sentences of words.

Word frequencies follow Zipf's law, so that a search index and the search for similar models meet what they meet in
real texts: a few words everywhere, most of them seldom. Nothing is taken from any text.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh ph qu r s t th tr v x".split()
_RIMES = (
    "a ac ai am an ang anh ao ap at au ay ach ăc ăm ăn ăng ăp ăt âm ân âng âp ât âu ây "
    "o oa oan oang oc oi om on ong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "e em en eng eo ep et ê êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu "
    "u ua uc ui um un ung up ut uôc uôi uôn uông uôt ư ưa ưc ưng ươc ươi ươm ươn ương ươt"
).split()
_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
_STOPS = ("\u0301", "\u0323")
_SINGLES, _PAIRS = 420, 3600


def _syllable(onset: str, rime: str, tone: str) -> str:
    """A syllable spelt as newspapers spell it: the tone stands on the vowel that carries it."""
    vowels = [
        place for place, letter in enumerate(rime) if unicodedata.normalize("NFD", letter)[0] in "aeiou"
    ]
    marked = [place for place in vowels if rime[place] in "ăâêôơư"]
    closed = rime[-1] not in "aeiouyăâêôơư"
    bearer = marked[-1] if marked else vowels[-1] if closed else vowels[0]
    spelt = rime[: bearer + 1] + tone + rime[bearer + 1 :]
    return unicodedata.normalize("NFC", onset + spelt)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words in no order of frequency, with their cumulated weights."""

    words: tuple[str, ...]
    weights: tuple[float, ...]

    def draw(self, rng: Random, count: int) -> list[str]:
        """`count` words, frequent ones often."""
        return rng.choices(self.words, cum_weights=self.weights, k=count)

    def phrase(self, rng: Random, count: int) -> str:
        """Some words that begin with a capital."""
        text = " ".join(self.draw(rng, count))
        return text[0].upper() + text[1:]

    def sentence(self, rng: Random) -> str:
        """Eight to sixteen words, perhaps with a comma, and a full stop."""
        words = self.draw(rng, rng.randint(8, 16))
        if rng.random() < 0.45:
            words[len(words) // 2] += ","
        text = " ".join(words)
        return f"{text[0].upper()}{text[1:]}."


def make_vocabulary(seed: int) -> Vocabulary:
    """The same words for the same seed."""
    rng = Random(f"{seed}/vocabulary")
    singles = _singles(rng)
    pairs = dict.fromkeys(" ".join(rng.sample(singles, 2)) for _ in range(_PAIRS))
    # Words of one syllable are the grammar of a text: most of the frequent ones.
    rank = {word: rng.random() * 0.25 for word in singles} | {word: rng.random() for word in pairs}
    words = sorted(rank, key=lambda word: (rank[word], word))
    return Vocabulary(tuple(words), zipf(len(words)))


def zipf(count: int) -> tuple[float, ...]:
    """The cumulated weights of `count` things, the first the most frequent."""
    return tuple(accumulate(1 / (place + 2.7) for place in range(count)))


def pick(rng: Random, things: Sequence[str], weights: Sequence[float] | None = None) -> str:
    """One of some things; `weights` are cumulated."""
    return rng.choices(things, cum_weights=weights)[0]


def _singles(rng: Random) -> list[str]:
    spelt = {
        _syllable(onset, rime, tone)
        for onset in _ONSETS
        for rime in _RIMES
        for tone in (_STOPS if rime[-1] in "cpt" or rime.endswith("ch") else _TONES)
        if _stand_together(onset, rime)
    }
    return rng.sample(sorted(spelt), _SINGLES)


def _stand_together(onset: str, rime: str) -> bool:
    """Before e, ê and i the sounds of c, g and ng are spelt k, gh and ngh."""
    is_front = rime[0] in "eêi"
    if onset in ("c", "g", "ng", "gi", "k", "gh", "ngh"):
        return is_front == (onset in ("k", "gh", "ngh"))
    return not (onset == "qu" and rime[0] in "ouôưi")
