"""What is suggested while somebody types: the fields, the places and the units that most models have.

    [[KIND, NAME, SLUG, MODELS] …]    KIND: field, place, unit

The file has a few hundred entries however large the site is; whatever else there is, is found as a page.
"""

import json
from collections import Counter
from collections.abc import Iterable

from lantoa.machine.facets.line import Line, Value, full_name
from lantoa.vietnamese.text import slugify

_MOST = {"field": 50, "place": 250, "unit": 150}
_SOURCES = {"field": "field", "place": "place", "unit": "by"}


def make_hints(lines: Iterable[Line]) -> bytes:
    """The suggestions from pages with these lines: JSON in UTF-8, those with most models first.

    A slug that is the name's own is left out ("").
    """
    counts = {kind: Counter[Value]() for kind in _MOST}
    names: dict[str, dict[Value, tuple[str, str]]] = {kind: {} for kind in _MOST}
    for _, values, named in lines:
        if "model" not in values["kind"]:
            continue
        for kind, source in _SOURCES.items():
            for slug, name in named.get(source, {}).items():
                counts[kind][slug] += 1
                names[kind].setdefault(slug, name)
    entries = [
        _entry(kind, slug, names[kind], count)
        for kind, most in _MOST.items()
        for slug, count in sorted(counts[kind].items(), key=lambda one: (-one[1], str(one[0])))[:most]
    ]
    return json.dumps(entries, ensure_ascii=False, separators=(",", ":")).encode()


def _entry(kind: str, slug: Value, names: dict[Value, tuple[str, str]], count: int) -> list[object]:
    name = full_name(names, slug)
    return [kind, name, "" if slugify(name) == slug else slug, count]
