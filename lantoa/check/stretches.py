"""A stretch of a page, read by itself: what stands around the text is the same on hundreds of pages."""

import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from itertools import accumulate
from typing import NamedTuple

from lantoa.check.marks import Finding, Mark, is_json_ld, read_json_ld, read_mark
from lantoa.check.names import has_name
from lantoa.check.references import Reference
from lantoa.check.tags import Placed, read_tags

Marks = list[Placed[Mark]]
PlacedFinding = tuple[Finding, int]
PlacedField = tuple[tuple[str, str], int]

_FIELDS = frozenset({"input", "select", "textarea"})
_UNLABELLED = frozenset({"hidden", "submit", "button", "reset", "image"})


class Stretch(NamedTuple):
    """What a page needs to know of a stretch of it; things come with their offsets in the stretch.

    `is_whole`: nothing that begins in it may end behind it. `asks` are sorted, each once. `fields` are (id, name) of
    the fields that only a label can name which points at them, and `labels` what labels point at.
    """

    is_whole: bool
    findings: tuple[tuple[Finding, int], ...]
    asks: tuple[str, ...]
    near: tuple[tuple[Reference, int], ...]
    ids: tuple[str, ...]
    id_starts: tuple[int, ...]
    names: tuple[tuple[str, int], ...]
    headings: tuple[tuple[int, str], ...]
    titles: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...]
    fields: tuple[tuple[tuple[str, str], int], ...]
    labels: frozenset[str]
    is_redirect: bool


@lru_cache(maxsize=64)
def read_shared_stretch(html: str, base_url: str) -> Stretch:
    """As `read_stretch`, of what stands around the text of many pages."""
    return read_stretch(html, base_url)


def read_stretch(html: str, base_url: str) -> Stretch:
    """What a page needs to know of a stretch of it."""
    marks, is_whole = read_tags(html, partial(read_mark, base_url))
    by_name: defaultdict[str, Marks] = defaultdict(list)
    telling = [placed for placed in marks if placed[0].says_more]
    for placed in telling:
        by_name[placed[0].tag.name].append(placed)
    silent, are_closed = _find_silent(html, marks)
    labels = [(start, html.find("</label", end)) for _, start, end, _ in by_name["label"]]
    asks, wrong = _read_data(by_name["script"], base_url)
    asks.update(*[mark.asks for mark, _, _, _ in marks])
    own = [(finding, start) for mark, start, _, _ in telling if mark.findings for finding in mark.findings]
    return Stretch(
        is_whole=is_whole and are_closed and all(end >= 0 for _, end in labels),
        findings=(*own, *silent, *wrong),
        asks=tuple(sorted(asks)),
        near=tuple([(near, start) for mark, start, _, _ in telling if mark.near for near in mark.near]),
        ids=tuple([mark.id for mark, _, _, _ in telling if mark.id is not None]),
        id_starts=tuple([start for mark, start, _, _ in telling if mark.id is not None]),
        names=tuple([(name, start) for mark, start, _, _ in telling if mark.names for name in mark.names]),
        headings=tuple([(start, mark.tag.name) for mark, start, _, _ in telling if mark.is_heading]),
        titles=tuple([(text, start) for _, start, _, text in by_name["title"]]),
        languages=tuple([(mark.tag.get("lang"), start) for mark, start, _, _ in by_name["html"]]),
        fields=tuple(_find_unlabelled(by_name, labels)),
        labels=frozenset([mark.tag.get("for") for mark, _, _, _ in by_name["label"]]),
        is_redirect=any(mark.tag.get("http-equiv").lower() == "refresh" for mark, _, _, _ in by_name["meta"]),
    )


def _find_silent(html: str, marks: Marks) -> tuple[list[PlacedFinding], bool]:
    """The links and buttons that do not say what they are, and whether all that were read to their end have one."""
    silent: list[PlacedFinding] = []
    are_closed = True
    for mark, start, end, _ in marks:
        if not mark.asks_name or html[end : end + 1].isalnum():
            continue
        closing = html.find(f"</{mark.tag.name}", end)
        are_closed = are_closed and closing >= 0
        if not has_name(html, end, closing if closing >= 0 else len(html)):
            silent.append((("built-silent-link", (("target", mark.tag.get("href")),)), start))
    return silent, are_closed


def _find_unlabelled(by_name: Mapping[str, Marks], labels: list[tuple[int, int]]) -> Iterator[PlacedField]:
    starts = [start for start, _ in labels]
    # How far the labels reach that begin up to each; one that is left open reaches to the end.
    reach = [*accumulate([end if end >= 0 else sys.maxsize for _, end in labels], max, initial=-1)]
    for name in _FIELDS & by_name.keys():
        for mark, start, _, _ in by_name[name]:
            tag = mark.tag
            own = tag.get("aria-label") or tag.get("aria-labelledby") or tag.get("title")
            if own or tag.get("type").lower() in _UNLABELLED or start < reach[bisect_left(starts, start)]:
                continue
            yield (tag.get("id"), tag.get("name") or name), start


def _read_data(scripts: Marks, base_url: str) -> tuple[set[str], list[PlacedFinding]]:
    """What the JSON-LD of a page asks for, and what is wrong with it."""
    asks: set[str] = set()
    wrong: list[PlacedFinding] = []
    for mark, start, _, text in scripts:
        if is_json_ld(mark.tag):
            found, findings = read_json_ld(text, base_url)
            asks.update(found)
            wrong += [(finding, start) for finding in findings]
    return asks, wrong
