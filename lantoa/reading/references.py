"""What pages say of each other, checked once all of them have been read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lantoa.errors import Problem, problem, warning
from lantoa.reading.folders import PageFile
from lantoa.reading.outline import At, Outline
from lantoa.reading.schema.reading import Named
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

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.models or self.programmes)

    def without(self, others: "Slugs") -> "Slugs":
        """Those that the others have not."""
        return Slugs(self.models - others.models, self.programmes - others.programmes)


def check_references(
    outlines: Sequence[Outline], slugs: Slugs, named: Iterable[Named], at: At
) -> Iterator[Problem]:
    """References to pages that no file holds, and models that were most likely entered twice."""
    loose = sorted(each for each in named if each.value not in _choices(each, slugs))
    for index, each in enumerate(loose):
        near = nearest(each.value, _choices(each, slugs))[:1] if index < _MOST_SUGGESTIONS else ()
        about = {"key": each.key, "value": each.value, "suggestion": "".join(near)}
        code = "unknown-model" if each.to == "model" else "unknown-programme"
        yield problem(each.at, code, **about)
    yield from _check_twins(outlines, at)


def _choices(named: Named, slugs: Slugs) -> frozenset[str]:
    return slugs.models if named.to == "model" else slugs.programmes


def _check_twins(outlines: Iterable[Outline], at: At) -> Iterator[Problem]:
    """The same title of the same unit at the same place: most likely entered twice."""
    first: dict[tuple[str, str, str], Outline] = {}
    for model in outlines:
        if model.kind != "models":
            continue
        key = (fold(model.title), fold(model.unit), fold(model.place))
        other = first.setdefault(key, model)
        if other is not model:
            yield warning(at(model.file, "title"), "duplicate-model", value=model.title, other=other.file)
