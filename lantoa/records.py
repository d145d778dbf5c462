"""What editors write, typed. Keys and their meaning: docs/ and the schema; an empty value was not written."""

from dataclasses import dataclass

from lantoa.places import Address
from lantoa.vietnamese.figures import Quantity
from lantoa.vietnamese.periods import Moment, Period


@dataclass(frozen=True, slots=True)
class Person:
    """A person that a source names, with the role in which it does."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """A dated step in a model's life. Status and level are derived from events, never written."""

    kind: str
    date: Moment | None = None
    level: str = ""
    by: str = ""
    number: str = ""
    award: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """A result. Without a quantity, `label` is the whole text. `source` is the id of one of the page's sources."""

    label: str
    quantity: Quantity | None = None
    scope: str = "model"
    as_of: Moment | None = None
    before: Quantity | None = None
    context: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Cost:
    """What something cost: the amount with its unit, at set-up or as upkeep, and who paid."""

    item: str
    amount: Quantity | None = None
    phase: str = "setup"
    payer: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of how it was done."""

    do: str
    who: str = ""
    when: str = ""
    output: str = ""


@dataclass(frozen=True, slots=True)
class Fit:
    """For whom a model suits: days to the first result, people needed, keys of the `fit` vocabularies."""

    days: Quantity | None = None
    people: Quantity | None = None
    terrain: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    led_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom a replicator may ask: a role at an office, which outlives a person in it."""

    office: str = ""
    role: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Replication:
    """Somebody did it after this model. `model` is the slug of the follower's own page, where it has one."""

    unit: str
    place: Address | None = None
    date: Period | None = None
    changed: str = ""
    results: tuple[Result, ...] = ()
    model: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture. `path` is relative to the site's folder; `focus` is (x, y) in 0–1 of what must stay in a crop."""

    path: str
    alt: str
    caption: str = ""
    credit: str = ""
    date: Moment | None = None
    focus: tuple[float, float] = (0.5, 0.5)
    people: str = "none"
    children: bool = False
    consent: str = ""


@dataclass(frozen=True, slots=True)
class Medium:
    """Sound or film: a file of the site (`path`, relative to the site's folder) or an address elsewhere (`url`)."""

    kind: str
    title: str
    path: str = ""
    url: str = ""
    transcript: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A paper to take along: a file of the site or an address elsewhere."""

    title: str
    path: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that a source prints, and whose they are."""

    text: str
    person: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read."""

    id: str
    title: str
    publisher: str = ""
    date: Moment | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Model:
    """An exemplary model. `unit` is empty where the source names none; `body` is Markdown from line `body_line`."""

    slug: str
    file: str
    title: str
    unit: str
    field: tuple[str, ...]
    place: Address
    period: Period
    summary: str = ""
    subject: str = "collective"
    person: Person | None = None
    partners: tuple[str, ...] = ()
    programme: str = ""
    tags: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    results: tuple[Result, ...] = ()
    costs: tuple[Cost, ...] = ()
    steps: tuple[Step, ...] = ()
    conditions: tuple[str, ...] = ()
    not_suitable: tuple[str, ...] = ()
    difficulties: tuple[str, ...] = ()
    lessons: tuple[str, ...] = ()
    fit: Fit | None = None
    upkeep: str = ""
    contact: Contact | None = None
    replicates: str = ""
    replications: tuple[Replication, ...] = ()
    photos: tuple[Photo, ...] = ()
    media: tuple[Medium, ...] = ()
    documents: tuple[Document, ...] = ()
    quotes: tuple[Quote, ...] = ()
    sources: tuple[Source, ...] = ()
    aliases: tuple[str, ...] = ()
    published: Moment | None = None
    updated: Moment | None = None
    draft: bool = False
    featured: bool = False
    body: str = ""
    body_line: int = 1


@dataclass(frozen=True, slots=True)
class News:
    """A news item; `models` are slugs."""

    slug: str
    file: str
    title: str
    date: Moment
    summary: str = ""
    photos: tuple[Photo, ...] = ()
    models: tuple[str, ...] = ()
    programme: str = ""
    sources: tuple[Source, ...] = ()
    media: tuple[Medium, ...] = ()
    tags: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    draft: bool = False
    body: str = ""
    body_line: int = 1


@dataclass(frozen=True, slots=True)
class Count:
    """An official count of a programme: how many reached a stage, of what subject, in which field, at what level."""

    stage: str
    quantity: Quantity
    subject: str = ""
    field: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class LegalDocument:
    """The paper that a programme rests on."""

    number: str = ""
    date: Moment | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Programme:
    """A campaign or scheme that models belong to, with its official counts."""

    slug: str
    file: str
    title: str
    place: Address
    period: Period
    by: str = ""
    document: LegalDocument | None = None
    counts: tuple[Count, ...] = ()
    sources: tuple[Source, ...] = ()
    photos: tuple[Photo, ...] = ()
    summary: str = ""
    aliases: tuple[str, ...] = ()
    draft: bool = False
    body: str = ""
    body_line: int = 1


@dataclass(frozen=True, slots=True)
class StandingPage:
    """A page that is neither model nor news. `menu` is its order in the menu; None keeps it out."""

    slug: str
    file: str
    title: str
    menu: int | None = None
    summary: str = ""
    aliases: tuple[str, ...] = ()
    draft: bool = False
    body: str = ""
    body_line: int = 1


Entry = Model | News | Programme | StandingPage
