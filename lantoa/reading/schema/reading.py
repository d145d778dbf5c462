"""What one reading of a file gathers, and what it may look up on its way."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lantoa.errors import Position, Problem, problem, warning
from lantoa.places import Gazetteer
from lantoa.reading.marks import Mark, Marks, Positions, position_of
from lantoa.reading.schema.files import Files
from lantoa.vietnamese.text import nearest

Known = Mapping[str, Mapping[str, str]]
"""For each `Reference.to` whose keys are known before reading: its keys and their names."""
_MOST_SUGGESTIONS = 100


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """Something outside the file that a value names: `to` says what, `key` is the editor's word for the value."""

    at: Position
    to: str
    key: str
    value: str


@dataclass(slots=True)
class Reading:
    """Gathers the problems and the places of one file; `folder` is the page's own, relative to the site's.

    `named` is what the file refers to that is known only when every file has been found. `is_clean` says that every
    character of every value has its one spelling (see `clean`), so that nobody need look again.
    """

    file: str
    folder: str
    files: Files
    gazetteer: Gazetteer
    known: Known
    problems: list[Problem] = field(default_factory=list)
    marks: dict[str, Mark] = field(default_factory=dict)
    named: list[Named] = field(default_factory=list)
    is_clean: bool = False

    @property
    def suggests(self) -> bool:
        """Whether what was meant is still looked for: not in a file that has a hundred problems already."""
        return len(self.problems) < _MOST_SUGGESTIONS

    @property
    def positions(self) -> Positions:
        """The path of each value that was written → where it stands."""
        return Positions(self.file, Marks.of(self.marks))

    def position(self, mark: Mark) -> Position:
        """Where a mark of the file is."""
        return position_of(self.file, mark)


@dataclass(frozen=True, slots=True)
class Scope:
    """A record that is being read: the path to it, and where it begins."""

    path: str
    mark: Mark
    reading: Reading

    def is_written(self, key: str) -> bool:
        """Whether a key of the record was written, readable or not."""
        return join(self.path, key) in self.reading.marks

    def refuse(self, key: str, code: str, /, **about: object) -> None:
        """Notes an error at a key of the record; at its beginning where the key was not written."""
        self.reading.problems.append(problem(self.at_key(key), code, **about))

    def warn(self, key: str, code: str, /, **about: object) -> None:
        """Notes a warning there."""
        self.reading.problems.append(warning(self.at_key(key), code, **about))

    def at_key(self, key: str) -> Position:
        """The place of a key's value, or of the record's beginning."""
        return self.reading.position(self.mark_of_key(key))

    def mark_of_key(self, key: str) -> Mark:
        """The same place as a mark."""
        return self.reading.marks.get(join(self.path, key), self.mark)


@dataclass(slots=True)
class Typed:
    """A simple value as the editor typed it: clean, not empty, with the path that leads to it."""

    text: str
    mark: Mark
    path: str
    reading: Reading

    @property
    def at(self) -> Position:
        """Where the value stands."""
        return self.reading.position(self.mark)

    def refuse(self, code: str, /, **about: object) -> None:
        """Notes an error about the value."""
        key = last_key(self.path)
        self.reading.problems.append(problem(self.at, code, key=key, value=self.text, **about))

    def warn(self, code: str, /, **about: object) -> None:
        """Notes a warning about the value."""
        key = last_key(self.path)
        self.reading.problems.append(warning(self.at, code, key=key, value=self.text, **about))


def join(path: str, step: str | int) -> str:
    """The path of a value inside another."""
    return f"{path}.{step}" if path else str(step)


def last_key(path: str) -> str:
    """The key that an editor wrote for a path: "results.0.as_of" is `as_of`, "tags.1" is `tags`."""
    return next((step for step in reversed(path.split(".")) if not step.isdecimal()), path)


def suggest(word: str, choices: Mapping[str, str], reading: Reading) -> str:
    """The key that was most likely meant by a word that resembles it or its name; "" where none is near."""
    if not reading.suggests:
        return ""
    by_name = {name: key for key, name in choices.items() if name}
    by_name.update({key: key for key in choices})
    return next((by_name[name] for name in nearest(word, by_name)), "")


def folder_of(file: str) -> str:
    """The folder of a file, both relative to the site's."""
    return file.rpartition("/")[0] or "."
