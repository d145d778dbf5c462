"""How many pages a paper has and how long sound or film lasts, read where a hostile file can do no harm.

A process of its own reads the files, one after another, with a limit of time and memory for each. A file that breaks a
limit ends that process; the next one goes on behind it. Files of readers that others wrote come to no other process.
"""

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lantoa.apart import apart, end_after
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
    with apart(partial(_read, files), CPU_SECONDS, MEMORY) as reader:
        for _ in files:
            if not reader.poll(_PATIENCE):
                return
            try:
                digest, *found = reader.recv()
            except EOFError:
                return
            yield Measured(Measures(*found), digest)


def _read(files: Sequence[Path], there: "Connection") -> None:
    """What the process does."""
    for file in files:
        end_after(CPU_SECONDS)
        found, digest = _measure(file, file.suffix.lower().lstrip("."))
        there.send((digest, found.pages, found.seconds, found.suffix, found.note))


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
