"""The rows as files."""

import csv
import io
import json
from collections.abc import Iterable
from decimal import Decimal

from lantoa.machine.exports.columns import MODEL_COLUMNS, RESULT_COLUMNS
from lantoa.machine.exports.rows import Cell, Row, model_row, result_rows
from lantoa.settings import SiteConfig
from lantoa.urls import data_url
from lantoa.views import ModelView, Page

SCHEMA = 1
"""The version of models.json: it grows when a member changes its meaning, not when one is added."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def make_exports(pages: tuple[Page, ...], config: SiteConfig) -> dict[str, bytes]:
    """models.json, models.csv and results.csv by their URLs, models by slug."""
    found = [page.view for page in pages if isinstance(page.view, ModelView)]
    views = sorted(found, key=lambda view: view.card.slug)
    models = [model_row(view, config) for view in views]
    results = [result_rows(view, config) for view in views]
    return {
        data_url("models.json"): _json(models, results, config),
        data_url("models.csv"): _csv(MODEL_COLUMNS, models),
        data_url("results.csv"): _csv(RESULT_COLUMNS, (row for rows in results for row in rows)),
    }


def _json(models: Iterable[Row], results: Iterable[tuple[Row, ...]], config: SiteConfig) -> bytes:
    document = {
        "schema": SCHEMA,
        "title": config.title,
        "url": config.base_url,
        "publisher": config.organisation.name,
        "language": config.language,
        "licence": {"name": config.licence.name, "url": config.licence.url},
        "fields": {key: field.name for key, field in config.fields.items()},
        "levels": dict(config.levels),
        "models": [{**model, "results": rows} for model, rows in zip(models, results, strict=True)],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def _csv(columns: tuple[str, ...], rows: Iterable[Row]) -> bytes:
    """RFC 4180 in UTF-8 with a byte order mark: without it Excel takes Vietnamese for another encoding."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _cell(cell: Cell) -> str:
    """A plain number; a list with semicolons; a text that Excel would run as a formula, made harmless."""
    if cell is None or isinstance(cell, bool):
        return "" if cell is None else str(cell).lower()
    if isinstance(cell, int | float):
        return f"{Decimal(str(cell)):f}"
    text = cell if isinstance(cell, str) else "; ".join(cell)
    # https://owasp.org/www-community/attacks/CSV_Injection
    return f"'{text}" if text.startswith(_FORMULA) else text
