"""Where a command speaks: progress on one line while a person watches, plain lines elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lantoa.cli.phrases import phrase
from lantoa.errors import ConfigError, Problem, SiteError, has_errors
from lantoa.report import report_github, report_json, report_text

if TYPE_CHECKING:
    from lantoa.serve import Built, Serving

REPORTS: dict[str, Callable[[tuple[Problem, ...], str], str]] = {
    "text": report_text,
    "json": report_json,
    "github": report_github,
}
_CLEAR = "\r\033[K"


@dataclass(frozen=True, slots=True)
class Console:
    """One command's voice. `form` is how problems are written; a form for programs says nothing besides them.

    `folder` is the site's, as it was named: GitHub looks for a file below the folder that the command runs in.
    """

    language: str
    quiet: bool = False
    form: str = "text"
    folder: Path = Path()

    def tell(self, key: str, **values: object) -> None:
        """A stage begins, or goes on (`done` of `of`): the latter is worth a line only to somebody who watches."""
        if self._silent:
            return
        text = phrase(key, self.language, **values)
        if sys.stderr.isatty():
            click.echo(f"{_CLEAR}{text}", nl=False, err=True)
        elif "done" not in values:
            click.echo(text, err=True)

    def count_answers(self, done: int, of: int) -> None:
        """So many files of a published copy were compared."""
        self.tell("published-done", done=done, of=of)

    def phrase(self, key: str, **values: object) -> str:
        """A sentence in the site's language, for a question."""
        self._settle()
        return phrase(key, self.language, **values)

    def say(self, key: str, **values: object) -> None:
        """A sentence that stays, unless the command is quiet."""
        self._settle()
        if not self._silent:
            click.echo(phrase(key, self.language, **values))

    def show(self, problems: tuple[Problem, ...]) -> None:
        """Problems for people go to standard error; a report for programs is the output itself."""
        self._settle()
        if self.form == "github":
            problems = tuple(_below(self.folder, found) for found in problems)
        if problems or self.form == "json":
            click.echo(REPORTS[self.form](problems, self.language), nl=False, err=self.form == "text")

    def announce(self, news: "Serving | Built") -> None:
        """What the preview does: where it serves, or how the last build went."""
        from lantoa.serve import Serving

        if isinstance(news, Serving):
            self.say("serving", url=news.url)
            return
        self.show(news.problems)
        key = "rebuilt" if news.is_published else "failed"
        self.say(key, count=len(news.problems), pages=news.pages, seconds=news.seconds)

    @property
    def _silent(self) -> bool:
        return self.quiet or self.form != "text"

    def _settle(self) -> None:
        """Clear the line of progress before anything else is said."""
        if not self._silent and sys.stderr.isatty():
            click.echo(_CLEAR, nl=False, err=True)


@contextmanager
def speaking(site: Path, stopped: str, quiet: bool = False, form: str = "text") -> Iterator[Console]:
    """A console in the site's language. A SiteError is shown whole, with `stopped` saying what it means; it exits.

    So is whatever the machine refuses.
    """
    from lantoa.output.faults import machine_faults

    console = Console(_language_of(site), quiet, form, site)
    try:
        with machine_faults(site, site / "public"):
            yield console
    except SiteError as fault:
        console.show(fault.problems)
        if form == "text" and has_errors(fault.problems):
            click.echo(phrase(stopped, console.language, count=len(fault.problems)), err=True)
        raise click.exceptions.Exit(2 if isinstance(fault, ConfigError) else 1) from fault


def _below(folder: Path, found: Problem) -> Problem:
    if "://" in found.at.file:
        return found
    return replace(found, at=replace(found.at, file=(folder / found.at.file).as_posix()))


def _language_of(site: Path) -> str:
    """The site's language; Vietnamese while its configuration cannot be read (its own problems come later)."""
    from lantoa.reading.config import load_config

    try:
        return load_config(site).language
    except SiteError:
        return "vi"
