"""What each page shows: the values that `pages` plans and a layout reads.

A view holds only what its page shows, so that a page needs rendering again only when one of these values changed.
URLs are site-relative ("/mo-hinh/x/"); the layouts put the base path before them. Quantities, periods and places
keep their types: the layouts write them in the site's language.
"""

from dataclasses import dataclass

from lantoa import records
from lantoa.figures import Quantity
from lantoa.periods import Moment, Period


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


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo as a page shows it. `avif` ascends by width; `jpeg` is the fallback; `colour` is "#rrggbb", its average."""

    avif: tuple[Rendition, ...]
    jpeg: Rendition
    alt: str
    caption: str = ""
    credit: str = ""
    date: Moment | None = None
    colour: str = "#dddddd"


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
    """An address as it was, with links to its units, and the units that stand there today (empty if the same or unknown)."""

    hamlet: str
    then: tuple[Link, ...]
    now: tuple[Link, ...] = ()


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

    `level` is empty for the whole programme; `here` is None where no event of a model tells the stage.
    """

    stage: str
    official: Quantity | None
    here: int | None
    level: str = ""


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
class Total:
    """A sum over models: what was added (`label`), how much, from how many models, and their links."""

    label: str
    quantity: Quantity
    models: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a page stands among its siblings; `previous` and `next` are URLs or empty; `pages` are (number, URL)."""

    page: int
    count: int
    previous: str
    next: str
    pages: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter: its key in the query string, and its options. Without scripts each option is a link to a page of its own."""

    key: str
    options: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class Completeness:
    """Which parts of a model's record are there: (part, have). `share` is 0–100; `next` is the part to ask for next."""

    parts: tuple[tuple[str, bool], ...]
    share: int
    next: str


@dataclass(frozen=True, slots=True)
class Branch:
    """One follower in a tree of replications, with those who followed it."""

    unit: str
    place: PlaceMark | None = None
    url: str = ""
    title: str = ""
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
    """A similar model and why: `field` names shared fields, `tags` shared tags, `words` shared telling words."""

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
class Download:
    """A file or an address to take along. `kind` is the extension ("pdf"); `size` is in bytes, 0 for an address elsewhere."""

    url: str
    title: str
    kind: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Player:
    """Sound or film: `url` plays here when `local`, else it is a link to another site."""

    kind: str
    title: str
    url: str
    local: bool
    transcript: str = ""


# The pages. ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class HomeView:
    """The front page: one lead model, the other featured ones, the newest, fields, totals, news."""

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
    compare_url: str


@dataclass(frozen=True, slots=True)
class PlaceStep:
    """A change in a unit's life: when (if known), into which units it went, and the legal basis (if known)."""

    date: Moment | None
    into: tuple[Link, ...]
    basis: str = ""


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """A unit's life: its parents and children, what it became (`became`) or was made from (`was`), and its dated steps.

    `era` is then or now, `kind` the Vietnamese word ("xã"), `level` commune, district or province.
    """

    era: str
    kind: str
    level: str
    parents: tuple[Link, ...]
    children: tuple[Counted, ...]
    became: tuple[Link, ...]
    was: tuple[Link, ...]
    steps: tuple[PlaceStep, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """Models that share something. `kind`: field, place, unit, year, tag. `place` and `field` are there for their kinds."""

    kind: str
    name: str
    intro: str
    cards: tuple[ModelCard, ...]
    total: int
    pager: Pager
    related: tuple[Facet, ...]
    totals: tuple[Total, ...]
    place: PlaceFacts | None = None
    field: FieldMark | None = None


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """A part of an index: for places a province (or district) with its units, for units a first letter, else unnamed."""

    name: str
    url: str
    entries: tuple[Counted, ...]
    groups: tuple["IndexGroup", ...] = ()


@dataclass(frozen=True, slots=True)
class IndexView:
    """All values of one kind: field, place, unit, year, tag."""

    kind: str
    groups: tuple[IndexGroup, ...]
    total: int


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
    total: int
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
    """The search page: its filters, and words to try."""

    facets: tuple[Facet, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a chart. `note` is a short key or text beside the value."""

    label: str
    value: int
    url: str = ""
    colour: str = "ink"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A bar or column chart: `key` names its title in the interface text; `form` is bars (horizontal) or columns (years)."""

    key: str
    form: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class StatisticsView:
    """The figures of the site, drawn and tabled. `parts` says how many models have each part of a full record."""

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
    """An open data file: its columns as (name, key of its description in the interface text)."""

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
    """What every page shows around its own: the menu (main and footer) and the date of the last change in the content."""

    menu: tuple[Link, ...]
    footer: tuple[Link, ...]
    updated: Moment | None
