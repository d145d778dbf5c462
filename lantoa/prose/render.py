"""Renders one body."""

import marshal
from collections.abc import Callable
from xml.etree.ElementTree import Element

from lantoa.errors import problem, warning
from lantoa.prose.apart import done_apart
from lantoa.prose.complexity import find_complexity, is_quick
from lantoa.prose.everyday import parse_everyday
from lantoa.prose.finish import Finisher
from lantoa.prose.places import Places
from lantoa.prose.sanitise import sanitise
from lantoa.prose.surroundings import Enquiry, Surroundings
from lantoa.prose.told import Told, pack_told, unpack_told
from lantoa.prose.tree import inner_html
from lantoa.views import Prose


def render_prose(body: str, file: str, first_line: int, around: Surroundings) -> Told:
    """A body as safe HTML.

    Headings begin at h2 and have ids. Every URL has gone through `around.href`.
    """
    places = Places(body, file, first_line)
    too_complex = find_complexity(body)
    if too_complex:
        offset, what = too_complex
        return Told(Prose(""), (problem(places.at(offset), "body-too-complex", what=what),))
    if is_quick(body):
        return _rendered(body, file, places, around)
    told = done_apart(lambda: marshal.dumps(pack_told(_rendered(body, file, places, around))))
    if told is None:
        # Nothing is asked, and nothing kept: on a quicker machine, or a quieter one, it may be read.
        return Told(Prose(""), (problem(places.at(0), "body-too-complex", what="time"),), asked=None)
    return unpack_told(marshal.loads(told))


def _rendered(body: str, file: str, places: Places, around: Surroundings) -> Told:
    dropped: list[str] = []
    enquiry = Enquiry(around)
    finisher = Finisher(file, places, enquiry)
    html = sanitise(parse_body(body, dropped.append, finisher.finish))
    faults = [warning(places.of(tag, tag[: tag.find(" ")]), "raw-html-dropped", tag=tag) for tag in dropped]
    problems = tuple(sorted({*finisher.problems, *faults}))
    return Told(Prose(html, tuple(finisher.headings)), problems, tuple(finisher.uses), enquiry.asked)


def parse_body(body: str, drop: Callable[[str], None], finish: Callable[[Element], None]) -> str:
    """The HTML of a body, not sanitised yet, by the quickest reader that knows all its marks."""
    root = parse_everyday(body)
    if root is None:
        # A site of everyday bodies does not even import Python-Markdown.
        from lantoa.prose.markup import parse_markdown

        return parse_markdown(body, drop, finish)
    finish(root)
    return inner_html(root)
