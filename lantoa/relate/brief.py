"""What the rest of the site needs to know of a model: enough for lists, groups, relations and totals.

A brief is made when its file is read, and kept: as long as the file stays the same, no other page needs more of it.
"""

from dataclasses import dataclass
from typing import NamedTuple

from lantoa.places import Address
from lantoa.records import Fit, Photo, Result, Source
from lantoa.relate.standing import Standing
from lantoa.vietnamese.periods import Moment, Period


class Addend(NamedTuple):
    """A figure that may be added to others' (relate/totals): `area` goes from the province down, a prefix covers it.

    `key` is the same for all that may be added (a folded label, a unit), `value` a plain number, `model` the slug of
    the model that tells it. There are several a model, and most builds need none of them: so it is the plain tuple as
    which it is kept.
    """

    key: str
    label: str
    unit: str
    value: str
    qualifier: str
    area: tuple[str, ...]
    when: tuple[int, int, int]
    model: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A model in short. `summary` is the written one, else the first paragraph's.

    `tags` are (slug in the URL, as written), each slug once. `parts` are those of `completeness`, as far as the model's
    own file tells. `figure` is its first own result with a quantity, `figure_number` counts the results as written up
    to it (0 without one) and `source` is its source with the number on the page; `photo` its first. `updated` is the
    last date that the file gives for its page, `dated` the last that it gives at all. `followers` has an entry for each
    of its `replications`, as written: the slug of the follower's own page, or an empty one. `telling` are the terms by
    which similar models are found (see `relate.telling`). `results` counts its results. `order` is a text that sorts
    models as lists show them. `sums` is the fingerprint of what totals show of it (empty without `addends`), `card` of
    what lists can show.
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
    dated: Moment
    featured: bool
    programme: str
    standing: Standing
    parts: tuple[tuple[str, bool], ...]
    figure: Result | None
    figure_number: int
    source: tuple[int, Source] | None
    photo: Photo | None
    fit: Fit | None
    replicates: str
    followers: tuple[str, ...]
    aliases: tuple[str, ...]
    results: int
    addends: tuple[Addend, ...]
    telling: str
    order: str
    sums: str
    card: str
