"""The rows as files."""

import csv
import io
import json
from codecs import BOM_UTF8
from collections.abc import Iterable, Sequence
from decimal import Decimal

from lantoa.machine.exports.columns import MODEL_COLUMNS, RESULT_COLUMNS
from lantoa.machine.exports.json_text import object_text
from lantoa.machine.exports.rows import Cell, Row, model_row, result_rows
from lantoa.settings import SiteConfig
from lantoa.urls import data_url
from lantoa.views import ModelView, Page

SCHEMA = 1
"""The version of models.json: it grows when a member changes its meaning, not when one is added."""

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


Rows = tuple[bytes, bytes, bytes]
"""What the files hold of a model: its member of models.json, its row of models.csv, its rows of results.csv."""


def export_rows(page: Page, config: SiteConfig) -> Rows:
    """A model's part of each file. It depends on the page, the site's language and its base URL."""
    assert isinstance(page.view, ModelView)
    model, results = model_row(page.view, config), result_rows(page.view, config)
    member = object_text({**model, "results": results}, depth=2)
    return member.encode(), _csv(MODEL_COLUMNS, (model,)), _csv(RESULT_COLUMNS, results)


def join_exports(rows: Sequence[Rows], config: SiteConfig) -> dict[str, bytes]:
    """The files of these models, sorted by slug, by their URLs."""
    return {
        data_url("models.json"): _json([member for member, _, _ in rows], config),
        data_url("models.csv"): _head(MODEL_COLUMNS) + b"".join(row for _, row, _ in rows),
        data_url("results.csv"): _head(RESULT_COLUMNS) + b"".join(results for _, _, results in rows),
    }


def _json(members: Sequence[bytes], config: SiteConfig) -> bytes:
    document = {
        "schema": SCHEMA,
        "title": config.title,
        "url": config.base_url,
        "publisher": config.organisation.name,
        "language": config.language,
        "licence": {"name": config.licence.name, "url": config.licence.url},
        "fields": {key: field.name for key, field in config.fields.items()},
        "levels": dict(config.levels),
        "models": [],
    }
    head = json.dumps(document, ensure_ascii=False, indent=1).encode()
    if not members:
        return head + b"\n"
    return head.removesuffix(b"]\n}") + b"\n  " + b",\n  ".join(members) + b"\n ]\n}\n"


def _head(columns: tuple[str, ...]) -> bytes:
    """The byte order mark and the names: without the mark Excel takes Vietnamese for another encoding."""
    return BOM_UTF8 + _csv(columns, [dict(zip(columns, columns, strict=True))])


def _csv(columns: tuple[str, ...], rows: Iterable[Row]) -> bytes:
    """RFC 4180 in UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([[_cell(row[column]) for column in columns] for row in rows])
    return text.getvalue().encode()


def _cell(cell: Cell) -> str:
    """A plain number; a list with semicolons; a text that Excel would run as a formula, made harmless."""
    if isinstance(cell, str | tuple):
        text = cell if isinstance(cell, str) else "; ".join(cell)
        # https://owasp.org/www-community/attacks/CSV_Injection
        return f"'{text}" if text.startswith(_FORMULA) else text
    if cell is None or isinstance(cell, bool):
        return "" if cell is None else str(cell).lower()
    return str(cell) if isinstance(cell, int) else f"{Decimal(str(cell)):f}"
