"""The figures as tables: for a terminal, and as Markdown for docs/performance.md."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict

from bench.clock import Cost
from bench.rounds import Figures

REFERENCE, OURS = "hugo", "lantoa"
OPENING, CLOSING = "<!-- bảng -->", "<!-- hết bảng -->"
"""Between these stands the table of docs/performance.md."""
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
    """A table for each size, with and without search: a row a case, a column a generator, then our shares of Hugo's.

    Under each stands what each generator wrote.
    """
    sizes = dict.fromkeys((found.models, found.search) for found in figures)
    parts = (
        _table([found for found in figures if (found.models, found.search) == size], *size) for size in sizes
    )
    return "\n\n".join(parts)


def _table(figures: Sequence[Figures], models: int, search: bool) -> str:
    peers = tuple(dict.fromkeys(found.peer for found in figures))
    cells = {(found.case, found.peer): found for found in figures}
    compared = OURS in peers and REFERENCE in peers
    head = ["việc", *peers, *(["lantoa / hugo"] if compared else [])]
    lines = [f"### {_number(models)} mô hình, {'có' if search else 'không có'} chỉ mục tìm kiếm", ""]
    lines += [f"| {' | '.join(head)} |", f"| --- |{' ---: |' * (len(head) - 1)}"]
    for case in dict.fromkeys(found.case for found in figures):
        row = [_CASES[case], *(_cell(cells[case, peer]) for peer in peers)]
        if compared:
            row.append(_shares(cells[case, OURS], cells[case, REFERENCE]))
        lines.append(f"| {' | '.join(row)} |")
    return "\n".join((*lines, "", *(f"- {text}" for text in _outputs(figures))))


def _cell(found: Figures) -> str:
    return f"{_decimal(found.wall, 2)} ({_decimal(found.cpu, 2)}; {_number(round(found.memory))})"


def _shares(ours: Figures, other: Figures) -> str:
    """In bold the share of wall time, which an editor waits for."""
    cpu, memory = _ratio(ours.cpu, other.cpu), _ratio(ours.memory, other.memory)
    return f"**{_ratio(ours.wall, other.wall)}** ({cpu}; {memory})"


def put_between(text: str, table: str) -> str:
    """A page with the table in the place that its marks keep for it."""
    before, opening, rest = text.partition(OPENING)
    _, closing, after = rest.partition(CLOSING)
    if not (opening and closing):
        raise ValueError(f"no {OPENING} and {CLOSING}")
    return f"{before}{opening}\n\n{table}\n\n{closing}{after}"


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
