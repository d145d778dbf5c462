"""The compact index of all models that browse filters and compare picks from: `/mo-hinh/the.json`.

    {"cards": [{"slug", "url", "title", "unit", "place", "now", "period", "summary", "tags",
                "figure", "picture", "complete", "followed", "is": {filter: [values]}}]}

Empty values are left out; URLs are site-relative. The order is that of the browse pages: newest first.
"""

import json
from collections.abc import Iterable, Mapping

from lantoa import views
from lantoa.machine.search.marks import figure_parts, last_segment, now_text, place_slugs, then_text
from lantoa.settings import SiteConfig
from lantoa.vietnamese import periods
from lantoa.vietnamese.text import excerpt

_SUMMARY = 180
_WIDTH = 480

Value = str | int | list[str] | dict[str, "Value"]


def browse_line(page: views.Page, config: SiteConfig) -> bytes:
    """A model's line: JSON in UTF-8, without a line end. It depends on the page and the site's language."""
    assert isinstance(page.view, views.ModelView)
    return _json(_given(_card(page.view, config.language))).encode()


def join_browse_lines(lines: Iterable[bytes]) -> bytes:
    """The index of the models with these lines."""
    return b'{"cards":[\n' + b",\n".join(lines) + b"\n]}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _given(values: Mapping[str, Value]) -> dict[str, Value]:
    return {key: value for key, value in values.items() if value}


def _card(view: views.ModelView, language: str) -> dict[str, Value]:
    card = view.card
    return {
        "slug": card.slug,
        "url": card.url,
        "title": card.title,
        "unit": card.unit,
        "place": then_text(card.place),
        "now": now_text(card.place),
        "period": periods.format_period(card.period, language),
        "summary": excerpt(card.summary, _SUMMARY),
        "tags": [tag.text for tag in view.tags],
        "figure": {**figure_parts(card.figure, language)},
        "picture": _picture(card.picture),
        "complete": card.completeness,
        "followed": card.replications,
        "is": _choices(view),
    }


def _choices(view: views.ModelView) -> dict[str, Value]:
    """By which values of each filter a model is found."""
    card, fit = view.card, view.model.fit
    return _given(
        {
            "field": [field.key for field in card.fields],
            "place": list(place_slugs(card.place)),
            "year": [link.text for link in view.year_links],
            "status": [card.status] if card.status else [],
            "level": [card.level] if card.level else [],
            "programme": [view.model.programme] if view.model.programme else [],
            "tag": [last_segment(link.url) for link in view.tags if link.url],
            "terrain": list(fit.terrain) if fit else [],
            "needs": list(fit.needs) if fit else [],
            "led_by": list(fit.led_by) if fit else [],
        }
    )


def _picture(picture: views.Picture | None) -> dict[str, Value]:
    """The fallback with its size, and the smallest AVIF that a card of 480 pixels can use."""
    if picture is None:
        return {}
    wide = [rendition for rendition in picture.avif if rendition.width >= _WIDTH] or list(picture.avif[-1:])
    return _given(
        {
            "jpeg": picture.jpeg.url,
            "avif": wide[0].url if wide else "",
            "width": picture.jpeg.width,
            "height": picture.jpeg.height,
            "looks": picture.classes,
        }
    )
