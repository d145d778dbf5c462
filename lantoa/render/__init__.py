"""Pages into HTML: the only room that runs the layouts.

What a layout may call is documented in CONTRIBUTING.md ("The layouts"). A fault in a layout is a problem with the
layout's file and line, like any other: a site's own layouts are written by people too.
"""

from lantoa.render.answers import Used
from lantoa.render.renderer import Rendered, Renderer, make_renderer

__all__ = ["Rendered", "Renderer", "Used", "make_renderer"]
