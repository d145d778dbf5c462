"""One result of a register → a figure with its label where it is one, else the text as it stands."""

import re

from lantoa.author.yaml_text import Value
from lantoa.vietnamese.figures import FigureError, Quantity, parse_quantity

_LABELLED = re.compile(r"([^:]{2,80}):\s*(.+)")
_BARE = re.compile(r"[\d.,]+%?")


def parse_result(item: str, heading: str, unit: str) -> tuple[dict[str, Value], tuple[str, ...]]:
    """The keys of a result, and spellings that a number which can be read in two ways might have.

    "Đất hiến: hơn 9.000 m2" and a bare number under "Đất hiến (m2)" are figures; "Vận động 45 hộ" stays text.
    """
    text, label = item, heading
    if labelled := _LABELLED.fullmatch(item):
        label, text = labelled[1].strip(), labelled[2].strip()
    if unit and _BARE.fullmatch(text):
        text = f"{text} {unit}"
    try:
        quantity = parse_quantity(text)
    except FigureError as fault:
        return {"label": item}, tuple(text.replace(fault.text, each, 1) for each in fault.proposals)
    if quantity is None or not _is_told(quantity):
        return {"label": item}, ()
    return {"label": label, "value": text}, ()


def _is_told(quantity: Quantity) -> bool:
    """Whether a figure says what it counts: a bare 45 under "Kết quả" does not."""
    return bool(quantity.unit or quantity.of)
