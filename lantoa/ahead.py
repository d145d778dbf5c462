"""Pages of files that were saved just now, before the whole site is built again."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from lantoa.errors import SiteError
from lantoa.learn import read_again
from lantoa.output import site_path
from lantoa.pages import Again, plan_again

if TYPE_CHECKING:
    from lantoa.anew import Site


def make_ahead(site: "Site", files: Iterable[str]) -> dict[str, bytes]:
    """The HTML of the pages of some source files, by path in the public folder.

    Each shows its file as it is now, on the site as it was built: where only texts changed, that is what the next
    build will make; a new title stands on its own page first. A file that is no page, that is wrong, or that names
    other photos or files has none.
    """
    found: dict[str, bytes] = {}
    for file in sorted(files):
        again = read_again(site.learnt, file)
        html = _render(site, site.learnt.addresses[file], again) if again else None
        if html is not None:
            found[site_path(site.learnt.addresses[file])] = html
    return found


def _render(site: "Site", url: str, again: Again) -> bytes | None:
    """The page of a file; None where that cannot be: the build will say why."""
    made = site.made.get(url)
    if made is None:
        return None
    try:
        page = plan_again(site.desk, again)
        rendered = site.press.renderer.render(replace(page, card=made.card[0] if made.card else ""))
    except (SiteError, LookupError, ValueError):
        return None
    return rendered.html.encode()
