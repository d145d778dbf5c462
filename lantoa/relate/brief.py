"""What the rest of the site needs to know of a model: enough for lists, groups, relations and totals.

A brief is made when its file is read, and kept: as long as the file stays the same, no other page needs more of it.
"""

from dataclasses import dataclass

from lantoa.places import Address
from lantoa.records import Fit, Photo, Result
from lantoa.relate.standing import Standing
from lantoa.vietnamese.figures import Quantity
from lantoa.vietnamese.periods import Moment, Period


@dataclass(frozen=True, slots=True)
class Addend:
    """A figure that may be added to others' (relate/totals): `area` goes from the province down, a prefix covers it."""

    key: tuple[str, str]
    label: str
    quantity: Quantity
    area: tuple[str, ...]
    when: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Brief:
    """A model in short. `summary` is the written one, else the first paragraph's.

    `tags` are (slug in the URL, as written), each slug once. `parts` are those of `completeness`, as far as the model's
    own file tells. `figure` is its first own result with a quantity, `source` the number of its source on the page
    (0 for none); `photo` its first. `updated` is the last date that the file gives. `followers` are the slugs that its
    `replications` name, `told` how many replications it tells of. `telling` are the pairs of syllables of title and
    summary by which similar models are found. `results` counts its results. `card` is the fingerprint of all that a
    list can show of it.
    """

    slug: str
    file: str
    title: str
    summary: str
    unit: str
    unit_slug: str
    field: tuple[str, ...]
    tags: tuple[tuple[str, str], ...]
    place: Address
    period: Period
    years: tuple[int, ...]
    updated: Moment | None
    featured: bool
    programme: str
    standing: Standing
    parts: tuple[tuple[str, bool], ...]
    figure: Result | None
    source: int
    photo: Photo | None
    fit: Fit | None
    replicates: str
    followers: tuple[str, ...]
    told: int
    aliases: tuple[str, ...]
    results: int
    addends: tuple[Addend, ...]
    telling: frozenset[str]
    card: str
