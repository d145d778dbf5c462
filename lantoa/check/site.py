"""All files of a built site together."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from lantoa.check.examine import examine, is_examined
from lantoa.check.ledger import sum_up
from lantoa.check.marks import Finding
from lantoa.check.published import Published, open_published
from lantoa.check.seen import Seen
from lantoa.check.standing import Standing, stand
from lantoa.errors import Position, Problem, problem
from lantoa.urls import output_path


def check_site(
    folder: Path, base_url: str, expected: Iterable[str] = (), name: str = "public"
) -> tuple[Problem, ...]:
    """What is wrong with a built site, each fault once with the number of files that show it (`pages`).

    `expected` are the URLs that were to be written; `name` is what problems call the folder. The work grows with
    the number of bytes of the site, and nothing is fetched from elsewhere.
    """
    site = open_published(folder, base_url, name)
    seen = {
        file: examine(file, site.read(file), base_url) for file in sorted(filter(is_examined, site.files))
    }
    return check_seen(seen, site, expected)


def check_seen(
    seen: Mapping[str, Seen], site: Published, expected: Iterable[str] = ()
) -> tuple[Problem, ...]:
    """What is wrong with a site, from what was seen in each of its files."""
    return check_standing(stand(sum_up(seen), seen, site), site, expected)


def check_standing(standing: Standing, site: Published, expected: Iterable[str] = ()) -> tuple[Problem, ...]:
    """What is wrong with a site that stands so: every fault once, at its first place, with the number of files."""
    faults = chain(standing.ledger.faults.items(), standing.broken.items())
    groups: dict[Finding, list[Problem]] = {}
    for file, some in faults:
        for fault in some:
            groups.setdefault((fault.code, fault.about), []).append(fault.problem(f"{site.name}/{file}"))
    for found in _missing_pages(site, expected):
        groups.setdefault((found.code, found.about), []).append(found)
    return tuple(sorted(map(_one_of, groups.values())))


def _missing_pages(site: Published, expected: Iterable[str]) -> Iterator[Problem]:
    for url in expected:
        if "%" not in url and f"{url[1:]}index.html" in site.files:
            continue  # as of nearly every URL; to take each to pieces would take longer than all the rest
        file = output_path(url).as_posix()
        if file not in site.files:
            yield problem(Position(f"{site.name}/{file}"), "built-missing-page", url=url)


def _one_of(group: list[Problem]) -> Problem:
    """One fault of a layout is on every page: it is told once, at the first of them."""
    first = min(group)
    pages = len({found.at.file for found in group})
    return Problem(first.at, first.code, tuple(sorted((*first.about, ("pages", str(pages))))), first.severity)
