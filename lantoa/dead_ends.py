"""Links and earlier addresses, judged in a run that other problems stop: one run tells everything.

A page whose front matter has errors cannot be planned. The site is planned without it, as if it were not there; it
still has its address, and nobody knows its anchors.
"""

from collections.abc import Collection, Mapping
from pathlib import Path

from lantoa import urls
from lantoa.decide import decide, plan_site_assets, site_renderer
from lantoa.errors import Problem, Severity, SiteError
from lantoa.learn import Learnt
from lantoa.learn.sound import sound_part
from lantoa.pages import check_aliases
from lantoa.pages.planned import Planned
from lantoa.prose import LinkUse, anchors_in, check_links

_GATHERED = (urls.places_url(), urls.units_url(), urls.years_url(), urls.tags_url())
"""Folders whose pages come of what models say: what a model that cannot be read would add is not known."""


def check_dead_ends(root: Path, learnt: Learnt) -> tuple[Problem, ...]:
    """Links to pages and anchors that are not there, and aliases that are taken, beside the problems of `learnt`."""
    faulty = _faulty(learnt)
    try:
        pages, anchors = _plan_sound_part(root, learnt, faulty)
    except SiteError as fault:  # a layout, an asset or a sentence is wrong too
        return fault.problems
    aliases = (alias for each in learnt.outlines for alias in each.aliases)
    known = {**dict.fromkeys((*learnt.addresses.values(), *aliases), frozenset[str]()), **anchors}
    links = [use for use in learnt.links if not (faulty and _is_unsure(use, learnt.unread))]
    told = {(found.at, found.code) for found in learnt.problems}
    found = (
        *check_links(links, known, learnt.drafts),
        *check_aliases(learnt.outlines, pages, learnt.shelf.at),
    )
    return tuple(each for each in found if (each.at, each.code) not in told)


def _faulty(learnt: Learnt) -> frozenset[str]:
    """The page files that made no record, or one with errors. What is wrong in a body does not hinder a plan."""
    made = {each.file for each in learnt.outlines}
    body_line = {file: leaf.look.body_line for file, leaf in learnt.leaves.items() if file in made}
    wrong = {
        found.at.file
        for found in learnt.problems
        if found.severity is Severity.ERROR and found.at.line < body_line.get(found.at.file, 1)
    }
    return frozenset(wrong | (learnt.addresses.keys() - body_line.keys()))


def _plan_sound_part(
    root: Path, learnt: Learnt, faulty: Collection[str]
) -> tuple[tuple[Planned, ...], Mapping[str, frozenset[str]]]:
    """The pages of the site without its faulty files, and their anchors where a link asks for one."""
    sound = sound_part(learnt, faulty)
    plan = decide(sound)
    asked = {use.url for use in learnt.links if use.anchor}
    renderer = site_renderer(root, sound, plan.chrome, plan_site_assets(root, sound)) if asked else None
    return plan.pages, {
        page.url: anchors_in(renderer.render(page.make()).html)
        if renderer and page.url in asked
        else frozenset()
        for page in plan.pages
    }


def _is_unsure(use: LinkUse, unread: str) -> bool:
    """Whether a file with errors may give the site the page of a link: a group, a list's next page, an alias."""
    folder = use.url[: use.url.find("/", 1) + 1]
    is_gathered = folder in _GATHERED and use.url != folder
    return is_gathered or "/trang/" in use.url or use.url.strip("/") in unread
