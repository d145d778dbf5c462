"""What pages say of each other, checked once all of them have been read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lantoa.errors import Position, Problem, problem, warning
from lantoa.folders import PageFile
from lantoa.records import Content, Entry, Model, News, Programme, Result
from lantoa.schema.reading import last_key
from lantoa.text import fold, nearest

_MOST_SUGGESTIONS = 20  # each compares one word with every slug; many wrong words have one cause


@dataclass(frozen=True, slots=True)
class Slugs:
    """The slugs of every file, readable or not: a page with a slip in it is no page that does not exist."""

    models: frozenset[str] = frozenset()
    programmes: frozenset[str] = frozenset()

    @classmethod
    def of(cls, files: Iterable[PageFile]) -> "Slugs":
        """The slugs of page files."""
        names = [(page.kind, page.name) for page in files]
        return cls(
            frozenset(name for kind, name in names if kind == "models"),
            frozenset(name for kind, name in names if kind == "programmes"),
        )

    def without(self, others: "Slugs") -> "Slugs":
        """Those that the others have not."""
        return Slugs(self.models - others.models, self.programmes - others.programmes)


@dataclass(frozen=True, slots=True, order=True)
class _Loose:
    """A reference to nothing."""

    at: Position
    code: str
    key: str
    value: str
    choices: frozenset[str] = field(compare=False)


def check_references(content: Content, slugs: Slugs) -> Iterator[Problem]:
    """References to nothing, and what two pages or two parts of a page contradict."""
    loose = sorted(_loose_ends(content, slugs))
    for index, each in enumerate(loose):
        near = nearest(each.value, each.choices)[:1] if index < _MOST_SUGGESTIONS else ()
        yield problem(each.at, each.code, key=each.key, value=each.value, suggestion="".join(near))
    sourced: tuple[Model | News | Programme, ...] = (*content.models, *content.news, *content.programmes)
    for entry in sourced:
        yield from _check_sources(content, entry)
    yield from _check_featured(content)
    yield from _check_twins(content)


def _loose_ends(content: Content, slugs: Slugs) -> Iterator[_Loose]:
    for entry, path, kind, slug in references(content):
        choices = slugs.models if kind == "model" else slugs.programmes
        if slug not in choices:
            code = "unknown-model" if kind == "model" else "unknown-programme"
            yield _Loose(content.at(entry.file, path), code, last_key(path), slug, choices)


def references(content: Content) -> Iterator[tuple[Entry, str, str, str]]:
    """Every reference from page to page: the page, the path of the value, "model" or "programme", and the slug."""
    placed: tuple[Model | News, ...] = (*content.models, *content.news)
    for entry in placed:
        if entry.programme:
            yield entry, "programme", "programme", entry.programme
    for item in content.news:
        for index, slug in enumerate(item.models):
            yield item, f"models.{index}", "model", slug
    for model in content.models:
        if model.replicates:
            yield model, "replicates", "model", model.replicates
        for index, replication in enumerate(model.replications):
            if replication.model:
                yield model, f"replications.{index}.model", "model", replication.model


def _check_sources(content: Content, entry: Model | News | Programme) -> Iterator[Problem]:
    known: dict[str, int] = {}
    for index, source in enumerate(entry.sources):
        at = content.at(entry.file, f"sources.{index}.id")
        if source.id in known:
            yield problem(at, "duplicate-source", value=source.id, line=known[source.id])
        known.setdefault(source.id, at.line)
    if isinstance(entry, Model):
        for path, source_id in _cited(entry):
            if source_id not in known:
                near = "".join(nearest(source_id, known)[:1])
                about = {"value": source_id, "suggestion": near, "known": ", ".join(known)}
                yield problem(content.at(entry.file, path), "unknown-source", **about)


def _cited(model: Model) -> Iterator[tuple[str, str]]:
    yield from _cited_by(model.results, "results")
    for index, replication in enumerate(model.replications):
        if replication.source:
            yield f"replications.{index}.source", replication.source
        yield from _cited_by(replication.results, f"replications.{index}.results")


def _cited_by(results: tuple[Result, ...], path: str) -> Iterator[tuple[str, str]]:
    for index, result in enumerate(results):
        if result.source:
            yield f"{path}.{index}.source", result.source


def _check_featured(content: Content) -> Iterator[Problem]:
    for model in content.models:
        if model.featured and any(event.kind == "revoked" for event in model.events):
            yield problem(content.at(model.file, "featured"), "revoked-featured")


def _check_twins(content: Content) -> Iterator[Problem]:
    """The same title of the same unit at the same place: most likely entered twice."""
    first: dict[tuple[str, str, str], Model] = {}
    for model in content.models:
        key = (fold(model.title), fold(model.unit), fold(model.place.text))
        other = first.setdefault(key, model)
        if other is not model:
            yield warning(
                content.at(model.file, "title"), "duplicate-model", value=model.title, other=other.file
            )
