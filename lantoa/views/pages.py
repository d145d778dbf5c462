"""One view for each kind of page, and the page itself."""

from dataclasses import dataclass

from lantoa import records
from lantoa.vietnamese.periods import Moment
from lantoa.views.cards import (
    Completeness,
    CostPhase,
    Download,
    Facet,
    FunnelStep,
    ModelCard,
    NewsCard,
    Pager,
    Player,
    ProgrammeCard,
    Prose,
    Similar,
    Total,
    Tree,
)
from lantoa.views.marks import Counted, FieldMark, Figure, Link, Picture, PlaceMark, SourceMark


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a chart; `colour` is a name of the palette."""

    label: str
    value: int
    url: str = ""
    colour: str = "ink"


@dataclass(frozen=True, slots=True)
class Series:
    """A row of values of a chart, one for each of its bars; `colour` is a name of the palette."""

    label: str
    colour: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: `key` names its title in the interface text.

    `form` is bars (horizontal), columns (years) or rows (columns of each of `series`, over the labels of `bars`).
    """

    key: str
    form: str
    bars: tuple[Bar, ...]
    series: tuple[Series, ...] = ()

    @property
    def most(self) -> int:
        """The highest value, 1 where every one is 0: what the others are drawn to."""
        rows = [row.values for row in self.series] or [tuple(bar.value for bar in self.bars)]
        return max((value for row in rows for value in row), default=0) or 1


@dataclass(frozen=True, slots=True)
class HomeView:
    """The front page: one lead model with its photo and steps, the other featured ones, the newest, fields, news.

    `years` are the models of each field by year, in the order of `fields`.
    """

    lead: ModelCard | None
    featured: tuple[ModelCard, ...]
    newest: tuple[ModelCard, ...]
    fields: tuple[tuple[FieldMark, str, int], ...]
    programmes: tuple[ProgrammeCard, ...]
    news: tuple[NewsCard, ...]
    totals: tuple[Total, ...]
    models: int
    units: int
    places: int
    followers: int
    photo: records.Photo | None = None
    steps: tuple[records.Step, ...] = ()
    years: Chart | None = None


@dataclass(frozen=True, slots=True)
class BrowseView:
    """All models, a page at a time, with filters."""

    cards: tuple[ModelCard, ...]
    total: int
    pager: Pager
    facets: tuple[Facet, ...]


@dataclass(frozen=True, slots=True)
class ModelView:
    """One model. `figures` are its own results, `context` those around it, `notes` results without a figure.

    `ancestors` leads from the first model to the one that this followed; `spread` is who followed it.
    """

    card: ModelCard
    model: records.Model
    prose: Prose
    pictures: tuple[Picture, ...]
    figures: tuple[Figure, ...]
    context: tuple[Figure, ...]
    notes: tuple[Figure, ...]
    costs: tuple[CostPhase, ...]
    sources: tuple[SourceMark, ...]
    unit_url: str
    partners: tuple[str, ...]
    programme: Link | None
    tags: tuple[Link, ...]
    year_links: tuple[Link, ...]
    events: tuple[records.Event, ...]
    award: str
    downloads: tuple[Download, ...]
    players: tuple[Player, ...]
    ancestors: tuple[Link, ...]
    spread: Tree | None
    completeness: Completeness
    similar: tuple[Similar, ...]
    news: tuple[NewsCard, ...]
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True)
class PosterView:
    """A model on one sheet of A4. `figures` and `steps` are the first ones, as many as it holds; `left_out` steps are
    not on it. `roomy`: there is little to say, so it is set larger.
    """

    card: ModelCard
    picture: Picture | None
    figures: tuple[Figure, ...]
    steps: tuple[str, ...]
    left_out: int
    contact: records.Contact | None
    roomy: bool


