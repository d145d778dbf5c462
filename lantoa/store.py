"""Small things that were made, kept under .cache/ and found again by the content that they were made from.

One SQLite file (write-ahead log): readers and writers do not wait for each other, a kill leaves the last whole
transaction. Values are plain data (`marshal` of tuples, texts, numbers and bytes): nothing that is read back can run.
Each carries a checksum; a damaged value is a miss, a damaged file is thrown away. Big files (photos, share pictures)
are in `cache`.

    made     kind, key → what one file, body or page gave, by a fingerprint of all that it came of
    states   name, part → what one kind of build (public, preview) knew last, each part read when it is needed
"""

import contextlib
import marshal
import os
import sqlite3
import threading
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Self, TypeVar

FILE = "made.sqlite"
KEPT_STATES = 4
"""So many kinds of builds of one site are remembered: published, previewed, checked, with another address."""

_AT_ONCE = 500
_SHAPE = 3
"""Of the tables and of the values in them: a file of another shape is thrown away."""

_WAIT = 60.0
_TABLES = (
    "create table made(kind text not null, key blob not null, value blob not null, primary key(kind, key))",
    "create table states(name text not null, part text not null, number integer not null, value blob not null,"
    " primary key(name, part))",
)
Result = TypeVar("Result")
Plain = Any
"""What `marshal` keeps: None, truth values, numbers, texts, bytes, and tuples, lists, dicts and sets of them."""


class Lost(LookupError):  # noqa: N818 - named for what happened
    """A value that was kept is not there any more, or is not whole."""


