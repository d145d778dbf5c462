"""Bodies as HTML, and what lists say of a page: its summary, and a model in short."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lantoa.fingerprints import fingerprint
from lantoa.learn.leaf import Look, Telling
from lantoa.learn.rows import pack_prose, unpack_body, unpack_entry
from lantoa.prose import Surroundings, first_paragraph, render_prose
from lantoa.reading.packing import Unpacker
from lantoa.reading.schema.tables import LONGEST_SUMMARY
from lantoa.records import Entry, Model
from lantoa.relate.briefing import brief_of
from lantoa.store import Plain, Store
from lantoa.vietnamese.text import excerpt
from lantoa.workers import in_chunks, spread

_CHUNK = 50


@dataclass(frozen=True, slots=True)
class Teller:
    """What bodies are rendered with. `env` is the fingerprint of what all of them share."""

    around: Surroundings
    unpacker: Unpacker
    env: str

    def key(self, look: Look) -> str:
        """What decides a body's HTML, but for the answers about other pages and files."""
        return fingerprint("told", look.row, self.env)


def read_tellings(teller: Teller, looks: Sequence[Look], store: Store, jobs: int) -> Iterable[Telling]:
    """What the bodies of some files give, in their order; their HTML goes into the store."""

    def work(chunk: Sequence[Look]) -> list[Telling]:
        rows: dict[str, Plain] = {}
        mine = store.here()
        sources = mine.need_each("read", [look.row for look in chunk])
        told = [tell(teller, look, source, rows) for look, source in zip(chunk, sources, strict=True)]
        mine.put("told", rows)
        return told

    for tellings in spread(work, in_chunks(looks, _CHUNK), jobs):
        yield from tellings


def tell(teller: Teller, look: Look, source: Plain, rows: dict[str, Plain]) -> Telling:
    """What one body gives, of which `source` is the row; its HTML is put into `rows` under its key."""
    told = render_prose(unpack_body(source), look.page.file, look.body_line, teller.around)
    prose = told.prose
    shown = fingerprint(repr(prose))
    # By what it is and not by what it was made from: the same text shows another picture once that is another.
    rows[shown] = pack_prose(prose)
    entry: Entry | None = unpack_entry(source, teller.unpacker) if look.outline else None
    written = entry.summary if entry else ""
    summary = written or excerpt(first_paragraph(prose.html), LONGEST_SUMMARY)
    brief = brief_of(entry, summary) if isinstance(entry, Model) else None
    return Telling(teller.key(look), told.problems, told.uses, shown, summary, brief, told.asked)
