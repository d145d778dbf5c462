"""Makes the n-th thing that a build asks of the disk, of SQLite or of the system go wrong, in whichever process it is.

Asked, and counted over all processes of a build: every opening of a file of the site, every write to one, rename,
link, deletion, new folder, change of mode, listing of a folder, exchange of the two trees, statement to SQLite, fork,
thread, and program that is started. What only the kernel sees (SQLite's own writes, Pagefind's) `test_system_calls`
makes fail.
"""

import builtins
import errno
import io
import mmap
import os
import signal
import sqlite3
import struct
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NoReturn

ERRORS = ("ENOSPC", "EIO", "EACCES")
KINDS = (*ERRORS, "kill", "lost", "interrupt", "gone", "changed")
"""`kill` ends every process of the build at once, `lost` the one alone that asks; `interrupt` is Ctrl-C. A content file
that is about to be opened is `gone`, or has `changed`."""

_CHANGING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_NAMED = (
    "os.mkdir",
    "os.remove",
    "os.rmdir",
    "os.chmod",
    "os.truncate",
    "os.utime",
    "os.listdir",
    "os.scandir",
)
_TWO_NAMES = ("os.rename", "os.link", "os.symlink")
_SYSTEM = ("os.fork", "subprocess.Popen", "_thread.start_new_thread")
_PATIENCE = 2.0
"""Seconds; counting takes a few millionths of one."""

_SAID = {
    "ENOSPC": "database or disk is full",
    "EIO": "disk I/O error",
    "EACCES": "attempt to write a readonly database",
}


class Plan:
    """The fault that one build has, and how many things its processes have asked so far."""

    def __init__(self, site: Path, kind: str, at: int) -> None:
        self._site = os.fspath(site)
        self._kind = kind
        self._at = at
        self._shared = mmap.mmap(-1, 8)
        self._lock = get_context("fork").Lock()
        self._main = os.getpid()

    @property
    def asked(self) -> int:
        """How much was asked, by all processes."""
        found: int = struct.unpack("q", self._shared[:8])[0]
        return found

    def ask(self, what: str, name: object = "", before: Callable[[], object] = lambda: None) -> None:
        """Count, and go wrong if it is the one. `before` is what of it happens all the same: half a write."""
        count = self._count()
        if count == self._at:
            os.write(2, f"<{self._kind} at {count}: {what} {name}>\n".encode())
            self._go_wrong(
                what, os.fsdecode(name) if isinstance(name, str | bytes | os.PathLike) else "", before
            )

    def _count(self) -> int:
        # Who is ended in between, as those that decode photos are once they have answered, leaves the lock closed.
        self._lock.acquire(timeout=_PATIENCE)
        try:
            count = self.asked + 1
            self._shared[:8] = struct.pack("q", count)
        finally:
            with suppress(ValueError):  # it was open already
                self._lock.release()
        return count

    def is_ours(self, name: object) -> bool:
        """Whether a path is of the site, or of a folder that a function names by a descriptor."""
        return isinstance(name, str | bytes | os.PathLike) and os.fsdecode(name).startswith(self._site)

    def _go_wrong(self, what: str, name: str, before: Callable[[], object]) -> None:
        match self._kind:
            case "kill":
                before()
                os.killpg(0, signal.SIGKILL)
            case "lost":
                before()
                os.kill(os.getpid(), signal.SIGKILL)
            case "interrupt":
                os.killpg(0, signal.SIGINT)
            case "gone" | "changed":
                if "/content/" in name and Path(name).is_file():
                    _lose(Path(name)) if self._kind == "gone" else _change(Path(name))
            case _:
                before()
                self._refuse(what, name)

    def _refuse(self, what: str, name: str) -> NoReturn:
        if what == "sqlite":
            raise sqlite3.OperationalError(_SAID[self._kind])
        code = errno.EAGAIN if what in _SYSTEM else getattr(errno, self._kind)
        if what == "_thread.start_new_thread":
            raise RuntimeError("can't start new thread")
        raise OSError(code, os.strerror(code), name or None)


def install(plan: Plan) -> None:
    """Let everything that this process and its forks ask go through the plan."""
    io.open = builtins.open = _opening(plan, io.open)  # type: ignore[assignment]
    sqlite3.connect = _connecting(plan, sqlite3.connect)  # type: ignore[assignment]
    from lantoa.output import publication

    exchange = publication._exchange

    def exchanged(one: Path, other: Path) -> bool:
        plan.ask("exchange", other)
        return exchange(one, other)

    publication._exchange = exchanged
    sys.addaudithook(_hook(plan))


def _hook(plan: Plan) -> Callable[[str, tuple[Any, ...]], None]:
    def heard(event: str, about: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = about
            if plan.is_ours(path):
                plan.ask("open to write" if flags & _CHANGING else "open", path)
        elif event in _NAMED:
            has_folder = (
                len(about) > 1 and isinstance(about[-1], int) and about[-1] >= 0 and event != "os.mkdir"
            )
            if plan.is_ours(about[0]) or (has_folder and isinstance(about[0], str)):
                plan.ask(event, about[0])
        elif event in _TWO_NAMES:
            if plan.is_ours(about[0]) or plan.is_ours(about[1]):
                plan.ask(event, about[0])
        elif event in _SYSTEM:
            plan.ask(event)

    return heard


def _opening(plan: Plan, call: Callable[..., Any]) -> Callable[..., Any]:
    def opened(file: Any, mode: str = "r", buffering: int = -1, encoding: Any = None, errors: Any = None,
               newline: Any = None, closefd: bool = True, opener: Any = None) -> Any:  # fmt: skip
        if not set(mode) & set("wxa+") or not plan.is_ours(file) or opener:
            return call(file, mode, buffering, encoding, errors, newline, closefd, opener)
        raw = _Faulty(plan, file, mode.replace("b", "").replace("t", ""))
        if buffering == 0:
            return raw
        whole = io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)
        return whole if "b" in mode else io.TextIOWrapper(whole, encoding, errors, newline)

    return opened


class _Faulty(io.FileIO):
    """A file of which one write may fail, with half of it done."""

    def __init__(self, plan: Plan, file: Any, mode: str) -> None:
        super().__init__(file, mode)
        self._plan = plan

    def write(self, content: Any) -> int:
        half = memoryview(content)[: len(content) // 2]
        self._plan.ask("write", self.name, lambda: super(_Faulty, self).write(half))
        return super().write(content) or 0


def _connecting(plan: Plan, connect: Callable[..., Any]) -> Callable[..., Any]:
    class Link(sqlite3.Connection):
        def execute(self, *arguments: Any) -> Any:
            plan.ask("sqlite", arguments[0])
            return super().execute(*arguments)

        def executemany(self, *arguments: Any) -> Any:
            plan.ask("sqlite", arguments[0])
            return super().executemany(*arguments)

        def executescript(self, *arguments: Any) -> Any:
            plan.ask("sqlite", arguments[0])
            return super().executescript(*arguments)

        def __exit__(self, *fault: Any) -> Any:
            if fault[0] is None:
                try:
                    plan.ask("sqlite", "commit")
                except sqlite3.Error:
                    self.rollback()
                    raise
            return super().__exit__(*fault)

    return lambda *arguments, **named: connect(*arguments, factory=Link, **named)


def _lose(file: Path) -> None:
    os.rename(file, f"{file}.away")  # noqa: PTH104 - the path may be relative to nothing


def _change(file: Path) -> None:
    with io.FileIO(file, "a") as content:
        content.write("\n\nVừa ghi thêm.\n".encode())
