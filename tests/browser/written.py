"""What editors wrote of the models of a site, read without the generator: the counts on its pages must agree."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from lantoa.vietnamese.figures import parse_quantity
from tests.sites import SITES

Model = dict[str, Any]


class _Texts(yaml.SafeLoader):
    """Every value as it was typed."""


_Texts.yaml_implicit_resolvers = {}


def models(site: str) -> list[Model]:
    """The front matter of the models of a site that are no drafts, each with its slug."""
    folder = SITES[site] / "content/models"
    files = sorted([*folder.glob("*.md"), *folder.glob("*/index.md")])
    read = [_front_matter(file) | {"slug": _slug(file)} for file in files]
    return [model for model in read if model.get("draft") not in ("true", "yes")]


def _front_matter(file: Path) -> Model:
    head = file.read_text(encoding="utf-8").split("\n---", 1)[0].removeprefix("---\n")
    found: Model = yaml.load(head, _Texts)
    return found


def _slug(file: Path) -> str:
    return file.parent.name if file.name == "index.md" else file.stem


def values(model: Model, key: str) -> list[str]:
    """A list, or a text with commas."""
    found = model.get(key) or []
    return [one.strip() for one in found.split(",")] if isinstance(found, str) else found


def fit(model: Model, key: str) -> list[str]:
    """A list of the model's `fit`."""
    return values(model.get("fit") or {}, key)


def setup_cost(model: Model) -> Decimal | None:
    """The sum in đồng, None where it is not told."""
    sums = [
        parse_quantity(f"{cost['amount']} {cost.get('unit', '')}".strip())
        for cost in model.get("costs", [])
        if cost.get("phase") == "setup"
    ]
    money = [amount.value for amount in sums if amount.unit in ("đồng", "")]
    return sum(money, Decimal(0)) if money else None


def count(found: Iterable[object]) -> int:
    """How many."""
    return sum(1 for _ in found)
