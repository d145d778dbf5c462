"""How many pages a paper has and how long sound or film lasts, read where a hostile file can do no harm.

A process of its own reads the files, one after another, with a limit of time and memory for each. A file that breaks a
limit ends that process; the next one goes on behind it. Files of readers that others wrote come to no other process.
"""

import ctypes
import faulthandler
import io
import logging
import os
import resource
import signal
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lantoa.fingerprints import digest_of

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

CPU_SECONDS = 5.0
"""For one file. A report of 2,000 pages takes about one."""

_PATIENCE = 60.0
"""Seconds of waiting for one file, on a machine that has much else to do."""

MEMORY = 512 * 1024 * 1024
"""Bytes, besides those that the process has when it begins."""

_MOST_PAGES = 100_000
_MOST_SECONDS = 360_000
"""More than these is no truth: an encrypted PDF tells its number of pages without having any."""

_LIBC = ctypes.CDLL(None)
_END_WITH_PARENT = 1
"""PR_SET_PDEATHSIG (prctl(2))."""

_OFFICE = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"))
_OPEN_DOCUMENT = {"text": "odt", "spreadsheet": "ods", "presentation": "odp"}
_PLAYED = frozenset({"mp3", "m4a", "mp4", "m4v", "ogg", "oga", "opus", "wav", "flac"})
"""What always tells how long it is. WebM and AAC need not, and nobody reads them here."""

_ZIPS = frozenset({"docx", "xlsx", "pptx", "odt", "ods", "odp", "zip"})
MEASURED = frozenset({"pdf", *_PLAYED, *_ZIPS})


@dataclass(frozen=True, slots=True)
class Measures:
    """Pages and whole seconds, 0 where unknown; for a packed office file the suffix that fits it.

    `note` is the code of a warning: file-damaged or file-locked.
    """

    pages: int = 0
    seconds: int = 0
    suffix: str = ""
    note: str = ""


DAMAGED = Measures(note="file-damaged")


class Measured(NamedTuple):
    """Measures, and the digest (`digest_of`) of the very bytes that have them.

    No digest where the reader was ended, by time as well, or found no file: another time may find something else.
    """

    measures: Measures
    digest: str = ""


def measure(files: Sequence[Path]) -> Iterator[Measured]:
    """The measures of files whose suffixes are in MEASURED, in their order. Never raises for what is in a file."""
    left = tuple(files)
    while left:
        done = 0
        for found in _in_a_process(left):
            yield found
            done += 1
        if done < len(left):
            yield Measured(DAMAGED)
        left = left[done + 1 :]


def _in_a_process(files: Sequence[Path]) -> Iterator[Measured]:
    """The measures of the files before one that ends the process, or holds it up."""
    from multiprocessing import Pipe, get_context

    here, there = Pipe(duplex=False)
    reader = get_context("fork").Process(target=_read, args=(files, there), daemon=True)
    reader.start()
    there.close()
    try:
        for _ in files:
            if not here.poll(_PATIENCE):
                return
            try:
                digest, *found = here.recv()
                yield Measured(Measures(*found), digest)
            except EOFError:
                return
    finally:
        reader.kill()
        reader.join()
        here.close()


def _read(files: Sequence[Path], there: "Connection") -> None:
    """What the process does."""
    confine(CPU_SECONDS, MEMORY)
    for file in files:
        signal.setitimer(signal.ITIMER_PROF, CPU_SECONDS)
        found, digest = _measure(file, file.suffix.lower().lstrip("."))
        there.send((digest, found.pages, found.seconds, found.suffix, found.note))


def confine(cpu_seconds: float, memory: int) -> None:
    """Limit this process, begun for one file: it ends after those seconds, and has so many bytes besides its own.

    It says nothing, ends with its parent, and Ctrl-C, which reaches every process of the terminal, leaves it to that.
    """
    # Else it would go on after a kill, and hold with its parent's files the lock of the build too.
    _LIBC.prctl(_END_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, cpu_seconds)
    faulthandler.disable()
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    # Libraries that were written in C say what they think of a file where nobody asks them to.
    nowhere = os.open(os.devnull, os.O_WRONLY | os.O_CLOEXEC)
    os.dup2(nowhere, 2)
    _limit_memory(memory)


def _limit_memory(memory: int) -> None:
    # When it dies, it leaves no picture of its memory on the disk.
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, most))
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (pages * os.sysconf("SC_PAGE_SIZE") + memory, most))


def _measure(file: Path, suffix: str) -> Measured:
    digest = ""
    try:
        # Read once, and measured as it was read: a file that is saved meanwhile is neither the one nor the other.
        content = file.read_bytes()
        digest = digest_of(content)
        return Measured(_measures(io.BytesIO(content), suffix), digest)
    except Exception:
        # Whatever a reader of others raises for a file, it says the same: this one cannot be read.
        return Measured(DAMAGED, digest)


def _measures(content: io.BytesIO, suffix: str) -> Measures:
    if suffix == "pdf":
        return _paper(content)
    return _packed(content) if suffix in _ZIPS else _played(content, suffix)


def _paper(content: io.BytesIO) -> Measures:
    from pypdf import PasswordType, PdfReader
    from pypdf.errors import DependencyError

    try:
        with PdfReader(content) as reader:
            if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
                return Measures(note="file-locked")
            pages = reader.get_num_pages()
    except DependencyError:
        # Encrypted with AES, most often only against changes: whoever has a viewer reads it.
        return Measures()
    return Measures(pages) if 0 < pages < _MOST_PAGES else DAMAGED


def _packed(content: io.BytesIO) -> Measures:
    with zipfile.ZipFile(content) as packed:
        names = packed.namelist()
        if "mimetype" in names:
            with packed.open("mimetype") as told:
                return Measures(
                    suffix=_OPEN_DOCUMENT.get(told.read(200).decode("ascii").rpartition(".")[2], "")
                )
    if "[Content_Types].xml" not in names:
        return Measures(suffix="zip")
    found = (suffix for start, suffix in _OFFICE if any(name.startswith(start) for name in names))
    return Measures(suffix=next(found, ""))


def _played(content: io.BytesIO, suffix: str) -> Measures:
    from tinytag import TinyTag

    seconds = TinyTag.get(f"played.{suffix}", content, tags=False).duration
    return Measures(seconds=max(1, round(seconds))) if seconds and 0 < seconds < _MOST_SECONDS else DAMAGED
