"""The build, told once: learn everything, then decide everything, then write everything.

Each stage returns a new, complete value. Problems are collected as far as a stage can go; the next stage does not
stand on something wrong.
"""

import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from lantoa import urls
from lantoa.assets import write_assets
from lantoa.cache import Cache
from lantoa.check import check_site
from lantoa.dead_ends import check_dead_ends
from lantoa.decide import Plan, decide, plan_site_assets, site_renderer
from lantoa.errors import ConfigError, Problem, SiteError, has_errors, problem
from lantoa.learn import Learnt, Task, learn
from lantoa.machine.browse_index import make_browse_index
from lantoa.machine.exports import make_exports
from lantoa.machine.feeds import make_feeds
from lantoa.machine.search import SearchFailed, plan_records, write_index
from lantoa.media.attachments import write_attachments
from lantoa.media.cards import make_cards, with_cards
from lantoa.media.photos import make_photos
from lantoa.output import Stage, open_stage, publish, write_file
from lantoa.output.faults import disk_faults, output_position
from lantoa.pages import check_aliases
from lantoa.progress import Clock, Tell, silent
from lantoa.prose import anchors_in, check_links
from lantoa.sources import read_sources
from lantoa.store import Store
from lantoa.views import Chrome, Page


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
    sources = read_sources(options.root, {})
    store = Store(stage.folder.parent / (stage.folder.name + "-store"))
    learnt = learn(
        Task(options.root, options.base_url, options.drafts, options.workers, cache, store, sources, {})
    )
    clock.begin("relate")
    plan = _decide(options.root, learnt)
    chrome = plan.chrome
    pages = with_cards((each.make() for each in plan.pages), learnt.album, learnt.config)
    problems = learnt.problems
    with disk_faults(stage.public, stage.public):
        clock.begin("photos")
        problems += make_photos(learnt.album, stage.folder, cache, options.workers, clock.count)
        write_attachments(options.root, learnt.attachments.values(), stage)
        _stop_if(problems)
        clock.begin("cards")
        make_cards(pages, learnt.album, learnt.config, stage.folder, cache, options.workers)
    clock.begin("render")
    problems += _write_pages(options.root, learnt, chrome, pages, stage)
    _stop_if(problems)
    clock.begin("search")
    _index(pages, learnt, stage)
    clock.begin("check")
    problems += check_site(stage.folder, learnt.config.base_url, expected=[page.url for page in pages])
    _stop_if(problems, options.strict)
    return len(pages), len(learnt.album.shots), problems


def _decide(root: Path, learnt: Learnt) -> Plan:
    """The pages of the site. SiteError with all that is wrong in the content, links and earlier addresses too."""
    if not has_errors(learnt.problems):
        plan = decide(learnt)
        links = check_links(learnt.links, {page.url: () for page in plan.pages}, learnt.drafts)
        if not links and not check_aliases(learnt.outlines, plan.pages, learnt.shelf.at):
            return plan
    raise SiteError((*learnt.problems, *check_dead_ends(root, learnt)))


def _stop_if(problems: Iterable[Problem], strict: bool = False) -> None:
    found = tuple(problems)
    if has_errors(found) or (strict and found):
        raise SiteError(found)


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
    assets = plan_site_assets(root, learnt)
    renderer = site_renderer(root, learnt, chrome, assets)
    write_assets(assets, stage)
    asked = {use.url for use in learnt.links if use.anchor}
    anchors: dict[str, frozenset[str]] = {}
    for page in pages:
        html = renderer.render(page).html
        anchors[page.url] = anchors_in(html) if page.url in asked else frozenset()
        write_file(stage, page.url, html.encode())
    write_file(stage, urls.browse_index_url(), make_browse_index(pages, config))
    for url, content in sorted({**make_feeds(pages, config), **make_exports(pages, config)}.items()):
        write_file(stage, url, content)
    return check_links(learnt.links, anchors, learnt.drafts)
