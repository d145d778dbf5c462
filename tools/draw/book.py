"""All the scenes in the order of the table of titles."""

from tools.draw.scene import Scene
from tools.draw.scenes import (
    coast,
    gardens,
    indoors,
    lamps_first,
    lamps_lit,
    lamps_posts,
    lamps_work,
    midlands,
    roads,
    together,
    uplands,
)
from tools.draw.titles import TITLES

_CHAPTERS = (
    *(midlands, coast, gardens, uplands, roads, together, indoors),
    *(lamps_first, lamps_posts, lamps_work, lamps_lit),
)
_DRAWN = {scene.path: scene for chapter in _CHAPTERS for scene in chapter.SCENES}

SCENES: tuple[Scene, ...] = tuple(_DRAWN[title.path] for title in TITLES)
"""Every picture of the site; a title without a scene is a KeyError at import."""


def find_scenes(names: tuple[str, ...]) -> tuple[Scene, ...]:
    """The scenes whose path holds one of the names; all of them when there are no names."""
    return tuple(scene for scene in SCENES if not names or any(name in scene.path for name in names))
