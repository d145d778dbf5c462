"""Queries put to an index by Node.js instead of a browser: to ours by the site's scripts, to a plain one by its own."""

import json
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from typing import Any, Literal

from bench.tools import ROOT

Kind = Literal["ours", "plain"]
Query = tuple[str, Sequence[int] | None]
"""A text, and the rows of the index among which ours finds it; None for all."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query found: the URLs of all hits, best first, and whether they were found as typed.

    `first` are the bytes of every file that was read for it by a visitor who had none, `second` by one who had asked
    the query before it (None for the first of all): the index is opened, asked, and ten hits are shown.
    """

    urls: tuple[str, ...]
    apart: bool
    corrected: str
    nearest: tuple[str, ...]
    first: Mapping[str, int]
    second: Mapping[str, int] | None


def ask(folder: Path, queries: Iterable[Query], kind: Kind = "ours") -> list[Answer]:
    """Put queries to the index in `folder`/pagefind; ours needs the scripts, which are copied beside it."""
    copytree(ROOT / "assets/js", folder / "js", dirs_exist_ok=True)
    (folder / "package.json").write_text('{"type":"module"}', encoding="utf-8")
    run = subprocess.run(
        ["node", str(Path(__file__).with_name("ask.mjs")), str(folder.resolve()), kind],
        input=json.dumps(list(queries)),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if run.returncode:
        raise RuntimeError(run.stderr)
    return [_answer(one) for one in json.loads(run.stdout)]


def _answer(said: Mapping[str, Any]) -> Answer:
    return Answer(
        urls=tuple(said["urls"]),
        apart=bool(said.get("apart")),
        corrected=said.get("corrected") or "",
        nearest=tuple(said.get("nearest") or ()),
        first=said["first"],
        second=said["second"],
    )
