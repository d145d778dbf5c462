"""What pages say of each other, checked once all of them have been read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lantoa.errors import Problem, problem, warning
from lantoa.reading.folders import PageFile
from lantoa.reading.schema.reading import Named
from lantoa.records import Content, Entry, Model, News
from lantoa.vietnamese.text import fold, nearest

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


def check_references(content: Content, slugs: Slugs, named: Iterable[Named]) -> Iterator[Problem]:
    """References to pages that no file holds, and models that were most likely entered twice."""
    loose = sorted(each for each in named if each.value not in _choices(each, slugs))
    for index, each in enumerate(loose):
        near = nearest(each.value, _choices(each, slugs))[:1] if index < _MOST_SUGGESTIONS else ()
        about = {"key": each.key, "value": each.value, "suggestion": "".join(near)}
        code = "unknown-model" if each.to == "model" else "unknown-programme"
        yield problem(each.at, code, **about)
    yield from _check_twins(content)


def _choices(named: Named, slugs: Slugs) -> frozenset[str]:
    return slugs.models if named.to == "model" else slugs.programmes


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
