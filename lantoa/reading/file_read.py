"""One content file: its bytes become a record, with every problem, and with what was asked on the way.

What comes of a file depends on its bytes, its place, the configuration and the answers about other files that it
asked for; on nothing else. So it can be kept, and used again where none of these changed.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from lantoa.errors import Position, Problem, problem
from lantoa.places import Gazetteer
from lantoa.reading.config import FIT_KINDS
from lantoa.reading.folders import PageFile
from lantoa.reading.front_matter import Parts, has_text, split_parts
from lantoa.reading.located import LMap, LText, parse_yaml
from lantoa.reading.marks import Marks, Positions
from lantoa.reading.outline import Outline, outline_of
from lantoa.reading.schema import tables
from lantoa.reading.schema.files import Asked, Files, Questions
from lantoa.reading.schema.read import read_record
from lantoa.reading.schema.reading import Known, Named, Reading, folder_of
from lantoa.reading.schema.types import Record
from lantoa.reading.schema.vocabulary import YES
from lantoa.records import Entry
from lantoa.settings import SiteConfig
from lantoa.vietnamese.text import clean

TABLES: Mapping[str, Record] = {
    "models": tables.MODEL,
    "news": tables.NEWS,
    "programmes": tables.PROGRAMME,
    "pages": tables.PAGE,
}


@dataclass(frozen=True, slots=True)
class Unmade:
    """A page whose front matter made no record. Its text is checked all the same, and it still has its address."""

    page: PageFile
    head: str
    body: str
    body_line: int


_NOWHERE = Positions("", Marks("", b""))


@dataclass(frozen=True, slots=True)
class FileRead:
    """What came of one file: `entry` is None where no record can be made, `named` are the pages it refers to.

    `asked` is what it asked about other files of the site: see `is_current`.
    """

    page: PageFile
    problems: tuple[Problem, ...]
    entry: Entry | None = None
    positions: Positions = _NOWHERE
    unmade: Unmade | None = None
    named: tuple[Named, ...] = ()
    is_draft: bool = False
    asked: Asked = ()

    @property
    def outline(self) -> Outline | None:
        """What it says of other pages; None where it made no record."""
        return outline_of(self.entry) if self.entry else None


@dataclass(frozen=True, slots=True)
class Reader:
    """What the reading of every file of a site may look up."""

    files: Files
    gazetteer: Gazetteer
    known: Known

    @classmethod
    def of(cls, files: Files, config: SiteConfig) -> "Reader":
        """The reader of a site. UnknownPlace where one of its own places makes no sense."""
        return cls(files, Gazetteer(config.places), known_keys(config))


def known_keys(config: SiteConfig) -> Known:
    """The keys that site_config.yaml defines, by what refers to them."""
    return {
        "field": {key: field.name for key, field in config.fields.items()},
        "level": config.levels,
        **{kind: config.fit.get(kind, {}) for kind in FIT_KINDS},
    }


def read_one(page: PageFile, raw: bytes, reader: Reader) -> FileRead:
    """What comes of the bytes of a page's file."""
    parts, problems = split_parts(raw, page.file)
    if parts is None:
        return FileRead(page, problems)
    head, faults = parse_yaml(parts.head, page.file, first_line=2)
    body, body_line = _trimmed(parts)
    found = [*problems, *faults]
    if page.kind != "programmes" and not has_text(body):
        found.append(problem(Position(page.file, parts.body_line), "empty-body"))
    questions = Questions(reader.files)
    reading = Reading(page.file, folder_of(page.file), questions, reader.gazetteer, reader.known, found)
    reading.is_clean = _is_clean(parts.head)
    given = {"slug": page.name, "file": page.file, "body": body, "body_line": body_line}
    entry = read_record(TABLES[page.kind], head, "", reading, **given) if head else None
    return FileRead(
        page,
        tuple(reading.problems),
        entry,  # type: ignore[arg-type]  # the tables make the kinds of Entry
        reading.positions,
        None if entry else Unmade(page, parts.head, body, body_line),
        tuple(name for name in reading.named if name.to in ("model", "programme")),
        head is not None and _is_draft(head),
        questions.asked,
    )


def unreadable(page: PageFile, fault: OSError) -> FileRead:
    """A page whose file cannot be opened."""
    return FileRead(page, (problem(Position(page.file), "file-unreadable", reason=fault.strerror),))


def _is_clean(head: str) -> bool:
    """Whether every value will be clean: what a text is made of is, and no escape in it stands for a character."""
    return "\\" not in head and clean(head) == head


def _trimmed(parts: Parts) -> tuple[str, int]:
    """The body without empty lines above it, and its first line: where a problem in it is reported."""
    above = len(parts.body) - len(parts.body.lstrip("\n"))
    return clean(parts.body).strip("\n"), parts.body_line + above


def _is_draft(head: LMap) -> bool:
    """Whether a page says so, even where nothing else in it can be read."""
    written = head.get("draft")
    return isinstance(written, LText) and written.value.strip().lower() in YES
