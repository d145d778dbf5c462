"""The figures as tables: for a terminal, and as Markdown for docs/performance.md."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict

from bench.clock import Cost
from bench.rounds import Figures

REFERENCE = "hugo"
_CASES = {
    "cold": "dựng từ đầu",
    "unchanged": "không có gì đổi",
    "body": "sửa bài một mô hình",
    "title": "sửa tên một mô hình",
    "layout": "sửa bố cục trang mô hình",
}
_HEAD = (
    "mô hình",
    "việc",
    "tìm kiếm",
    "bộ dựng",
    "giây",
    "so với Hugo",
    "giây CPU",
    "so với Hugo",
    "MB bộ nhớ",
    "so với Hugo",
)


def write_text(figures: Sequence[Figures]) -> str:
    """Columns under one another."""
    rows = [_HEAD, *_rows(figures)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(_HEAD))]
    lines = ("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join((*lines, "", *_outputs(figures)))


def write_markdown(figures: Sequence[Figures]) -> str:
    """A table of Markdown, then what each generator wrote."""
    line = (
        "| "
        + " | ".join("---:" if place in (0, *range(4, 10)) else "---" for place in range(len(_HEAD)))
        + " |"
    )
    rows = (f"| {' | '.join(row)} |" for row in (_HEAD, *_rows(figures)))
    head, *body = rows
    return "\n".join((head, line, *body, "", *(f"- {text}" for text in _outputs(figures))))


def as_json(figures: Iterable[Figures]) -> list[dict[str, object]]:
    """The figures as plain values, every round's among them."""
    return [asdict(found) for found in figures]


def from_json(values: Iterable[dict[str, object]]) -> tuple[Figures, ...]:
    """What `as_json` gave."""
    return tuple(
        Figures(**{**value, "costs": tuple(Cost(**cost) for cost in value["costs"])})  # type: ignore
        for value in values
    )


def _rows(figures: Sequence[Figures]) -> Iterator[tuple[str, ...]]:
    against = {
        (found.models, found.case, found.search): found for found in figures if found.peer == REFERENCE
    }
    for found in figures:
        other = against.get((found.models, found.case, found.search))
        yield (
            _number(found.models),
            _CASES[found.case],
            "có" if found.search else "không",
            found.peer,
            _decimal(found.wall, 2),
            _ratio(found.wall, other.wall if other else 0),
            _decimal(found.cpu, 2),
            _ratio(found.cpu, other.cpu if other else 0),
            _number(round(found.memory)),
            _ratio(found.memory, other.memory if other else 0),
        )


def _outputs(figures: Sequence[Figures]) -> Iterator[str]:
    for found in figures:
        if found.case == "cold":
            with_search = ", có tìm kiếm" if found.search else ""
            megabytes = _decimal(found.bytes / 1e6, 1)
            written = f"{_number(found.files)} tệp, {megabytes} MB"
            yield f"{_number(found.models)} mô hình{with_search}, {found.peer}: {written}"


def _ratio(value: float, other: float) -> str:
    return _decimal(value / other, 2) if other else "–"


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _decimal(value: float, digits: int) -> str:
    return f"{value:,.{digits}f}".translate(str.maketrans(",.", ".,"))
