"""Pages of files whose text was saved just now, before the whole site is built again."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from lantoa.errors import SiteError
from lantoa.learn import read_body_again
from lantoa.output import site_path
from lantoa.views import ModelView, NewsView, ProgrammeView, Prose, StandingView

if TYPE_CHECKING:
    from lantoa.anew import Site


def make_ahead(site: "Site", files: Iterable[str]) -> dict[str, bytes]:
    """The HTML of the pages of some source files, by path in the public folder.

    Each is as the next build will make it, as far as only the text of these files changed: what `site` was built
    from stands for everything else. A file of which more changed, or that is no page, has none.
    """
    found: dict[str, bytes] = {}
    for file in sorted(files):
        prose = read_body_again(site.learnt, file)
        html = _render(site, site.learnt.addresses[file], prose) if prose else None
        if html is not None:
            found[site_path(site.learnt.addresses[file])] = html
    return found


def _render(site: "Site", url: str, prose: Prose) -> bytes | None:
    """The page at a URL with another text; None where that cannot be: the build will say why."""
    planned, made = site.planned.get(url), site.made.get(url)
    if planned is None or made is None:
        return None
    try:
        page = planned.make()
        if not isinstance(page.view, ModelView | NewsView | ProgrammeView | StandingView):
            return None
        view = replace(page.view, prose=prose)
        rendered = site.press.renderer.render(
            replace(page, view=view, card=made.card[0] if made.card else "")
        )
    except (SiteError, LookupError):
        return None
    return rendered.html.encode()
