"""Pages into HTML: the only room that runs the layouts.

What a layout may call is documented in CONTRIBUTING.md ("The layouts"). A fault in a layout is a problem with the
layout's file and line, like any other: a site's own layouts are written by people too.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from traceback import extract_tb
from typing import Any

import jinja2
from markupsafe import Markup

from lantoa import urls
from lantoa.assets import AssetMissing, Assets
from lantoa.errors import Position, Problem, SiteError, problem
from lantoa.settings import SiteConfig
from lantoa.vietnamese.figures import Parts, Quantity, format_number, format_quantity, quantity_parts
from lantoa.vietnamese.periods import Moment, Period, format_moment, format_period
from lantoa.views import Chrome, Page
from lantoa.words import Words

_SVG = re.compile(r"<svg\b[^>]*>(.*)</svg>", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)
_MOTIF = '<svg class="motif" viewBox="0 0 64 64" width="64" height="64" aria-hidden="true" focusable="false">{}</svg>'
_ICON = '<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">{}</svg>'
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


@dataclass(frozen=True, slots=True)
class Renderer:
    """The layouts of a site, compiled as they are needed; safe to use from one thread."""

    environment: jinja2.Environment
    json_ld: Callable[[Page], str]
    roots: tuple[Path, ...]

    def render(self, page: Page) -> str:
        """The HTML of a page. SiteError names the layout, line and fault when the layout cannot be rendered."""
        json_ld = self.json_ld(page)
        try:
            layout = self.environment.get_template(page.layout)
            return layout.render(page=page, view=page.view, json_ld=json_ld)
        except _LAYOUT_FAULTS as fault:
            raise SiteError([_layout_problem(fault, page)]) from fault


def make_renderer(
    config: SiteConfig,
    words: Words,
    chrome: Chrome,
    assets: Assets,
    layouts: tuple[Path, ...],
    json_ld: Callable[[Page], str],
) -> Renderer:
    """A renderer; of two layouts with one name, that of the later folder counts."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([str(folder) for folder in reversed(layouts)]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    environment.globals |= {"config": config, "chrome": chrome, "t": words}
    environment.globals |= {"icon": _icons(assets), "motif": _motifs(assets)}
    environment.filters |= _filters(config, assets)
    return Renderer(environment, json_ld, layouts)


def _filters(config: SiteConfig, assets: Assets) -> Mapping[str, Callable[..., Any]]:
    language = config.language

    def href(url: str) -> str:
        return urls.join_base(config.base_path, url)

    def figure(quantity: Quantity) -> str:
        return format_quantity(quantity, language)

    def parts(quantity: Quantity) -> Parts:
        return quantity_parts(quantity, language)

    def number(value: int | float | Decimal) -> str:
        return format_number(Decimal(str(value)), language)

    def moment(value: Moment) -> str:
        return format_moment(value, language)

    def moment_long(value: Moment) -> str:
        return format_moment(value, language, long=True)

    def period(value: Period) -> str:
        return format_period(value, language)

    def filesize(size: int) -> str:
        unit, divisor = ("MB", 1_000_000) if size >= 1_000_000 else ("kB", 1000)
        return f"{format_number(round(Decimal(max(size, 100)) / divisor, 1).normalize(), language)} {unit}"

    return {
        "href": href,
        "absolute": lambda url: urls.absolute(config.base_url, url),
        "asset": lambda name: href(assets.url(name)),
        "figure": figure,
        "parts": parts,
        "number": number,
        "moment": moment,
        "moment_long": moment_long,
        "iso": _iso,
        "period": period,
        "filesize": filesize,
    }


def _iso(moment: Moment) -> str:
    """A date as HTML's <time> reads it: as precise as it is known, without the mark of an approximate one."""
    parts = [f"{moment.year:04}", *(f"{part:02}" for part in (moment.month, moment.day) if part)]
    return "-".join(parts)


def _icons(assets: Assets) -> Callable[[str], Markup]:
    made: dict[str, Markup] = {}

    def icon(name: str) -> Markup:
        if name not in made:
            made[name] = _drawn(_ICON, assets.read_icon(name))
        return made[name]

    return icon


def _motifs(assets: Assets) -> Callable[[str], Markup]:
    """The drawn motif of a field by its key; "" for a field that has none (a site's own fields need not)."""

    def motif(key: str) -> Markup:
        drawn = assets.contents.get(f"img/motif-{key}.svg")
        return _drawn(_MOTIF, drawn.decode("utf-8")) if drawn else Markup()

    return motif


def _drawn(frame: str, svg: str) -> Markup:
    found = _SVG.search(_COMMENT.sub("", svg))
    return Markup(frame).format(Markup(" ".join(found.group(1).split()) if found else ""))


def _layout_problem(fault: Exception, page: Page) -> Problem:
    """Where in the layouts it happened: Jinja names its own frames by the layout's path."""
    if isinstance(fault, jinja2.TemplateSyntaxError):
        return problem(
            Position(f"layouts/{fault.name or page.layout}", fault.lineno),
            "layout-fault",
            fault=fault.message,
        )
    if isinstance(fault, jinja2.TemplateNotFound):
        return problem(Position(f"layouts/{page.layout}"), "layout-missing", name=fault.name)
    frames = [frame for frame in extract_tb(fault.__traceback__) if frame.filename.endswith(".html")]
    at = Position(f"layouts/{page.layout}")
    if frames:
        *_, inside = Path(frames[-1].filename).as_posix().rpartition("/layouts/")
        at = Position(f"layouts/{inside}", frames[-1].lineno or 1)
    if isinstance(fault, AssetMissing):
        return problem(at, "missing-asset", name=fault.name, nearest=", ".join(fault.nearest))
    return problem(at, "layout-fault", fault=f"{fault} ({page.url})")
