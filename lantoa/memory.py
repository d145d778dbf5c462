"""What one build of a site leaves to the next: read part by part, since most builds need little of it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple, TypeVar
from uuid import uuid4

from lantoa.errors import Position, Problem, SiteError, problem, warning
from lantoa.pieces import cut, cut_changed, read_pieces
from lantoa.sources import Look
from lantoa.store import Lost, Plain, Store

Known = TypeVar("Known")
Made = TypeVar("Made")

VERSION = 3
"""Of the shape of the parts: a memory of another shape is none."""


class Overtaken(Exception):  # noqa: N818 - named for what happened
    """Another build of the same name has written what it knows: parts of two builds are of no use together."""


class Part(NamedTuple):
    """What one build leaves to the next, and how it becomes plain values: whole, or a mapping piece by piece."""

    value: Any
    pack: Callable[[Any], Plain] = lambda value: value
    in_pieces: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """The build in short: fingerprints of its sources, the generator, its manifest; what it counted and warned of."""

    inputs: str
    code: str
    manifest: str
    pages: int
    photos: int
    problems: tuple[Problem, ...]

    def packed(self) -> tuple[Any, ...]:
        """As plain values."""
        problems = [each.packed() for each in self.problems]
        return VERSION, self.inputs, self.code, self.manifest, self.pages, self.photos, tuple(problems)


@dataclass(frozen=True, slots=True)
class Memory:
    """What the last build of a name left. Nothing of it is trusted further than its fingerprints.

    `held` are the parts that a build of this process left, as they were then, and `running` is the generator that a
    long process runs. `mark` is new with each state that is written, `kept` are the parts in pieces as the store has
    them under that mark: what is still the same object is not written again.
    """

    store: Store
    name: str
    head: Head | None
    looks: Mapping[str, Look]
    held: Mapping[str, Part] | None = None
    running: Mapping[str, str] | None = None
    mark: str = ""
    kept: dict[str, Mapping[str, Any]] = field(default_factory=dict)

    def part(self, name: str, unpack: Callable[[Plain], Known]) -> Known | None:
        """A part of the state, by its name; None where there is none. Overtaken where it is another build's."""
        if self.held is not None:
            held: Known | None = self.held[name].value if name in self.held else None
            return held
        packed = self.store.state(self.name, name) if self.head else None
        self._stop_if_overtaken()
        return None if packed is None else unpack(packed)

    def pieces(self, name: str, unpack: Callable[[Plain], Mapping[str, Known]]) -> Mapping[str, Known] | None:
        """A part that was left in pieces; None where it is not whole. Overtaken as `part`."""
        if self.held is not None:
            held: Mapping[str, Known] | None = self.held[name].value if name in self.held else None
            return held
        read = read_pieces(self.store, self.name, name, unpack) if self.head else None
        self._stop_if_overtaken()
        if read is None:
            return None
        found, is_as_cut = read
        if is_as_cut:
            self.kept[name] = found
        return found

    def _stop_if_overtaken(self) -> None:
        """After each reading: so long as the mark stands, all that was read is of one build."""
        if self.head and (self.store.state(self.name, "mark") or "") != self.mark:
            raise Overtaken

    def of(self, code: str) -> "Memory":
        """The same, unless another generator left it: that one knew things in other shapes, and found others."""
        if self.head is None or self.head.code == code:
            return self
        return replace(self, head=None, held=None, kept={})


def without_losses(
    memory: Memory, folder: Path, work: Callable[[Path, Memory], Made]
) -> tuple[Made, tuple[Problem, ...]]:
    """What `work` makes with a memory and the folder in which it keeps things, and what is wrong with that folder.

    When something that was kept is lost, or another build overtook this one, all is made again; when nothing can be
    kept, in a folder that is gone afterwards. SiteError: output-unwritable, when there is no such folder either.
    """
    nothing = Memory(memory.store, memory.name, None, {}, running=memory.running)
    for known in _attempts(memory, nothing):
        try:
            return work(folder, known), ()
        except Overtaken:
            continue
        except Lost:
            break
    memory.store.forget()
    with suppress(Lost):
        return work(folder, nothing), ()
    unusable = warning(Position(".cache"), "cache-unusable", reason=memory.store.fault)
    with TemporaryDirectory() as elsewhere, Store(Path(elsewhere)) as store:
        try:
            return work(Path(elsewhere), replace(nothing, store=store)), (unusable,)
        except Lost:
            raise SiteError([problem(unusable.at, "output-unwritable", reason=store.fault)]) from None


def _attempts(memory: Memory, nothing: Memory) -> Iterator[Memory]:
    """What a build may begin with: what the build that overtook it left is as good, but not a third time."""
    yield memory
    again = replace(recall(memory.store, memory.name), running=memory.running)
    yield again.of(memory.head.code) if memory.head else again
    yield nothing


def recall(store: Store, name: str) -> Memory:
    """What the last build of that name left."""
    head = _head(store.state(name, "head"))
    looks, mark = (store.state(name, part) if head else None for part in ("looks", "mark"))
    return Memory(
        store,
        name,
        head,
        looks if isinstance(looks, dict) else {},
        mark=mark if isinstance(mark, str) else "",
    )


def _head(packed: Plain | None) -> Head | None:
    if not isinstance(packed, tuple) or packed[0] != VERSION:
        return None
    _, inputs, code, manifest, pages, photos, problems = packed
    return Head(inputs, code, manifest, pages, photos, tuple(map(Problem.unpacked, problems)))


def remember(memory: Memory, mark: str = "") -> None:
    """Leave to the next process what the builds of this one know, under a new mark."""
    if memory.head is None or memory.held is None:
        return
    mark = mark or new_mark()
    # Where another build has written meanwhile, what is in the store is not what this one knows to be there.
    if not (memory.mark and _write(memory, mark, memory.kept, memory.mark)):
        _write(memory, mark, {}, None)
    heads = {name: _head(packed) for name, packed in memory.store.states("head")}
    memory.store.keep_states([name for name, head in heads.items() if head and head.code == memory.head.code])


def new_mark() -> str:
    """A mark that no other state has."""
    return uuid4().hex


def remembered(memory: Memory, mark: str, written: Memory) -> Memory:
    """A memory that knows what is in the store since `written`, an earlier one, was remembered under a mark."""
    parts = written.held or {}
    return replace(
        memory, mark=mark, kept={name: part.value for name, part in parts.items() if part.in_pieces}
    )


def _write(memory: Memory, mark: str, kept: Mapping[str, Mapping[str, Any]], follows: str | None) -> bool:
    assert memory.head is not None and memory.held is not None
    renewed: list[str] = []
    rows: list[Iterator[tuple[str, Plain]]] = []
    for name, part in memory.held.items():
        if not part.in_pieces:
            rows.append(_packed(part.pack, {name: part.value}))
            continue
        pieces = cut_changed(part.value, kept[name]) if name in kept else None
        if pieces is None:
            renewed.append(name)
            pieces = cut(part.value)
        rows.append(_packed(part.pack, {f"{name}/{piece}": values for piece, values in pieces.items()}))
    looks = {name: tuple(look) for name, look in memory.looks.items()}
    plain = {"head": memory.head.packed(), "looks": looks, "mark": mark}
    return memory.store.put_state(memory.name, chain(plain.items(), *rows), renewed=renewed, follows=follows)


def _packed(pack: Callable[[Any], Plain], values: Mapping[str, Any]) -> Iterator[tuple[str, Plain]]:
    """Each packed when it is asked for: a large site's memory is not twice in memory."""
    return ((name, pack(value)) for name, value in values.items())
