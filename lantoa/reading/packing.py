"""What came of a file, in tuples of texts and numbers and back again, so that it can be kept without being code.

What is packed holds nothing but str, bytes, int, bool, float, None and tuples of them. How each record is packed
follows from the types of its attributes: a new attribute needs nothing here. Unpacking makes instances of the classes
that the records name, and of no others. An address is kept by the slugs of its units, which the gazetteer knows; so a
unit is one object, however many articles name it.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from lantoa import records
from lantoa.errors import Problem, Severity
from lantoa.places import Address, Gazetteer
from lantoa.reading.file_read import FileRead, Unmade
from lantoa.reading.folders import PageFile
from lantoa.reading.marks import Marks, Positions
from lantoa.reading.schema.files import Missing
from lantoa.reading.schema.reading import Named
from lantoa.vietnamese.figures import Quantity
from lantoa.vietnamese.periods import Moment, Period

Packed = tuple[Any, ...]
"""Of str, bytes, int, bool, float, None and tuples of these."""
Coder = Callable[[Any], Any]

ENTRIES: Mapping[str, type] = {
    "models": records.Model,
    "news": records.News,
    "programmes": records.Programme,
    "pages": records.StandingPage,
}
_PLAIN = frozenset({str, int, bool, float, NoneType})
_FAULTS = (TypeError, ValueError, LookupError, AttributeError, InvalidOperation)
_KEPT = 2**12
"""Dates, periods and figures that stay in memory: a site writes the same ones over and over."""


class NotPacked(ValueError):  # noqa: N818 - named for what was found
    """A tuple that no `pack_read` made."""


def pack_read(read: FileRead) -> Packed:
    """What came of a file."""
    marks = read.positions.marks
    return (
        _PACK_PAGE(read.page),
        tuple(map(_PACK_PROBLEM, read.problems)),
        _PACK_ENTRY[read.page.kind](read.entry) if read.entry is not None else None,
        (marks.paths, marks.numbers),
        _PACK_UNMADE(read.unmade) if read.unmade is not None else None,
        tuple(map(_PACK_NAMED, read.named)),
        read.is_draft,
        tuple((folder, written, _pack_answer(answer)) for folder, written, answer in read.asked),
    )


class Unpacker:
    """Unpacks what was read with the same configuration, over the gazetteer of the site."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        coders: dict[type, Coder] = {**_UNPACKERS, Address: lru_cache(_KEPT)(_addresses_of(gazetteer))}
        self._entries = {kind: _record_unpacker(cls, coders) for kind, cls in ENTRIES.items()}
        self._page, self._problem, self._named, self._unmade = (
            _record_unpacker(cls, coders) for cls in (PageFile, Problem, Named, Unmade)
        )

    def read(self, packed: Packed) -> FileRead:
        """What `pack_read` packed, equal to what it was. Raises NotPacked."""
        try:
            return self._read(packed)
        except _FAULTS as fault:
            raise NotPacked(str(fault)) from fault

    def entry(self, kind: str, packed: Packed) -> records.Entry:
        """The record in a tuple of `pack_entry`. Raises NotPacked."""
        try:
            return cast(records.Entry, self._entries[kind](packed))
        except _FAULTS as fault:
            raise NotPacked(str(fault)) from fault

    def _read(self, packed: Packed) -> FileRead:
        page, problems, entry, places, unmade, named, is_draft, asked = packed
        made = self._page(page)
        return FileRead(
            made,
            tuple(map(self._problem, problems)),
            self._entries[made.kind](entry) if entry is not None else None,
            Positions(made.file, Marks(*places)),
            self._unmade(unmade) if unmade is not None else None,
            tuple(map(self._named, named)),
            is_draft,
            tuple((folder, written, _unpack_answer(answer)) for folder, written, answer in asked),
        )


def pack_entry(kind: str, entry: records.Entry) -> Packed:
    """A record alone; `kind` is a key of `ENTRIES`."""
    return cast(Packed, _PACK_ENTRY[kind](entry))


def _pack_answer(answer: str | Missing) -> str | Packed:
    return answer if isinstance(answer, str) else (answer.code, answer.suggestions)


def _unpack_answer(packed: str | Packed) -> str | Missing:
    return packed if isinstance(packed, str) else Missing(*packed)


