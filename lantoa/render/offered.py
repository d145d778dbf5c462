"""What a layout is given besides its page, so that it is known what of it a page really used.

Each thing notes the question (see ``answers``) and hands over the answer. Noting is one addition to a set.
"""

from collections.abc import Callable
from typing import Any

from lantoa.render.answers import WHOLE
from lantoa.words import Words

Note = Callable[[str], None]


class Offered:
    """A configuration or a chrome whose attributes are noted when a layout reads them."""

    __slots__ = ("_kind", "_note", "_whole")

    def __init__(self, kind: str, whole: object, note: Note) -> None:
        self._kind, self._whole, self._note = kind, whole, note

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the attribute is
        self._note(f"{self._kind}:{name}")
        return getattr(self._whole, name)

    def __str__(self) -> str:
        self._note(f"{self._kind}:{WHOLE}")
        return str(self._whole)

    __repr__ = __str__

    def __eq__(self, other: object) -> bool:
        self._note(f"{self._kind}:{WHOLE}")
        return self._whole == (other._whole if isinstance(other, Offered) else other)

    __hash__ = object.__hash__


class OfferedWords:
    """Interface text whose keys are noted: ``t("a.b", name=…)`` and ``t.has("a.b")``."""

    __slots__ = ("_note", "_plain", "_words")

    def __init__(self, words: Words, note: Note) -> None:
        self._words, self._note = words, note
        self._plain = {key: (f"words:{key}", text) for key, text in words.entries.items() if "{" not in text}

    def __call__(self, key: str, /, **values: object) -> str:
        """The sentence of a key with its places filled (``Words``)."""
        plain = self._plain.get(key)
        if plain is not None:
            self._note(plain[0])
            return plain[1]
        self._note(f"words:{key}")
        return self._words(key, **values)

    def has(self, key: str) -> bool:
        """Whether the key has a text."""
        self._note(f"words:{key}")
        return self._words.has(key)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - as above
        self._note(f"words:{WHOLE}")
        return getattr(self._words, name)

    def __str__(self) -> str:
        self._note(f"words:{WHOLE}")
        return str(self._words)

    __repr__ = __str__
