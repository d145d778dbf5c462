"""Interface text: what the layouts say, in one file a language (layouts/words/vi.yaml, en.yaml).

An entry is a sentence with `{named}` places, or a map with `one` and `other` chosen by `count`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lantoa.errors import Position, SiteError, problem
from lantoa.overrides import is_inside

LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True)
class Words:
    """The text of one language by dotted key. Calling it with a key that is not there is a SiteError that names it."""

    language: str
    entries: Mapping[str, str]

    def __call__(self, key: str, /, **values: object) -> str:
        """The sentence of a key with its places filled; `count` also chooses between `one` and `other`."""
        entry = self.entries.get(key)
        if entry is not None and "{" not in entry:
            return entry
        if entry is None:
            entry = self.entries.get(f"{key}.one" if values.get("count") == 1 else f"{key}.other")
        if entry is None:
            raise SiteError([problem(self._file, "missing-words", key=key)])
        try:
            return entry.format_map(values) if "{" in entry else entry
        except (LookupError, ValueError, AttributeError, TypeError) as fault:
            raise SiteError([problem(self._file, "bad-words", key=key, fault=fault)]) from fault

    def has(self, key: str) -> bool:
        """Whether the key has a text."""
        return key in self.entries or f"{key}.other" in self.entries

    def forms(self, key: str) -> tuple[str | None, ...]:
        """All that decides what a call or `has` with this key answers: its text, or its `one` and `other`."""
        return tuple(map(self.entries.get, (key, f"{key}.one", f"{key}.other")))

    @property
    def _file(self) -> Position:
        return Position(f"layouts/words/{self.language}.yaml")


def load_words(layouts: tuple[Path, ...], language: str) -> Words:
    """The interface text of a language; a folder named later overrides the ones before it, key by key."""
    entries: dict[str, str] = {}
    for folder in layouts:
        path = folder / "words" / f"{language}.yaml"
        if path.is_file() and not is_inside(path, folder):
            name = f"words/{path.name}"
            raise SiteError([problem(Position(f"layouts/{name}"), "layout-outside", name=name)])
        if path.is_file():
            entries.update(_parse_words(path, language))
    return Words(language, entries)


def _parse_words(path: Path, language: str) -> dict[str, str]:
    import yaml  # a build with nothing to do has no words to read

    at = Position(f"layouts/words/{language}.yaml")
    try:
        tree = yaml.load(path.read_bytes(), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        mark = getattr(fault, "problem_mark", None)
        if mark is not None:
            at = Position(at.file, mark.line + 1, mark.column + 1)
        raise SiteError(
            [problem(at, "yaml-syntax", fault=getattr(fault, "problem", None) or fault)]
        ) from fault
    if tree and not isinstance(tree, dict):
        raise SiteError([problem(at, "not-a-map")])
    return dict(_flatten("", tree or {}))


def _flatten(prefix: str, tree: object) -> Iterator[tuple[str, str]]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from _flatten(f"{prefix}.{key}" if prefix else str(key), value)
    else:
        yield prefix, str(tree)
