"""The one allow-list over rendered bodies. What Markdown made passes; nothing else does."""

import nh3

from lantoa.prose.links import SCHEMES

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
    return nh3.clean(
        html,
        tags=set(_TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        allowed_classes=_CLASSES,
        url_schemes=set(SCHEMES),
        link_rel=None,
    )
