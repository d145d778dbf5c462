"""Briefs as plain tuples, texts and numbers: what a store can keep without running anybody's code when it reads."""

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from itertools import starmap
from typing import Any

from lantoa.places import Address, Place
from lantoa.records import Fit, Photo, Result, Source
from lantoa.relate.brief import Addend, Brief
from lantoa.relate.standing import Standing
from lantoa.vietnamese.figures import Quantity
from lantoa.vietnamese.periods import Moment, Period

Packed = tuple[Any, ...]
"""Tuples of texts, numbers, truth values and None, to any depth: what `marshal` writes and reads."""


def pack_brief(brief: Brief) -> Packed:
    """A brief as plain values, in the order of its fields; a place becomes its slug."""
    b = brief
    return (
        *(b.slug, b.file, b.title, b.summary, b.unit, b.unit_slug, b.field, b.tags),
        *(
            pack_address(b.place),
            pack_period(b.period),
            b.years,
            pack_moment(b.updated),
            pack_moment(b.dated),
            b.featured,
        ),
        *(b.programme, (b.standing.status, b.standing.level, b.standing.award), b.parts),
        *(b.figure and pack_result(b.figure), b.figure_number, b.source and pack_source(*b.source)),
        *(b.photo and _pack_photo(b.photo), b.fit and _pack_fit(b.fit)),
        *(b.replicates, b.followers, b.aliases, b.results, tuple(map(tuple, b.addends))),
        *(b.telling, b.order, b.sums, b.card),
    )


def unpack_brief(values: Packed, place: Callable[[str], Place]) -> Brief:
    """The brief that was packed. `place` finds a unit by its slug; what it raises for an unknown one comes through."""
    # fmt: off
    (
        slug, file, title, summary, unit, unit_slug, field, tags,
        address, period, years, updated, dated, featured,
        programme, standing, parts,
        figure, number, source,
        photo, fit,
        replicates, followers, aliases, results, addends,
        telling, order, sums, card,
    ) = values
    return Brief(
        slug, file, title, summary, unit, unit_slug, field, tags,
        _address(address, place), period and _period(period), years, updated and _moment(*updated),
        _moment(*dated), featured,
        programme, _standing(*standing), parts,
        figure and _result(figure), number, source and _source(source),
        photo and _photo(photo), fit and _fit(fit),
        replicates, followers, aliases, results, tuple(starmap(Addend, addends)),
        telling, order, sums, card,
    )
    # fmt: on


def pack_address(address: Address) -> Packed:
    """An address as it was written, its hamlet, and the slugs of its units as they were and as they are."""
    chain = tuple([place.slug for place in address.chain])
    return address.text, address.hamlet, chain, tuple([place.slug for place in address.today])


def _address(values: Packed, place: Callable[[str], Place]) -> Address:
    text, hamlet, chain, today = values
    return Address(text, hamlet, tuple(map(place, chain)), tuple(map(place, today)))


def pack_moment(moment: Moment | None) -> Packed | None:
    """A date by its parts."""
    return None if moment is None else (moment.year, moment.month, moment.day, moment.approximate)


# A few hundred days serve all models, and a moment asks the calendar when it is made.
_moment = lru_cache(4096)(Moment)


def pack_period(period: Period) -> Packed:
    """A period by its parts."""
    return pack_moment(period.start), pack_moment(period.end), period.ongoing, period.text


@lru_cache(4096)
def _period(values: Packed) -> Period:
    start, end, ongoing, text = values
    return Period(start and _moment(*start), end and _moment(*end), ongoing, text)


_standing = lru_cache(256)(Standing)


def _pack_quantity(quantity: Quantity) -> Packed:
    of = None if quantity.of is None else str(quantity.of)
    return str(quantity.value), quantity.unit, quantity.qualifier, of


def _quantity(values: Packed) -> Quantity:
    value, unit, qualifier, of = values
    return Quantity(Decimal(value), unit, qualifier, None if of is None else Decimal(of))


def pack_result(result: Result) -> Packed:
    """A result, in the order of its fields."""
    quantity = result.quantity and _pack_quantity(result.quantity)
    before = result.before and _pack_quantity(result.before)
    as_of = pack_moment(result.as_of)
    return result.label, quantity, result.scope, as_of, before, result.context, result.source


def _result(values: Packed) -> Result:
    label, quantity, scope, as_of, before, context, source = values
    as_of = as_of and _moment(*as_of)
    return Result(
        label, quantity and _quantity(quantity), scope, as_of, before and _quantity(before), context, source
    )


def pack_source(number: int, source: Source) -> Packed:
    """A source with its number on the page."""
    return number, source.id, source.title, source.publisher, pack_moment(source.date), source.url


def _source(values: Packed) -> tuple[int, Source]:
    number, key, title, publisher, date, url = values
    return number, Source(key, title, publisher, date and _moment(*date), url)


def pack_shown_photo(photo: Photo) -> Packed:
    """Of a photo what a list shows: not who is in it, nor their consent."""
    return photo.path, photo.alt, photo.caption, photo.credit, pack_moment(photo.date), photo.focus


def _pack_photo(photo: Photo) -> Packed:
    return *pack_shown_photo(photo), photo.people, photo.children, photo.consent


def _photo(values: Packed) -> Photo:
    path, alt, caption, credit, date, focus, people, children, consent = values
    return Photo(path, alt, caption, credit, date and _moment(*date), focus, people, children, consent)


def _pack_fit(fit: Fit) -> Packed:
    days, people = fit.days and _pack_quantity(fit.days), fit.people and _pack_quantity(fit.people)
    return days, people, fit.terrain, fit.needs, fit.led_by


def _fit(values: Packed) -> Fit:
    days, people, terrain, needs, led_by = values
    return Fit(days and _quantity(days), people and _quantity(people), terrain, needs, led_by)
