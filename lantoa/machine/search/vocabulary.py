"""All words of a site without their marks, by which a browser mends a slip of the finger (assets/js/slips.js)."""

from lantoa.machine.search.terms import END, ONE


class Vocabulary:
    """Reads along with the terms of the syllables."""

    def __init__(self) -> None:
        self._lines: dict[int, list[str]] = {}

    def add(self, term: str, pages: int) -> None:
        """A syllable's term, and how many pages have it."""
        word = term.removeprefix(ONE).removesuffix(END)
        if word.isalpha():
            self._lines.setdefault(pages.bit_length() - 1, []).append(word)

    def content(self) -> bytes:
        """A line for each power of two: the words that are on at least so many pages, and not on twice as many."""
        lines = range(max(self._lines, default=-1) + 1)
        return "\n".join(" ".join(self._lines.get(line, ())) for line in lines).encode()
