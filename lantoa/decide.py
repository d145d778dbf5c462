"""The second third of a build: which pages exist and what each shows, and what renders them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lantoa.assets import Assets, plan_assets
from lantoa.learn import Learnt
from lantoa.machine.exports import COLUMNS
from lantoa.machine.jsonld import page_json_ld
from lantoa.overrides import own_and_generators
from lantoa.pages import Desk, Material, plan_chrome, plan_desk, plan_pages
from lantoa.pages.planned import Planned
from lantoa.pages.sums import Sums
from lantoa.places import Gazetteer
from lantoa.records import Photo
from lantoa.relate.similar import NOTHING, Similar
from lantoa.relate.site import relate
from lantoa.render import Renderer, make_renderer
from lantoa.views import Chrome, Picture, PictureUse


@dataclass(frozen=True, slots=True)
class Plan:
    """Which pages exist, by URL, what is around each of them, and totals; for the next build the similar models.

    `desk` is what they were planned from.
    """

    chrome: Chrome
    desk: Desk
    pages: tuple[Planned, ...]
    sums: Sums
    similar: Similar


def decide(learnt: Learnt, sums: Mapping[str, str] | None = None, similar: Similar = NOTHING) -> Plan:
    """Which pages exist, and what each shows. What was learnt has no errors.

    `sums` are how totals looked in the build before (`Sums.known`), `similar` are its similar models.
    """
    gazetteer, album = Gazetteer(learnt.config.places), learnt.album

    def picture(photo: Photo, use: PictureUse) -> Picture:
        found = album.picture(photo, use)
        if found is None:
            raise LookupError(photo.path)  # an unreadable photo has stopped the build before
        return found

    site = relate(learnt.models, learnt.news, learnt.programmes, learnt.pages, similar)
    material = Material(
        config=learnt.config,
        words=learnt.words,
        site=site,
        record=lambda slug: learnt.shelf.model(site.by_slug[slug].file),
        prose=learnt.shelf.prose,
        keys=learnt.keys.__getitem__,
        summaries=learnt.summaries,
        picture=picture,
        picture_key=album.key,
        attachment=lambda path: learnt.attachments[path].offered,
        place=gazetteer.place,
        columns=COLUMNS,
    )
    desk = plan_desk(material)
    pages, totals = plan_pages(desk, sums or {})
    return Plan(plan_chrome(material), desk, pages, totals, site.kept)


def plan_site_assets(root: Path, learnt: Learnt) -> Assets:
    """The stylesheets, scripts, fonts and drawings; photos that lie among them are published as photos only."""
    shown = frozenset(
        path.removeprefix("assets/") for path in learnt.album.shots if path.startswith("assets/")
    )
    roots = own_and_generators(root, "assets")
    return plan_assets(roots, left_out=shown, ours=roots[0])


def site_renderer(root: Path, learnt: Learnt, chrome: Chrome, assets: Assets) -> Renderer:
    """What makes HTML of a page of the site."""
    layouts = own_and_generators(root, "layouts")
    return make_renderer(learnt.config, learnt.words, chrome, assets, layouts, page_json_ld)
