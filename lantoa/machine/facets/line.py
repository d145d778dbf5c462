"""What one page gives to the table: by which values of each facet it is found, and how they are called. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from math import ceil

from lantoa import views
from lantoa.machine.facets.units import unit_kind
from lantoa.records import Cost, Fit
from lantoa.relate.order import by_letters
from lantoa.vietnamese.figures import Quantity

Value = str | int
Values = dict[str, tuple[Value, ...]]
Names = dict[str, dict[Value, tuple[str, str]]]
Line = tuple[str, Values, Names]
"""As marshal keeps it: (a text that sorts titles, the values of each facet, their names and what stands above them).

A place has its parent's slug above it; other names have nothing. Names under "by" are units, which are no facet. A
facet without values is left out.
"""

COSTS = (0, *(million * 1_000_000 for million in (2, 5, 10, 20, 50, 100, 500, 1_000)))
"""The limits of cost that can be chosen, in đồng (layouts/parts/filter_panel.html)."""

DAYS = (7, 30, 90, 180, 365)
"""The limits of days that can be chosen."""

_BEYOND = 10**12
_LENGTHS = {"": 1, "ngày": 1, "tuần": 7, "tháng": 30, "năm": 365}


def facet_line(page: views.Page) -> Line | None:
    """The line of a page that has a search record (`plan_record`); None for another.

    It depends on the page alone.
    """
    view = page.view
    names: Names = {}
    if isinstance(view, views.ModelView):
        values, names = _of_model(view)
    elif isinstance(view, views.NewsView):
        values, names = _of_news(view)
    elif isinstance(view, views.ProgrammeView):
        slug = view.programme.slug
        names = {"place": _place_names([view.place]), "programme": {slug: (page.title, "")}}
        values = {"kind": ("programme",), "place": tuple(names["place"]), "programme": (slug,)}
    elif isinstance(view, views.StandingView):
        values = {"kind": ("page",)}
    elif isinstance(view, views.GroupView) and view.kind in ("place", "unit") and view.pager.page == 1:
        values = {"kind": (view.kind,)}
    else:
        return None
    return by_letters(page.title), {key: found for key, found in values.items() if found}, names


def _of_model(view: views.ModelView) -> tuple[Values, Names]:
    card, model, fit = view.card, view.model, view.model.fit or Fit()
    parts = dict(view.completeness.parts)
    has = ("steps", "costs", "photos")
    followed = ("replicated",) if card.replications else ()
    unit = _last_segment(view.unit_url)
    names: Names = {
        "field": {field.key: (field.name, "") for field in card.fields},
        "place": _place_names([card.place]),
        "programme": {model.programme: (view.programme.text, "")} if view.programme else {},
        "tag": {_last_segment(tag.url): (tag.text, "") for tag in view.tags if tag.url},
        "by": {unit: (card.unit, "")} if unit else {},
    }
    values: Values = {
        "kind": ("model",),
        "field": tuple(field.key for field in card.fields),
        "place": tuple(names["place"]),
        "unit": (unit_kind(card.unit),),
        "level": _given(card.level),
        "status": _given(card.status),
        "year": tuple(link.text for link in view.year_links),
        "subject": (model.subject,),
        "has": (*(part for part in has if parts.get(part)), *followed),
        "programme": tuple(names["programme"]),
        "tag": tuple(names["tag"]),
        "cost": _limit(setup_cost(model.costs), COSTS),
        "days": _limit(days(fit.days), DAYS),
        "led_by": fit.led_by,
        "needs": fit.needs,
        "terrain": fit.terrain,
        "complete": (card.completeness,),
        "followed": (card.replications,),
    }
    return values, names


def _of_news(view: views.NewsView) -> tuple[Values, Names]:
    cards, programme = view.models, view.programme
    names: Names = {
        "place": _place_names(card.place for card in cards),
        "programme": {_last_segment(programme.url): (programme.text, "")} if programme else {},
    }
    values: Values = {
        "kind": ("news",),
        "field": tuple(dict.fromkeys(field.key for card in cards for field in card.fields)),
        "place": tuple(names["place"]),
        "year": (str(view.news.date.year),),
        "programme": tuple(names["programme"]),
    }
    return values, names


def _last_segment(url: str) -> str:
    """The slug at the end of a page's URL: `/dia-ban/x/` → `x`."""
    return url.strip("/").rpartition("/")[2]


def _place_names(places: Iterable[views.PlaceMark]) -> dict[Value, tuple[str, str]]:
    """Each unit of some addresses, then and now: its name, and the slug of the unit above it."""
    return dict(pair for place in places for chain in (place.then, place.now) for pair in _chain(chain))


def _chain(links: tuple[views.Link, ...]) -> Iterator[tuple[Value, tuple[str, str]]]:
    slugs = [_last_segment(link.url) for link in links]
    return zip(slugs, zip((link.text for link in links), (*slugs[1:], ""), strict=False), strict=True)


def full_name(names: Mapping[Value, tuple[str, str]], key: Value) -> str:
    """A name with those above it: "xã Hồng Giang, huyện Lục Ngạn, tỉnh Bắc Giang"."""
    parts = []
    while key in names:
        name, key = names[key]
        parts.append(name)
    return ", ".join(parts)


def setup_cost(costs: Iterable[Cost]) -> Decimal | None:
    """What setting up cost in đồng; None where the record does not tell all of it.

    Work days and materials are no money; a price "a metre" or without an amount leaves the sum unknown.
    """
    amounts = [cost.amount for cost in costs if cost.phase == "setup"]
    money = [amount for amount in amounts if amount is None or amount.unit.startswith("đồng")]
    if not money or any(amount is None or not _is_sum(amount) for amount in money):
        return None
    return sum((amount.value for amount in money if amount), Decimal(0))


def _is_sum(amount: Quantity) -> bool:
    return amount.unit == "đồng" and amount.qualifier != "order"


def days(quantity: Quantity | None) -> int | None:
    """How many days until the first result; None where it is not said, or in no unit of time."""
    if quantity is None or quantity.unit not in _LENGTHS:
        return None
    return ceil(quantity.value * _LENGTHS[quantity.unit])


def _limit(value: Decimal | int | None, limits: tuple[int, ...]) -> tuple[Value, ...]:
    """The smallest limit that holds a value: a table of few different numbers is small."""
    if value is None:
        return ()
    return (next((limit for limit in limits if value <= limit), _BEYOND),)


def _given(value: str) -> tuple[Value, ...]:
    return (value,) if value else ()
