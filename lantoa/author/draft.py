"""One row of a register → the draft of a model, with only what the row says."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lantoa.author import cells, results
from lantoa.author.headings import Column, Layout
from lantoa.author.location import complete
from lantoa.author.sections import Entry
from lantoa.author.yaml_text import Value, yaml_lines
from lantoa.errors import Problem, warning
from lantoa.places import AmbiguousPlace, Gazetteer, UnknownPlace
from lantoa.settings import SiteConfig
from lantoa.vietnamese.periods import Moment, parse_period

SOURCE = "so-dang-ky"
"""The id under which a draft names its register."""

_LISTS = ("conditions", "difficulties", "lessons")
_PLACES = ("hamlet", "commune", "district", "province")


@dataclass(frozen=True, slots=True)
class Surrounds:
    """What holds for all rows of a table."""

    config: SiteConfig
    gazetteer: Gazetteer
    layout: Layout
    around: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A model's draft: its front matter by key, its body, and what the register says that no key could take."""

    title: str
    unit: str
    place: str
    values: dict[str, Value]
    body: str
    remarks: tuple[str, ...]
    problems: tuple[Problem, ...]

    def text(self) -> str:
        """The file."""
        remarks = [f"## {remark}" for remark in self.remarks]
        lines = ("---", "draft: true", *yaml_lines(self.values), *remarks, "---", "", self.body)
        return "\n".join(lines).rstrip() + "\n"


def make_draft(entry: Entry, title: str, around: Surrounds) -> Draft:
    """The draft of a row that has a title. What a cell leaves unclear becomes a remark, with a warning at the cell."""
    writing = _Writing(entry, around)
    values: dict[str, Value] = {"title": title}
    unit = writing.line("unit")
    period = writing.period()
    place = writing.place(parse_period(period).start if period else None)
    fields = writing.fields()
    values |= {"unit": unit, "field": fields if len(fields) > 1 else "".join(fields)}
    values |= {"place": place, "period": period}
    values |= {
        "subject": writing.subject(),
        "person": {"name": writing.line("person")} if writing.line("person") else "",
    }
    values |= {
        "partners": writing.lines("partners"),
        "events": writing.events(),
        "results": writing.results(),
    }
    values |= {"costs": writing.costs(), "steps": [{"do": step} for step in writing.lines("steps")]}
    values |= {key: writing.lines(key) for key in _LISTS}
    values |= {"upkeep": writing.line("upkeep"), "contact": writing.contact()}
    where = f"{entry.row.file}, dòng {entry.row.line}"
    values["sources"] = [{"id": SOURCE, "title": f"Bảng đăng ký {where}"}]
    writing.rest()
    return Draft(
        title,
        unit,
        place,
        values,
        writing.body(),
        tuple(writing.remarks),
        tuple(sorted(set(writing.problems))),
    )


