"""The second third of a build: which pages exist and what each shows, and what renders them."""

from pathlib import Path

from lantoa.assets import Assets, plan_assets
from lantoa.learn import Learnt
from lantoa.machine.exports import COLUMNS
from lantoa.machine.jsonld import page_json_ld
from lantoa.media.cards import with_cards
from lantoa.overrides import own_and_generators
from lantoa.pages import Material, plan_chrome, plan_pages
from lantoa.places import Gazetteer
from lantoa.records import Photo
from lantoa.relate.site import relate
from lantoa.render import Renderer, make_renderer
from lantoa.views import Chrome, Page, Picture


def decide(learnt: Learnt) -> tuple[Chrome, tuple[Page, ...]]:
    """Which pages exist, and what each shows. What was learnt has no errors."""
    gazetteer = Gazetteer(learnt.config.places)

    def picture(photo: Photo, lead: bool) -> Picture:
        found = learnt.album.picture(photo, lead)
        if found is None:
            raise LookupError(photo.path)  # an unreadable photo has stopped the build before
        return found

    def attachment(path: str) -> tuple[str, int]:
        return learnt.attachments[path].url, learnt.attachments[path].size

    material = Material(
        config=learnt.config,
        words=learnt.words,
        site=relate(learnt.content, learnt.summaries),
        prose=learnt.prose,
        summaries=learnt.summaries,
        picture=picture,
        attachment=attachment,
        place=gazetteer.place,
        columns=COLUMNS,
    )
    return plan_chrome(material), with_cards(plan_pages(material), learnt.album, learnt.config)


def plan_site_assets(root: Path, learnt: Learnt) -> Assets:
    """The stylesheets, scripts, fonts and drawings; photos that lie among them are published as photos only."""
    shown = frozenset(
        path.removeprefix("assets/") for path in learnt.album.shots if path.startswith("assets/")
    )
    return plan_assets(own_and_generators(root, "assets"), left_out=shown)


def site_renderer(root: Path, learnt: Learnt, chrome: Chrome, assets: Assets) -> Renderer:
    """What makes HTML of a page of the site."""
    layouts = own_and_generators(root, "layouts")
    return make_renderer(learnt.config, learnt.words, chrome, assets, layouts, page_json_ld)
