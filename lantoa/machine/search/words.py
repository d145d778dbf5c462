"""The words of a text: its syllables, and its pairs of neighbours."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, pairwise

from lantoa.machine.search.clauses import BREAK, clauses, syllables_of
from lantoa.machine.search.synonyms import may_hold, plan_swaps, spellings


@dataclass(frozen=True, slots=True)
class Words:
    """The distinct syllables, and pairs of neighbours ("đèn đường"), in the order in which a text gives them."""

    syllables: tuple[str, ...]
    pairs: tuple[str, ...]


def words_of(text: str, synonyms: Mapping[str, str]) -> Words:
    """The words of a text, lower case and with their marks.

    `synonyms` maps an abbreviation to what it stands for; a text with either has the words of both.
    """
    found = syllables_of(text)
    syllables, pairs = dict.fromkeys(found), _pairs(found)
    swaps = plan_swaps(tuple(synonyms.items()))
    if may_hold(swaps, syllables, pairs):
        for spelling in chain.from_iterable(spellings(clause, swaps) for clause in clauses(found)):
            syllables.update(dict.fromkeys(spelling))
            pairs.update(_pairs(spelling))
    syllables.pop(BREAK, None)
    return Words(tuple(syllables), tuple(pairs))


def _pairs(syllables: Iterable[str]) -> dict[str, None]:
    return dict.fromkeys([f"{one} {other}" for one, other in pairwise(syllables) if one and other])
