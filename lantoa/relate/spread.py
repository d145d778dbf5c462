"""Who followed whom. An edge may be written in either file: `replications.model` in the example's, `replicates` in
the follower's; both say the same thing and count once. Followers without a page of their own are leaves."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lantoa.errors import Problem, problem, warning
from lantoa.records import Content, Model, Replication

GENERATIONS = 40
"""The most generations of a tree: no movement has more, and a page shows all of them."""


@dataclass(frozen=True, slots=True)
class Follower:
    """One follower: `model` is its slug where it has a page, `record` what the example's file says of it."""

    model: str
    record: Replication | None


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


def plan_spread(models: tuple[Model, ...]) -> Spread:
    """The tree of replications from both sides' files. A circle is left out: `check_spread` reports it."""
    known = {model.slug for model in models}
    example = {slug: parent for slug, parent in _examples(models).items() if parent in known}
    for slug in _in_circle(example):
        del example[slug]
    children = defaultdict(list)
    for slug, parent in sorted(example.items()):
        children[parent].append(slug)
    return Spread({model.slug: _followers(model, children[model.slug]) for model in models}, example)


def check_spread(content: Content) -> tuple[Problem, ...]:
    """Circles and chains without end (errors), and a follower whose own file names another example (a warning)."""
    models = {model.slug: model for model in content.models}
    circle = _in_circle(_examples(content.models))
    found: list[Problem] = []
    for slug in sorted(circle & models.keys()):
        path = "replicates" if models[slug].replicates else ""
        found.append(problem(content.at(models[slug].file, path), "replication-cycle", model=slug))
    for slug in _too_deep(
        {slug: parent for slug, parent in _examples(content.models).items() if slug not in circle}
    ):
        if slug in models:
            at = content.at(models[slug].file, "replicates")
            found.append(problem(at, "replication-depth", model=slug, limit=GENERATIONS))
    for model in content.models:
        for place, record in enumerate(model.replications):
            follower = models.get(record.model)
            if follower and follower.replicates and follower.replicates != model.slug:
                at = content.at(model.file, f"replications.{place}.model")
                found.append(
                    warning(
                        at,
                        "replication-conflict",
                        model=record.model,
                        other=follower.replicates,
                        this=model.slug,
                    )
                )
    return tuple(found)


def _examples(models: tuple[Model, ...]) -> dict[str, str]:
    """Each follower's example: what its own file says, else the first (by slug) whose file names it."""
    example = {model.slug: model.replicates for model in models if model.replicates}
    for model in models:
        for record in model.replications:
            if record.model:
                example.setdefault(record.model, model.slug)
    return example


def _followers(model: Model, children: list[str]) -> tuple[Follower, ...]:
    """As written, and then those whose own file alone says so. A follower that follows another here stays a leaf."""
    written = tuple(
        Follower(record.model if record.model in children else "", record) for record in model.replications
    )
    told = {record.model for record in model.replications}
    return (*written, *(Follower(slug, None) for slug in children if slug not in told))


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
