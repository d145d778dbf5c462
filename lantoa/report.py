"""Writes problems for people, for programs and for GitHub."""

import json
from collections.abc import Iterable

from lantoa.catalogue import describe
from lantoa.errors import Problem, Severity

# Says under which code a line of hint stands, in the language of the site.
_HINT = {"vi": "gợi ý", "en": "hint"}


def report_text(problems: Iterable[Problem], language: str) -> str:
    """One line a problem, `FILE:LINE:COLUMN: SEVERITY[CODE]: TEXT`, then its hint; "" where there is none."""
    return "".join(_text(found, language) for found in sorted(set(problems)))


def report_json(problems: Iterable[Problem], language: str) -> str:
    """The problems as JSON; docs/ma-loi.md documents the shape, `version` changes when it does."""
    found = sorted(set(problems))
    errors = sum(each.severity is Severity.ERROR for each in found)
    report = {
        "version": 1,
        "errors": errors,
        "warnings": len(found) - errors,
        "problems": [_entry(each, language) for each in found],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def report_github(problems: Iterable[Problem], language: str) -> str:
    """Workflow commands that GitHub shows beside the changed line.

    The escapes are those of actions/toolkit, packages/core/src/command.ts.
    """
    return "".join(_annotation(found, language) for found in sorted(set(problems)))


def _text(found: Problem, language: str) -> str:
    said = describe(found, language)
    line = f"{found.at}: {found.severity}[{found.code}]: {said.message}\n"
    return line + (f"    {_HINT.get(language, _HINT['vi'])}: {said.hint}\n" if said.hint else "")


def _entry(found: Problem, language: str) -> dict[str, str | int]:
    said = describe(found, language)
    return {
        "file": found.at.file,
        "line": found.at.line,
        "column": found.at.column,
        "severity": found.severity.value,
        "code": found.code,
        "message": said.message,
        "hint": said.hint,
    }


def _annotation(found: Problem, language: str) -> str:
    said = describe(found, language)
    place = {"file": found.at.file, "line": found.at.line, "col": found.at.column, "title": found.code}
    properties = ",".join(f"{key}={_escape_property(str(value))}" for key, value in place.items())
    text = f"{said.message}\n{said.hint}" if said.hint else said.message
    return f"::{found.severity} {properties}::{_escape_text(text)}\n"


def _escape_text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_text(text).replace(":", "%3A").replace(",", "%2C")
