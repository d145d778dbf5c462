"""A corpus as other generators take it: what they could not work out themselves is worked out here, once.

Those are the units of an address as they were and as they are today, the step that a model has reached, its years,
periods in words, and who followed whom. Everything else is the author's own front matter.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from lantoa.places import Address, Gazetteer, Place
from lantoa.vietnamese.periods import format_period, parse_period, years
from lantoa.vietnamese.text import capital

Front = dict[str, Any]

_REACHED = ("registered", "appraised", "approved", "active", "recognised", "awarded")
_KINDS = {"started": "active", "reviewed": "active"}
_LEVELS = ("base", "commune", "district", "province", "central")
_MISSING = ("steps", "costs", "conditions", "results", "contact", "replications", "photos")


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of content: its folder, its slug, its front matter and its Markdown."""

    kind: str
    slug: str
    front: Front
    body: str


@dataclass(frozen=True, slots=True)
class PlainContent:
    """All entries by kind, and the front matter of every place that one of them names."""

    entries: Mapping[str, tuple[Entry, ...]]
    places: Mapping[str, Front]


def read_plain_content(site: Path) -> PlainContent:
    """The content of a corpus, complete."""
    read = {kind: tuple(_entries(site, kind)) for kind in ("models", "news", "programmes", "pages")}
    gazetteer = Gazetteer()
    addresses = _addresses(read, gazetteer)
    models = _followed(read["models"], read["news"])
    entries = {**read, "models": tuple(_model(entry, addresses[entry.slug]) for entry in models)}
    entries["programmes"] = tuple(_programme(entry, addresses[entry.slug]) for entry in read["programmes"])
    return PlainContent(entries, _places(addresses.values(), gazetteer))


def read_entry(path: Path, kind: str) -> Entry:
    """One file as it is written."""
    head, body = path.read_text(encoding="utf-8").removeprefix("---\n").split("\n---\n", 1)
    slug = path.parent.name if path.name == "index.md" else path.stem
    return Entry(kind, slug, yaml.load(head, Loader=yaml.CBaseLoader), body.strip() + "\n")


def _entries(site: Path, kind: str) -> Iterator[Entry]:
    for path in sorted((site / "content" / kind).rglob("*.md")):
        yield read_entry(path, kind)


def _addresses(read: Mapping[str, tuple[Entry, ...]], gazetteer: Gazetteer) -> dict[str, Address]:
    @cache
    def resolve(text: str, year: int) -> Address:
        return gazetteer.resolve(text, year)

    return {
        entry.slug: resolve(entry.front["place"], _first_year(entry.front["period"]))
        for kind in ("models", "programmes")
        for entry in read[kind]
    }


def _first_year(period: str) -> int:
    # A model of 2025 stands where the corpus put it: its address has a district only before July.
    return int(period[:4])


def _followed(models: tuple[Entry, ...], news: tuple[Entry, ...]) -> Iterator[Entry]:
    """Models with the slugs of their example's ancestors, of those who followed them and of the news that name them."""
    example = {entry.slug: entry.front["replicates"] for entry in models if "replicates" in entry.front}
    children, told = defaultdict(list), defaultdict(list)
    for slug, parent in sorted(example.items()):
        children[parent].append(slug)
    for item in news:
        for slug in item.front["models"]:
            told[slug].append(item.slug)
    for entry in models:
        chain, slug = [], entry.slug
        while slug in example:
            slug = example[slug]
            chain.append(slug)
        links = {"ancestors": chain[::-1], "children": children[entry.slug], "news": told[entry.slug]}
        front = entry.front | {key: found for key, found in links.items() if found}
        yield Entry(entry.kind, entry.slug, front, entry.body)


