"""Whether every file of a site gets what it asks for; after an edit, by looking at what the edit touched only."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from typing import Any

from lantoa.check.asks import Given, Lack, file_of, fragment_ask
from lantoa.check.ledger import Ledger, sum_up
from lantoa.check.published import Published, find_lacking
from lantoa.check.seen import Fault, Seen


@dataclass(frozen=True, slots=True)
class Standing:
    """How a site stands: what is asked in it, what of that is `lacking`, and the faults of the files that ask it."""

    ledger: Ledger = field(default_factory=Ledger)
    lacking: Mapping[str, Lack] = field(default_factory=dict)
    broken: Mapping[str, tuple[Fault, ...]] = field(default_factory=dict)

    def packed(self) -> tuple[Any, ...]:
        """Tuples, dicts, texts and numbers, as `marshal` and `pickle` keep them fast."""
        return (self.ledger.packed(), dict(self.lacking), Ledger({}, self.broken).packed())

    @classmethod
    def unpacked(cls, packed: tuple[Any, ...]) -> "Standing":
        """What `packed` made."""
        ledger, lacking, broken = packed
        return cls(Ledger.unpacked(ledger), lacking, Ledger.unpacked(broken).faults)


@dataclass(frozen=True, slots=True)
class Change:
    """What is not as before: what was seen in files that changed or went, what is seen in those that changed or came.

    `altered` are the files that changed or went in which nothing is examined: pictures, attachments.
    """

    before: Mapping[str, Seen] = field(default_factory=dict)
    after: Mapping[str, Seen] = field(default_factory=dict)
    altered: Set[str] = frozenset()


def stand(ledger: Ledger, seen: Mapping[str, Seen], site: Published) -> Standing:
    """How a site stands whose files, in which `seen` was seen, sum up to `ledger`."""
    given = Given(site.files, seen, site.size_of)
    lacking = _lacking(ledger.askers.keys() - site.files, given)
    return Standing(ledger, lacking, _broken(_askers(lacking.keys(), seen), site, given))


def stand_after(before: Standing, change: Change, seen: Mapping[str, Seen], site: Published) -> Standing:
    """The same as `stand` would say of the site as it is now.

    `seen` is of the site as it is now: it is asked for the few files that links with fragments lead to, and gone
    through as a whole only where something is missing that was there, and asked for by files that did not change.
    """
    given = Given(site.files, seen, site.size_of)
    kept = before.ledger.minus(sum_up(change.before))
    ledger = kept.plus(sum_up(change.after))
    doubtful = before.lacking.keys() | _doubtful(ledger, change)
    lacking = _lacking(doubtful & ledger.askers.keys(), given)
    again = {*_affected(before, lacking, kept, seen), *_askers(lacking.keys(), change.after)}
    gone = again | change.before.keys()
    broken = {file: some for file, some in before.broken.items() if file not in gone}
    return Standing(ledger, lacking, broken | _broken(again, site, given))


def _lacking(asked: Iterable[str], given: Given) -> dict[str, Lack]:
    return {ask: lack for ask in asked if (lack := given.lacks(ask))}


def _doubtful(ledger: Ledger, change: Change) -> set[str]:
    """What may be lacking now though it was not before."""
    asked = {ask for some in change.after.values() for asks in some.asks for ask in asks}
    touched = {file for file in change.before if file not in change.after} | change.altered
    for file, some in change.before.items():
        if some.ids is None and file in change.after:
            touched.add(file)
        asked |= {fragment_ask(file, name) for ids in some.ids or () for name in ids}
    return asked | ({ask for ask in ledger.askers if file_of(ask) in touched} if touched else set())


def _affected(
    before: Standing, lacking: Mapping[str, Lack], kept: Ledger, seen: Mapping[str, Seen]
) -> Iterable[str]:
    """The files that ask for something of which no longer the same is to be said."""
    differing = {ask for ask, _ in before.lacking.items() ^ lacking.items()}
    if not (differing - before.lacking.keys()).isdisjoint(kept.askers):
        return _askers(differing, seen)
    return _askers(differing, {file: seen[file] for file in before.broken if differing and file in seen})


def _askers(asked: Set[str], seen: Mapping[str, Seen]) -> Iterable[str]:
    """The files that ask for one of these."""
    if not asked:
        return ()
    return [file for file, some in seen.items() if any(not asked.isdisjoint(asks) for asks in some.asks)]


def _broken(files: Iterable[str], site: Published, given: Given) -> dict[str, tuple[Fault, ...]]:
    found = {file: find_lacking(file, site, given) for file in files}
    return {file: faults for file, faults in found.items() if faults}
