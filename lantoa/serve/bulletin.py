"""What the last build said, for whoever waits for it."""

import json
import secrets
from dataclasses import dataclass
from threading import Condition

from lantoa.catalogue import describe, load_catalogue
from lantoa.errors import Problem, has_errors


@dataclass(frozen=True, slots=True)
class Edition:
    """One build: its number, the number of the last one that was published, and its problems."""

    number: int = 0
    published: int = 0
    problems: tuple[Problem, ...] = ()


class Bulletin:
    """The newest edition; safe to use from several threads."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._newest = Edition()
        # A browser that outlives this server must not take the first build of the next one for what it shows.
        self.run = secrets.token_hex(4)

    @property
    def newest(self) -> Edition:
        """The newest edition."""
        with self._changed:
            return self._newest

    def post(self, problems: tuple[Problem, ...], is_published: bool) -> None:
        """Tell everybody what a build said."""
        with self._changed:
            number = self._newest.number + 1
            published = number if is_published else self._newest.published
            self._newest = Edition(number, published, problems)
            self._changed.notify_all()

    def wait_after(self, number: int, seconds: float) -> Edition | None:
        """The newest edition once there is one after `number`; None when the time is over."""
        with self._changed:
            is_there = self._changed.wait_for(lambda: self._newest.number > number, seconds)
            return self._newest if is_there else None


def edition_json(edition: Edition, run: str, language: str) -> str:
    """An edition for reload.js: what the page shows as text, nothing as markup."""
    words = load_catalogue(language).words
    failed = has_errors(edition.problems)
    return json.dumps(
        {
            "page": f"{run}-{edition.published}",
            "title": words.get("preview-failed" if failed else "preview-warned", "")
            if edition.problems
            else "",
            "close": words.get("preview-close", "×"),
            "problems": [_entry(problem, language) for problem in sorted(set(edition.problems))],
        },
        ensure_ascii=False,
    )


def _entry(problem: Problem, language: str) -> dict[str, str]:
    said = describe(problem, language)
    return {
        "at": str(problem.at),
        "severity": problem.severity.value,
        "code": problem.code,
        "message": said.message,
        "hint": said.hint,
    }