@dataclass(slots=True)
class _Writing:
    """A row being turned into values, with what did not fit gathered on the way."""

    entry: Entry
    around: Surrounds
    remarks: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def cells(self, *meanings: str) -> Iterator[tuple[Column, str]]:
        """The row's cells of some meanings, that hold something."""
        for column in self.around.layout.columns:
            if column.meaning in meanings and (text := self.entry.row.texts.get(column.index)):
                yield column, text

    def line(self, meaning: str) -> str:
        """A cell on one line."""
        return " ".join(" ".join(text.split()) for _, text in self.cells(meaning))

    def lines(self, meaning: str) -> list[Value]:
        """The things that a cell lists."""
        return [item for _, text in self.cells(meaning) for item in cells.items_of(text)]

    def keep(self, heading: str, text: str) -> None:
        """Nothing is lost: what no key takes stands in the file as a remark."""
        self.remarks.append(f"{heading or 'Cột không tên'}: {' '.join(text.split())}")

    def doubt(self, column: Column, text: str, code: str, /, **about: object) -> None:
        """A cell that does not say clearly what its column is about."""
        self.keep(column.heading, text)
        about = {"key": column.heading, "value": " ".join(text.split()), **about}
        self.problems.append(warning(self.entry.row.at(column.index), code, **about))

    def period(self) -> str:
        for column, text in self.cells("period"):
            if found := cells.find_period(text):
                return found
            self.doubt(column, text, "bad-period", proposal="")
        return ""

    def place(self, when: Moment | None) -> str:
        parts = [text for meaning in _PLACES for _, text in self.cells(meaning)]
        written = [text for _, text in self.cells("place")]
        column = next((column for column, _ in self.cells("place", *_PLACES)), None)
        if column is None:
            return ""
        text = ", ".join(parts) if len(parts) > 1 or not written else written[0]
        try:
            return complete(text, when, self.around.around, self.around.gazetteer).text
        except UnknownPlace as error:
            code = "ambiguous-place" if isinstance(error, AmbiguousPlace) else "unknown-place"
            line = " ".join(text.split())
            about = {"value": line, "part": error.part, "suggestion": " / ".join(error.suggestions)}
            self.problems.append(warning(self.entry.row.at(column.index), code, **about))
            return line

    def fields(self) -> tuple[str, ...]:
        known = self.around.config.fields
        for column, text in self.cells("field"):
            if found := cells.find_fields(text, known):
                return found
            self.doubt(column, text, "unknown-field", suggestion="", known=", ".join(known))
        for section in reversed(self.entry.sections):
            if found := cells.find_fields(section, known):
                return found
        return ()

    def subject(self) -> str:
        for column, text in self.cells("subject"):
            if found := cells.find_subject(text):
                return found
            self.doubt(column, text, "register-cell")
        for kind in ("collective", "individual", "household"):
            if any(self.cells(f"is_{kind}")):
                return kind
        return next(filter(None, map(cells.find_subject, reversed(self.entry.sections))), "")

    def events(self) -> list[Value]:
        return [
            event for event in (self._registered(), self._recognised(), self._awarded()) if len(event) > 1
        ]

    def _registered(self) -> dict[str, Value]:
        return {"kind": "registered", **self._when("registered_date"), **self._level("registered_level")}

    def _recognised(self) -> dict[str, Value]:
        event = {"kind": "recognised", **self._when("recognised_date"), **self._level("recognised_level")}
        more: dict[str, Value] = {"by": self.line("recognised_by"), "number": self.line("recognised_number")}
        return event | {key: text for key, text in more.items() if text}

    def _awarded(self) -> dict[str, Value]:
        text = self.line("award")
        if not text:
            return {"kind": "awarded"}
        award = cells.find_award(text)
        return {"kind": "awarded", **({"award": award} if award else {}), "note": text}

    def _when(self, meaning: str) -> dict[str, Value]:
        for column, text in self.cells(meaning):
            if found := cells.find_moment(text):
                return {"date": found}
            self.doubt(column, text, "bad-date", proposal="")
        return {}

    def _level(self, meaning: str) -> dict[str, Value]:
        levels = self.around.config.levels
        for column, text in self.cells(meaning):
            if found := cells.find_level(text, levels):
                return {"level": found}
            self.doubt(column, text, "unknown-level", suggestion="", known=", ".join(levels))
        return {}

    def results(self) -> list[Value]:
        made: list[Value] = []
        for column, text in self.cells("results"):
            for item in cells.items_of(text):
                values, proposals = results.parse_result(item, column.heading, column.unit)
                made.append(values | {"source": SOURCE})
                if proposals:
                    at = self.entry.row.at(column.index)
                    about = {"key": column.heading, "value": item, "proposals": " / ".join(proposals)}
                    self.problems.append(warning(at, "ambiguous-number", **about))
        return made

    def costs(self) -> list[Value]:
        made: list[Value] = []
        for column, text in self.cells("cost"):
            if amount := cells.find_amount(text, column.unit):
                made.append({"item": column.heading, "amount": amount})
            else:
                self.doubt(column, text, "register-amount")
        return made

    def contact(self) -> dict[str, Value]:
        """An office's role, telephone and address. A person's own are kept as a remark until they agree."""
        parts: dict[str, Value] = {}
        for column, text in self.cells("contact", "phone", "email"):
            found = cells.find_contact(text)
            if found is None:
                self.keep(column.heading, text)
            else:
                parts = found | parts
        return parts

    def body(self) -> str:
        # A "<" of a spreadsheet is no HTML.
        texts = [text.replace("<", "&lt;") for _, text in self.cells("body")]
        return "\n\n".join(line for text in texts for line in text.split("\n"))

    def rest(self) -> None:
        """What stands in columns that no key takes, and the sections that say neither field nor subject."""
        for column, text in self.cells("note", ""):
            self.keep(column.heading, text)
        headed = {column.index for column in self.around.layout.columns}
        for index, text in self.entry.row.texts.items():
            if index not in headed:
                self.keep("", text)
        for section in self.entry.sections:
            if not cells.find_fields(section, self.around.config.fields) and not cells.find_subject(section):
                self.keep("Mục", section)
