"""The staged site, checked: what differs from the build before is examined, what stands on it is judged again."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache as once
from typing import Any

from lantoa.check import (
    Change,
    Published,
    Seen,
    Standing,
    Sum,
    check_standing,
    examine,
    is_examined,
    look_at_picture,
    stand,
    stand_after,
    sum_up,
)
from lantoa.errors import Problem
from lantoa.memory import Memory, Part
from lantoa.workers import in_chunks
from lantoa.write.press import Press, seen_key

_AT_ONCE = 500
_MANY = 0.5
"""The share of files that must be the same for judging only what changed: else looking at all is as quick."""


class SeenFiles(Mapping[str, Seen]):
    """What the check sees in each examined file, from the store where it looked before. `digests` are by path.

    Little of it is remembered: of a large site it would be as much as all the rest.
    """

    def __init__(self, press: Press, digests: Mapping[str, str]) -> None:
        self._press = press
        self._digests = digests
        self._known: dict[str, Seen] = {}

    def __getitem__(self, path: str) -> Seen:
        if path not in self._known:
            packed = self._press.store.get("seen", seen_key(self._press.sight, path, self._digests[path]))
            self._known[path] = Seen.unpacked(packed) if packed is not None else self._look(path)
        return self._known[path]

    def __contains__(self, path: object) -> bool:
        return path in self._digests

    def __iter__(self) -> Iterator[str]:
        return iter(self._digests)

    def __len__(self) -> int:
        return len(self._digests)

    def add(self, path: str, seen: Seen) -> None:
        """What was seen in a file just now."""
        self._known[path] = seen

    def of(self, paths: Sequence[str]) -> dict[str, Seen]:
        """What is seen in some of the files, asked for at once."""
        self._known |= self._kept(paths)
        return {path: self[path] for path in paths}

    def sum_up(self, sum_of: Sum, without: Container[str]) -> int:
        """Add all files but those that were added before: how many had to be examined."""
        examined = 0
        for paths in in_chunks([path for path in self._digests if path not in without], _AT_ONCE):
            found = self._kept(paths)
            fresh = {path: self._look(path) for path in paths if path not in found}
            sum_of.add(sum_up({**found, **fresh}))
            examined += len(fresh)
        return examined

    def _kept(self, paths: Sequence[str]) -> dict[str, Seen]:
        """What was seen before in some of the files, as far as that is known or kept."""
        found = {path: self._known[path] for path in paths if path in self._known}
        keys = {
            seen_key(self._press.sight, path, self._digests[path]): path
            for path in paths
            if path not in found
        }
        for key, packed in self._press.store.each("seen", keys):
            found[keys[key]] = Seen.unpacked(packed)
        return found

    def _look(self, path: str) -> Seen:
        seen = examine(path, (self._press.stage.folder / path).read_bytes(), self._press.config.base_url)
        self._press.store.put("seen", {seen_key(self._press.sight, path, self._digests[path]): seen.packed()})
        return seen


@dataclass(frozen=True, slots=True)
class Fresh:
    """The files that were examined when they were made, and the sum of what was seen in them."""

    paths: set[str] = field(default_factory=set)
    sum: Sum = field(default_factory=Sum)


@dataclass(frozen=True, slots=True)
class Checked:
    """What is wrong, how many files were examined, and what to leave to the next build."""

    problems: tuple[Problem, ...]
    examined: int
    parts: Mapping[str, Part]


def stage_digests(press: Press) -> dict[str, str]:
    """The digest of every file that the site shall have, by path."""
    return {path: held.digest for path, held in press.stage.wanted.items()}


def check_stage(press: Press, seen: SeenFiles, fresh: Fresh, memory: Memory, urls: Iterable[str]) -> Checked:
    """Judge the staged site. `fresh` are its files that were examined already, `urls` are those it must have."""
    examined = len(fresh.paths)
    digests = stage_digests(press)
    site = _published(press, digests)
    files = {**_owed(press), **digests}
    before = memory.part("files", dict)
    standing = _after(press, seen, files, site, memory, before) if before is not None else None
    if standing is None:
        examined += seen.sum_up(fresh.sum, fresh.paths)
        standing = stand(fresh.sum.ledger(), seen, site)
    return Checked(
        check_standing(standing, site, urls),
        examined,
        {"files": Part(files), "standing": Part((press.sight, standing), _pack_standing)},
    )


def _after(
    press: Press,
    seen: SeenFiles,
    files: Mapping[str, str],
    site: Published,
    memory: Memory,
    before: Mapping[str, str],
) -> Standing | None:
    """How the site stands after what changed; None where all of it must be looked at."""
    touched = {path for path, _ in before.items() ^ files.items()}
    if len(touched) > _MANY * len(files):
        return None
    known = memory.part("standing", _unpack_standing)
    if not known or known[0] != press.sight:
        return None
    pages = [path for path in touched if is_examined(path)]
    old = _old(press, {path: before[path] for path in pages if path in before})
    if old is None:
        return None
    change = Change(
        before=old,
        after=seen.of([path for path in pages if path in files]),
        altered=frozenset(path for path in touched if not is_examined(path) and path in before),
    )
    return stand_after(known[1], change, seen, site)


def _owed(press: Press) -> dict[str, str]:
    """Pictures that will be there: as if they were, so that one that goes is missed."""
    return {path: f"owed {width}×{height}" for path, (width, height) in press.owed.items()}


def _pack_standing(known: tuple[str, Standing]) -> tuple[Any, ...]:
    return known[0], known[1].packed()


def _unpack_standing(packed: tuple[Any, ...]) -> tuple[str, Standing]:
    return packed[0], Standing.unpacked(packed[1])


def _old(press: Press, digests: Mapping[str, str]) -> dict[str, Seen] | None:
    """What was seen in files as they were; None where that is not known of each."""
    keys = {seen_key(press.sight, path, digest): path for path, digest in digests.items()}
    found = {keys[key]: Seen.unpacked(packed) for key, packed in press.store.each("seen", keys)}
    return found if len(found) == len(digests) else None


def _published(press: Press, digests: Mapping[str, str]) -> Published:
    folder, owed = press.stage.folder, press.owed
    return Published(
        digests.keys() | owed.keys(),
        press.config.base_url,
        read=lambda path: (folder / path).read_bytes(),
        size_of=once(lambda path: owed.get(path) or look_at_picture(folder / path)),
    )
