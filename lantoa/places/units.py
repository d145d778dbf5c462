"""The types: a unit of some era, what became of it, and an address made of units."""

from dataclasses import dataclass

REFORM = "2025-07-01"
"""The day from which two levels, province and commune, replaced three."""


@dataclass(frozen=True, slots=True)
class Step:
    """A change: on ``date`` (EDTF, empty when unknown) a unit went into the units ``into`` (slugs)."""

    date: str
    into: tuple[str, ...]
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative unit as it was (``era`` "then") or is today ("now").

    ``kind`` is its Vietnamese word ("thị xã"), ``name`` what follows it ("Chũ"), ``full_name`` the
    address up to the province; ``level`` is commune, district or province. ``code`` is the statistics
    office's, which other units got again: never a key. ``became`` are today's units (for a district,
    communes), ``was`` the units of 30/06/2025 that went into one of today's. A province that no other
    joined is one place, and is "now".
    """

    slug: str
    kind: str
    name: str
    full_name: str
    level: str
    parent_slug: str | None
    era: str
    code: str
    became: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()

    @property
    def label(self) -> str:
        """``thị xã Chũ``."""
        return f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True)
class Address:
    """An address as it was written, with its units as they were and as they are.

    ``chain`` goes from the smallest unit up to the province. ``today`` is today's commune and province
    when the smallest unit became one commune; only the province when it was a province, a district, or a
    commune that was divided (these two are ``ambiguous``: their candidates are ``chain[0].became``). For
    an address of today both are the same.
    """

    text: str
    hamlet: str
    chain: tuple[Place, ...]
    today: tuple[Place, ...]

    @property
    def era(self) -> str:
        """``now`` when the smallest unit is one of today's."""
        return self.chain[0].era

    @property
    def ambiguous(self) -> bool:
        """Whether no single unit of today took the smallest one's place: a district, a divided commune."""
        return self.chain[0].level != self.today[0].level

    @property
    def full_name(self) -> str:
        """The address in the gazetteer's spelling: ``thôn Kép 1, xã Hồng Giang, huyện Lục Ngạn, …``."""
        return ", ".join(part for part in (self.hamlet, self.chain[0].full_name) if part)


class UnknownPlace(ValueError):  # noqa: N818 - named for what the editor wrote
    """A part of an address that no unit answers to. ``suggestions`` are addresses or units, best first."""

    def __init__(self, part: str, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(f"no place is called {part!r} there")
        self.part = part
        self.suggestions = suggestions


class AmbiguousPlace(UnknownPlace):
    """A part that several units answer to; ``suggestions`` names them."""
