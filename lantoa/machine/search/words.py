"""The words of a text: its syllables, and its pairs of neighbours."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain, pairwise

from lantoa.machine.search.clauses import clauses
from lantoa.machine.search.synonyms import plan_swaps, spellings


@dataclass(frozen=True, slots=True)
class Words:
    """The distinct syllables, and pairs of neighbours ("đèn đường"), in the order in which a text gives them."""

    syllables: tuple[str, ...]
    pairs: tuple[str, ...]


def words_of(text: str, synonyms: Mapping[str, str]) -> Words:
    """The words of a text, lower case and with their marks.

    `synonyms` maps an abbreviation to what it stands for; a text with either has the words of both.
    """
    swaps = plan_swaps(tuple(synonyms.items()))
    found = [spelling for clause in clauses(text) for spelling in spellings(clause, swaps)]
    syllables = dict.fromkeys(chain.from_iterable(found))
    pairs = dict.fromkeys(map(" ".join, chain.from_iterable(map(pairwise, found))))
    return Words(tuple(syllables), tuple(pairs))
