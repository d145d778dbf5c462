"""What one build of a site leaves to the next: read part by part, since most builds need little of it."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple, TypeVar

from lantoa.errors import Position, Problem, SiteError, problem, warning
from lantoa.sources import Look
from lantoa.store import Lost, Plain, Store

Known = TypeVar("Known")
Made = TypeVar("Made")

VERSION = 2
"""Of the shape of the parts: a memory of another shape is none."""


class Part(NamedTuple):
    """What one build leaves to the next, and how it becomes plain values."""

    value: Any
    pack: Callable[[Any], Plain] = lambda value: value


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
    long process runs.
    """

    store: Store
    name: str
    head: Head | None
    looks: Mapping[str, Look]
    held: Mapping[str, Part] | None = None
    running: Mapping[str, str] | None = None

    def part(self, name: str, unpack: Callable[[Plain], Known]) -> Known | None:
        """A part of the state, by its name; None where there is none."""
        if self.held is not None:
            held: Known | None = self.held[name].value if name in self.held else None
            return held
        packed = self.store.state(self.name, name) if self.head else None
        return None if packed is None else unpack(packed)

    def of(self, code: str) -> "Memory":
        """The same, unless another generator left it: that one knew things in other shapes, and found others."""
        if self.head is None or self.head.code == code:
            return self
        return replace(self, head=None, held=None)


def without_losses(
    memory: Memory, folder: Path, work: Callable[[Path, Memory], Made]
) -> tuple[Made, tuple[Problem, ...]]:
    """What `work` makes with a memory and the folder in which it keeps things, and what is wrong with that folder.

    When something that was kept is lost, all is made again; when nothing can be kept, in a folder that is gone
    afterwards. SiteError: output-unwritable, when there is no such folder either.
    """
    with suppress(Lost):
        return work(folder, memory), ()
    memory.store.forget()
    nothing = Memory(memory.store, memory.name, None, {}, running=memory.running)
    with suppress(Lost):
        return work(folder, nothing), ()
    unusable = warning(Position(".cache"), "cache-unusable", reason=memory.store.fault)
    with TemporaryDirectory() as elsewhere, Store(Path(elsewhere)) as store:
        try:
            return work(Path(elsewhere), replace(nothing, store=store)), (unusable,)
        except Lost:
            raise SiteError([problem(unusable.at, "output-unwritable", reason=store.fault)]) from None


def recall(store: Store, name: str) -> Memory:
    """What the last build of that name left."""
    head = _head(store.state(name, "head"))
    looks = store.state(name, "looks") if head else None
    return Memory(store, name, head, looks if isinstance(looks, dict) else {})


def _head(packed: Plain | None) -> Head | None:
    if not isinstance(packed, tuple) or packed[0] != VERSION:
        return None
    _, inputs, code, manifest, pages, photos, problems = packed
    return Head(inputs, code, manifest, pages, photos, tuple(map(Problem.unpacked, problems)))


def remember(memory: Memory) -> None:
    """Leave to the next process what the builds of this one know."""
    if memory.head is None or memory.held is None:
        return
    parts = {name: part.pack(part.value) for name, part in memory.held.items()}
    looks = {name: tuple(look) for name, look in memory.looks.items()}
    memory.store.put_state(memory.name, {"head": memory.head.packed(), "looks": looks, **parts})
    heads = {name: _head(packed) for name, packed in memory.store.states("head")}
    memory.store.keep_states([name for name, head in heads.items() if head and head.code == memory.head.code])
