"""The words of a rendered body, without marks: for search, summaries and feeds."""

import re
from html import unescape
from html.parser import HTMLParser

_BREAKS = frozenset(
    "blockquote br dd div dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre td th tr ul".split()
)
_UNSTOPPED = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "li"))
_SKIPPED = frozenset({"script", "style", "template"})

_TAG = re.compile(r'<(/?[a-z][a-z0-9]*)(?: [a-z-]+="[^"]*")*>')
_AROUND_TAGS = {
    **dict.fromkeys("a code em img picture source strong sub sup table tbody thead".split(), ""),
    **dict.fromkeys("/a /code /em /picture /strong /sub /sup /table /tbody /thead".split(), ""),
    **{tag: " " for name in _BREAKS for tag in (name, f"/{name}")},
    **{f"/{name}": "." for name in _UNSTOPPED},
}
"""What a tag of a rendered body puts between words: nothing, a space, or a full stop where none stands."""
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_UNSTOPPED_END = re.compile(r"</(?:li|h[1-6])>")


def plain_text(html: str) -> str:
    """The text of HTML on one line."""
    text = _read_tidy(html)
    return parse_words(html) if text is None else text


def first_paragraph(html: str) -> str:
    """The text of the first paragraph that has any, on one line; "" without one."""
    text = _first_of_tidy(html)
    return parse_words(html, "p") if text is None else text


def parse_words(html: str, only: str = "") -> str:
    """The text of any HTML; with `only`, that of the first element of this name that has any."""
    words = _Words(only)
    words.feed(html)
    words.close()
    return words.text


def _read_tidy(html: str) -> str | None:
    """The text of HTML as bodies are rendered; None for HTML of another kind."""
    first, *pieces = _TAG.split(html)
    if html.count("<") != len(pieces) // 2:
        return None
    words = [unescape(first)]
    for tag, text in zip(pieces[::2], pieces[1::2], strict=True):
        between = _AROUND_TAGS.get(tag)
        if between is None:
            return None
        if between == "." and _last_sign(words).isalnum():
            words.append(".")
        if (between or text == "\n") and words[-1] != " ":
            words.append(" ")
        if text != "\n":
            words.append(unescape(text))
    return _on_a_line("".join(words))


def _on_a_line(text: str) -> str:
    """`" ".join(text.split())`; of all spaces, only a usual one is printable."""
    line = text.replace("\n", " ")
    if not line.isprintable():
        return " ".join(text.split())
    while "  " in line:
        line = line.replace("  ", " ")
    return line.strip()


def _last_sign(words: list[str]) -> str:
    return next((text[-1] for piece in reversed(words) if (text := piece.rstrip())), "")


def _first_of_tidy(html: str) -> str | None:
    for found in _PARAGRAPH.finditer(html):
        text = _read_tidy(found[1])
        if text is None or "<p" in found[1] or _read_tidy(html[: found.start()]) is None:
            return None
        if text[-1:].isalnum():
            # An entry or a heading that ends later on ends this sentence too.
            return None if _UNSTOPPED_END.search(html, found.end()) else text
        if text:
            return text
    return None if "<p" in html or _read_tidy(html) is None else ""


class _Words(HTMLParser):
    def __init__(self, only: str) -> None:
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