def _model(entry: Entry, address: Address) -> Entry:
    front = dict(entry.front)
    missing = [
        part
        for part in _MISSING
        if not front.get(part) and not (part == "replications" and "children" in front)
    ]
    front |= {
        "place": place_front(address),
        "place_slugs": list(dict.fromkeys(place.slug for place in (*address.chain, *address.today))),
        "period_words": format_period(parse_period(front["period"])),
        "years": _years(front),
        "complete": round(100 * (1 - len(missing) / len(_MISSING))),
        "missing": missing,
        "followers": len(front.get("replications", ())) + len(front.get("children", ())),
        **_standing(front["events"]),
    }
    front["results"] = [
        {**result, "value": int(result["value"].replace(".", ""))} for result in front["results"]
    ]
    return Entry(entry.kind, entry.slug, front, entry.body)


def _programme(entry: Entry, address: Address) -> Entry:
    front = {**entry.front, "place": place_front(address)}
    front["period_words"] = format_period(parse_period(front["period"]))
    front["counts"] = [{**count, "value": int(count["value"])} for count in front["counts"]]
    return Entry(entry.kind, entry.slug, front, entry.body)


def place_front(address: Address) -> Front:
    """The hamlet and the units, smallest first; those of today where they are others."""
    then = [_link(place) for place in address.chain]
    changed = {place.slug for place in address.today} - {place.slug for place in address.chain}
    found: Front = (
        {"then": then, "now": [_link(place) for place in address.today]} if changed else {"then": then}
    )
    return {"hamlet": address.hamlet, **found} if address.hamlet else found


def _link(place: Place) -> Front:
    return {"slug": place.slug, "text": place.label}


def _years(front: Front) -> list[str]:
    dates = [event["date"] for event in front["events"]] + [result["as_of"] for result in front["results"]]
    return [str(year) for year in years(parse_period(front["period"]), max(int(date[:4]) for date in dates))]


def _standing(events: list[Front]) -> Front:
    last = events[-1]
    reached = [_KINDS.get(event["kind"], event["kind"]) for event in events]
    ended = last["kind"] in ("stopped", "revoked")
    awards = [event["award"] for event in events if "award" in event]
    return {
        "status": last["kind"] if ended else max(reached, key=_REACHED.index),
        "level": max((event["level"] for event in events), key=_LEVELS.index),
        **({"award": awards[-1]} if awards and not ended else {}),
    }


def _places(addresses: Iterator[Address] | Any, gazetteer: Gazetteer) -> dict[str, Front]:
    """Every unit of an address, every unit that one of their communes became, and those above them."""
    known: dict[str, Place] = {}
    for address in addresses:
        known.update((place.slug, place) for place in (*address.chain, *address.today))
    for place in tuple(known.values()):
        if place.level == "commune":
            for slug in place.became:
                known.update(_with_parents(gazetteer, gazetteer.place(slug)))
    return {slug: _place(known, gazetteer, known[slug]) for slug in sorted(known)}


def _with_parents(gazetteer: Gazetteer, place: Place) -> dict[str, Place]:
    found = {place.slug: place}
    while place.parent_slug:
        place = gazetteer.place(place.parent_slug)
        found[place.slug] = place
    return found


def _place(known: Mapping[str, Place], gazetteer: Gazetteer, place: Place) -> Front:
    def links(slugs: tuple[str, ...]) -> list[Front]:
        found = sorted((gazetteer.place(slug) for slug in slugs), key=lambda place: place.full_name)
        return [_link(one) if one.slug in known else {"text": one.label} for one in found]

    lists = {
        "parents": [_link(parent) for parent in list(_with_parents(gazetteer, place).values())[1:]],
        "children": sorted(one.slug for one in known.values() if one.parent_slug == place.slug),
        "became": links(place.became),
        "was": links(place.was),
        "steps": [{"date": step.date, "into": links(step.into), "basis": step.basis} for step in place.steps],
    }
    named = {"title": capital(place.full_name), "label": place.label, "level": place.level, "era": place.era}
    return {**named, **{key: found for key, found in lists.items() if found}}