def _pack_quantity(quantity: Quantity) -> Packed:
    of = None if quantity.of is None else str(quantity.of)
    return str(quantity.value), quantity.unit, quantity.qualifier, of


@lru_cache(_KEPT)
def _unpack_quantity(packed: Packed) -> Quantity:
    value, unit, qualifier, of = packed
    return Quantity(Decimal(value), unit, qualifier, None if of is None else Decimal(of))


def _pack_address(address: Address) -> Packed:
    chain = tuple([place.slug for place in address.chain])
    today = chain if address.today is address.chain else tuple([place.slug for place in address.today])
    return address.text, address.hamlet, chain, today


def _addresses_of(gazetteer: Gazetteer) -> Callable[[Packed], Address]:
    def unpack(packed: Packed) -> Address:
        text, hamlet, chain, today = packed
        units = tuple(map(gazetteer.place, chain))
        return Address(text, hamlet, units, units if today == chain else tuple(map(gazetteer.place, today)))

    return unpack


def _record_packer(cls: type, coders: Mapping[type, Coder]) -> Coder:
    names = [each.name for each in fields(cls)]
    get, special = attrgetter(*names), _special(cls, coders, _record_packer)
    if not special:
        return get

    def pack(record: object) -> Packed:
        values = list(get(record))
        for index, coder in special:
            if values[index]:  # what is empty or None stays what it is
                values[index] = coder(values[index])
        return tuple(values)

    return pack


def _record_unpacker(cls: type, coders: Mapping[type, Coder]) -> Coder:
    special = _special(cls, coders, _record_unpacker)
    if not special:
        return lambda packed: cls(*packed)

    def unpack(packed: Packed) -> object:
        values = list(packed)
        for index, coder in special:
            if values[index]:
                values[index] = coder(values[index])
        return cls(*values)

    return unpack


_Maker = Callable[[type, Mapping[type, Coder]], Coder]


def _special(cls: type, coders: Mapping[type, Coder], make: _Maker) -> tuple[tuple[int, Coder], ...]:
    """The attributes that are not packed as they are, by their number, with what codes them."""
    hints = get_type_hints(cls)
    found = ((index, _coder(hints[each.name], coders, make)) for index, each in enumerate(fields(cls)))
    return tuple((index, coder) for index, coder in found if coder is not None)


def _coder(kind: Any, coders: Mapping[type, Coder], make: _Maker) -> Coder | None:  # noqa: ANN401 - a type hint
    """What codes the values of a type; None where they are packed as they are."""
    if kind in _PLAIN:
        return None
    if kind in coders:
        return coders[kind]
    if isinstance(kind, type) and is_dataclass(kind):
        return make(kind, coders)
    if get_origin(kind) is tuple:
        return _tuple_coder(get_args(kind), coders, make)
    if get_origin(kind) in (UnionType, Union):
        (inner,) = (each for each in get_args(kind) if each is not NoneType)
        return _coder(inner, coders, make)
    raise TypeError(f"{kind} cannot be packed")


def _tuple_coder(items: tuple[Any, ...], coders: Mapping[type, Coder], make: _Maker) -> Coder | None:
    coder = _coder(items[0], coders, make)
    if coder is None:
        return None
    if items[1:] != (...,):
        raise TypeError(f"a tuple of {items} cannot be packed")
    return lambda values: tuple(map(coder, values))


_PACKERS: Mapping[type, Coder] = {Quantity: _pack_quantity, Address: _pack_address, Severity: str}
_unpack_moment = lru_cache(_KEPT)(_record_unpacker(Moment, {}))
_UNPACKERS: Mapping[type, Coder] = {
    Quantity: _unpack_quantity,
    Moment: _unpack_moment,
    Period: lru_cache(_KEPT)(_record_unpacker(Period, {Moment: _unpack_moment})),
    Severity: Severity,
}
_PACK_PAGE, _PACK_PROBLEM, _PACK_NAMED, _PACK_UNMADE = (
    _record_packer(cls, _PACKERS) for cls in (PageFile, Problem, Named, Unmade)
)
_PACK_ENTRY = {kind: _record_packer(cls, _PACKERS) for kind, cls in ENTRIES.items()}
