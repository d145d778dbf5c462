"""One page by itself: title, language, headings, ids, and whether every link, picture and field says what it is."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

from lantoa.check.stretches import PlacedFinding, Stretch, read_shared_stretch, read_stretch

_DOCTYPE = "<!doctype html>"


@dataclass(frozen=True, slots=True)
class Page:
    """A page and the stretches of it with their offsets: its head, what is before its text, its text, what follows."""

    html: str
    stretches: tuple[tuple[int, Stretch], ...]

    @property
    def ids(self) -> tuple[tuple[str, ...], ...]:
        """What fragments may name in it, a tuple a stretch."""
        return tuple(stretch.ids for _, stretch in self.stretches)


def read_page(html: str, base_url: str) -> Page:
    """A page, stretch by stretch; in one where something goes over an edge."""
    edges = (0, *sorted({at for at in _edges(html) if at > 0}), len(html))
    stretches = tuple(
        # Every second is on many pages: what a page loads, what is before its text, its filters, what is behind it.
        (start, (read_shared_stretch if number % 2 else read_stretch)(html[start:end], base_url))
        for number, (start, end) in enumerate(pairwise(edges))
    )
    if all(stretch.is_whole for _, stretch in stretches[:-1]):
        return Page(html, stretches)
    return Page(html, ((0, read_stretch(html, base_url)),))


def _edges(html: str) -> tuple[int, ...]:
    """Where a page's body begins, its text, what is behind that, what is the same on others in its head (what it loads)
    and in its text (filters, which fold and bring templates).

    An element that is not there begins at -1.
    """
    body = html.find("<body")
    loads, data = (
        html.find('<link rel="icon"', 0, body),
        html.find('<script type="application/ld+json"', 0, body),
    )
    loaded = (loads, data) if 0 <= loads < data else ()
    main, end = html.find("<main"), html.rfind("</main>")
    template = html.rfind("</template>", main, end) if 0 <= main < end else -1
    filters = html.find("<details", main, template) if template >= 0 else -1
    inner = (filters, template + len("</template>")) if filters >= 0 else ()
    return *loaded, body, main, *inner, end


def check_page(page: Page) -> Iterator[PlacedFinding]:
    """What is wrong with a page by itself, with its offsets."""
    for at, stretch in page.stretches:
        for finding, start in stretch.findings:
            yield finding, at + start
    yield from _check_head(page)
    if not any(stretch.is_redirect for _, stretch in page.stretches):
        yield from _check_headings(page)
    yield from _check_ids(page)
    yield from _check_names(page)
    yield from _check_labels(page)


def _check_head(page: Page) -> Iterator[PlacedFinding]:
    if page.html.lstrip()[: len(_DOCTYPE)].lower() != _DOCTYPE:
        yield ("built-no-doctype", ()), 0
    languages = [(lang, at + start) for at, stretch in page.stretches for lang, start in stretch.languages]
    if not languages or not languages[0][0]:
        yield ("built-no-language", ()), languages[0][1] if languages else 0
    body = page.html.find("<body")
    titles = [(text, at + start) for at, stretch in page.stretches for text, start in stretch.titles]
    titles = [(text, start) for text, start in titles if body < 0 or start < body]
    if len(titles) != 1 or not titles[0][0].strip():
        yield ("built-no-title", (("count", str(len(titles))),)), titles[0][1] if titles else 0


def _check_headings(page: Page) -> Iterator[PlacedFinding]:
    headings = [(at + start, name) for at, stretch in page.stretches for start, name in stretch.headings]
    first = [start for start, name in headings if name == "h1"]
    if len(first) != 1:
        yield ("built-one-h1", (("count", str(len(first))),)), first[1] if first else 0
    for (_, before), (start, after) in pairwise(headings):
        if int(after[1]) > int(before[1]) + 1:
            yield ("built-heading-skipped", (("after", after), ("before", before))), start


def _check_ids(page: Page) -> Iterator[PlacedFinding]:
    ids = [*chain.from_iterable(page.ids)]
    if len(ids) == len(set(ids)):
        return
    counts = Counter(ids)
    starts = [at + start for at, stretch in page.stretches for start in stretch.id_starts]
    for name, start in zip(ids, starts, strict=True):
        if counts[name] > 1:
            yield ("built-duplicate-id", (("id", name),)), start


def _check_names(page: Page) -> Iterator[PlacedFinding]:
    """Every id that an element needs is there."""
    known = set(chain.from_iterable(page.ids))
    for at, stretch in page.stretches:
        for name, start in stretch.names:
            if name not in known:
                yield ("built-broken-anchor", (("target", f"#{name}"),)), at + start


def _check_labels(page: Page) -> Iterator[PlacedFinding]:
    labelled = {name for _, stretch in page.stretches for name in stretch.labels}
    for at, stretch in page.stretches:
        for (name, field), start in stretch.fields:
            if name not in labelled:
                yield ("built-no-label", (("field", field),)), at + start
