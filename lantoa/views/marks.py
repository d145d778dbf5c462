"""Small marks that pages are made of: links, fields, pictures, figures, places."""

from dataclasses import dataclass
from typing import Literal

from lantoa import records
from lantoa.vietnamese.figures import Quantity
from lantoa.vietnamese.periods import Moment

_MIDDLE = 5


@dataclass(frozen=True, slots=True)
class Link:
    """A link and its words."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A link with how many models stand behind it."""

    url: str
    text: str
    count: int
    value: str = ""


@dataclass(frozen=True, slots=True)
class FieldMark:
    """A field as a label: `colour` and `icon` are names that the stylesheet and the icon sheet know."""

    key: str
    name: str
    url: str
    colour: str
    icon: str


@dataclass(frozen=True, slots=True)
class Rendition:
    """One derivative of a photo: its URL and size in pixels."""

    url: str
    width: int
    height: int


PictureUse = Literal["lead", "gallery", "card"]
"""What a page does with a photo: it stands wide at the top, opens whole on a click, or neither."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo as a page shows it. `avif` and `webp` ascend by width, `jpeg` is the fallback.

    `whole` is what a gallery opens. `tone` names the colour that stands there until it has come, and `focus` is (x, y)
    in 0–1 of what must stay in a crop.
    """

    avif: tuple[Rendition, ...]
    jpeg: Rendition
    alt: str
    caption: str = ""
    credit: str = ""
    date: Moment | None = None
    webp: tuple[Rendition, ...] = ()
    whole: Rendition | None = None
    tone: str = ""
    focus: tuple[float, float] = (0.5, 0.5)

    @property
    def classes(self) -> str:
        """The classes of its img: a security policy without inline styles leaves tenths of a crop."""
        tone = [f"tone-{self.tone}"] if self.tone else []
        across, down = (round(share * 10) for share in self.focus)
        moved = [f"focus-x{across}"] if across != _MIDDLE else []
        moved += [f"focus-y{down}"] if down != _MIDDLE else []
        return " ".join((*tone, *moved))


@dataclass(frozen=True, slots=True)
class SourceMark:
    """A source with its number on the page (from 1); its anchor is `nguon-NUMBER`."""

    number: int
    source: records.Source


@dataclass(frozen=True, slots=True)
class Figure:
    """A result as a page shows it: `anchor` is its permalink on the model's page ("so-lieu-1")."""

    label: str
    anchor: str
    quantity: Quantity | None = None
    scope: str = "model"
    as_of: Moment | None = None
    before: Quantity | None = None
    source: SourceMark | None = None


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """An address as it was, and the units that stand there today (empty if the same or unknown)."""

    hamlet: str
    then: tuple[Link, ...]
    now: tuple[Link, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the address as it was, from the hamlet, if there is one, up to the province."""
        then = tuple(unit.text for unit in self.then)
        return (self.hamlet, *then) if self.hamlet else then
