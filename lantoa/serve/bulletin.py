"""What the last build said, for whoever waits for it, and pages that were made before it."""

import json
import secrets
from collections.abc import Iterable, Mapping
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
    """The newest edition, and the pages that go before those of the public folder; safe to use from several threads."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._newest = Edition()
        self._ahead: Mapping[str, bytes] = {}
        # A browser that outlives this server must not take the first build of the next one for what it shows.
        self.run = secrets.token_hex(4)

    @property
    def newest(self) -> Edition:
        """The newest edition."""
        with self._changed:
            return self._newest

    def ahead(self, path: str) -> bytes | None:
        """A page by its path in the public folder, where it was made before the site was built again."""
        with self._changed:
            return self._ahead.get(path)

    def post(
        self,
        problems: tuple[Problem, ...],
        is_published: bool,
        ahead: Mapping[str, bytes] | None = None,
        settled: Iterable[str] = (),
    ) -> None:
        """Tell everybody what a build said. Pages `ahead` of the public folder are shown from now on, and those
        that are `settled` no longer: the public folder has them.
        """
        with self._changed:
            kept = {path: page for path, page in self._ahead.items() if path not in frozenset(settled)}
            self._ahead = {**kept, **(ahead or {})}
            number = self._newest.number + 1
            published = number if is_published else self._newest.published
            self._newest = Edition(number, published, problems)
            self._changed.notify_all()

    def wait_after(self, number: int, seconds: float) -> Edition | None:
        """The newest edition once there is one after `number`; None when the time is over."""
        with self._changed:
            is_there = self._changed.wait_for(lambda: self._newest.number > number, seconds)
            return self._newest if is_there else None


def edition_json(edition: Edition, page: str, language: str) -> str:
    """An edition for reload.js: what the page shows as text, nothing as markup. A `page` that changed is loaded."""
    words = load_catalogue(language).words
    failed = has_errors(edition.problems)
    return json.dumps(
        {
            "page": page,
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
