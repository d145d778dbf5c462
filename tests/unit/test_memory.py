"""What one build leaves to the next: read part by part, trusted no further than its fingerprints, and bounded."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lantoa import memory as room
from lantoa.errors import Position, SiteError, has_errors, problem, warning
from lantoa.memory import Head, Memory, Overtaken, Part, recall, remember, without_losses
from lantoa.store import Lost, Store

AT = Position("content/models/a.md", 7, 3)
HEAD = Head(
    inputs="i",
    code="c",
    manifest="m",
    pages=12,
    photos=3,
    problems=(
        problem(Position("content/models/b.md"), "unknown-key", key="fild", allowed=("field", "fit")),
        warning(AT, "raw-html-dropped", tag="blink", times=2),
    ),
)
LOOKS = {"content/models/a.md": (10, 2, 3, "digest")}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / ".cache") as kept:
        yield kept


def built(store: Store, name: str = "public", head: Head = HEAD, **parts: Part) -> Memory:
    return Memory(store, name, head, LOOKS, parts)


def refuse(value: object) -> object:
    raise AssertionError(f"{value} was unpacked")


# From one process to the next. ---------------------------------------------------------------------------------------


def test_before_the_first_build_nothing_is_known(store: Store) -> None:
    found = recall(store, "public")
    assert (found.head, found.looks, found.part("pages", refuse)) == (None, {}, None)


def test_the_next_process_knows_what_this_one_did(store: Store) -> None:
    remember(built(store, pages=Part({"/": 1}), names=Part(frozenset("ba"), sorted)))
    found = recall(store, "public")
    assert (found.head, found.looks) == (HEAD, LOOKS)
    assert found.head is not None and has_errors(found.head.problems)
    assert found.part("pages", dict) == {"/": 1}
    assert found.part("names", frozenset) == frozenset("ab")
    assert found.part("others", refuse) is None


def test_each_kind_of_build_has_its_own_memory(store: Store) -> None:
    remember(built(store, "public", pages=Part(1)))
    remember(built(store, "preview", pages=Part(2)))
    assert [recall(store, name).part("pages", int) for name in ("public", "preview", "other")] == [1, 2, None]


def test_only_what_is_asked_for_is_unpacked(store: Store) -> None:
    remember(built(store, pages=Part(1), names=Part(2)))
    found = recall(store, "public")
    assert found.part("pages", str) == "1"
    with pytest.raises(AssertionError, match="2 was unpacked"):
        found.part("names", refuse)


def test_a_process_that_built_finds_its_parts_as_they_were_without_packing(store: Store) -> None:
    value = object()
    found = built(store, pages=Part(value, refuse))
    assert found.part("pages", refuse) is value
    assert found.part("others", refuse) is None


def test_what_no_build_knew_is_not_remembered(store: Store) -> None:
    remember(Memory(store, "public", None, LOOKS, {"pages": Part(1)}))
    remember(Memory(store, "public", HEAD, LOOKS))
    assert recall(store, "public").head is None


# What is not trusted. ------------------------------------------------------------------------------------------------


def test_parts_without_their_head_are_not_looked_at(store: Store) -> None:
    store.put_state("public", {"pages": 1, "looks": LOOKS})
    found = recall(store, "public")
    assert (found.head, found.looks, found.part("pages", refuse)) == (None, {}, None)


def test_a_memory_of_another_shape_is_none(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    remember(built(store, pages=Part(1)))
    monkeypatch.setattr(room, "VERSION", room.VERSION + 1)
    found = recall(store, "public")
    assert (found.head, found.looks, found.part("pages", refuse)) == (None, {}, None)


@pytest.mark.parametrize("looks", [None, 7, ("x",)])
def test_looks_that_are_none_cost_a_look_at_every_file(store: Store, looks: object) -> None:
    remember(built(store))
    store.put_state("public", {"looks": looks})
    assert recall(store, "public").looks == {}


def test_of_another_generator_only_the_looks_at_files_are_used(store: Store) -> None:
    for known in (built(store, pages=Part(1)), recall(store, "public")):
        remember(built(store, pages=Part(1)))
        assert known.of("c") is known
        other = known.of("d")
        assert (other.head, other.part("pages", refuse), other.looks) == (None, None, known.looks)


def test_what_another_generator_left_goes(store: Store) -> None:
    remember(built(store, "preview", pages=Part(1)))
    remember(built(store, "public", Head("i", "d", "m", 1, 1, ()), pages=Part(2)))
    assert [name for name, _ in store.states("pages")] == ["public"]


# What was kept and is lost. ------------------------------------------------------------------------------------------


class Work:
    """Work that needs what is under a key, keeps it, and needs it again."""

    def __init__(self, *, can_keep: bool = True) -> None:
        self.can_keep = can_keep
        self.folders: list[Path] = []
        self.heads: list[Head | None] = []

    def __call__(self, folder: Path, memory: Memory) -> object:
        self.folders.append(folder)
        self.heads.append(memory.head)
        if memory.head is None and (self.can_keep or len(self.folders) > 2):
            memory.store.put("read", {"ab": "made"})
        return next(memory.store.need_each("read", ("ab",)))


def test_work_that_finds_all_it_needs_is_done_once(store: Store, tmp_path: Path) -> None:
    store.put("read", {"ab": "kept"})
    work = Work()
    assert without_losses(built(store), tmp_path / ".cache", work) == ("kept", ())
    assert work.folders == [tmp_path / ".cache"]


def test_when_something_is_lost_all_is_made_again_and_kept(store: Store, tmp_path: Path) -> None:
    remember(built(store, pages=Part(1)))
    store.put("html", {"cd": "of another generator, damaged, or made by hand"})
    work = Work()
    assert without_losses(recall(store, "public"), tmp_path / ".cache", work) == ("made", ())
    assert work.heads == [HEAD, None]
    assert work.folders == [tmp_path / ".cache"] * 2
    assert (store.get("read", "ab"), store.count("html"), recall(store, "public").head) == ("made", 0, None)


def test_when_nothing_can_be_kept_it_is_made_in_passing_and_told(store: Store, tmp_path: Path) -> None:
    work = Work(can_keep=False)
    store.fault = "database or disk is full"
    made, told = without_losses(built(store), tmp_path / ".cache", work)
    assert made == "made"
    assert told == (warning(Position(".cache"), "cache-unusable", reason="database or disk is full"),)
    assert len(work.folders) == 3
    assert not work.folders[-1].exists()


def test_work_that_loses_what_it_just_made_does_not_go_on_for_ever(store: Store, tmp_path: Path) -> None:
    def lose(folder: Path, memory: Memory) -> None:
        raise Lost("read")

    with pytest.raises(SiteError) as stopped:
        without_losses(built(store), tmp_path / ".cache", lose)
    assert [(found.at.file, found.code) for found in stopped.value.problems] == [
        (".cache", "output-unwritable")
    ]


# Two builds at once. --------------------------------------------------------------------------------------------------


def test_parts_of_two_builds_are_never_taken_together(store: Store) -> None:
    remember(built(store, pages=Part(1), names=Part(2)))
    mine = recall(store, "public")
    assert mine.part("pages", int) == 1
    remember(built(store, pages=Part(3), names=Part(4)))
    with pytest.raises(Overtaken):
        mine.part("names", int)
    assert recall(store, "public").part("names", int) == 4


@pytest.mark.parametrize(("times", "found"), [(1, 2), (2, None)])
def test_whoever_was_overtaken_begins_again_and_throws_nothing_away(
    store: Store, tmp_path: Path, times: int, found: int | None
) -> None:
    store.put("read", {"ab": "kept"})
    remember(built(store, pages=Part(1)))
    heads: list[Head | None] = []

    def work(folder: Path, memory: Memory) -> object:
        heads.append(memory.head)
        if len(heads) <= times:
            remember(built(store, pages=Part(2)))
        return memory.part("pages", int)

    assert without_losses(recall(store, "public"), tmp_path / ".cache", work) == (found, ())
    assert heads == [HEAD, HEAD, None][: times + 1]
    assert store.get("read", "ab") == "kept"
    assert recall(store, "public").part("pages", int) == 2
