"""Says a problem in the site's language: its code and what it is about become a sentence and a hint.

The sentences stand in messages/LANGUAGE.yaml, read only once there is something to say. A placeholder is filled
from `Problem.about`: `{value}` as it is, `{value:word}` through the file's `words`, and `{value:NAME}` through its
phrase of that name, which is left out when the value is empty.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml

from lantoa.errors import Problem

LANGUAGES = ("vi", "en")
_LONGEST = 120
_LONGEST_ADVICE = 1200
_ADVICE = frozenset({"known", "proposal", "proposals", "suggestion"})


@dataclass(frozen=True, slots=True)
class Description:
    """One line that says what is wrong, and one that says what to write instead ("" where nothing helps)."""

    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What one language says. `entries` maps a code to {"message", "hint"}."""

    entries: Mapping[str, Mapping[str, str]]
    words: Mapping[str, str]
    phrases: Mapping[str, str]


@lru_cache
def load_catalogue(language: str) -> Catalogue:
    """The sentences of a language. A language that the generator does not speak gets Vietnamese."""
    known = language if language in LANGUAGES else LANGUAGES[0]
    written = files("lantoa").joinpath("messages", f"{known}.yaml").read_text(encoding="utf-8")
    loaded = yaml.safe_load(written)
    return Catalogue(
        {code: entry for section in loaded["problems"].values() for code, entry in section.items()},
        loaded["words"],
        loaded["phrases"],
    )


def describe(problem: Problem, language: str) -> Description:
    """The sentence and the hint of a problem; of a code without a sentence, the code and what it is about."""
    catalogue = load_catalogue(language)
    entry = catalogue.entries.get(problem.code)
    if entry is None:
        told = " ".join(f"{key}={_shown(value)}" for key, value in problem.about)
        return Description(told or problem.code, "")
    about = _About(catalogue)
    for key, value in problem.about:
        about[key] = _Value(_shown(value, _LONGEST_ADVICE if key in _ADVICE else _LONGEST), catalogue)
    return Description(entry["message"].format_map(about), entry.get("hint", "").format_map(about))


class _About(dict[str, "_Value"]):
    """The values of a sentence. What a problem does not tell is shown as …: the rest still helps."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue

    def __missing__(self, key: str) -> "_Value":
        return _Value("…", self._catalogue)


class _Value:
    """A value about to be put into a sentence."""

    __slots__ = ("_catalogue", "_text")

    def __init__(self, text: str, catalogue: Catalogue) -> None:
        self._text = text
        self._catalogue = catalogue

    def __format__(self, spec: str) -> str:
        if not spec:
            return self._text
        if spec == "word":
            return self._catalogue.words.get(self._text, self._text)
        return self._catalogue.phrases[spec].format(value=self._text) if self._text else ""


def _shown(value: str, longest: int = _LONGEST) -> str:
    """A value on one line, without anything that could command a terminal, and not endlessly long."""
    line = " ".join(value.split())
    safe = "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in line)
    return safe if len(safe) <= longest else safe[: longest - 1] + "…"
