"""What can go wrong, and where.

    SiteError            the content, the layouts or the built site have problems: nothing is published (exit 1)
    └── ConfigError      site_config.yaml or the command line is wrong (exit 2)

A problem carries no sentence of its own: `catalogue` says it in the site's language from its code and what it is about.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NoReturn


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """Where a value stands: a path relative to the site's folder, and a 1-based line and column."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Severity(StrEnum):
    """An error stops the build; a warning stops it only under `--strict`."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend. `code` is stable and documented in docs/ma-loi.md; `about` fills its sentence."""

    at: Position
    code: str
    about: tuple[tuple[str, str], ...] = ()
    severity: Severity = Severity.ERROR

    def packed(self) -> tuple[Any, ...]:
        """As plain values."""
        return (self.at.file, self.at.line, self.at.column), self.code, self.about, self.severity.value

    @classmethod
    def unpacked(cls, packed: tuple[Any, ...]) -> "Problem":
        """What `packed` made."""
        at, code, about, severity = packed
        return cls(Position(*at), code, about, Severity(severity))


def nearest_place(known: Mapping[str, Position], file: str, path: str) -> Position:
    """Where a value of a file stands ("results.0.source"); the nearest one around it where it was not written."""
    while path and path not in known:
        path = path.rpartition(".")[0]
    return known.get(path, Position(file))


def problem(at: Position, code: str, /, **about: object) -> Problem:
    """An error at a place. The keywords are the values that its sentence in the catalogue names."""
    return Problem(at, code, tuple(sorted((key, str(value)) for key, value in about.items())))


def warning(at: Position, code: str, /, **about: object) -> Problem:
    """A warning at a place: published all the same, unless the build is strict."""
    return Problem(
        at, code, tuple(sorted((key, str(value)) for key, value in about.items())), Severity.WARNING
    )


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether one of the problems stops a build."""
    return any(found.severity is Severity.ERROR for found in problems)


def refused(fault: OSError) -> NoReturn:
    """For `os.walk`, which else takes a folder that cannot be listed for an empty one, and leaves out what is in it."""
    raise fault


class WorkerLost(Exception):  # noqa: N818 - named for what happened
    """Somebody ended a worker, most likely the system, whose memory ran out."""


class SiteError(Exception):
    """A run found problems that stop it; it carries all of them, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(", ".join(f"{found.at}: {found.code}" for found in self.problems))

    def __reduce__(self) -> tuple[type["SiteError"], tuple[tuple[Problem, ...]]]:
        # From a worker to its parent: an exception is made again from its arguments, and those of its base are a text.
        return type(self), (self.problems,)


class ConfigError(SiteError):
    """The configuration is wrong, so nothing could be read with it."""
