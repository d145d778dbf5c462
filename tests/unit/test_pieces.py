"""A mapping in pieces: what is read back is what was cut, and an edit touches the pieces of what changed only."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lantoa.memory import Head, Memory, Part, new_mark, recall, remember, remembered
from lantoa.pieces import cut, cut_changed, every_piece, read_pieces
from lantoa.store import Store

HEAD = Head(inputs="i", code="c", manifest="m", pages=1, photos=0, problems=())
MANY = {f"content/models/m-{number}.md": (number, "x") for number in range(1000)}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path) as kept:
        yield kept


def state(store: Store, values: dict[str, tuple[int, str]], memory: Memory | None = None) -> Memory:
    base = memory or recall(store, "public")
    return Memory(
        store,
        "public",
        HEAD,
        {},
        {"leaves": Part(values, dict, in_pieces=True)},
        mark=base.mark,
        kept=base.kept,
    )


def written(store: Store) -> dict[str, object]:
    return dict(store.pieces("public", "leaves"))


def test_pieces_are_together_what_was_cut() -> None:
    pieces = cut(MANY)
    assert len(pieces) > 8
    assert max(map(len, pieces.values())) < 120
    assert {key: value for piece in pieces.values() for key, value in piece.items()} == MANY
    assert cut({}) == {"1/0": {}}


def test_only_pieces_of_what_is_another_object_are_cut_again() -> None:
    other = (3, "y")
    after = {**MANY, "content/models/m-3.md": other}
    changed = cut_changed(after, MANY)
    assert changed is not None and len(changed) == 1
    (piece,) = changed.values()
    assert piece["content/models/m-3.md"] is other
    assert changed.items() <= cut(after).items()


def test_what_goes_and_what_comes_touches_its_piece() -> None:
    gone = {key: value for key, value in MANY.items() if key != "content/models/m-7.md"}
    for changed, after in ((cut_changed(gone, MANY), gone), (cut_changed(MANY, gone), MANY)):
        assert changed is not None and len(changed) == 1
        assert changed.items() <= cut(after).items()
    assert cut_changed(MANY, dict(MANY)) == {}


def test_a_site_that_grows_much_is_cut_anew() -> None:
    assert cut_changed({**MANY, **{str(n): n for n in range(5000)}}, MANY) is None


def test_an_edit_writes_one_piece_and_the_next_process_reads_all(store: Store) -> None:
    remember(state(store, MANY))
    memory = recall(store, "public")
    found = memory.pieces("leaves", dict)
    assert found == MANY
    before = written(store)
    edited = {**found, "content/models/m-3.md": (3, "y")}
    writes: list[str] = []
    store._link.set_trace_callback(writes.append)  # type: ignore[union-attr]
    remember(state(store, edited, memory))
    store._link.set_trace_callback(None)  # type: ignore[union-attr]
    assert sum("'leaves/" in line for line in writes if line.startswith("insert")) == 1
    after = written(store)
    assert before.keys() == after.keys()
    assert sum(before[piece] != after[piece] for piece in after) == 1
    assert recall(store, "public").pieces("leaves", dict) == edited


def test_after_another_build_wrote_everything_is_written(store: Store) -> None:
    remember(state(store, MANY))
    mine = recall(store, "public")
    found = mine.pieces("leaves", dict)
    assert found is not None
    remember(state(store, {**MANY, "content/models/m-9.md": (9, "theirs")}))
    remember(state(store, {**found, "content/models/m-3.md": (3, "mine")}, mine))
    expected = {**MANY, "content/models/m-3.md": (3, "mine")}
    assert recall(store, "public").pieces("leaves", dict) == expected


def test_a_long_process_knows_what_its_writer_wrote(store: Store) -> None:
    first = state(store, MANY)
    mark = new_mark()
    remember(first, mark)
    later = remembered(first, mark, first)
    assert recall(store, "public").mark == mark
    edited = {**MANY, "content/models/m-3.md": (3, "y")}
    remember(state(store, edited, later))
    assert recall(store, "public").pieces("leaves", dict) == edited


def test_a_lost_piece_is_the_loss_of_all(store: Store) -> None:
    remember(state(store, MANY))
    with store._link as link:  # type: ignore[union-attr]
        link.execute(
            "delete from states where part = (select max(part) from states where part like 'leaves/%')"
        )
    assert read_pieces(store, "public", "leaves", dict) is None
    assert recall(store, "public").pieces("leaves", dict) is None


def test_what_is_read_less_of_than_was_written_is_cut_anew(store: Store) -> None:
    remember(state(store, MANY))
    memory = recall(store, "public")
    few = memory.pieces("leaves", lambda packed: {key: packed[key] for key in packed if key.endswith("7.md")})
    assert few is not None
    assert len(few) == 100
    after = {**few, "content/models/new.md": (1, "new")}
    remember(state(store, after, memory))
    assert recall(store, "public").pieces("leaves", dict) == after


def test_fewer_pieces_leave_none_of_the_old_ones(store: Store) -> None:
    remember(state(store, MANY))
    few = {key: MANY[key] for key in list(MANY)[:5]}
    remember(state(store, few))
    assert len(written(store)) == 1
    assert recall(store, "public").pieces("leaves", dict) == few
    assert [name for name, _ in every_piece(store, "leaves")] == ["public"]
