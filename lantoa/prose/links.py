"""Where the links of a body lead: to pages and files of the site, or elsewhere; and whether they lead anywhere."""

import posixpath
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import quote, unquote

from lantoa import urls
from lantoa.errors import Position, Problem, problem
from lantoa.prose.marks import read_entities
from lantoa.prose.surroundings import Enquiry
from lantoa.reading.schema.files import Missing
from lantoa.vietnamese.text import nearest

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_MADE_LATER = frozenset(
    [
        *(urls.feed_url(), urls.json_feed_url(), urls.sitemap_url(), urls.robots_url()),
        *(urls.data_url(name) for name in ("models.json", "models.csv", "results.csv")),
    ]
)
"""Files that are no pages but always there."""
_MOST_SUGGESTIONS = 100
"""Of a site: for each, all of its pages are looked at."""
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_ID = re.compile(r'\bid="([^"]+)"')
# Browsers leave these out of an address, so "java\tscript:" would run.
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class LinkUse:
    """A link to a page of the site: the URL (site-relative), the anchor or "", where it stands, as it was written."""

    url: str
    anchor: str
    at: Position
    written: str


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: what goes into `href`, or "" when it leads nowhere. `elsewhere` is another site."""

    href: str = ""
    elsewhere: bool = False
    use: LinkUse | None = None
    problem: Problem | None = None


def resolve_link(written: str, file: str, at: Position, enquiry: Enquiry) -> Target:
    """The target of a link in a page's file. A link with a problem leads nowhere, its words stay."""
    plain = _IGNORED.sub("", unescape(written))
    scheme = _SCHEME.match(plain)
    if scheme and scheme.group(1).lower() in SCHEMES:
        return Target(
            _quoted(_IGNORED.sub("", read_entities(written))),
            elsewhere=scheme.group(1).lower() in ("http", "https"),
        )
    if scheme or plain.startswith(("//", "\\", "/\\")):
        return Target(problem=problem(at, "unsafe-link", value=written))
    address, _, anchor = read_entities(written).strip().partition("#")
    path, mark, query = unquote(address).partition("?")
    if not path and not anchor:
        return Target(problem=problem(at, "broken-link", value=written, suggestion=""))
    found = _find(path, file, at, written, enquiry)
    if isinstance(found, Target):
        return found
    use = LinkUse(found, unquote(anchor), at, written)
    ending = (mark and f"?{_quoted(query)}") + (anchor and f"#{_quoted(unquote(anchor))}")
    return Target(enquiry.around.href(found) + ending if path else ending, use=use)


def anchors_in(html: str) -> frozenset[str]:
    """The anchors of a rendered page."""
    return frozenset(_ID.findall(html))


def check_links(
    uses: Iterable[LinkUse], known: Mapping[str, Collection[str]], drafts: Collection[str] = ()
) -> tuple[Problem, ...]:
    """Links to pages or anchors that are not there. `known` maps every URL of the site to its anchors.

    `drafts` are URLs of pages that are not published yet.

    The anchors of a page may be unknown at this point: a URL with no anchors at all is not asked for them.
    """
    found: set[Problem] = set()
    for use in uses:
        if use.url in drafts:
            found.add(problem(use.at, "link-to-draft", value=use.written))
        elif fault := _check(use, known, suggests=len(found) < _MOST_SUGGESTIONS):
            found.add(fault)
    return tuple(sorted(found))


def _check(use: LinkUse, known: Mapping[str, Collection[str]], suggests: bool) -> Problem | None:
    if use.url in _MADE_LATER:
        return None
    if use.url not in known:
        near = (f"{use.url}/",) if f"{use.url}/" in known else nearest(use.url, known, 1) if suggests else ()
        return problem(use.at, "broken-link", value=use.written, suggestion="".join(near))
    anchors = known[use.url]
    if use.anchor and anchors and use.anchor not in anchors:
        near = tuple(f"#{name}" for name in (nearest(use.anchor, anchors, 1) if suggests else ()))
        about = {"url": use.url, "suggestion": "".join(near)}
        return problem(use.at, "broken-anchor", value=use.anchor, **about)
    return None


def _find(path: str, file: str, at: Position, written: str, enquiry: Enquiry) -> str | Target:
    """The URL of the page that a path names, or a target that is no page."""
    folder = posixpath.dirname(file)
    if not path:
        return enquiry.page(file) or "/"
    if not path.startswith("/"):
        named = posixpath.normpath(posixpath.join(folder, path))
        for candidate in (named, f"{named}/index.md", f"{named}.md"):
            if url := enquiry.page(candidate):
                return url
        if path.endswith((".md", "/")):
            near = enquiry.pages_near(named)
            suggestion = "".join(posixpath.relpath(one, folder) for one in near)
            return Target(problem=problem(at, "broken-link", value=written, suggestion=suggestion))
    elif not posixpath.splitext(path)[1] or isinstance(enquiry.file(folder, path), Missing):
        return path
    return _file(path, folder, at, enquiry)


def _file(path: str, folder: str, at: Position, enquiry: Enquiry) -> Target:
    found = enquiry.file(folder, path)
    if isinstance(found, Missing):
        suggestion = ", ".join(found.suggestions)
        return Target(problem=problem(at, found.code, value=path, suggestion=suggestion))
    url = enquiry.attachment(found)
    if url is None:
        return Target(problem=problem(at, "file-kind", path=path, kinds="pdf, docx, xlsx, mp3, mp4"))
    # One that is refused has no address: whoever looked into it says why, at this place.
    return Target(enquiry.around.href(url)) if url else Target()


def _quoted(text: str) -> str:
    """Percent-encoded where an address cannot have a character; what is encoded already stays."""
    return quote(text, safe="%/:?#[]@!$&'()*+,;=~-._")
