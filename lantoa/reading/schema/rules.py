"""What several keys of a record say together: a figure and its unit, a picture and its consent, an order in time.

A rule takes the attributes that were read and the scope of their record, and gives back the attributes to make
the record from. `Record.rules` names it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from lantoa.places import AmbiguousPlace, UnknownPlace
from lantoa.reading.marks import line_of
from lantoa.reading.schema.alts import is_file_name
from lantoa.reading.schema.reading import Scope
from lantoa.records import Result
from lantoa.vietnamese.figures import Quantity, parse_unit
from lantoa.vietnamese.periods import Moment, Period
from lantoa.vietnamese.text import nearest

Attributes = dict[str, Any]
Rule = Callable[[Attributes, Scope], Attributes]

_PARTS = ("value", "unit", "qualifier", "of")
_AFTER_THE_START = frozenset({"reviewed", "recognised", "awarded", "stopped", "revoked"})


def _quantity(values: Attributes, scope: Scope) -> Attributes:
    """`value` with its `unit`, `qualifier` and `of`, whether they stand in its text or in other keys."""
    rest = _without(values, *_PARTS)
    figure: Quantity | None = values.get("value")
    if figure is None:
        _refuse_parts(values, scope)
        return rest
    unit = parse_unit(values["unit"]) if "unit" in values else ""
    qualifier: str = values.get("qualifier", "")
    of: Decimal | None = values["of"].value if "of" in values else None
    for key, part, other in (
        ("unit", unit, figure.unit),
        ("qualifier", qualifier, figure.qualifier),
        ("of", of, figure.of),
    ):
        if part and other and part != other:
            scope.refuse(key, "figure-conflict", key=key, value=part, other=other)
    rest["quantity"] = Quantity(
        figure.value, unit or figure.unit, qualifier or figure.qualifier, of or figure.of
    )
    return rest


def _refuse_parts(values: Attributes, scope: Scope) -> None:
    """A unit without its figure. Where the figure was written, it has been said that it cannot be read."""
    for key in () if scope.is_written("value") else _PARTS[1:]:
        if key in values:
            scope.refuse(key, "value-missing", key=key)


def _before(values: Attributes, _: Scope) -> Attributes:
    """`before` has the unit of the result, unless it names its own."""
    before, quantity = values.get("before"), values.get("quantity")
    if before is None or quantity is None or before.unit:
        return values
    return values | {"before": replace(before, unit=quantity.unit)}


def _amount(values: Attributes, scope: Scope) -> Attributes:
    """`amount` with its `unit`; a bare number is money."""
    amount: Quantity | None = values.get("amount")
    if amount is None:
        return _without(values, "unit")
    unit = parse_unit(values.get("unit", ""))
    if unit and amount.unit and unit != amount.unit:
        scope.refuse("unit", "figure-conflict", key="unit", value=unit, other=amount.unit)
    return _without(values, "unit") | {"amount": replace(amount, unit=unit or amount.unit or "đồng")}


def _without(values: Attributes, *keys: str) -> Attributes:
    return {key: value for key, value in values.items() if key not in keys}


def _file_or_url(values: Attributes, scope: Scope) -> Attributes:
    count = sum(map(scope.is_written, ("file", "url")))
    if count != 1:
        scope.refuse("", "file-or-url", count=count)
    return values


def _transcript(values: Attributes, scope: Scope) -> Attributes:
    """Words for those who cannot hear (WCAG 2.2, 1.2.1)."""
    if not values.get("transcript"):
        scope.warn("", "missing-transcript", title=values.get("title", ""))
    return values


def _consent(values: Attributes, scope: Scope) -> Attributes:
    """A picture of children, or of somebody who can be recognised, needs consent (Luật 91/2025/QH15)."""
    shown = {"children": values.get("children"), "people": values.get("people") == "identifiable"}
    key = next((key for key, is_shown in shown.items() if is_shown), "")
    if key and not values.get("consent"):
        scope.refuse(key, "missing-consent", key=key)
    return values


def _alt(values: Attributes, scope: Scope) -> Attributes:
    if is_file_name(values.get("alt", ""), values.get("path", "")):
        scope.warn("alt", "alt-is-file-name", value=values["alt"])
    return values


def _credit(values: Attributes, scope: Scope) -> Attributes:
    """Whoever took a photo is named beside it (Luật Sở hữu trí tuệ, điều 19)."""
    if not values.get("credit"):
        scope.warn("", "photo-no-credit")
    return values


def _place_in_period(values: Attributes, scope: Scope) -> Attributes:
    return _resolved(values, values.get("period"), scope)


def _place_at_date(values: Attributes, scope: Scope) -> Attributes:
    return _resolved(values, values.get("date"), scope)


def _resolved(values: Attributes, when: Period | None, scope: Scope) -> Attributes:
    """`place` as an address of that time."""
    if "place" not in values:
        return values
    try:
        moment = (when.start or when.end) if when else None
        return values | {"place": scope.reading.gazetteer.resolve(values["place"], moment)}
    except UnknownPlace as error:
        code = "ambiguous-place" if isinstance(error, AmbiguousPlace) else "unknown-place"
        near = " / ".join(error.suggestions)
        scope.refuse("place", code, value=values["place"], part=error.part, suggestion=near)
        return _without(values, "place")


def _updated_after_published(values: Attributes, scope: Scope) -> Attributes:
    published: Moment | None = values.get("published")
    updated: Moment | None = values.get("updated")
    if published and updated and updated.end < published.start:
        scope.refuse("updated", "updated-before-published", value=updated.edtf, published=published.edtf)
    return values


def _events_in_period(values: Attributes, scope: Scope) -> Attributes:
    """Nothing is recognised before it began."""
    period: Period | None = values.get("period")
    start = period.start.start if period and period.start else None
    for index, event in enumerate(values.get("events", ())):
        if start and event.date and event.kind in _AFTER_THE_START and event.date.end < start:
            about = {"kind": event.kind, "value": event.date.edtf, "start": period.text if period else ""}
            scope.warn(f"events.{index}.date", "event-before-start", **about)
    return values


def _sources(values: Attributes, scope: Scope) -> Attributes:
    """Every source has an id of its own, and what a figure cites is one of them."""
    known: dict[str, int] = {}
    for index, source in enumerate(values.get("sources", ())):
        path = f"sources.{index}.id"
        if source.id in known:
            scope.refuse(path, "duplicate-source", value=source.id, line=known[source.id])
        known.setdefault(source.id, line_of(scope.mark_of_key(path)))
    for path, cited in _cited(values):
        if cited not in known:
            about = {"suggestion": "".join(nearest(cited, known)[:1]), "known": ", ".join(known)}
            scope.refuse(path, "unknown-source", value=cited, **about)
    return values


def _cited(values: Attributes) -> Iterator[tuple[str, str]]:
    yield from _cited_by(values.get("results", ()), "results")
    for index, replication in enumerate(values.get("replications", ())):
        if replication.source:
            yield f"replications.{index}.source", replication.source
        yield from _cited_by(replication.results, f"replications.{index}.results")


def _cited_by(results: tuple[Result, ...], path: str) -> Iterator[tuple[str, str]]:
    yield from (
        (f"{path}.{index}.source", result.source) for index, result in enumerate(results) if result.source
    )


def _featured(values: Attributes, scope: Scope) -> Attributes:
    """What was revoked is not shown as an example."""
    if values.get("featured") and any(event.kind == "revoked" for event in values.get("events", ())):
        scope.refuse("featured", "revoked-featured")
    return values


RULES: Mapping[str, Rule] = {
    "quantity": _quantity,
    "before": _before,
    "amount": _amount,
    "file-or-url": _file_or_url,
    "transcript": _transcript,
    "consent": _consent,
    "alt": _alt,
    "credit": _credit,
    "place-in-period": _place_in_period,
    "place-at-date": _place_at_date,
    "updated-after-published": _updated_after_published,
    "events-in-period": _events_in_period,
    "sources": _sources,
    "featured": _featured,
}
