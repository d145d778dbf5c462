"""What a YAML parser's complaint means to an editor: the slips that everybody makes have codes of their own."""

import re
from dataclasses import dataclass, replace

import yaml

from lantoa.errors import Position, Problem, problem

_LINE = re.compile(r"^(?P<lead>\s*(?:-\s+)*(?:[^\s:]+:\s+)?)(?P<value>\S.*?)\s*$")
_KEY_WITHOUT_SPACE = re.compile(r"^\s*(?:- +)*(?P<key>[A-Za-z_]+):(?P<value>[^\s/].*?)\s*$")
_NO_START = "found character that cannot start any token"
_COLONS = ("mapping values are not allowed in this context", "could not find expected ':'")


def explain(error: yaml.YAMLError, text: str, file: str, first_line: int) -> Problem:
    """The problem behind an error of the parser, at the place where the editor must change something."""
    complaint = _heard(error, text.split("\n"))
    for row in (complaint.row, complaint.row - 1) if complaint.said in _COLONS else ():
        at = Position(file, row + first_line)
        if row >= 0 and (unspaced := missing_space(text.split("\n")[row], at)):
            return unspaced
    code, about = _named(complaint)
    at = Position(file, complaint.row + first_line, complaint.column + 1)
    return problem(at, code, **about)


def missing_space(line: str, at: Position) -> Problem | None:
    """The problem of `title:Ngõ sạch`, which YAML takes for one long text: the colon needs a space after it."""
    found = _KEY_WITHOUT_SPACE.match(line)
    if not found:
        return None
    proposal = f"{found['key']}: {found['value']}"
    return problem(replace(at, column=at.column + found.end("key") + 1), "yaml-space", proposal=proposal)


@dataclass(frozen=True, slots=True)
class _Complaint:
    """What the parser said of a line, in which context, and where (0-based)."""

    said: str
    context: str
    row: int
    column: int
    line: str

    @property
    def lead(self) -> str:
        """What stands before the line's value: dashes, and a key with its colon."""
        parts = _LINE.match(self.line)
        return parts["lead"] if parts else ""

    @property
    def value(self) -> str:
        """The value on the line."""
        parts = _LINE.match(self.line)
        return parts["value"] if parts else ""

    def quoted(self) -> str:
        """The line with its value in quotes, ready to be pasted."""
        quote = "'" if '"' in self.value and "'" not in self.value else '"'
        inner = self.value if quote == "'" else self.value.replace("\\", "\\\\").replace('"', '\\"')
        return f"{self.lead.strip()} {quote}{inner}{quote}".strip()


def _heard(error: yaml.YAMLError, lines: list[str]) -> _Complaint:
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context", None) or ""
    # An open quote is noticed only at the end; the editor must close it where it began.
    if "quoted scalar" in context and getattr(error, "context_mark", None) is not None:
        mark = getattr(error, "context_mark", None)
    row, column = (mark.line, mark.column) if mark is not None else (0, 0)
    if row >= len(lines):
        row, column = len(lines) - 1, len(lines[-1])
    said = getattr(error, "problem", None) or str(error)
    return _Complaint(said, context, row, column, lines[row])


def _named(found: _Complaint) -> tuple[str, dict[str, str]]:
    if found.said == _NO_START and found.line[found.column : found.column + 1] == "\t":
        return "yaml-tab", {}
    if found.said == _NO_START or found.context in ("while scanning an alias", "while scanning an anchor"):
        return "yaml-mark", {"mark": found.value[:1], "proposal": found.quoted()}
    if "quoted scalar" in found.context:
        return "yaml-quotes", {"proposal": ""}
    if found.said.startswith("did not find expected") and found.value[:1] in ("'", '"'):
        return "yaml-quotes", {"proposal": found.quoted()}
    if found.said in _COLONS and found.lead.rstrip().endswith(":") and found.column >= len(found.lead):
        return "yaml-colon", {"proposal": found.quoted()}
    is_block = found.context.startswith("while parsing a block") or found.said in _COLONS
    return "yaml-indent" if is_block else "yaml-syntax", {"detail": found.said}
