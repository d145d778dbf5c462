"""An address as registers shorten it ("xã Hồng Giang", in a register of huyện Lục Ngạn) → a whole one."""

import re
from collections.abc import Iterable, Iterator

from lantoa.author.table import Row
from lantoa.places import Address, Gazetteer, UnknownPlace
from lantoa.places.names import name_key, split_kind
from lantoa.vietnamese.periods import Moment

_UNIT = re.compile(r"(?:huyện|quận|thị xã|thành phố|tỉnh)(?:\s+[^\W\d_]+){1,4}", re.IGNORECASE)
_DASH = re.compile(r"\s+[-–—]\s+|\s*[;\n]\s*")


def surroundings(rows: Iterable[Row], gazetteer: Gazetteer) -> tuple[str, ...]:
    """The districts and provinces that the rows above a table name, as whole addresses, narrowest first."""
    found: dict[str, int] = {}
    for text in dict.fromkeys(text for row in rows for text in row.texts.values()):
        for named in _UNIT.finditer(text):
            address = _longest(named[0].split(), gazetteer)
            if address is not None:
                found[address.full_name] = len(address.chain)
    return tuple(sorted(found, key=lambda name: (-found[name], name)))


def _longest(words: list[str], gazetteer: Gazetteer) -> Address | None:
    """The unit that the most of these words name: "HUYỆN LỤC NGẠN NĂM 2024" has one of three."""
    for end in range(len(words), 1, -1):
        try:
            return complete(" ".join(words[:end]), None, (), gazetteer)
        except UnknownPlace:
            continue
    return None


def complete(text: str, when: Moment | None, around: tuple[str, ...], gazetteer: Gazetteer) -> Address:
    """The address that a text means, completed from what the register says around it.

    A commune's name alone is never completed from the whole country: namesakes are many, and a wrong place is a
    wrong fact. A district's name is, where only one ever had it. Raises UnknownPlace, AmbiguousPlace.
    """
    line = " ".join(text.split())
    fault: UnknownPlace | None = None
    for candidate in _spellings(text, around):
        try:
            return gazetteer.resolve(candidate, when)
        except UnknownPlace as error:
            fault = fault or error
    found = fault.suggestions if fault else ()
    # The gazetteer names three at most: with three, there may be a fourth.
    whole = [address for each in found if (address := _of_district(each, line, when, gazetteer))]
    if len(found) < 3 and len(whole) == 1:
        return whole[0]
    raise fault or UnknownPlace(line)


def _spellings(text: str, around: tuple[str, ...]) -> Iterator[str]:
    line = " ".join(text.split())
    parted = ", ".join(" ".join(part.split()) for part in _DASH.split(text) if part.strip())
    for spelling in dict.fromkeys((line, parted)):
        yield spelling
        yield from (f"{spelling}, {place}" for place in around)


def _of_district(suggestion: str, text: str, when: Moment | None, gazetteer: Gazetteer) -> Address | None:
    """The address that a suggestion is, if it only adds the province to a text that names its district."""
    try:
        address = gazetteer.resolve(suggestion, when)
    except UnknownPlace:
        return None
    adds_province = _names(suggestion)[:-1] == _names(text)
    return address if adds_province and any(place.level == "district" for place in address.chain) else None


def _names(address: str) -> list[str]:
    return [name_key(split_kind(part)[1]) for part in address.split(",")]