@dataclass(frozen=True, slots=True)
class PlaceStep:
    """A change in a unit's life: when (if known), into which units it went, and the legal basis (if known)."""

    date: Moment | None
    into: tuple[Link, ...]
    basis: str = ""


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """A unit's life: its parents and children, what it became or was made from (`was`), and its dated steps."""

    parents: tuple[Link, ...]
    children: tuple[Counted, ...]
    became: tuple[Link, ...]
    was: tuple[Link, ...]
    steps: tuple[PlaceStep, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """Models that share something. `kind`: field, place, unit, year, tag; `place` and `field` are set for theirs."""

    kind: str
    name: str
    intro: str
    cards: tuple[ModelCard, ...]
    total: int
    pager: Pager
    totals: tuple[Total, ...]
    place: PlaceFacts | None = None
    field: FieldMark | None = None


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """A part of an index: for places a province or district with its units, for units a first letter, else unnamed.

    `era` says whether a province is one of today ("now") or an earlier one ("then").
    """

    name: str
    url: str
    entries: tuple[Counted, ...]
    groups: tuple["IndexGroup", ...] = ()
    era: str = ""


@dataclass(frozen=True, slots=True)
class IndexView:
    """All values of one kind: field, place, unit, year, tag."""

    kind: str
    groups: tuple[IndexGroup, ...]


@dataclass(frozen=True, slots=True)
class ProgrammesView:
    """All programmes."""

    cards: tuple[ProgrammeCard, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """One programme. `counts` are the official counts that name a field or a subject, beside the overall funnel."""

    programme: records.Programme
    prose: Prose
    pictures: tuple[Picture, ...]
    place: PlaceMark
    funnel: tuple[FunnelStep, ...]
    counts: tuple[tuple[records.Count, str], ...]
    cards: tuple[ModelCard, ...]
    news: tuple[NewsCard, ...]
    totals: tuple[Total, ...]
    sources: tuple[SourceMark, ...]


@dataclass(frozen=True, slots=True)
class NewsListView:
    """News, newest first, a page at a time."""

    cards: tuple[NewsCard, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class NewsView:
    """One news item."""

    news: records.News
    prose: Prose
    pictures: tuple[Picture, ...]
    players: tuple[Player, ...]
    models: tuple[ModelCard, ...]
    programme: Link | None
    sources: tuple[SourceMark, ...]
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True)
class StandingView:
    """A standing page."""

    prose: Prose


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page: its filters, words to try, and the newest models."""

    facets: tuple[Facet, ...]
    examples: tuple[str, ...]
    newest: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class StatisticsView:
    """The figures of the site, drawn and tabled. `funnels` are the programmes that have official counts."""

    charts: tuple[Chart, ...]
    totals: tuple[Total, ...]
    funnels: tuple[ProgrammeCard, ...]
    models: int


@dataclass(frozen=True, slots=True)
class ReplicationView:
    """How to replicate, and who followed whom. `ready` are the most complete models."""

    guide: Link | None
    trees: tuple[Tree, ...]
    followers: int
    ready: tuple[ModelCard, ...]


@dataclass(frozen=True, slots=True)
class CompareView:
    """The page that compares models; `cards` are the models to choose from without a query (newest)."""

    cards: tuple[ModelCard, ...]


@dataclass(frozen=True, slots=True)
class DataFile:
    """An open data file: how many rows it has, and the names of its columns."""

    url: str
    name: str
    rows: int
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenDataView:
    """What can be downloaded."""

    files: tuple[DataFile, ...]


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """The page for an address that is not there."""


@dataclass(frozen=True, slots=True)
class RedirectView:
    """A page that moved to `target`."""

    target: str


View = (
    HomeView
    | BrowseView
    | ModelView
    | PosterView
    | GroupView
    | IndexView
    | ProgrammesView
    | ProgrammeView
    | NewsListView
    | NewsView
    | StandingView
    | SearchView
    | StatisticsView
    | ReplicationView
    | CompareView
    | OpenDataView
    | NotFoundView
    | RedirectView
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be written: where, by which layout ("model.html"), with which values.

    `title` and `description` go into the head, the card and the feeds; `card` is the URL of its Open Graph picture;
    `crumbs` leads from the home page to its parent; `section` is the menu entry it belongs to; `listed` says whether
    the sitemap names it; `updated` is the last date that the content gives for it.
    """

    url: str
    layout: str
    title: str
    description: str
    view: View
    section: str = ""
    crumbs: tuple[Link, ...] = ()
    card: str = ""
    listed: bool = True
    updated: Moment | None = None


@dataclass(frozen=True, slots=True)
class Chrome:
    """What every page shows around its own: the menus, and the date of the last change in the content."""

    menu: tuple[Link, ...]
    footer: tuple[Link, ...]
    updated: Moment | None
