"""What lists and sections show: cards, totals, filters, trees of replications, bodies, downloads."""

from dataclasses import dataclass

from lantoa.records import Cost
from lantoa.vietnamese.figures import Quantity
from lantoa.vietnamese.periods import Moment, Period
from lantoa.views.marks import Counted, FieldMark, Figure, Link, Picture, PlaceMark, SourceMark


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What a list shows of a model."""

    slug: str
    url: str
    title: str
    summary: str
    unit: str
    fields: tuple[FieldMark, ...]
    place: PlaceMark
    period: Period
    status: str
    level: str
    figure: Figure | None = None
    picture: Picture | None = None
    completeness: int = 0
    replications: int = 0


@dataclass(frozen=True, slots=True)
class NewsCard:
    """What a list shows of a news item."""

    url: str
    title: str
    summary: str
    date: Moment
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """A stage of a programme: the official count (if given) beside the models on this site that reached it.

    `level` is empty for the whole programme; `here` is None where no event of a model tells the stage. `parts` are
    (subject, how many) where only subjects were counted: `official` is then their sum, and it may count winners, who
    are no models.
    """

    stage: str
    official: Quantity | None
    here: int | None
    level: str = ""
    parts: tuple[tuple[str, Quantity], ...] = ()


@dataclass(frozen=True, slots=True)
class ProgrammeCard:
    """What a list shows of a programme."""

    url: str
    title: str
    place: PlaceMark
    period: Period
    funnel: tuple[FunnelStep, ...]
    models: int


@dataclass(frozen=True, slots=True)
class TotalPart:
    """What one model gave to a sum."""

    url: str
    text: str
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Total:
    """A sum over models: what was added (`label`), how much, from how many models, and what each gave, most first."""

    label: str
    quantity: Quantity
    count: int
    parts: tuple[TotalPart, ...]


@dataclass(frozen=True, slots=True)
class CostPhase:
    """What setting up or upkeep cost: `sums` has one quantity a unit, none of a single amount.

    `unknown` counts the costs whose amount nobody knows, so that the sums do not hold them.
    """

    phase: str
    costs: tuple[Cost, ...]
    sums: tuple[Quantity, ...] = ()
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a page stands among its siblings; `previous` and `next` are URLs or empty.

    `pages` are links to the first, the last and those near; one without a URL stands for those left out.
    """

    page: int
    count: int
    previous: str
    next: str
    pages: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter: its key in the query string, and its options. Without scripts an option is a link to its own page."""

    key: str
    options: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class Completeness:
    """Which parts a model's record has: (part, have). `share` is 0–100; `next` is the part to ask for next."""

    parts: tuple[tuple[str, bool], ...]
    share: int
    next: str


@dataclass(frozen=True, slots=True)
class Branch:
    """One follower in a tree of replications, with those who followed it."""

    unit: str
    place: PlaceMark | None = None
    url: str = ""
    date: Period | None = None
    changed: str = ""
    figures: tuple[Figure, ...] = ()
    source: SourceMark | None = None
    branches: tuple["Branch", ...] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    """A model and everybody who followed it; `generations` counts the levels under it, `followers` everybody."""

    root: ModelCard
    branches: tuple[Branch, ...]
    generations: int
    followers: int


@dataclass(frozen=True, slots=True)
class Similar:
    """A similar model and why: `fields` names shared fields, `tags` shared tags, `words` shared telling words."""

    card: ModelCard
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a body, for its contents list."""

    anchor: str
    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Prose:
    """A body as safe HTML."""

    html: str
    headings: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class Offered:
    """A file of the site as published: `size` in bytes, `pages` of a PDF, `seconds` of sound or film; 0: unknown."""

    url: str
    size: int
    pages: int = 0
    seconds: int = 0

    @property
    def suffix(self) -> str:
        """What kind of file it is ("pdf")."""
        return self.url.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Download:
    """A paper to take along: at `url`; `file` when it is of this site."""

    url: str
    title: str
    file: Offered | None = None


@dataclass(frozen=True, slots=True)
class Player:
    """Sound or film: plays here when it is a `file` of this site, else `url` is a link to another one."""

    kind: str
    title: str
    url: str
    file: Offered | None = None
    transcript: str = ""
