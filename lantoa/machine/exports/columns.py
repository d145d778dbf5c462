"""The columns of the open data, in their order. A name that is published never changes its meaning."""

from collections.abc import Mapping

FILES: Mapping[str, str] = {
    "models.json": "application/json",
    "models.csv": "text/csv",
    "results.csv": "text/csv",
}
"""The files with their media types."""

MODEL_COLUMNS = (
    "slug",
    "url",
    "title",
    "summary",
    "unit",
    "subject",
    "partners",
    "field_keys",
    "fields",
    "place",
    "place_today",
    "period",
    "status",
    "level",
    "award",
    "programme",
    "tags",
    "replicates",
    "followers",
    "completeness",
    "results",
    "sources",
    "published",
    "updated",
)

RESULT_COLUMNS = (
    "model",
    "model_title",
    "permalink",
    "label",
    "value",
    "unit",
    "qualifier",
    "of",
    "figure",
    "before",
    "scope",
    "as_of",
    "context",
    "source_title",
    "source_publisher",
    "source_date",
    "source_url",
)

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "models.json": MODEL_COLUMNS,
    "models.csv": MODEL_COLUMNS,
    "results.csv": RESULT_COLUMNS,
}
"""The columns of each file; in models.json, the members of a model, whose `results` are rows of the other."""
