"""The first look at source files: their front matter, checked and typed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lantoa.errors import Position, nearest_place
from lantoa.fingerprints import digest_of, fingerprint
from lantoa.learn.leaf import Look, Placed
from lantoa.learn.rows import entry_key, pack_row
from lantoa.prose import files_in, photos_in
from lantoa.reading.file_read import FileRead, Reader, read_one, unreadable
from lantoa.reading.folders import PageFile
from lantoa.reading.front_matter import LARGEST_FILE
from lantoa.reading.plain_file import read_plain_file
from lantoa.reading.schema.files import Questions, SiteFiles
from lantoa.records import Entry, Model, News, Photo, Programme
from lantoa.store import Plain, Store
from lantoa.workers import in_chunks, spread

_CHUNK = 50


@dataclass(frozen=True, slots=True)
class Reading:
    """What files are read with. `env` is the fingerprint of all that decides a record besides the file's bytes."""

    root: Path
    files: SiteFiles
    reader: Reader
    env: str

    def key(self, page: PageFile, digest: str) -> str:
        """What decides a file's record, but for the answers about other files."""
        return fingerprint(page.kind, page.file, page.name, digest, self.env)


def read_looks(reading: Reading, pages: Sequence[PageFile], store: Store, jobs: int) -> Iterable[Look]:
    """The first looks at files, in their order; the whole records go into the store."""

    def work(chunk: Sequence[PageFile]) -> list[Look]:
        rows: dict[str, Plain] = {}
        looks = [look_at(reading, page, rows) for page in chunk]
        store.here().put("read", rows)
        return looks

    for looks in spread(work, in_chunks(pages, _CHUNK), jobs):
        yield from looks


def look_at(reading: Reading, page: PageFile, rows: dict[str, Plain]) -> Look:
    """The first look at one file; the whole record is put into `rows` under its key."""
    read, digest = _read(reading, page)
    entry, packed = read.entry, pack_row(read)
    questions = Questions(reading.files)
    photos, led, others = _named(read, questions)
    key, asked = reading.key(page, digest), (*read.asked, *questions.asked)
    # The same file reads otherwise where another that it names comes, goes, or is spelt in another way.
    row = fingerprint(key, repr(asked))
    rows[row] = packed
    return Look(
        page=page,
        key=key,
        row=row,
        problems=read.problems,
        named=read.named,
        is_draft=read.is_draft,
        head=read.unmade.head if read.unmade else "",
        body_line=_body(read)[1],
        outline=read.outline,
        shown=entry_key(packed),
        tree=_tree(entry),
        photos=photos,
        led=led,
        files=others,
        asked=asked,
    )


def _read(reading: Reading, page: PageFile) -> tuple[FileRead, str]:
    """The file with the digest of what was read: it may have been saved since somebody looked at it."""
    try:
        content = read_plain_file(reading.root / page.file, LARGEST_FILE)
    except OSError as fault:
        return unreadable(page, fault), ""
    return read_one(page, content, reading.reader), digest_of(content)


def _body(read: FileRead) -> tuple[str, int]:
    """The Markdown, also below a front matter that made no record: its problems are told in the same run."""
    if read.entry:
        return read.entry.body, read.entry.body_line
    return (read.unmade.body, read.unmade.body_line) if read.unmade else ("", 1)


def _named(read: FileRead, files: Questions) -> tuple[tuple[Placed, ...], int, tuple[Placed, ...]]:
    """The photos that a file names, how many of them in the front matter, and its other files."""
    file, (body, line) = read.page.file, _body(read)
    photos = [(photo.path, _at(read, f"photos.{n}.file")) for n, photo in enumerate(_photos(read.entry))]
    told = [(photo.path, at) for photo, at in photos_in(body, file, line, files.find)]
    linked = tuple(files_in(body, file, line, files.find))
    return (*photos, *told), len(photos), (*_files(read), *linked)


def _photos(entry: Entry | None) -> tuple[Photo, ...]:
    return entry.photos if isinstance(entry, Model | News | Programme) else ()


def _files(read: FileRead) -> Iterable[Placed]:
    """Every file that the front matter names besides photos."""
    entry = read.entry
    if isinstance(entry, Model):
        for place, document in enumerate(entry.documents):
            if document.path:
                yield document.path, _at(read, f"documents.{place}.file")
    if isinstance(entry, Model | News):
        for place, medium in enumerate(entry.media):
            if medium.path:
                yield medium.path, _at(read, f"media.{place}.file")


def _tree(entry: Entry | None) -> str:
    """The fingerprint of what a tree of replications shows of a model's own file."""
    if isinstance(entry, Model) and entry.replications:
        return fingerprint(repr((entry.replications, entry.sources)))
    return ""


def _at(read: FileRead, path: str) -> Position:
    return nearest_place(read.positions, read.page.file, path)
