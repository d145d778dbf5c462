"""Refuses bodies that would keep the Markdown parser busy for minutes, before it starts.

Python-Markdown is quadratic in the marks of one paragraph, in addresses, in the entries of a list, in headings and
rules that follow each other without a blank line, and in nesting, where it also runs out of stack. No text that people
write comes near these limits; at them a body takes about two seconds. What else may be slow is not known: a body that
is not surely quick is read where it can be ended (`apart`).
"""

import re
from collections.abc import Iterator

MOST_LINES = 20_000
MOST_MARKS = 40_000
MOST_MARKS_TOGETHER = 4_000
"""Of one paragraph, list or table: what no blank line parts."""
MOST_RULES = 2_000
"""Headings and rules."""
MOST_ENTRIES = 3_000
"""Of lists."""
DEEPEST = 20
"""Quotes and lists in each other."""

_QUICK_LENGTH = 20_000
_QUICK_COUNT = 1_000
_SIGNS = (*"[]<*_`&\\", "://")
_MARKS = re.compile("|".join(map(re.escape, _SIGNS)))
_NESTED = re.compile(r"[ \t]*(?:(?:>|[-+*]|\d{1,9}[.)])[ \t]*){2,}")
_OPENING = re.compile(r">|[-+*]|\d+[.)]")
_ENTRY = re.compile(r"[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]")
_RULE = re.compile(r"[ \t]*(?:#|=|-[ \t-]*$|\*[ \t*]*$|_[ \t_]*$)")
_DEEP = re.compile(rf"\n[ \t>+*\-\d.)]{{{DEEPEST + 1}}}")
"""Each quote, list or indent that a line opens takes at least one of these signs."""


def find_complexity(body: str) -> tuple[int, str] | None:
    """Where a body becomes too complex, and in what; None for a usual body.

    In what: "lines", "marks", "rules", "entries" or "depth".
    """
    return None if _is_small(body) else _find(body)


def is_quick(body: str) -> bool:
    """Whether a body takes a part of a second, whatever stands in it."""
    return len(body) <= _QUICK_COUNT or (
        len(body) <= _QUICK_LENGTH
        and body.count("\n") <= _QUICK_COUNT
        and sum(map(body.count, _SIGNS)) <= _QUICK_COUNT
    )


def _is_small(body: str) -> bool:
    """Whether the whole body has no more of anything than one part of it may have."""
    return (
        body.count("\n") < MOST_RULES
        and (len(body) <= MOST_MARKS_TOGETHER or sum(map(body.count, _SIGNS)) <= MOST_MARKS_TOGETHER)
        and not _DEEP.search(f"\n{body}")
    )


def _find(body: str) -> tuple[int, str] | None:
    marks = together = rules = entries = 0
    for number, (offset, line) in enumerate(_lines(body), start=1):
        found = len(_MARKS.findall(line))
        together = together + found if line.strip() else 0
        marks += found
        rules += bool(_RULE.match(line))
        entries += bool(_ENTRY.match(line))
        limits = (
            ("depth", _depth(line), DEEPEST),
            ("marks", together, MOST_MARKS_TOGETHER),
            ("marks", marks, MOST_MARKS),
            ("rules", rules, MOST_RULES),
            ("entries", entries, MOST_ENTRIES),
            ("lines", number, MOST_LINES),
        )
        for what, count, limit in limits:
            if count > limit:
                return offset, what
    return None


def _lines(body: str) -> Iterator[tuple[int, str]]:
    offset = 0
    for line in body.split("\n"):
        yield offset, line
        offset += len(line) + 1


def _depth(line: str) -> int:
    """How many quotes and lists a line opens, or is indented under."""
    nested = _NESTED.match(line)
    opened = len(_OPENING.findall(nested.group())) if nested else 0
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    return opened + (len(indent) + 3 * indent.count("\t")) // 4
