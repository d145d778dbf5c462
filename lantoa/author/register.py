"""`import`: every model of a register as a draft, none overwritten, nothing lost."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lantoa.author.csv_table import SEPARATORS, read_csv
from lantoa.author.draft import Draft, Surrounds, make_draft
from lantoa.author.headings import Layout, find_layout, known_columns
from lantoa.author.location import surroundings
from lantoa.author.names import file_name
from lantoa.author.new_file import write_new_file
from lantoa.author.present import Present, read_present
from lantoa.author.sections import Entry, find_entries
from lantoa.author.table import Table
from lantoa.author.workbook import read_workbook
from lantoa.errors import Position, Problem, SiteError, problem, warning
from lantoa.places import Gazetteer
from lantoa.reading.config import load_config

LARGEST = 32 * 1024 * 1024
"""Bytes; a register of ten thousand models needs two million."""

_WRAPPED = {"“": "”", '"': '"', "‘": "’", "'": "'"}


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row whose model the site has already, in `file`."""

    at: Position
    title: str
    file: str


@dataclass(frozen=True, slots=True)
class RegisterReport:
    """The files written (relative to the site's folder), rows that were there before, and what to look at.

    An error is a row that was not written; a warning is a cell that was kept as it stands.
    """

    written: tuple[str, ...]
    skipped: tuple[Skipped, ...]
    problems: tuple[Problem, ...]


def write_register(root: Path, file: Path) -> RegisterReport:
    """Write a draft for each model of a register (.xlsx, .csv) that the site does not have yet.

    ConfigError when there is no readable site; SiteError register-unreadable or register-no-heading when nothing
    of the register can be understood. Everything else is reported, and the other rows are written.
    """
    config = load_config(root)
    gazetteer = Gazetteer(config.places)
    layouts = _layouts(file)
    work = _Work(root, read_present(root))
    for layout in layouts:
        work.problems.extend(_unknown_columns(layout))
        around = Surrounds(config, gazetteer, layout, surroundings(layout.above, gazetteer))
        for entry in find_entries(layout):
            work.write(entry, around)
    return RegisterReport(tuple(work.written), tuple(work.skipped), tuple(sorted(set(work.problems))))


def _layouts(file: Path) -> tuple[Layout, ...]:
    """Every sheet that has headings. SiteError register-no-heading when there is none."""
    found = tuple(layout for table in _read_tables(file) if (layout := find_layout(table)))
    if not found:
        raise SiteError([problem(Position(file.name), "register-no-heading")])
    return found


def _read_tables(file: Path) -> tuple[Table, ...]:
    try:
        size = file.stat().st_size
        raw = file.read_bytes() if size <= LARGEST else b""
    except OSError as fault:
        raise SiteError([problem(Position(file.name), "file-unreadable", reason=fault.strerror)]) from fault
    if size > LARGEST:
        raise SiteError([problem(Position(file.name), "file-too-large", limit=LARGEST // 1024)])
    if raw.startswith(b"PK"):
        return read_workbook(file)
    if raw.startswith(b"\xd0\xcf\x11\xe0") or file.suffix.lower() not in (".csv", ".txt", ".tsv"):
        # The old .xls, or a workbook behind a password.
        raise SiteError([problem(Position(file.name), "register-unreadable", reason=file.suffix or "?")])
    return (max((read_csv(raw, file.name, each) for each in SEPARATORS), key=known_columns),)


def _unknown_columns(layout: Layout) -> Iterator[Problem]:
    for column in layout.columns:
        if not column.meaning and any(column.index in row.texts for row in layout.rows):
            yield warning(layout.heading.at(column.index), "register-column", value=column.heading)


@dataclass(slots=True)
class _Work:
    """What an import has done so far."""

    root: Path
    present: Present
    written: list[str] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def write(self, entry: Entry, around: Surrounds) -> None:
        """One row: written, skipped, or a problem."""
        column = around.layout.column("title")
        place = entry.row.at(column.index if column else 0)
        title = _title(entry.row.texts.get(column.index, "") if column else "")
        if not title:
            self.problems.append(problem(place, "register-no-title"))
        elif not file_name(title):
            self.problems.append(problem(place, "no-file-name", value=title))
        else:
            self._write_draft(make_draft(entry, title, around), place)

    def _write_draft(self, draft: Draft, at: Position) -> None:
        if known := self.present.find(draft.title, draft.unit, draft.place):
            self.skipped.append(Skipped(at, draft.title, known))
            return
        file = f"content/models/{self.present.free_name(draft.title, draft.unit, draft.place)}.md"
        try:
            write_new_file(self.root, file, draft.text())
        except SiteError as fault:
            self.problems.extend(fault.problems)
            return
        self.present.add(file, draft.title, draft.unit, draft.place)
        self.problems.extend(draft.problems)
        self.written.append(file)


def _title(text: str) -> str:
    """On one line, without quotes around the whole."""
    line = " ".join(text.split())
    inner = line[1:-1]
    is_wrapped = len(line) > 2 and _WRAPPED.get(line[0]) == line[-1]
    return inner.strip() if is_wrapped and line[0] not in inner and line[-1] not in inner else line
