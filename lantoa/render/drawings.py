"""SVG inside the page: icons and motifs, which take the colour of the words around them."""

import re
from collections.abc import Callable

from markupsafe import Markup

from lantoa.assets import Assets
from lantoa.render.offered import Note

_SVG = re.compile(r"<svg\b[^>]*>(.*)</svg>", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)
_MOTIF = '<svg class="motif" viewBox="0 0 64 64" width="64" height="64" aria-hidden="true" focusable="false">{}</svg>'
_ICON = '<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">{}</svg>'

Draw = Callable[[str], Markup]


def icons(assets: Assets, note: Note) -> Draw:
    """The drawing of an icon by its name; AssetMissing for one that is not there."""

    def draw(name: str) -> Markup:
        return _drawn(_ICON, assets.read_icon(name))

    return _Drawings("icon", draw, note)


def motifs(assets: Assets, note: Note) -> Draw:
    """The drawn motif of a field by its key; "" for a field that has none (a site's own fields need not)."""

    def draw(key: str) -> Markup:
        drawn = assets.contents.get(f"img/motif-{key}.svg")
        return _drawn(_MOTIF, drawn.decode("utf-8")) if drawn else Markup()

    return _Drawings("motif", draw, note)


class _Drawings(dict[str, tuple[str, Markup]]):
    """Each drawing made once, with the question that asks for it."""

    def __init__(self, kind: str, draw: Draw, note: Note) -> None:
        super().__init__()
        self._kind, self._draw, self._note = kind, draw, note

    def __missing__(self, name: str) -> tuple[str, Markup]:
        self[name] = f"{self._kind}:{name}", self._draw(name)
        return self[name]

    def __call__(self, name: str) -> Markup:
        question, drawing = self[name]
        self._note(question)
        return drawing


def _drawn(frame: str, svg: str) -> Markup:
    found = _SVG.search(_COMMENT.sub("", svg))
    return Markup(frame).format(Markup(" ".join(found.group(1).split()) if found else ""))
