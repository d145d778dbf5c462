"""Queries put to an index by the site's own scripts, run by Node.js instead of a browser."""

import json
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from typing import Any

from bench.tools import ROOT

Query = tuple[str, Sequence[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query found: how many, the rows of all and the URLs of the first, and what was read for it, by name.

    What was read for an earlier query is not read again, within one call of `ask`.
    """

    count: int
    rows: tuple[int, ...]
    urls: tuple[str, ...]
    apart: bool
    corrected: str | None
    nearest: tuple[str, ...]
    read: dict[str, int]


def ask(folder: Path, queries: Iterable[Query], most: int = 10) -> list[Answer]:
    """Put queries to the index in `folder`/pagefind. The scripts are copied beside it."""
    copytree(ROOT / "assets/js", folder / "js", dirs_exist_ok=True)
    (folder / "package.json").write_text('{"type":"module"}', encoding="utf-8")
    run = subprocess.run(
        ["node", str(Path(__file__).with_name("ask.mjs")), str(folder)],
        input=json.dumps([(text, list(filters), most) for text, filters in queries]),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if run.returncode:
        raise RuntimeError(run.stderr)
    return [_answer(one) for one in json.loads(run.stdout)["answers"]]


def _answer(said: dict[str, Any]) -> Answer:
    return Answer(
        count=said["count"],
        rows=tuple(said["rows"]),
        urls=tuple(said["urls"]),
        apart=bool(said.get("apart")),
        corrected=said.get("corrected"),
        nearest=tuple(said.get("nearest") or ()),
        read=said["read"],
    )
