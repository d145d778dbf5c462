"""What layouts ask for besides the page itself, and what they are answered.

A question is a short text: ``words:model.steps``, ``config:title``, ``chrome:menu``, ``asset:css/site.css``,
``icon:search``, ``motif:kinh-te``, ``emblem``. A page whose questions have the answers of last time looks
as it did last time.
"""

import hashlib
from dataclasses import dataclass
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

EMBLEM = "emblem"
"""The emblem itself, which a page asks for that has a share picture: its address may stay when it changes."""

_USUAL_EMBLEM = "img/icon-180.png"
_ABSENT = "\0"


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of one site at one time."""

    config: "SiteConfig"
    words: "Words"
    chrome: "Chrome"
    assets: "Assets"

    def emblem(self) -> bytes:
        """The emblem of the site, a PNG."""
        return self.assets.contents.get(self.config.emblem or _USUAL_EMBLEM, b"")

    def key(self, question: str) -> str:
        """A digest of the present answer to a question."""
        return hashlib.blake2b(self._content(question), digest_size=16).hexdigest()

    def everything(self) -> str:
        """A digest of all that could be answered: two equal ones answer every question alike."""
        made = hashlib.blake2b(digest_size=16)
        for whole in (self.config, self.words, self.chrome):
            made.update(f"{whole!r}\0".encode())
        for name, content in self.assets.contents.items():
            made.update(f"{name}\0{self.assets.urls.get(name)}\0{len(content)}\0".encode() + content)
        return made.hexdigest()

    def _content(self, question: str) -> bytes:
        kind, _, name = question.partition(":")
        if kind == EMBLEM:
            return self.emblem()
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
