"""Whatever happens, the public folder is wholly the old site or wholly the new one; the next build mends the rest."""

import builtins
import io
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from lantoa.errors import SiteError
from lantoa.output import open_stage, publication, publish, recover, write_file, writing
from lantoa.output.spare import trees_of
from tests.faults.publisher import is_whole, pages_of, publish_edition, read_site, spare_of

ROOT = Path(__file__).parents[2]

BOTH = pytest.mark.parametrize("has_spare", [False, True], ids=["beside", "spare"])


def beside(public: Path) -> list[str]:
    return sorted(entry.name for entry in public.parent.iterdir() if entry.name not in (public.name, "kept"))


def chosen_spare(public: Path, has_spare: bool) -> Path | None:
    return spare_of(public) if has_spare else None


def start_publisher(public: Path, edition: str, times: int, ways: str = "") -> "subprocess.Popen[bytes]":
    arguments = [sys.executable, "-m", "tests.faults.publisher", str(public), edition, str(times), ways]
    return subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE)


# A write, a rename or a deletion that fails. -------------------------------------------------------


class Failing:
    """Counts the calls that change the disk, and makes the one of a number fail as a full disk does."""

    def __init__(self, fails_at: int) -> None:
        self.fails_at = fails_at
        self.calls = 0

    def count(self, named: object) -> None:
        self.calls += 1
        if self.calls == self.fails_at:
            raise OSError(28, "No space left on device", str(named))

    def wrap(self, call: Callable[..., object]) -> Callable[..., object]:
        def counted(*arguments: object, **named: object) -> object:
            self.count(arguments[0])
            return call(*arguments, **named)

        return counted

    def wrap_open(self, call: Callable[..., object]) -> Callable[..., object]:
        def opened(path: object, mode: str = "r", *rest: object, **named: object) -> object:
            if set(mode) & set("wx"):
                self.count(path)
            return call(path, mode, *rest, **named)

        return opened

    def write_half(self, file: io.RawIOBase, content: bytes, digest: str) -> str:
        try:
            self.count(file)
        except OSError:
            file.write(content[: len(content) // 2])
            raise
        file.write(content)
        return digest


@contextmanager
def failing(monkeypatch: pytest.MonkeyPatch, fails_at: int, is_swapped: bool) -> Iterator[Failing]:
    fault = Failing(fails_at)
    with monkeypatch.context() as patch:
        for name in ("rename", "replace", "mkdir", "chmod", "unlink", "rmdir"):
            patch.setattr(os, name, fault.wrap(getattr(os, name)))
        patch.setattr(builtins, "open", fault.wrap_open(open))
        patch.setattr(io, "open", fault.wrap_open(io.open))
        patch.setattr(writing, "_write", fault.write_half)
        exchange = fault.wrap(publication._exchange) if is_swapped else lambda one, other: False
        patch.setattr(publication, "_exchange", exchange)
        yield fault


@BOTH
@pytest.mark.parametrize("is_swapped", [True, False], ids=["exchange", "renames"])
def test_every_call_that_fails_leaves_a_whole_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_swapped: bool, has_spare: bool
) -> None:
    public = tmp_path / "public"
    spare = chosen_spare(public, has_spare)
    publish_edition(public, "0", spare)
    publish_edition(public, "00", spare)
    for number in range(1, 2000):
        before = read_site(public)["index.html"]
        with failing(monkeypatch, number, is_swapped) as fault, suppress(SiteError, OSError):
            publish_edition(public, str(number), spare)
        recover(public)
        assert is_whole(public, before, str(number)), f"call {number}"
        if fault.calls < number:
            break
    assert fault.calls > (20 if has_spare else 100)
    publish_edition(public, "last", spare)
    assert is_whole(public, "last") and beside(public) == []


@BOTH
def test_a_failure_before_the_exchange_is_told_and_keeps_the_old_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_spare: bool
) -> None:
    public = tmp_path / "public"
    for _ in range(2):
        publish_edition(public, "old", chosen_spare(public, has_spare))
    with failing(monkeypatch, 12, True), pytest.raises(SiteError) as caught:
        publish_edition(public, "new", chosen_spare(public, has_spare))
    (found,) = caught.value.problems
    assert (found.code, dict(found.about)) == ("output-unwritable", {"reason": "No space left on device"})
    assert found.at.file.startswith("public/")
    assert is_whole(public, "old")


def test_an_old_site_that_cannot_be_deleted_is_a_warning_and_deleted_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    public = tmp_path / "public"
    publish_edition(public, "old")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    with open_stage(public) as stage:
        write_file(stage, "/", b"new")
        with monkeypatch.context() as patch:
            patch.setattr("shutil.rmtree", refuse)
            (found,) = publish(stage)
            patch.undo()
    assert (found.code, dict(found.about)["reason"]) == ("output-leftover", "Permission denied")
    assert read_site(public) == {"index.html": "new"}
    recover(public)
    assert beside(public) == []