class Store:
    """Kept values by kind and key. Without a folder (`None`) it holds nothing and never fails.

    For one thread of one process; a forked worker has its own by `here` or `again`. `fault` says why something was not
    kept.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._link: sqlite3.Connection | None = None
        self._home = _here()
        self._away: Store | None = None
        self.fault = ""
        self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def again(self) -> "Store":
        """The same store for another process."""
        return Store(self._folder)

    def here(self) -> "Store":
        """The same store for whoever asks: another process or thread has one of its own, for as long as it lives."""
        if self._home == _here():
            return self
        if self._away is None or self._away._home != _here():
            self._away = self.again()
        return self._away

    def close(self) -> None:
        """Let go of the file."""
        if self._link is not None:
            with contextlib.suppress(sqlite3.Error):
                self._link.close()
            self._link = None

    def get(self, kind: str, key: str) -> Plain | None:
        """What is kept under a key; None when nothing is, or when it is damaged."""
        return self.get_all(kind, (key,)).get(key)

    def get_all(self, kind: str, keys: Iterable[str]) -> dict[str, Plain]:
        """What is kept under some keys: those that are there and whole."""
        return dict(self.each(kind, keys))

    def need_each(self, kind: str, keys: Sequence[str]) -> Iterator[Plain]:
        """What was kept under some keys, in their order, a few at a time. Lost at one that is not there any more."""
        for start in range(0, len(keys), _AT_ONCE):
            some = keys[start : start + _AT_ONCE]
            found = self.get_all(kind, some)
            for key in some:
                if key not in found:
                    raise Lost(kind)
                yield found[key]

    def each(self, kind: str, keys: Iterable[str]) -> Iterator[tuple[str, Plain]]:
        """As `get_all`, a few at a time: the whole need not be in memory."""
        wanted = [bytes.fromhex(key) for key in keys]
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            asked = frozenset(some)
            marks = ",".join("?" * len(some))
            for key, value in self._read(
                f"select key, value from made where kind = ? and key in ({marks})", (kind, *some)
            ):
                found = _unpack(value, kind, key.hex())
                # A damaged table may lead to a row that nobody asked for.
                if found is not None and key in asked:
                    yield key.hex(), found[0]

    def put(self, kind: str, values: Mapping[str, Plain]) -> None:
        """Keep values, all or none. What cannot be kept is made again next time."""
        rows = [(kind, bytes.fromhex(key), _pack(value, kind, key)) for key, value in values.items()]
        self._write("insert or replace into made values (?, ?, ?)", rows)

    def state(self, name: str, part: str) -> Plain | None:
        """A part of what the last build of that name knew."""
        question = "select value from states where name = ? and part = ?"
        found = [_unpack(value, name, part) for (value,) in self._read(question, (name, part))]
        return found[0][0] if found and found[0] is not None else None

    def put_state(
        self,
        name: str,
        parts: Mapping[str, Plain] | Iterable[tuple[str, Plain]],
        *,
        renewed: Collection[str] = (),
        follows: str | None = None,
    ) -> bool:
        """Remember what a build knows, all of its parts or none; what the oldest other builds knew goes.

        All pieces of the `renewed` parts ("made/0" is one of "made") make room for those given. With `follows` nothing
        is written unless the part "mark" is that: another build has written since. False when nothing was written.
        """
        rows = parts.items() if isinstance(parts, Mapping) else parts

        def work(link: sqlite3.Connection) -> bool:
            if follows is not None and self.state(name, "mark") != follows:
                return False
            number = link.execute("select coalesce(max(number), 0) + 1 from states").fetchone()[0]
            for part in renewed:
                link.execute(
                    "delete from states where name = ? and part between ? and ?", (name, *_around(part))
                )
            link.executemany(
                "insert or replace into states values (?, ?, ?, ?)",
                ((name, part, number, _pack(value, name, part)) for part, value in rows),
            )
            newest = "select name from states group by name order by max(number) desc limit ?"
            link.execute(f"delete from states where name not in ({newest})", (KEPT_STATES,))
            return True

        return bool(self._transact(work))

    def pieces(self, name: str, part: str) -> Iterator[tuple[str, Plain]]:
        """The pieces of a part of what the last build of that name knew ("made/0" of "made"): those that are whole."""
        question = "select part, value from states where name = ? and part between ? and ?"
        for piece, value in self._read(question, (name, *_around(part))):
            found = _unpack(value, name, piece)
            if found is not None:
                yield piece, found[0]

    def states(self, part: str) -> Iterator[tuple[str, Plain]]:
        """One part of what every kind of build knew last, by the name of the build."""
        question = "select name, value from states where part = ? order by name"
        for name, value in self._read(question, (part,)):
            found = _unpack(value, name, part)
            if found is not None:
                yield name, found[0]

    def keep_states(self, names: Collection[str]) -> None:
        """Forget what all other kinds of builds knew."""
        known = {name for (name,) in self._read("select distinct name from states", ())}
        self._write(
            "delete from states where name = ?", [(name,) for name in sorted(known.difference(names))]
        )

    def count(self, kind: str) -> int:
        """How many values of a kind are kept."""
        return next(
            (count for (count,) in self._read("select count(*) from made where kind = ?", (kind,))), 0
        )

    def keep_only(self, kind: str, keys: Iterable[str]) -> None:
        """Let all other values of a kind go, and give their room back."""
        wanted = {bytes.fromhex(key) for key in keys}
        there = (key for (key,) in self._read("select key from made where kind = ?", (kind,)))
        gone = [(kind, key) for key in there if key not in wanted]
        self._write("delete from made where kind = ? and key = ?", gone)
        if gone and self._link is not None:
            with contextlib.suppress(sqlite3.Error):
                # `execute` takes one step of it, and so frees one page.
                self._link.executescript("pragma incremental_vacuum")

    def _read(self, question: str, values: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
        if self._link is None:
            return
        try:
            yield from self._link.execute(question, values)
        except sqlite3.OperationalError:
            return
        except sqlite3.DatabaseError:
            self.forget()

    def _write(self, order: str, rows: list[tuple[Any, ...]]) -> None:
        if rows:
            self._transact(lambda link: link.executemany(order, rows))

    def _transact(self, work: Callable[[sqlite3.Connection], Result]) -> Result | None:
        """What `work` returns that writes all or nothing; None where nothing can be written."""
        if self._link is None:
            return None
        try:
            with self._link:
                self._link.execute("begin immediate")
                return work(self._link)
        except sqlite3.OperationalError as fault:
            # A full or read-only disk, or another build that writes for a minute: the build goes on without.
            self.fault = str(fault)
        except sqlite3.DatabaseError:
            self.forget()
        return None

    def forget(self) -> None:
        """Throw the file away: it is damaged, so nothing in it can be trusted."""
        self.close()
        if self._folder is not None:
            _throw_away(self._folder)
            self._open()

    def _open(self) -> None:
        """Where the folder cannot be written nothing is kept."""
        if self._folder is None:
            return
        for _ in range(2):
            try:
                self._link = _connect(self._folder)
            except sqlite3.OperationalError as fault:
                self.fault = str(fault)
            except sqlite3.DatabaseError:
                _throw_away(self._folder)
                continue
            except OSError as fault:
                self.fault = fault.strerror or type(fault).__name__
            return


def _here() -> tuple[int, int]:
    return os.getpid(), threading.get_ident()


def _connect(folder: Path) -> sqlite3.Connection:
    folder.mkdir(parents=True, exist_ok=True)
    link = sqlite3.connect(folder / FILE, timeout=_WAIT, isolation_level=None)
    try:
        link.execute("pragma page_size = 16384")
        link.execute("pragma auto_vacuum = incremental")
        link.execute("pragma journal_mode = wal")
        # A cut of power may cost the last build's work, never the file's soundness (sqlite.org/pragma, synchronous).
        link.execute("pragma synchronous = normal")
        _shape(link)
    except sqlite3.Error:
        link.close()
        raise
    return link


def _shape(link: sqlite3.Connection) -> None:
    """Give an empty file its tables. DatabaseError for one that has others."""
    if link.execute("pragma user_version").fetchone() == (_SHAPE,):
        return
    with link:
        link.execute("begin immediate")  # another build may be about to do the same
        if link.execute("pragma user_version").fetchone() == (_SHAPE,):
            return
        if link.execute("select name from sqlite_master").fetchone():
            raise sqlite3.DatabaseError("made by another version")
        for table in _TABLES:
            link.execute(table)
        link.execute(f"pragma user_version = {_SHAPE}")


def _throw_away(folder: Path) -> None:
    for name in (FILE, f"{FILE}-wal", f"{FILE}-shm"):
        with contextlib.suppress(OSError):
            (folder / name).unlink(missing_ok=True)


def _around(part: str) -> tuple[str, str]:
    """Before the first and behind the last name of a piece of a part."""
    return f"{part}/", f"{part}0"


def _pack(value: Plain, *place: str) -> bytes:
    content = marshal.dumps(value)
    return _checksum(content, place) + content


def _unpack(value: bytes, *place: str) -> tuple[Plain] | None:
    """The value in a tuple; None when it is not what was written in that place."""
    if _checksum(value[4:], place) != value[:4]:
        return None
    try:
        return (marshal.loads(value[4:]),)
    except (EOFError, ValueError, TypeError):
        return None


def _checksum(content: bytes, place: tuple[str, ...]) -> bytes:
    # With its place: a damaged index leads to the sound value of another key.
    return zlib.crc32(content, zlib.crc32(repr(place).encode())).to_bytes(4, "big")
