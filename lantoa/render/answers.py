"""What layouts ask for besides the page itself, and what they are answered.

A question is a short text: ``words:model.steps``, ``config:title``, ``chrome:menu``, ``asset:css/site.css``,
``icon:search``, ``motif:kinh-te``. A page whose questions have the answers of last time looks as it did last time.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a build that renders nothing need not load what it has at hand already
    from lantoa.assets import Assets
    from lantoa.settings import SiteConfig
    from lantoa.views import Chrome
    from lantoa.words import Words

Used = tuple[str, ...]
"""The questions that a page's layout asked, sorted; most pages of a kind ask the same ones."""

WHOLE = "*"
"""Asked for when a layout looks at a thing as a whole, such as ``{{ config }}``."""

ALWAYS = ("config:base_path", "config:base_url", "config:language")
"""What the filters know without asking: addresses and numbers are on every page."""

_ABSENT = "\0"


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of one site at one time."""

    config: "SiteConfig"
    words: "Words"
    chrome: "Chrome"
    assets: "Assets"
    _answer: Callable[[str], bytes] = field(init=False, repr=False, compare=False)
    _digest: Callable[[Used], str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_answer", cache(self._found))
        object.__setattr__(self, "_digest", lru_cache(maxsize=4096)(self._digested))

    def key(self, used: Used) -> str:
        """A digest of the present answers to these questions."""
        return self._digest(used)

    def everything(self) -> str:
        """A digest of all that could be answered: two equal ones answer every question alike."""
        made = hashlib.blake2b(digest_size=16)
        for whole in (self.config, self.words, self.chrome):
            made.update(f"{whole!r}\0".encode())
        for name, content in self.assets.contents.items():
            made.update(f"{name}\0{self.assets.urls.get(name)}\0{len(content)}\0".encode() + content)
        return made.hexdigest()

    def _digested(self, used: Used) -> str:
        return hashlib.blake2b(b"".join(map(self._answer, used)), digest_size=16).hexdigest()

    def _found(self, question: str) -> bytes:
        """The question with its answer, of one length: no two lists of them run together to the same bytes."""
        kind, _, name = question.partition(":")
        content = self._content(kind, name)
        return hashlib.blake2b(f"{question}\0".encode() + content, digest_size=16).digest()

    def _content(self, kind: str, name: str) -> bytes:
        if kind == "icon":
            return self.assets.contents.get(f"icons/{name}.svg", _ABSENT.encode())
        if kind == "motif":
            return self.assets.contents.get(f"img/motif-{name}.svg", _ABSENT.encode())
        if kind == "asset":
            return self.assets.urls.get(name, _ABSENT).encode()
        if kind == "words":
            return repr(self.words if name == WHOLE else self.words.forms(name)).encode()
        whole = {"config": self.config, "chrome": self.chrome}[kind]
        return repr(whole if name == WHOLE else getattr(whole, name, _ABSENT)).encode()
