"""What pages say of each other: all of a file that is looked at once every file has been read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lantoa.errors import Position
from lantoa.records import Entry, Model, News, Programme

At = Callable[[str, str], Position]
"""The place of a value: by the page's file and the path of the value in it ("aliases.0")."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A page in a few words. `references` are (path of the value, "model" or "programme", slug).

    `unit` and `place` are those of a model.
    """

    kind: str
    slug: str
    file: str
    title: str
    unit: str = ""
    place: str = ""
    references: tuple[tuple[str, str, str], ...] = ()
    aliases: tuple[str, ...] = ()

    def packed(self) -> tuple[Any, ...]:
        """As plain values."""
        return (
            *(self.kind, self.slug, self.file, self.title, self.unit, self.place),
            *(self.references, self.aliases),
        )


def outline_of(entry: Entry) -> Outline:
    """The outline of a page."""
    if isinstance(entry, Model):
        return Outline(
            *("models", entry.slug, entry.file, entry.title, entry.unit, entry.place.text),
            references=_of_model(entry),
            aliases=entry.aliases,
        )
    if isinstance(entry, News):
        models = [(f"models.{place}", "model", slug) for place, slug in enumerate(entry.models)]
        references = (*_programme(entry.programme), *models)
        return Outline("news", entry.slug, entry.file, entry.title, "", "", references, entry.aliases)
    kind = "programmes" if isinstance(entry, Programme) else "pages"
    return Outline(kind, entry.slug, entry.file, entry.title, aliases=entry.aliases)


def _of_model(model: Model) -> tuple[tuple[str, str, str], ...]:
    example = (("replicates", "model", model.replicates),) if model.replicates else ()
    followers = [
        (f"replications.{place}.model", "model", replication.model)
        for place, replication in enumerate(model.replications)
        if replication.model
    ]
    return *_programme(model.programme), *example, *followers


def _programme(slug: str) -> tuple[tuple[str, str, str], ...]:
    return (("programme", "programme", slug),) if slug else ()
