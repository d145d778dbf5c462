"""Renders one body."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

from lantoa.errors import Problem, problem, warning
from lantoa.prose.complexity import find_complexity
from lantoa.prose.everyday import parse_everyday
from lantoa.prose.finish import Finisher
from lantoa.prose.links import LinkUse, Surroundings
from lantoa.prose.places import Places
from lantoa.prose.sanitise import sanitise
from lantoa.prose.tree import inner_html
from lantoa.views import Prose


def render_prose(
    body: str, file: str, first_line: int, around: Surroundings
) -> tuple[Prose, tuple[Problem, ...], tuple[LinkUse, ...]]:
    """A body as safe HTML, its problems, and its links to pages of the site (for `check_links`).

    Headings begin at h2 and have ids. Every URL has gone through `around.href`.
    """
    places = Places(body, file, first_line)
    too_complex = find_complexity(body)
    if too_complex:
        offset, what = too_complex
        return Prose(""), (problem(places.at(offset), "body-too-complex", what=what),), ()
    dropped: list[str] = []
    finisher = Finisher(file, places, around)
    html = sanitise(_parse(body, dropped.append, finisher.finish))
    told = [warning(places.of(tag, tag[: tag.find(" ")]), "raw-html-dropped", tag=tag) for tag in dropped]
    problems = tuple(sorted({*finisher.problems, *told}))
    return Prose(html, tuple(finisher.headings)), problems, tuple(finisher.uses)


def _parse(body: str, drop: Callable[[str], None], finish: Callable[[Element], None]) -> str:
    root = parse_everyday(body)
    if root is None:
        # Python-Markdown is not even imported for a site of everyday bodies.
        from lantoa.prose.markup import parse_markdown

        return parse_markdown(body, drop, finish)
    finish(root)
    return inner_html(root)
