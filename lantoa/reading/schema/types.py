"""What a value may be. Types are data: they say what is allowed and do nothing themselves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import get_args

Words = tuple[tuple[str, str], ...]  # what may be written, and what it means in Vietnamese


@dataclass(frozen=True, slots=True)
class Text:
    """Any text. `longest` is in characters, 0 for no limit; `lines` keeps its line ends, as Markdown needs.

    With `may_be_unknown`, "chưa rõ" and "unknown" say that the source does not tell, and become "". What is
    `addressed` names a page of the site, so its letters must make a slug. `is_limited`: not every text will do.
    """

    longest: int = 0
    lines: bool = False
    may_be_unknown: bool = False
    addressed: bool = False
    is_limited: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "is_limited", bool(self.longest or self.may_be_unknown or self.addressed))


@dataclass(frozen=True, slots=True)
class Url:
    """An absolute http or https address."""


@dataclass(frozen=True, slots=True)
class Email:
    """An e-mail address."""


@dataclass(frozen=True, slots=True)
class Link:
    """An absolute http or https address, or an e-mail address."""


@dataclass(frozen=True, slots=True)
class UrlPath:
    """A path of this site, such as "/mo-hinh/ten-cu/"."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of the site: relative to the page's own folder, or from assets/ when it starts with "/"."""


@dataclass(frozen=True, slots=True)
class Flag:
    """true or false; "có" and "không", "yes" and "no" mean the same."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from `least` to `most`."""

    least: int = 0
    most: int = 1000


@dataclass(frozen=True, slots=True)
class Day:
    """A year, month or day: ISO 8601-2 (EDTF)."""


@dataclass(frozen=True, slots=True)
class Span:
    """A period: a year, month or day, `2021/2023`, or `2022-06/..` for one that still goes on."""


@dataclass(frozen=True, slots=True)
class Place:
    """An address as it was at the time, from the hamlet to the province."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as a newspaper would write it, perhaps with a qualifier, a denominator and a unit.

    `unit` is the unit where none is written.
    """

    unit: str = ""


@dataclass(frozen=True, slots=True)
class Focus:
    """A point of a picture: two shares of its width and height, such as `0.5, 0.3` or `50% 30%`."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a fixed set of words. `names` gives each word's meaning."""

    words: Words
    names: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", dict(self.words))


@dataclass(frozen=True, slots=True)
class Reference:
    """The key of something that stands elsewhere; `code` is the problem where it stands nowhere.

    The keys of `to` may be known while reading (those of site_config.yaml); the others are checked when every file
    has been read.
    """

    to: str
    code: str


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list. One value alone is a list of one; with `commas`, "a, b" is a list of two."""

    item: "Type"
    commas: bool = False


@dataclass(frozen=True, slots=True)
class MapOf:
    """Free keys, each with a value of one type, in the order written. `slugs` holds the keys to the form of a slug."""

    item: "Type"
    slugs: bool = True


@dataclass(frozen=True, slots=True)
class Field:
    """A key of a record.

    `label` is its name in Vietnamese, `into` the attribute it fills where that is not the key, `missing` the problem
    where a required key is not written. `attribute` is the one that it fills.
    """

    key: str
    type: "Type"
    label: str
    required: bool = False
    into: str = ""
    missing: str = "missing-key"
    attribute: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "attribute", self.into or self.key)


@dataclass(frozen=True, slots=True)
class Record:
    """A map with known keys, made into a value by `make`, which takes the attributes that were written.

    `short` is the key that a bare text stands for: `steps: [Họp dân]` is `steps: [{do: Họp dân}]`.
    `rules` names the checks that look at several keys at once and the values that several keys make (see `rules`).
    """

    make: Callable[..., object]
    fields: tuple[Field, ...]
    short: str = ""
    rules: tuple[str, ...] = ()
    by_key: Mapping[str, Field] = field(init=False, repr=False, compare=False)
    required: tuple[Field, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_key", {each.key: each for each in self.fields})
        object.__setattr__(self, "required", tuple(each for each in self.fields if each.required))


Simple = (
    Text
    | Url
    | Email
    | Link
    | UrlPath
    | File
    | Flag
    | Whole
    | Day
    | Span
    | Place
    | Figure
    | Focus
    | Choice
    | Reference
)
Type = Simple | ListOf | MapOf | Record
SIMPLE: tuple[type, ...] = get_args(Simple)
"""The types whose values are written as one text."""
