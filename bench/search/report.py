"""The figures as tables of Markdown, for docs/search.md."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Row = tuple[str, str, float]
_ROWS: Sequence[Row] = (
    ("queries", "queries", 1),
    ("precision at 10", "precision", 1),
    ("recall", "recall", 1),
    ("first query, index part, kB", "index", 1000),
    ("first query, everything, kB", "first", 1000),
    ("… of it scripts", "scripts", 1000),
    ("… WebAssembly", "wasm", 1000),
    ("… table of pages", "table", 1000),
    ("… chunks", "chunks", 1000),
    ("… ten hits", "hits", 1000),
    ("second query, kB", "second", 1000),
    ("first hit, cold, s", "cold", 1),
    ("first hit, warm, s", "warm", 1),
    ("first hit, new words typed, s", "typed", 1),
    ("first hit, words typed again, s", "retyped", 1),
    ("index, seconds of CPU", "cpu", 1),
    ("index, MB of memory", "memory", 1),
)


def write_markdown(figures: Iterable[Mapping[str, Any]]) -> str:
    """A table of all sizes; before it what came of the 120 queries."""
    found = list(figures)
    asked = [one for one in found if one["kind"] == "asked"]
    large = [one for one in found if one["kind"] == "large"]
    return "\n\n".join((*map(_asked, asked), *([_table(large)] if large else ())))


def _asked(one: Mapping[str, Any]) -> str:
    lost = ", ".join(one["lost"]) or "none"
    return (
        f"Of {one['queries']} queries as people type them, {one['ours']} have a right answer among the first three;"
        f" with plain Pagefind {one['plain']}. Answered by that and not by ours: {lost}."
    )


def _table(large: Sequence[Mapping[str, Any]]) -> str:
    heads = [f"{one['models']:,} models ({one['pages']:,} pages)" for one in large]
    lines = [f"| | {' | '.join(heads)} |", f"| --- |{' ---: |' * len(heads)}"]
    for label, name, unit in _ROWS:
        if any(name in one["ours"] for one in large):
            lines.append(f"| {label} | {' | '.join(_cell(one, name, unit) for one in large)} |")
    return "\n".join(lines)


def _cell(one: Mapping[str, Any], name: str, unit: float) -> str:
    """Ours, plain Pagefind's in brackets, and the share."""
    if name not in one["ours"]:
        return ""
    if name == "queries":
        return f"**{one['ours'][name]}** ({one['plain'][name]})"
    ours, plain = (one[kind][name] / unit for kind in ("ours", "plain"))
    share = "" if name in ("precision", "recall") or not plain else f"; {ours / plain:.2f} ×"
    return f"**{_written(ours)}** ({_written(plain)}{share})"


def _written(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
