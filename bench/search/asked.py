"""The 120 queries as people type them, with their right answers: queries.tsv."""

from dataclasses import dataclass
from pathlib import Path

from bench.tools import ROOT

SITES = {"content": ROOT, "example": ROOT / "examples/xa-vi-du"}
_FILE = Path(__file__).with_name("queries.tsv")
FIRST = 3
"""Hits among which a right answer must be."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query to a site, what kind it is, and the URLs of which any is right."""

    site: str
    kind: str
    text: str
    right: frozenset[str]

    def is_answered(self, urls: tuple[str, ...]) -> bool:
        """Whether a right answer is among the first hits."""
        return not self.right.isdisjoint(urls[:FIRST])


def read_asked(site: str) -> tuple[Asked, ...]:
    """The queries to one of SITES."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple(
        Asked(name, kind, text, frozenset(f"/{page}/" for page in right.split()))
        for name, kind, text, right in rows
        if name == site
    )
