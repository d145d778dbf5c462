"""The words of a rendered body, without marks: for search, summaries and feeds."""

from html.parser import HTMLParser

_BREAKS = frozenset(
    "blockquote br dd div dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre td th tr ul".split()
)
_UNSTOPPED = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "li"))
_SKIPPED = frozenset({"script", "style", "template"})


class _Words(HTMLParser):
    def __init__(self, only: str = "") -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.done = False
        self._only = only
        self._depth = 0
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._skipped += tag in _SKIPPED
        self._depth += tag == self._only
        if tag in _BREAKS:
            self.pieces.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._skipped -= tag in _SKIPPED and self._skipped > 0
        if tag in _UNSTOPPED and self.text[-1:].isalnum():
            # A heading or an entry often has no full stop, and would run into the sentence after it.
            self.pieces.append(".")
        if tag in _BREAKS:
            self.pieces.append(" ")
        if tag == self._only and self._depth:
            self._depth -= 1
            self.done = bool("".join(self.pieces).strip())

    def handle_data(self, data: str) -> None:
        if not self._skipped and not self.done and (not self._only or self._depth):
            self.pieces.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.pieces).split())


def plain_text(html: str) -> str:
    """The text of HTML on one line."""
    return _read(_Words(), html)


def first_paragraph(html: str) -> str:
    """The text of the first paragraph that has any, on one line; "" without one."""
    return _read(_Words("p"), html)


def _read(words: _Words, html: str) -> str:
    words.feed(html)
    words.close()
    return words.text
