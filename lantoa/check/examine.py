"""One published file by itself: what is wrong with it, and what it asks of the others."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import PurePosixPath

from lantoa.check.addresses import Kind, read_address, read_near_address
from lantoa.check.asks import ask
from lantoa.check.letters import find_wrong_letters, read_text
from lantoa.check.links import fault_of, severity_of
from lantoa.check.marks import Finding, is_json_ld
from lantoa.check.pages import Page, check_page, read_page
from lantoa.check.references import Placed, find_in_css, find_in_json, find_in_tag, find_in_xml
from lantoa.check.seen import Fault, Seen
from lantoa.check.stretches import PlacedFinding
from lantoa.check.tags import parse_tag, read_tags
from lantoa.errors import Severity

_READERS: dict[str, Callable[[str], Iterable[Placed]]] = {
    ".css": find_in_css,
    ".xml": find_in_xml,
    ".svg": find_in_xml,
    ".json": find_in_json,
    ".webmanifest": find_in_json,
    ".txt": lambda _text: (),
    ".csv": lambda _text: (),
}
_NOT_OURS = ("pagefind/",)
"""What other programs wrote: it must be there, but what is in it is theirs."""


def is_examined(file: str) -> bool:
    """Whether what is in a file is checked, and not only that it is there."""
    if file.endswith("/index.html"):  # as nearly every file
        return not file.startswith(_NOT_OURS)
    suffix = PurePosixPath(file).suffix
    return (suffix == ".html" or suffix in _READERS) and not file.startswith(_NOT_OURS)


def examine(file: str, content: bytes, base_url: str) -> Seen:
    """What a file shows by itself: the same for the same bytes, whatever else the site holds.

    `file` is its path in the published folder, `content` its bytes, and `base_url` ends with a slash.
    """
    text = read_text(content)
    if text is None:
        return Seen(place_faults("", [(("built-bad-utf8", ()), 0, severity_of("built-bad-utf8"))]))
    if file.endswith(".html"):
        return examine_page(file, text, content, base_url)
    return _examine_data(file, text, base_url, _check_letters(text, content))


def examine_page(file: str, html: str, content: bytes, base_url: str) -> Seen:
    """As `examine`, of a page by its text and its bytes."""
    page = read_page(html, base_url)
    asks, strayed = _read_near(file, page)
    wrong = [*_check_letters(html, content), *check_page(page), *strayed]
    shared = tuple(stretch.asks for _, stretch in page.stretches if stretch.asks)
    ids = tuple(some for some in page.ids if some)
    return Seen(_faults(html, wrong) if wrong else (), shared + ((asks,) if asks else ()), ids)


def examine_parts(parts: Iterable[Seen]) -> Seen | None:
    """What a data file shows that is made of parts, each examined as if it were the file.

    None where something is wrong with one of them: only the whole tells where.
    """
    asks: set[str] = set()
    for part in parts:
        if part.faults:
            return None
        asks.update(*part.asks)
    return Seen((), (tuple(sorted(asks)),) if asks else ())


def find_references(file: str, text: str) -> Iterator[Placed]:
    """Every address of a file, with its offset. Raises ValueError where the file is not what its name says."""
    if not file.endswith(".html"):
        yield from _READERS[PurePosixPath(file).suffix](text)
        return
    for tag, start, _, inside in read_tags(text, parse_tag)[0]:
        yield from ((start, reference) for reference in find_in_tag(tag))
        if is_json_ld(tag):
            with suppress(ValueError):
                yield from ((start, reference) for _, reference in find_in_json(inside))


def place_faults(text: str, findings: Iterable[tuple[Finding, int, Severity]]) -> tuple[Fault, ...]:
    """The first of each fault of a file, with its line and column."""
    first: dict[Finding, tuple[int, Severity]] = {}
    for finding, start, severity in findings:
        first[finding] = min((start, severity), first.get(finding, (start, severity)))
    return tuple(
        Fault(*_place(text, start), *finding, severity.value)
        for finding, (start, severity) in sorted(first.items())
    )


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _check_letters(text: str, content: bytes) -> list[PlacedFinding]:
    return [((code, (("seen", seen),)), start) for code, start, seen in find_wrong_letters(text, content)]


def _read_near(file: str, page: Page) -> tuple[tuple[str, ...], list[PlacedFinding]]:
    """What is asked by the addresses that lie near the page, and which of them name no id of the page itself."""
    asks: set[str] = set()
    strayed: list[PlacedFinding] = []
    known = {"", "top"}.union(*page.ids)
    for at, stretch in page.stretches:
        for reference, start in stretch.near:
            address = read_near_address(reference.written, file)
            if address.file != file:
                asks.add(ask(reference, address))
            elif address.fragment not in known:
                strayed.append((("built-broken-anchor", (("target", reference.written),)), at + start))
    return tuple(sorted(asks)), strayed


def _examine_data(file: str, text: str, base_url: str, wrong: list[PlacedFinding]) -> Seen:
    asks: set[str] = set()
    try:
        for start, reference in find_references(file, text):
            address = read_address(reference.written, file, base_url)
            if code := fault_of(reference, address):
                wrong.append(((code, (("target", reference.written),)), start))
            elif address.kind is Kind.INSIDE:
                asks.add(ask(reference, address))
    except ValueError as fault:
        wrong.append((("built-bad-data", (("fault", str(fault)),)), 0))
        asks.clear()
    return Seen(_faults(text, wrong), (tuple(sorted(asks)),) if asks else ())


def _faults(text: str, wrong: Iterable[PlacedFinding]) -> tuple[Fault, ...]:
    return place_faults(text, ((finding, start, severity_of(finding[0])) for finding, start in wrong))
