"""Pages into HTML, with what each page used, and keys that say whether a page made earlier is still good.

The keys are had without Jinja, which is imported when the first page is rendered.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from lantoa.render.answers import Answers, Used
from lantoa.render.layouts import Layouts, read_layouts

if TYPE_CHECKING:
    from lantoa.assets import Assets
    from lantoa.render.engine import Engine, JsonLd
    from lantoa.settings import SiteConfig
    from lantoa.views import Chrome, Page
    from lantoa.words import Words


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page's HTML, and what it used of the site besides its own values."""

    html: str
    used: Used


@dataclass(frozen=True, slots=True)
class Renderer:
    """The layouts of a site with all that they are given. For one thread; workers may be forked from it.

    A page's HTML is decided by its values, by `layout_key` of its layout, and by the `answer_key` of each question that
    it used: while all these are the same, rendering it again gives the same HTML.
    """

    layouts: Layouts
    answers: Answers
    layout_key: Callable[[str], str]
    engine: Callable[[], "Engine"]

    def render(self, page: "Page") -> Rendered:
        """The HTML of a page. SiteError names the layout, line and fault when the layout cannot be rendered."""
        html, used = self.engine().render(page)
        return Rendered(html, used)

    def answer_key(self, question: str) -> str:
        """A digest of what the site answers today to a question that a page asked when it was rendered."""
        return self.answers.key(question)

    def environment_key(self) -> str:
        """A digest of every layout and every answer: where two are equal, all layout_key and answer_key are."""
        return f"{self.layouts.digest(tuple(self.layouts.texts))}{self.answers.everything()}"

    def compile(self, layouts: Iterable[str]) -> None:
        """Have these layouts ready before workers are forked, so that not each of them compiles them."""
        self.engine().compile(layouts)


def make_renderer(
    config: "SiteConfig",
    words: "Words",
    chrome: "Chrome",
    assets: "Assets",
    layouts: tuple[Path, ...],
    json_ld: "JsonLd",
) -> Renderer:
    """A renderer; of two layouts with one name, that of the later folder counts."""
    answers, read = Answers(config, words, chrome, assets), read_layouts(layouts)
    return Renderer(read, answers, cache(read.key), cache(partial(_make_engine, answers, read, json_ld)))


def _make_engine(answers: Answers, layouts: Layouts, json_ld: "JsonLd") -> "Engine":
    from lantoa.render.engine import Engine  # a build whose pages are all there need not wait for Jinja

    return Engine(answers, layouts, json_ld)
