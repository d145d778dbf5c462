"""Who followed whom. An edge may be written in either file: `replications.model` in the example's, `replicates` in
the follower's; both say the same thing and count once. Followers without a page of their own are leaves."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from lantoa.errors import Position, Problem, problem, warning
from lantoa.relate.brief import Brief

GENERATIONS = 40
"""The most generations of a tree: no movement has more, and a page shows all of them."""


@dataclass(frozen=True, slots=True)
class Follower:
    """One follower: `model` is its slug where it has a page, `number` its place among the example's `replications`.

    `number` counts from 0; it is None where only the follower's own file says so.
    """

    model: str
    number: int | None


@dataclass(frozen=True, slots=True)
class Spread:
    """The followers of each model by slug, and each follower's example."""

    followers: Mapping[str, tuple[Follower, ...]]
    example: Mapping[str, str]

    def ancestors(self, slug: str) -> tuple[str, ...]:
        """From the first model down to the one that this followed."""
        chain: list[str] = []
        while slug in self.example:
            slug = self.example[slug]
            chain.append(slug)
        return tuple(reversed(chain))

    def roots(self) -> tuple[str, ...]:
        """Models that others followed and that followed nobody here, by slug."""
        return tuple(
            sorted(slug for slug, found in self.followers.items() if found and slug not in self.example)
        )


def plan_spread(briefs: tuple[Brief, ...]) -> Spread:
    """The tree of replications from both sides' files. A circle is left out: `check_spread` reports it.

    The models are given by slug.
    """
    known = {brief.slug for brief in briefs}
    example = {slug: parent for slug, parent in _examples(briefs).items() if parent in known}
    for slug in _in_circle(example):
        del example[slug]
    children: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for slug, parent in sorted(example.items()):
        children[parent][slug] = None
    none: dict[str, None] = {}
    return Spread(
        {brief.slug: _followers(brief, children.get(brief.slug, none)) for brief in briefs}, example
    )


def check_spread(briefs: tuple[Brief, ...], at: Callable[[str, str], Position]) -> tuple[Problem, ...]:
    """Circles and chains without end (errors), and a follower whose own file names another example (a warning).

    `at` gives the place of a value: of (file, path of the value in it).
    """
    by_slug = {brief.slug: brief for brief in briefs}
    examples = _examples(briefs)
    circle = _in_circle(examples)
    found: list[Problem] = []
    for slug in sorted(circle & by_slug.keys()):
        path = "replicates" if by_slug[slug].replicates else ""
        found.append(problem(at(by_slug[slug].file, path), "replication-cycle", model=slug))
    for slug in _too_deep({slug: parent for slug, parent in examples.items() if slug not in circle}):
        if slug in by_slug:
            place = at(by_slug[slug].file, "replicates")
            found.append(problem(place, "replication-depth", model=slug, limit=GENERATIONS))
    return (*found, *_conflicts(by_slug, at))


def _conflicts(by_slug: Mapping[str, Brief], at: Callable[[str, str], Position]) -> Iterator[Problem]:
    for brief in by_slug.values():
        for number, slug in enumerate(brief.followers):
            follower = by_slug.get(slug)
            if follower and follower.replicates and follower.replicates != brief.slug:
                place = at(brief.file, f"replications.{number}.model")
                names = {"model": slug, "other": follower.replicates, "this": brief.slug}
                yield warning(place, "replication-conflict", **names)


def _examples(briefs: tuple[Brief, ...]) -> dict[str, str]:
    """Each follower's example: what its own file says, else the first (by slug) whose file names it."""
    example = {brief.slug: brief.replicates for brief in briefs if brief.replicates}
    for brief in briefs:
        for slug in brief.followers:
            if slug:
                example.setdefault(slug, brief.slug)
    return example


def _followers(brief: Brief, children: Mapping[str, None]) -> tuple[Follower, ...]:
    """As written, and then those whose own file alone says so. A follower that follows another here stays a leaf."""
    if not brief.followers and not children:
        return ()
    written = (
        Follower(slug if slug in children else "", number) for number, slug in enumerate(brief.followers)
    )
    return (*written, *(Follower(slug, None) for slug in children if slug not in brief.followers))


def _in_circle(example: Mapping[str, str]) -> set[str]:
    """The slugs on a circle. Each slug is walked once: linear."""
    settled: set[str] = set()
    circle: set[str] = set()
    for start in example:
        walked: list[str] = []
        trail = set()
        for slug in _walk(example, start):
            if slug in settled:
                break
            if slug in trail:
                circle.update(walked[walked.index(slug) :])
                break
            walked.append(slug)
            trail.add(slug)
        settled.update(walked)
    return circle


def _too_deep(example: Mapping[str, str]) -> list[str]:
    """The first models beyond GENERATIONS of each chain. Each slug is walked once: linear."""
    depth: dict[str, int] = {}
    for start in example:
        chain = [start]
        while chain[-1] in example and example[chain[-1]] not in depth:
            chain.append(example[chain[-1]])
        for slug in reversed(chain):
            depth.setdefault(slug, depth.get(example.get(slug, ""), -1) + 1)
    return sorted(slug for slug, generation in depth.items() if generation == GENERATIONS + 1)


def _walk(example: Mapping[str, str], slug: str) -> Iterator[str]:
    yield slug
    while slug in example:
        slug = example[slug]
        yield slug
