"""The build, told once: learn everything, then decide everything, then write everything.

Each stage returns a new, complete value. Problems are collected as far as a stage can go; the next stage does not
stand on something wrong.
"""

import os
import re
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from lantoa.assets import plan_assets, write_assets
from lantoa.attachments import write_attachments
from lantoa.browse_index import make_browse_index
from lantoa.cache import Cache
from lantoa.cards import make_cards, with_cards
from lantoa.check import check_site
from lantoa.errors import ConfigError, Problem, SiteError, has_errors, problem
from lantoa.exports import COLUMNS, make_exports
from lantoa.feeds import make_feeds
from lantoa.jsonld import page_json_ld
from lantoa.learn import Learnt, learn, own_and_generators
from lantoa.output import Stage, open_stage, publish, write_file
from lantoa.output.faults import disk_faults, output_position
from lantoa.pages import Material, check_aliases, plan_chrome, plan_pages
from lantoa.photos import make_photos
from lantoa.places import Gazetteer
from lantoa.progress import Clock, Tell, silent
from lantoa.prose import check_links
from lantoa.records import Photo
from lantoa.relate.site import relate
from lantoa.render import make_renderer
from lantoa.search import SearchFailed, plan_records, write_index
from lantoa.views import Chrome, Page, Picture

_BROWSE_INDEX = "/mo-hinh/the.json"
_ID = re.compile(r'\bid="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Options:
    """What a command asks for. `out` is public/ in the site's folder and `jobs` the machine's cores unless given."""

    root: Path
    out: Path | None = None
    base_url: str | None = None
    drafts: bool = False
    strict: bool = False
    jobs: int | None = None
    clean: bool = False

    @property
    def public(self) -> Path:
        """Where the site is published."""
        return self.out if self.out is not None else self.root / "public"

    @property
    def workers(self) -> int:
        """How many photos are made at once."""
        return self.jobs or os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Report:
    """What a build made: counts, warnings (`problems`), and (stage, seconds) in the order of the stages."""

    public: Path
    pages: int
    photos: int
    problems: tuple[Problem, ...]
    seconds: tuple[tuple[str, float], ...]
    total: float


def build_site(options: Options, tell: Tell = silent) -> Report:
    """Build and publish a site. SiteError carries every problem; the public folder is then as it was."""
    clock = Clock(tell)
    with Cache(None if options.clean else options.root / ".cache") as cache:
        with open_stage(options.public, waiting=partial(tell, "waiting")) as stage:
            pages, photos, warnings = _make_site(options, stage, cache, clock)
            clock.begin("publish")
            warnings += publish(stage)
        cache.prune()
        warnings += cache.problems
    return Report(options.public, pages, photos, tuple(sorted(set(warnings))), clock.seconds(), clock.total())


def check_site_folder(options: Options, tell: Tell = silent) -> tuple[Problem, ...]:
    """Everything that a build would find, sorted; nothing is published. ConfigError: there is no site to check."""
    with tempfile.TemporaryDirectory() as elsewhere, Cache(options.root / ".cache") as cache:
        try:
            with open_stage(Path(elsewhere) / "public") as stage:
                warnings = _make_site(options, stage, cache, Clock(tell))[2]
        except ConfigError:
            raise
        except SiteError as fault:
            return fault.problems
    return tuple(sorted(set(warnings)))


def _make_site(
    options: Options, stage: Stage, cache: Cache, clock: Clock
) -> tuple[int, int, tuple[Problem, ...]]:
    """The whole site on the stage, checked: (pages, photos, warnings)."""
    clock.begin("read")
    learnt = learn(options.root, options.base_url, options.drafts, cache, options.workers)
    _stop_if(learnt.problems)
    clock.begin("relate")
    chrome, pages = _decide(learnt)
    broken = check_links(learnt.links, {page.url: () for page in pages})
    problems = (*learnt.problems, *check_aliases(learnt.content, pages), *broken)
    _stop_if(problems, options.strict)
    with disk_faults(stage.public, stage.public):
        clock.begin("photos")
        problems += make_photos(learnt.album, stage.folder, cache, options.workers, clock.count)
        write_attachments(options.root, learnt.attachments.values(), stage)
        _stop_if(problems)
        clock.begin("cards")
        make_cards(pages, learnt.album, learnt.config, stage.folder, cache, options.workers)
    clock.begin("render")
    problems += _write_pages(options.root, learnt, chrome, pages, stage)
    _stop_if(problems, options.strict)
    clock.begin("search")
    _index(pages, learnt, stage)
    clock.begin("check")
    problems += check_site(stage.folder, learnt.config.base_url, expected=[page.url for page in pages])
    _stop_if(problems, options.strict)
    return len(pages), len(learnt.album.shots), problems


def _stop_if(problems: Iterable[Problem], strict: bool = False) -> None:
    found = tuple(problems)
    if has_errors(found) or (strict and found):
        raise SiteError(found)


def _decide(learnt: Learnt) -> tuple[Chrome, tuple[Page, ...]]:
    """Which pages exist, and what each shows."""
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


def _index(pages: tuple[Page, ...], learnt: Learnt, stage: Stage) -> None:
    with disk_faults(stage.public, stage.public / "pagefind"):
        try:
            write_index(plan_records(pages, learnt.config), stage.folder)
        except SearchFailed as fault:
            at = output_position(stage.public, stage.public / "pagefind")
            raise SiteError([problem(at, "search-failed", fault=fault)]) from fault


def _write_pages(
    root: Path, learnt: Learnt, chrome: Chrome, pages: tuple[Page, ...], stage: Stage
) -> tuple[Problem, ...]:
    """The pages, and the files that are made from all of them; returns links to anchors that no page has."""
    config = learnt.config
    shown = frozenset(
        path.removeprefix("assets/") for path in learnt.album.shots if path.startswith("assets/")
    )
    assets = plan_assets(own_and_generators(root, "assets"), left_out=shown)
    layouts = own_and_generators(root, "layouts")
    renderer = make_renderer(
        config, learnt.words, chrome, assets, layouts, partial(page_json_ld, config=config)
    )
    write_assets(assets, stage)
    asked = {use.url for use in learnt.links if use.anchor}
    anchors: dict[str, frozenset[str]] = {}
    for page in pages:
        html = renderer.render(page)
        anchors[page.url] = frozenset(_ID.findall(html) if page.url in asked else ())
        write_file(stage, page.url, html.encode())
    write_file(stage, _BROWSE_INDEX, make_browse_index(pages, config))
    for url, content in sorted({**make_feeds(pages, config), **make_exports(pages, config)}.items()):
        write_file(stage, url, content)
    return check_links(learnt.links, anchors)
