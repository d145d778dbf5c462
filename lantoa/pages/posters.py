"""A model on one sheet of A4, for a notice board: what of it the sheet holds, worked out before it is drawn.

A stylesheet cannot leave out a step and say so. So the lines of each text are counted here, at the sizes that
assets/css/poster.css sets, a little more of them than are drawn; the photo takes what is left.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from math import ceil

from lantoa import urls
from lantoa.pages.cards import mark_sources, plan_figures
from lantoa.pages.material import Desk
from lantoa.pages.planned import Planned, shown
from lantoa.records import Model
from lantoa.relate.brief import Brief
from lantoa.views import Figure, Page, PosterView

FIGURES = 3
_FREE = 273.0
"""Millimetres from margin to margin of a sheet."""

_ALWAYS = 14.0 + 42.0 + 16.0
"""Head, foot and the space between the parts."""

_PHOTO = 36.0
"""The least that a photo must have."""

_TITLE = ((7, 36, 16.5, 18), (16, 9999, 12.5, 24), (9999, 9999, 10.2, 31))
"""Most words, most characters, millimetres a line, characters a line: as parts/title.html parts titles."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How the texts are set: for summary and steps millimetres a line and characters a line; the space after a step."""

    summary: tuple[float, int]
    step: tuple[float, int]
    between: float


_ROOMY = Setting((9.6, 48), (8.8, 48), 3.2)
_USUAL = Setting((7.6, 61), (6.9, 61), 2.0)


def plan_posters(desk: Desk) -> Iterator[Planned]:
    """A poster for each model, unless the site wants none."""
    if not desk.material.config.posters:
        return
    for brief in desk.material.site.models:
        yield Planned(
            url=urls.poster_url(brief.slug),
            layout="poster.html",
            shows=shown(desk.card_keys[brief.slug], desk.material.keys(brief.file).record),
            make=partial(poster_page, desk, brief),
            listed=False,
        )


def poster_page(desk: Desk, brief: Brief) -> Page:
    """The poster of a model: no page that anybody searches for, since the model's own says more."""
    return Page(
        url=urls.poster_url(brief.slug),
        layout="poster.html",
        title=brief.title,
        description=brief.summary,
        view=_view(desk, brief),
        listed=False,
    )


def _view(desk: Desk, brief: Brief) -> PosterView:
    model = desk.material.record(brief.slug)
    figures = _figures(model)
    steps = tuple(step.do for step in model.steps)
    taken = _ALWAYS + _title_height(brief.title) + (_PHOTO if model.photos else 0) + _figures_height(figures)
    count = _fitting(steps, brief.summary, taken, _ROOMY)
    roomy = count == len(steps)
    if not roomy:
        count = max(0, _fitting(steps, brief.summary, taken, _USUAL))
    return PosterView(
        card=desk.models[brief.slug],
        picture=desk.material.picture(model.photos[0], "lead") if model.photos else None,
        figures=figures,
        steps=steps[:count],
        left_out=len(steps) - count,
        contact=model.contact,
        roomy=roomy,
    )


def _figures(model: Model) -> tuple[Figure, ...]:
    told = plan_figures(model.results, mark_sources(model.sources))
    return tuple(figure for figure, result in told if result.quantity and not result.context)[:FIGURES]


def _fitting(steps: Sequence[str], summary: str, taken: float, setting: Setting) -> int:
    """How many steps fit below what is taken; -1 where not even the summary does."""
    left = _FREE - taken - _height(summary, setting.summary)
    if left < 0:
        return -1
    heights = [_height(step, setting.step) + setting.between for step in steps]
    if sum(heights) + setting.step[0] <= left:
        return len(steps)
    # Above the steps stands their heading, below them how many are left out.
    left -= 2.5 * setting.step[0]
    count = 0
    for height in heights:
        left -= height
        if left < 0:
            break
        count += 1
    return count


def _title_height(title: str) -> float:
    words = len(title.split())
    line, wide = next(
        (line, wide) for most, long, line, wide in _TITLE if words <= most and len(title) <= long
    )
    return _height(title, (line, wide))


def _figures_height(figures: Sequence[Figure]) -> float:
    longest = max((len(figure.label) for figure in figures), default=0)
    # Three columns of labels under large numbers.
    return 19.0 + 5.5 * ceil(longest / 26) if figures else 0.0


def _height(text: str, setting: tuple[float, int]) -> float:
    line, wide = setting
    return line * ceil(len(text) / wide)
