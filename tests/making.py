"""Records for tests, with only what a test is about written out."""

from decimal import Decimal
from typing import Any

from lantoa.errors import Position
from lantoa.places import Address, Gazetteer
from lantoa.records import Event, Model, Result
from lantoa.relate.brief import Brief
from lantoa.relate.briefing import brief_of
from lantoa.vietnamese.figures import Quantity
from lantoa.vietnamese.periods import Moment, parse_moment, parse_period

KEP_1 = "thôn Kép 1, xã Hồng Giang, huyện Lục Ngạn, tỉnh Bắc Giang"
_GAZETTEER = Gazetteer()


def make_place(text: str = KEP_1) -> Address:
    return _GAZETTEER.resolve(text)


def make_model(slug: str = "mo-hinh", **values: Any) -> Model:
    place = values.pop("place", KEP_1)
    period = values.pop("period", "2024")
    given = {
        "file": f"content/models/{slug}.md",
        "title": slug,
        "unit": "Chi bộ thôn Ví Dụ",
        "field": ("kinh-te",),
        "body": "Nội dung.",
        "place": make_place(place) if isinstance(place, str) else place,
        "period": parse_period(period),
    }
    return Model(slug=slug, **(given | values))


def make_brief(slug: str = "mo-hinh", **values: Any) -> Brief:
    model = make_model(slug, **values)
    return brief_of(model, model.summary)


def make_event(kind: str, date: str | None = None, **values: Any) -> Event:
    return Event(kind=kind, date=parse_moment(date) if date else None, **values)


def make_result(label: str, value: int | str, unit: str = "", qualifier: str = "", **values: Any) -> Result:
    as_of = values.pop("as_of", None)
    of = values.pop("of", None)
    quantity = Quantity(Decimal(value), unit, qualifier, Decimal(of) if of else None)
    return Result(label=label, quantity=quantity, as_of=parse_moment(as_of) if as_of else None, **values)


def at(file: str, line: int) -> Position:
    return Position(file, line)


def moment(text: str) -> Moment:
    return parse_moment(text)
