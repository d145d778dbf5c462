"""Whatever happens, the public folder is wholly the old site or wholly the new one; the next build mends the rest."""

import os
import random
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from lantoa.errors import SiteError
from lantoa.output import open_stage, publication, publish, recover, write_file
from tests.faults.publisher import FILES, publish_edition, shown

ROOT = Path(__file__).parents[2]


def whole(public: Path, edition: str) -> bool:
    return shown(public) == {(edition, FILES)}


def beside(public: Path) -> list[str]:
    return sorted(entry.name for entry in public.parent.iterdir() if entry != public)


def start_publisher(public: Path, edition: str, times: int, way: str = "") -> "subprocess.Popen[bytes]":
    arguments = [sys.executable, "-m", "tests.faults.publisher", str(public), edition, str(times), way]
    return subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE)


# A write, a rename or a deletion that fails. -------------------------------------------------------


class Failing:
    """Counts the calls that change the disk, and makes the one of a number fail as a full disk does."""

    def __init__(self, fails_at: int) -> None:
        self.fails_at = fails_at
        self.calls = 0

    def wrap(self, call: Callable[..., object]) -> Callable[..., object]:
        def counted(*arguments: object, **named: object) -> object:
            self.calls += 1
            if self.calls == self.fails_at:
                raise OSError(28, "No space left on device", str(arguments[0]))
            return call(*arguments, **named)

        return counted


@contextmanager
def failing(monkeypatch: pytest.MonkeyPatch, fails_at: int, is_swapped: bool) -> Iterator[Failing]:
    fault = Failing(fails_at)
    with monkeypatch.context() as patch:
        for name in ("rename", "mkdir", "chmod", "write_text"):
            patch.setattr(Path, name, fault.wrap(getattr(Path, name)))
        opened = Path.open

        def open_counted(path: Path, mode: str = "r", *rest: object, **named: object) -> object:
            call = fault.wrap(opened) if mode == "xb" else opened
            return call(path, mode, *rest, **named)

        patch.setattr(Path, "open", open_counted)
        patch.setattr(shutil, "rmtree", fault.wrap(shutil.rmtree))
        exchange = fault.wrap(publication._exchange) if is_swapped else lambda one, other: False
        patch.setattr(publication, "_exchange", exchange)
        yield fault


@pytest.mark.parametrize("is_swapped", [True, False], ids=["exchange", "renames"])
def test_every_call_that_fails_leaves_a_whole_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_swapped: bool
) -> None:
    public = tmp_path / "public"
    publish_edition(public, "0")
    for number in range(1, 1000):
        before = next(iter(shown(public)))[0]
        with failing(monkeypatch, number, is_swapped) as fault, suppress(SiteError, OSError):
            publish_edition(public, str(number))
        assert whole(public, before) or whole(public, str(number)), f"call {number}"
        if fault.calls < number:
            break
    assert fault.calls > FILES
    publish_edition(public, "last")
    assert whole(public, "last") and beside(public) == []


def test_a_failure_before_the_exchange_is_told_and_keeps_the_old_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    public = tmp_path / "public"
    publish_edition(public, "old")
    with failing(monkeypatch, FILES // 2, True), pytest.raises(SiteError) as caught:
        publish_edition(public, "new")
    (found,) = caught.value.problems
    assert (found.code, dict(found.about)) == ("output-unwritable", {"reason": "No space left on device"})
    assert found.at.file.startswith("public/")
    assert whole(public, "old")


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
            patch.setattr(shutil, "rmtree", refuse)
            (found,) = publish(stage)
    assert (found.code, dict(found.about)["reason"]) == ("output-leftover", "Permission denied")
    assert shown(public) == {("new", 1)}
    recover(public)
    assert beside(public) == []


def test_a_disk_that_is_full_leaves_the_old_site(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("a small disk cannot be mounted here")
    try:
        publish_edition(disk / "public", "old")
        with pytest.raises(SiteError) as caught, open_stage(disk / "public") as stage:
            for number in range(100):
                write_file(stage, f"/{number}/", bytes(50_000))
        assert [found.code for found in caught.value.problems] == ["output-unwritable"]
        assert whole(disk / "public", "old") and beside(disk / "public") == []
    finally:
        subprocess.run(["umount", disk], check=True)


# A kill. -------------------------------------------------------------------------------------------


def kill_at_random(public: Path, way: str, rounds: int, chance: random.Random) -> Iterator[None]:
    """Start a publisher, let it publish at least once, kill it at any moment after."""
    for number in range(rounds):
        process = start_publisher(public, f"round{number}", 10_000, way)
        assert process.stdout
        process.stdout.readline()
        time.sleep(chance.random() * 0.03)
        process.kill()
        process.wait()
        process.stdout.close()
        yield


def test_a_kill_at_any_moment_leaves_a_whole_site(tmp_path: Path) -> None:
    public = tmp_path / "public"
    for _ in kill_at_random(public, "", 12, random.Random(1)):
        ((_, files),) = shown(public)
        assert files == FILES
    publish_edition(public, "last")
    assert whole(public, "last") and beside(public) == []


def test_where_folders_cannot_be_exchanged_the_next_build_mends_a_kill(tmp_path: Path) -> None:
    public = tmp_path / "public"
    for _ in kill_at_random(public, "renames", 8, random.Random(2)):
        recover(public)
        ((_, files),) = shown(public)
        assert files == FILES
        assert beside(public) == []


@pytest.mark.parametrize("stops_at", ["first", "second"])
def test_a_kill_between_the_two_renames_is_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stops_at: str
) -> None:
    """The moment that a random kill hits too rarely: the process ends inside the exchange."""
    public = tmp_path / "public"
    publish_edition(public, "old")
    child = os.fork()
    if child == 0:
        renames: list[Path] = []
        rename = Path.rename

        def dying(path: Path, target: Path) -> Path:
            done = rename(path, target)
            renames.append(path)
            if len(renames) == ("first", "second").index(stops_at) + 1:
                os._exit(9)
            return done

        monkeypatch.setattr(Path, "rename", dying)
        monkeypatch.setattr(publication, "_exchange", lambda one, other: False)
        publish_edition(public, "new")
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert public.exists() is (stops_at == "second")
    recover(public)
    assert whole(public, "old" if stops_at == "first" else "new") and beside(public) == []


# Two builds. ---------------------------------------------------------------------------------------


def test_two_builds_at_once_take_turns_and_both_finish(tmp_path: Path) -> None:
    public = tmp_path / "public"
    both = [start_publisher(public, edition, 4) for edition in "ab"]
    told = [process.communicate(timeout=120)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert told == [b"0\n1\n2\n3\n"] * 2
    assert whole(public, "a-3") or whole(public, "b-3")
    assert beside(public) == []


def test_a_reader_never_sees_half_a_site(tmp_path: Path) -> None:
    """Opening one page after the other by its path, as a web server does, finds every page at every moment."""
    public = tmp_path / "public"
    publish_edition(public, "0")
    stop = threading.Event()
    missing: list[str] = []

    def read() -> None:
        while not stop.is_set():
            for number in range(0, FILES, 9):
                path = public / str(number % 7) / str(number) / "index.html"
                if not path.exists():
                    missing.append(str(path))

    reader = threading.Thread(target=read)
    reader.start()
    for edition in range(1, 15):
        publish_edition(public, str(edition))
    stop.set()
    reader.join()
    assert missing == []
