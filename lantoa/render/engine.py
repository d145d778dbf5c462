"""What renders: Jinja with everything that a layout is given, and a record of what it takes."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache, lru_cache, partial
from pathlib import Path
from traceback import extract_tb
from typing import cast

import jinja2

from lantoa.assets import AssetMissing
from lantoa.errors import Position, Problem, SiteError, problem
from lantoa.render.answers import ALWAYS, Answers, Used
from lantoa.render.drawings import icons, motifs
from lantoa.render.environment import LayoutEnvironment
from lantoa.render.filters import make_filters
from lantoa.render.layouts import Layouts
from lantoa.render.offered import Offered, OfferedWords
from lantoa.render.once import Once
from lantoa.render.record import Record
from lantoa.settings import SiteConfig
from lantoa.views import Page

JsonLd = Callable[[Page, SiteConfig], str]

# What an expression of a layout can raise, and a layout that includes itself.
_LAYOUT_FAULTS = (
    jinja2.TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)


class Engine:
    """The layouts of a site, compiled as they are needed."""

    def __init__(self, answers: Answers, layouts: Layouts, json_ld: JsonLd) -> None:
        self._answers, self._layouts, self._record = answers, layouts, Record()
        # As the configuration's own attributes, with a note of each.
        self._config = cast(SiteConfig, Offered("config", answers.config, self._record.used.add))
        self._json_ld = json_ld
        self._quick, self._thorough = (cache(partial(self._environment, quick)) for quick in (True, False))
        self._only_thorough: set[str] = set()

    def render(self, page: Page) -> tuple[str, Used]:
        """The HTML of a page and what it used. SiteError: see Renderer.render."""
        self._begin(ALWAYS)
        json_ld = self._json_ld(page, self._config)
        try:
            html = self._rendered(page, json_ld)
        except _LAYOUT_FAULTS as fault:
            raise SiteError([_layout_problem(fault, page)]) from fault
        return html, _canonical(frozenset(self._record.used))

    def compile(self, layouts: Iterable[str]) -> None:
        """See Renderer.compile; a layout that cannot be compiled is told when a page is rendered."""
        reached = {each for layout in layouts for each in self._layouts.closure(layout)}
        for name in sorted(reached):
            with suppress(jinja2.TemplateError, ValueError, RecursionError):
                self._quick().get_template(name)

    def _rendered(self, page: Page, json_ld: str) -> str:
        given = {"page": page, "view": page.view, "json_ld": json_ld}
        if page.layout not in self._only_thorough:
            used = tuple(self._record.used)
            with suppress(AttributeError):
                return self._quick().get_template(page.layout).render(given)
            self._begin(used)
            self._only_thorough.add(page.layout)
        return self._thorough().get_template(page.layout).render(given)

    def _begin(self, used: Iterable[str]) -> None:
        self._record.used.clear()
        self._record.used.update(used)

    def _environment(self, quick: bool) -> LayoutEnvironment:
        note, answers = self._record.used.add, self._answers
        filters = make_filters(answers.config, answers.assets, note)
        environment = LayoutEnvironment(self._layouts, filters, self._record, quick)
        environment.globals |= {
            "config": self._config,
            "chrome": Offered("chrome", answers.chrome, note),
            "t": OfferedWords(answers.words, note),
            "icon": icons(answers.assets, note),
            "motif": motifs(answers.assets, note),
            "once": Once(environment.steady, self._record),
        }
        return environment


@lru_cache(maxsize=512)
def _canonical(used: frozenset[str]) -> Used:
    """Sorted; pages that used the same one after the other share one tuple."""
    return tuple(sorted(used))


def _layout_problem(fault: Exception, page: Page) -> Problem:
    """Where in the layouts it happened: Jinja names its own frames by the layout's name."""
    if isinstance(fault, jinja2.TemplateSyntaxError):
        return problem(
            Position(f"layouts/{fault.name or page.layout}", fault.lineno),
            "layout-fault",
            fault=fault.message,
        )
    if isinstance(fault, jinja2.TemplateNotFound):
        return problem(Position(f"layouts/{page.layout}"), "layout-missing", name=fault.name)
    frames = [frame for frame in extract_tb(fault.__traceback__) if frame.filename.startswith("layouts/")]
    at = Position(f"layouts/{page.layout}")
    if frames:
        at = Position(Path(frames[-1].filename).as_posix(), frames[-1].lineno or 1)
    if isinstance(fault, AssetMissing):
        return problem(at, "missing-asset", name=fault.name, nearest=", ".join(fault.nearest))
    return problem(at, "layout-fault", fault=f"{fault} ({page.url})")