@BOTH
def test_a_disk_that_is_full_leaves_the_old_site(tmp_path: Path, has_spare: bool) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("a small disk cannot be mounted here")
    public = disk / "public"
    spare = chosen_spare(public, has_spare)
    try:
        publish_edition(public, "old", spare)
        for _ in range(2):
            with pytest.raises(SiteError) as caught, open_stage(public, spare) as stage:
                for number in range(100):
                    write_file(stage, f"/{number}/", bytes(50_000))
            assert [found.code for found in caught.value.problems] == ["output-unwritable"]
            assert is_whole(public, "old") and beside(public) == []
        publish_edition(public, "small", spare)
        assert is_whole(public, "small")
    finally:
        subprocess.run(["umount", disk], check=True)


# A kill. -------------------------------------------------------------------------------------------


def kill_at_random(public: Path, ways: str, rounds: int, chance: random.Random) -> Iterator[None]:
    """Start a publisher, let it publish at least once, kill it at any moment after."""
    for number in range(rounds):
        process = start_publisher(public, f"round{number}", 10_000, ways)
        assert process.stdout
        process.stdout.readline()
        time.sleep(chance.random() * 0.03)
        process.kill()
        process.wait()
        process.stdout.close()
        yield


@BOTH
def test_a_kill_at_any_moment_leaves_a_whole_site(tmp_path: Path, has_spare: bool) -> None:
    public = tmp_path / "public"
    for _ in kill_at_random(public, "spare" * has_spare, 10, random.Random(1)):
        assert is_whole(public)
    publish_edition(public, "last", chosen_spare(public, has_spare))
    assert is_whole(public, "last") and beside(public) == []


@BOTH
def test_where_folders_cannot_be_exchanged_the_next_build_mends_a_kill(
    tmp_path: Path, has_spare: bool
) -> None:
    public = tmp_path / "public"
    for _ in kill_at_random(public, "renames" + " spare" * has_spare, 8, random.Random(2)):
        recover(public)
        assert is_whole(public)
        assert beside(public) == []


@BOTH
@pytest.mark.parametrize("stops_at", ["first", "second"])
def test_a_kill_between_the_two_renames_is_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stops_at: str, has_spare: bool
) -> None:
    """The moment that a random kill hits too rarely: the process ends inside the exchange."""
    public = tmp_path / "public"
    spare = chosen_spare(public, has_spare)
    publish_edition(public, "old", spare)
    child = os.fork()
    if child == 0:
        renames: list[Path] = []
        rename = Path.rename

        def dying(path: Path, target: Path) -> Path:
            done = rename(path, target)
            renames.extend([path] if public in (path, target) else [])
            if len(renames) == ("first", "second").index(stops_at) + 1:
                os._exit(9)
            return done

        monkeypatch.setattr(Path, "rename", dying)
        monkeypatch.setattr(publication, "_exchange", lambda one, other: False)
        publish_edition(public, "new", spare)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert public.exists() is (stops_at == "second")
    recover(public)
    assert is_whole(public, "old" if stops_at == "first" else "new") and beside(public) == []
    publish_edition(public, "last", spare)
    assert is_whole(public, "last") and beside(public) == []


# Two builds. ---------------------------------------------------------------------------------------


@BOTH
def test_two_builds_at_once_take_turns_and_both_finish(tmp_path: Path, has_spare: bool) -> None:
    public = tmp_path / "public"
    both = [start_publisher(public, edition, 4, "spare" * has_spare) for edition in "ab"]
    told = [process.communicate(timeout=120)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert told == [b"0\n1\n2\n3\n"] * 2
    assert is_whole(public, "a-3", "b-3")
    assert beside(public) == []


def test_two_builds_of_one_site_into_two_folders_do_not_share_the_spare(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    both = [start_publisher(public, public.name, 6, "spare") for public in (one, two)]
    assert [process.wait(timeout=120) for process in both] == [0, 0]
    for process in both:
        assert process.stdout
        process.stdout.close()
    assert is_whole(one, "one-5") and is_whole(two, "two-5")


def test_a_record_of_another_tree_that_had_the_same_inode_accuses_no_file(tmp_path: Path) -> None:
    public, spare = tmp_path / "public", spare_of(tmp_path / "public")
    publish_edition(public, "old", spare)
    record = trees_of(spare) / str(public.stat().st_ino)
    stale = record.read_bytes()
    publish_edition(
        public, "b"
    )  # into a folder that no record knows, which may get the inode of one that is gone
    (trees_of(spare) / str(public.stat().st_ino)).write_bytes(stale)
    publish_edition(public, "new", spare)
    assert is_whole(public, "new")


@BOTH
def test_a_reader_never_sees_half_a_site(tmp_path: Path, has_spare: bool) -> None:
    """Opening one page after the other by its path, as a web server does, finds every page at every moment."""
    public = tmp_path / "public"
    spare = chosen_spare(public, has_spare)
    publish_edition(public, "0", spare)
    pages = [f"{url[1:]}index.html" for url in pages_of("0") if url[1:2].isdecimal()][::9]
    stop = threading.Event()
    missing: list[str] = []

    def read() -> None:
        while not stop.is_set():
            missing.extend(page for page in pages if not (public / page).exists())

    reader = threading.Thread(target=read)
    reader.start()
    for edition in range(1, 15):
        publish_edition(public, str(edition), spare)
    stop.set()
    reader.join()
    assert pages and missing == []
