"""The one allow-list over rendered bodies. What Markdown made passes; nothing else does."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lantoa.prose.links import SCHEMES

if TYPE_CHECKING:
    import nh3

_TAGS = frozenset(
    "a blockquote br code div em figcaption figure h2 h3 h4 h5 h6 hr img li ol p picture pre source strong sub sup "
    "table tbody td th thead tr ul".split()
)
_ATTRIBUTES = {
    "a": {"href", "rel"},
    "div": {"role", "tabindex", "aria-label"},
    "img": {"src", "width", "height", "alt", "decoding", "loading"},
    "ol": {"start"},
    "source": {"srcset", "type", "sizes"},
    "th": {"scope"},
    **{heading: {"id"} for heading in ("h2", "h3", "h4", "h5", "h6")},
}
_CLASSES = {"figure": {"picture"}, "div": {"wide"}, "td": {"center", "right"}, "th": {"center", "right"}}


def sanitise(html: str) -> str:
    """The same HTML without any element, attribute or address scheme that a body may not have."""
    return _cleaner().clean(html)


@lru_cache(maxsize=1)
def _cleaner() -> nh3.Cleaner:
    import nh3  # only a build that renders a body needs it

    from lantoa.media.photos.tones import TONES

    return nh3.Cleaner(
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        allowed_classes={**_CLASSES, "img": {f"tone-{name}" for name in TONES}},
        url_schemes=SCHEMES,
        link_rel=None,
    )
