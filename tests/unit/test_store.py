"""What one build keeps for the next in a file that may be damaged, locked, cut short or not writable."""

import os
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from lantoa.fingerprints import fingerprint
from lantoa.store import FILE, KEPT_STATES, Store

ONE, TWO, THREE = (fingerprint(name) for name in ("one", "two", "three"))
VALUE = ("ễ", 1, None, True, 2.5, b"\0\xff", ("a", ()), ["b"], {"c": 4}, {"d"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / ".cache"


def kept(folder: Path) -> dict[str, object]:
    """What another process would find of ONE, TWO and THREE."""
    with Store(folder) as store:
        return store.get_all("html", (ONE, TWO, THREE))


# Values. -----------------------------------------------------------------------------------------------------------


def test_what_is_put_is_found_by_the_next_build_as_it_was(folder: Path) -> None:
    with Store(folder) as store:
        store.put("html", {ONE: VALUE, TWO: b"two"})
    with Store(folder) as store:
        assert store.get("html", ONE) == VALUE
        assert store.get("html", THREE) is None
        assert store.get("read", ONE) is None
        assert (store.count("html"), store.count("read")) == (2, 0)


def test_each_kind_has_keys_of_its_own_and_a_later_value_replaces_the_earlier(folder: Path) -> None:
    with Store(folder) as store:
        store.put("html", {ONE: "page"})
        store.put("read", {ONE: "file"})
        store.put("html", {ONE: "new page"})
        assert (store.get("html", ONE), store.get("read", ONE)) == ("new page", "file")
        assert store.count("html") == 1


def test_thousands_are_found_at_once_and_what_is_not_there_is_left_out(folder: Path) -> None:
    values = {fingerprint(str(number)): number for number in range(1203)}
    with Store(folder) as store:
        store.put("html", values)
        assert store.get_all("html", (*values, ONE)) == values
        assert dict(store.each("html", list(values)[::5])) == dict(list(values.items())[::5])


def test_only_plain_values_are_kept(folder: Path) -> None:
    with Store(folder) as store, pytest.raises(ValueError, match="unmarshallable"):
        store.put("html", {ONE: "good", TWO: Path("x")})
    assert kept(folder) == {}


def test_without_a_folder_nothing_is_kept_and_nothing_fails(tmp_path: Path) -> None:
    with Store(None) as store, store.again() as other:
        store.put("html", {ONE: 1})
        store.put_state("public", {"head": 1})
        store.keep_only("html", ())
        assert (store.get("html", ONE), other.get("html", ONE)) == (None, None)
        assert (store.state("public", "head"), list(store.states("head")), store.count("html")) == (
            None,
            [],
            0,
        )
    assert list(tmp_path.iterdir()) == []


def test_what_nobody_needs_goes_and_its_room_with_it(folder: Path) -> None:
    with Store(folder) as store:
        store.put("html", {fingerprint(str(number)): os.urandom(5000) for number in range(500)})
        store.put("html", {ONE: 1, TWO: 2})
        store.put("read", {THREE: 3})
    before = (folder / FILE).stat().st_size
    with Store(folder) as store:
        store.keep_only("html", (ONE, THREE))
    with Store(folder) as store:
        assert (store.count("html"), store.get("html", ONE), store.get("read", THREE)) == (1, 1, 3)
    assert (folder / FILE).stat().st_size < before / 10


# What a build knows. -----------------------------------------------------------------------------------------------


def test_a_build_finds_each_part_of_what_its_own_kind_knew_last(folder: Path) -> None:
    with Store(folder) as store:
        store.put_state("public", {"head": ("h", 1), "pages": {"/": 1}})
        store.put_state("preview", {"head": ("p", 2)})
        store.put_state("public", {"head": ("h", 3)})
    with Store(folder) as store:
        assert store.state("public", "head") == ("h", 3)
        assert store.state("public", "pages") == {"/": 1}
        assert store.state("preview", "head") == ("p", 2)
        assert (store.state("preview", "pages"), store.state("other", "head")) == (None, None)
        assert dict(store.states("head")) == {"public": ("h", 3), "preview": ("p", 2)}


def test_only_the_kinds_of_builds_that_ran_last_are_remembered(folder: Path) -> None:
    names = [f"kind {number}" for number in range(KEPT_STATES + 1)]
    with Store(folder) as store:
        for name in (*names, names[1]):  # the second oldest runs again
            store.put_state(name, {"head": name})
        store.put_state("newest", {"head": "newest"})
        known = {name for name in (*names, "newest") if store.state(name, "head")}
    assert known == {"newest", names[1], *names[-(KEPT_STATES - 2) :]}


# A kill. -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("statement", range(1, 12))
def test_a_kill_between_any_two_steps_leaves_all_of_a_state_or_none(folder: Path, statement: int) -> None:
    names = ("head", "looks", "pages")
    with Store(folder) as store:
        store.put_state("public", dict.fromkeys(names, "old"))
    program = (
        "import os, signal, sys; from pathlib import Path; from lantoa.store import Store\n"
        "left = int(sys.argv[2])\n"
        "def die(_):\n"
        "    global left; left -= 1\n"
        "    if not left: os.kill(os.getpid(), signal.SIGKILL)\n"
        "store = Store(Path(sys.argv[1])); store._link.set_trace_callback(die)\n"
        "store.put_state('public', dict.fromkeys(('head', 'looks', 'pages'), 'new'))\n"
    )
    command = [sys.executable, "-c", program, str(folder), str(statement)]
    ended = subprocess.run(command, check=False).returncode
    with Store(folder) as store:
        found = [store.state("public", name) for name in names]
        store.put_state("public", {"head": "next"})
        assert store.state("public", "head") == "next"
    if ended == 0:  # not that many steps: it ran to its end
        assert found == ["new"] * 3
    else:
        assert ended == -signal.SIGKILL
        assert found in (["old"] * 3, ["new"] * 3)
        assert statement > 1 or found == ["old"] * 3  # the first step writes nothing yet


# Damage. -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("damage", ["head", "all", "cut", "empty", "no database", "another database"])
def test_a_damaged_file_is_thrown_away_and_made_anew(folder: Path, damage: str) -> None:
    path = folder / FILE
    with Store(folder) as store:
        store.put("html", {fingerprint(str(number)): b"x" * 9000 for number in range(20)} | {ONE: VALUE})
        store.put_state("public", {"head": 1})
    content = path.read_bytes()
    if damage == "another database":
        path.unlink()
        with sqlite3.connect(path) as link:
            link.execute("create table made(x)")
        link.close()
    else:
        path.write_bytes(
            {
                "head": bytes(200) + content[200:],
                "all": content[:100] + bytes(len(content) - 100),
                "cut": content[: len(content) // 2],
                "empty": b"",
                "no database": b"no database at all\n" * 1000,
            }[damage]
        )
    with Store(folder) as store:
        store.get_all("html", (fingerprint(str(number)) for number in range(20)))
        store.state("public", "head")
        store.put("html", {ONE: VALUE})
        store.put_state("public", {"head": 2})
    with Store(folder) as store:
        store.put("html", {TWO: 2})
        store.put_state("public", {"head": 3})
    with Store(folder) as store:
        assert (store.get("html", TWO), store.state("public", "head")) == (2, 3)


def test_a_flipped_byte_is_a_miss_and_never_another_value(folder: Path) -> None:
    """Wherever it is: in a value, in a key, or in what leads from the one to the other."""
    path = folder / FILE
    values = {fingerprint(str(number)): f"value {number}" for number in range(12)}
    with Store(folder) as store:
        store.put("html", values)
    content = path.read_bytes()
    written = [place for place, byte in enumerate(content) if byte][::3]
    missed = 0
    for place in written:
        flipped = bytearray(content)
        flipped[place] ^= 1
        path.write_bytes(flipped)
        for name in (f"{FILE}-wal", f"{FILE}-shm"):
            (folder / name).unlink(missing_ok=True)
        with Store(folder) as store:
            found = store.get_all("html", values)
        assert found.items() <= values.items(), place
        missed += len(found) < len(values)
    assert missed > 12 * len("value 1") / 3


def test_a_link_that_leads_nowhere_keeps_nothing_and_stops_nothing(folder: Path) -> None:
    folder.mkdir()
    (folder / FILE).mkdir()
    with Store(folder) as store:
        store.put("html", {ONE: 1})
        assert store.get("html", ONE) is None


# Others at the same time. ------------------------------------------------------------------------------------------


def test_two_builds_write_and_read_at_once(folder: Path) -> None:
    with Store(folder) as one, one.again() as other:
        one.put("html", {ONE: 1})
        other.put("html", {TWO: 2})
        assert (other.get("html", ONE), one.get("html", TWO)) == (1, 2)
        one.put_state("public", {"head": 1})
        other.put_state("preview", {"head": 2})
        assert sorted(value for _, value in one.states("head")) == [1, 2]


def test_a_reader_is_not_disturbed_by_what_is_written_meanwhile(folder: Path) -> None:
    values = {fingerprint(str(number)): number for number in range(1200)}
    with Store(folder) as one, one.again() as other:
        one.put("html", values)
        reading = one.each("html", values)
        first = next(reading)
        other.put("html", {ONE: "new"})
        assert dict([first, *reading]) == values


def test_forked_workers_write_what_their_parent_then_finds(folder: Path) -> None:
    with Store(folder) as store:
        children = []
        for name in ("one", "two", "three"):
            child = os.fork()
            if not child:
                status = 1
                try:
                    mine = store.here()
                    for number in range(40):
                        mine.put("html", {fingerprint(name, str(number)): name})
                    mine.put("html", {fingerprint(name): name})
                    status = 0 if mine is not store and mine is store.here() else 1
                finally:
                    os._exit(status)
            children.append(child)
        assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0]
        assert store.get_all("html", (ONE, TWO, THREE)) == {ONE: "one", TWO: "two", THREE: "three"}
        assert store.count("html") == 3 * 41


def test_a_store_is_its_own_where_it_was_opened_and_another_in_another_thread(folder: Path) -> None:
    with Store(folder) as store, ThreadPoolExecutor(1) as thread:
        assert store.here() is store
        other = thread.submit(store.here).result()
        thread.submit(other.put, "html", {ONE: 1}).result()
        thread.submit(other.close).result()
        assert other is not store
        assert store.get("html", ONE) == 1
        assert not store.fault


# Nowhere to write. -------------------------------------------------------------------------------------------------


def test_a_folder_that_cannot_be_made_keeps_nothing_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    for folder in (tmp_path / "file", tmp_path / "file" / ".cache"):
        with Store(folder) as store:
            store.put("html", {ONE: 1})
            store.put_state("public", {"head": 1})
            assert (store.get("html", ONE), store.state("public", "head")) == (None, None)
    assert (tmp_path / "file").read_text() == "in the way"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can try as another user")
def test_a_read_only_folder_stops_nothing_and_stays_as_it_is(folder: Path) -> None:
    with Store(folder) as store:
        store.put("html", {ONE: "kept"})
    for parent in folder.resolve().parents:
        if parent.stat().st_uid == os.geteuid() and "pytest" in str(parent):
            parent.chmod(0o755)
    program = (
        "import os, sys; from pathlib import Path; from lantoa.store import Store; os.setuid(65534);"
        "s = Store(Path(sys.argv[1])); s.put('html', {sys.argv[2]: 1}); s.put_state('public', {'head': 1});"
        "print(s.get('html', sys.argv[2]), s.state('public', 'head')); s.close()"
    )
    command = [sys.executable, "-c", program, str(folder), TWO]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.stdout.strip() == "None None", ran.stderr
    assert kept(folder) == {ONE: "kept"}


def test_a_full_disk_keeps_what_was_there_and_stops_nothing(folder: Path) -> None:
    with Store(folder) as store:
        store.put("html", {ONE: "kept"})
        assert store._link is not None
        store._link.execute("pragma max_page_count = 8")
        store.put("html", {TWO: "first", THREE: b"x" * 10_000_000})
        assert store.get_all("html", (ONE, TWO, THREE)) == {ONE: "kept"}
        store.put("html", {TWO: "small"})
    assert kept(folder) == {ONE: "kept", TWO: "small"}
