"""Whatever is edited, a build from what is kept publishes what a clean build does, and finds the same problems."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lantoa import anew
from lantoa.errors import SiteError
from lantoa.pipeline import Options, build_site, check_site_folder
from lantoa.resident import Resident
from lantoa.views import Page
from tests.properties.growing_site import EDITS, Edit, GrowingSite, begin

Outcome = tuple[tuple[str, ...], dict[str, bytes]]

edits = st.lists(
    st.tuples(st.sampled_from(EDITS), st.integers(0, 30), st.integers(0, 12)), min_size=1, max_size=6
)
rounds = st.lists(edits, min_size=2, max_size=8)


def outcome(site: GrowingSite, out: Path, **options: Any) -> Outcome:
    """The problems of a build as texts, and every file of its public folder."""
    wish = Options(site.root, out, drafts=site.drafts, search=site.search, jobs=1, **options)
    try:
        problems = build_site(wish).problems
    except SiteError as fault:
        problems = tuple(sorted(set(fault.problems)))
    return tuple(map(repr, problems)), files_in(out)


def checked_problems(site: GrowingSite) -> tuple[str, ...]:
    """What a check finds, which leaves what it made for the build after it."""
    wish = Options(site.root, site.root / "public", drafts=site.drafts, jobs=1)
    try:
        problems = check_site_folder(wish)
    except SiteError as fault:
        problems = tuple(sorted(set(fault.problems)))
    return tuple(map(repr, sorted(set(problems))))


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return [name for name in sorted(one.keys() | other.keys()) if one.get(name) != other.get(name)]


class Promises:
    """What each plan promised: pages of one URL with the same `shows` have the same values, in whatever build."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.last: dict[str, str] = {}

    def note(self, plan: anew.Plan) -> None:
        self.last = {page.url: plan.sums.shows(page) for page in plan.pages}
        for page in plan.pages:
            made: Page = page.make()
            values = repr((made, page.layout, page.listed, page.updated))
            assert self.kept.setdefault((page.url, self.last[page.url]), values) == values
            assert (made.url, made.layout, made.listed, made.updated) == (
                page.url,
                page.layout,
                page.listed,
                page.updated,
            )


@contextmanager
def watched() -> Iterator[Promises]:
    promises, decide = Promises(), anew.decide

    def deciding(*given: Any) -> anew.Plan:
        plan = decide(*given)
        promises.note(plan)
        return plan

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(anew, "decide", deciding)
        yield promises


def play(folder: Path, played: list[list[tuple[Edit, int, int]]]) -> None:
    """Edit, build from what is kept and build clean, again and again."""
    with watched() as promises:
        site = begin(folder / "site")
        outcome(site, site.root / "public")
        for some in played:
            edit_all(site, some)
            before = files_in(site.root / "public")
            checked = checked_problems(site) if len(some) % 2 == 0 else None
            promises.last = {}
            problems, files = outcome(site, site.root / "public")
            planned = promises.last
            promises.last = {}
            sound, expected = clean_outcome(site)
            assert checked in (None, sound)
            assert problems == sound
            # An error publishes nothing: then the site before stays.
            assert not differing(files, expected or before)
            assert planned in ({}, promises.last)


def edit_all(site: GrowingSite, some: list[tuple[Edit, int, int]]) -> None:
    for edit, n, m in some:
        edit(site, n, m)
    site.write()


def clean_outcome(site: GrowingSite) -> Outcome:
    with tempfile.TemporaryDirectory() as elsewhere:
        return outcome(site, Path(elsewhere) / "public", clean=True)


def play_resident(folder: Path, played: list[list[tuple[Edit, int, int]]]) -> None:
    """The same with one process that builds again and again, as a preview does; its index follows."""
    site = begin(folder / "site")
    public = site.root / "public"
    with Resident(Options(site.root, public, jobs=1)) as resident:
        for some in played:
            edit_all(site, some)
            site.drafts, site.search = False, True
            before = files_in(public)
            problems = resident_problems(resident)
            files = files_in(public)
            sound, expected = clean_outcome(site)
            assert problems == sound
            found = [name for name in differing(files, expected or before) if name != ".lantoa"]
            # Pages come first: the index is the one before, and a new photo's pictures are not there yet.
            late = [name for name in found if name.startswith("anh/") and name not in files]
            assert not [name for name in found if not name.startswith("pagefind/") and name not in late]
            if expected:
                resident.rest()
                assert not differing(files_in(public), expected)


def resident_problems(resident: Resident) -> tuple[str, ...]:
    try:
        problems = resident.build().problems
    except SiteError as fault:
        problems = tuple(sorted(set(fault.problems)))
    return tuple(map(repr, problems))


@settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(rounds)
def test_after_any_edits_a_site_is_the_one_that_a_clean_build_makes(
    played: list[list[tuple[Edit, int, int]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        play(Path(folder), played)


@settings(max_examples=4, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(rounds)
def test_after_any_edits_a_preview_is_the_site_that_a_clean_build_makes(
    played: list[list[tuple[Edit, int, int]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        play_resident(Path(folder), played)
