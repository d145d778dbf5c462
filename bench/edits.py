"""The edits that are measured. Each changes one file in place and can be undone."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CASES = ("cold", "unchanged", "body", "title", "layout")
"""Everything made anew; nothing changed; the body or the title of one model, or the layout of all models, edited."""


@dataclass(frozen=True, slots=True)
class Targets:
    """The files that the edits of one generator change."""

    model: Path
    layout: Path

    @contextmanager
    def edited(self, case: str, number: int) -> Iterator[None]:
        """The edit of a case, made anew for each `number` so that no result of an earlier round can serve it."""
        path = self.layout if case == "layout" else self.model
        before = path.read_text(encoding="utf-8")
        try:
            path.write_text(edit(case, before, number), encoding="utf-8")
            yield
        finally:
            path.write_text(before, encoding="utf-8")


def edit(case: str, text: str, number: int) -> str:
    """A text after the edit: a sentence more, a word more in the title, a comment more in the layout."""
    if case == "body":
        return f"{text.rstrip()} Câu viết thêm ở lượt đo {number}.\n"
    if case == "title":
        head, found, rest = text.partition("\ntitle: ")
        title, end, tail = rest.partition("\n")
        if not found:
            raise ValueError("no title to edit")
        return f"{head}{found}{title} lần {number}{end}{tail}"
    if case == "layout":
        before, mark, after = text.rpartition("</article>")
        if not mark:
            raise ValueError("no article to edit")
        return f"{before}<p hidden>Lượt đo {number}</p>\n{mark}{after}"
    return text
