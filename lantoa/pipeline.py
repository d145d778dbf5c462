"""The build, told once: learn everything, then decide everything, then write everything.

Each stage returns a new, complete value. Problems are collected as far as a stage can go; the next stage does not
stand on something wrong. What a stage makes is kept by the content that it was made from; a build for which nothing
changed ends before it begins.
"""

import gc
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from lantoa.errors import ConfigError, Problem, SiteError
from lantoa.memory import Head, Memory, recall, remember, without_losses
from lantoa.output import open_stage, publish, read_published
from lantoa.output.faults import machine_faults
from lantoa.output.manifest import MANIFEST
from lantoa.progress import Clock, Stage, Tell, silent
from lantoa.sources import Sources, has_changed, read_sources
from lantoa.store import Store

if TYPE_CHECKING:
    from lantoa.anew import Photos, Search, Site


@dataclass(frozen=True, slots=True)
class Options:
    """What a command asks for. `out` is public/ in the site's folder and `jobs` the machine's cores unless given.

    `clean` neither reads nor writes .cache/; without `search` the index is left out.
    """

    root: Path
    out: Path | None = None
    base_url: str | None = None
    drafts: bool = False
    strict: bool = False
    jobs: int | None = None
    clean: bool = False
    search: bool = True

    @property
    def public(self) -> Path:
        """Where the site is published."""
        return self.out if self.out is not None else self.root / "public"

    @property
    def kept(self) -> Path:
        """Where what is made is kept."""
        return self.root / ".cache"

    @property
    def workers(self) -> int:
        """How many processes work at once."""
        return self.jobs or os.cpu_count() or 1

    @property
    def name(self) -> str:
        """What tells one kind of build of a site from another, on any machine."""
        return repr((str(self.out) if self.out else "", self.base_url, self.drafts))


@dataclass(frozen=True, slots=True)
class Report:
    """What a build made: counts, warnings (`problems`), and its stages in their order.

    `rendered` pages of `pages` were made anew. Unless it `is_current`, something was saved while it ran.
    """

    public: Path
    pages: int
    photos: int
    rendered: int
    problems: tuple[Problem, ...]
    stages: tuple[Stage, ...]
    total: float
    is_current: bool


@dataclass(frozen=True, slots=True)
class Done:
    """A build that published, or found nothing to publish: then there is no `site`. `memory` is for the next one.

    `passing` are warnings of the machine: true of this build, and nothing that the next one should say again.
    """

    head: Head
    memory: Memory
    site: "Site | None" = None
    passing: tuple[Problem, ...] = ()


def build_site(
    options: Options, tell: Tell = silent, hold: Callable[[object], None] = lambda _: None
) -> Report:
    """Build and publish a site. SiteError carries every problem; the public folder is then as it was.

    `hold` is given all that the build knew, before that is let go.
    """
    clock = Clock(tell)
    with machine_faults(options.root, options.public), kept_in(options) as folder, Store(folder) as store:
        done = build_changed(options, folder, recall(store, options.name), clock)
        hold(done)
        remember_done(done)
    return report(options, done, clock)


def build_changed(
    options: Options,
    folder: Path,
    memory: Memory,
    clock: Clock,
    search: "Search | None" = None,
    photos: "Photos" = "now",
) -> Done:
    """Build a site, unless it stands as it would be. What is made is kept in `folder`. SiteError as `build_site`."""
    clock.begin("sources")
    search = search or ("now" if options.search else "never")
    sources = read_sources(options.root, memory.looks, memory.running)
    clock.note(made=sources.read, reused=len(sources.digests) - sources.read)
    known = memory.head
    if known and known.inputs in _as_good(sources, search) and _stands(options, folder, known):
        if options.strict and known.problems:
            raise SiteError(known.problems)
        return Done(known, memory)
    return build_anew(options, folder, memory, sources, clock, search, photos)


def build_anew(
    options: Options,
    folder: Path,
    memory: Memory,
    sources: Sources,
    clock: Clock,
    search: "Search",
    photos: "Photos" = "now",
) -> Done:
    """Build a site though nothing may have changed."""
    done, unusable = without_losses(
        memory.of(sources.code),
        folder,
        lambda kept, known: _build(options, kept, known, sources, clock, search, photos),
    )
    known = replace(done.memory, store=memory.store)
    return replace(done, memory=known, passing=(*done.passing, *unusable))


def _build(
    options: Options,
    folder: Path,
    memory: Memory,
    sources: Sources,
    clock: Clock,
    search: "Search",
    photos: "Photos" = "now",
    publishes: bool = True,
) -> Done:
    """The site as it is now on its stage, and from there to the public, unless it is only looked at."""
    # A build for which nothing changed has no use for Markdown, Jinja and Pillow, and does not wait for them.
    from lantoa.anew import Wish, make_site
    from lantoa.cache import Cache

    wish = Wish(
        options.root, options.base_url, options.drafts, options.strict, search, photos, options.workers
    )

    def waiting(holder: str) -> None:
        clock.tell("waiting", holder=holder)

    with _uncollected(), Cache(folder) as cache:
        with open_stage(
            options.public, _spare(options, folder), waiting=waiting, is_fresh=options.clean
        ) as stage:
            site = make_site(wish, stage, cache, memory, sources, clock)
            passing: tuple[Problem, ...] = ()
            inputs, manifest = "", ""
            if publishes:
                clock.begin("publish")
                passing = publish(stage)
                manifest = stage.wanted[MANIFEST].digest
        if publishes:
            cache.prune(kind=options.name)
            passing += cache.problems
    # What was saved meanwhile may be on some pages and not on others: the next build looks again.
    if publishes and site.is_sure and not has_changed(options.root, sources):
        # A site that owes pictures is as it would be for nobody.
        inputs = _inputs(sources, _found_by(search, site)) + (_OWING if site.press.owed else "")
    told = tuple(sorted(set(site.problems)))
    head = Head(inputs, sources.code, manifest, site.pages, site.photos, told)
    return Done(head, replace(memory, head=head, looks=sources.looks, held=site.parts), site, passing)


def remember_done(done: Done) -> None:
    """Leave to the next process what a build knows, and let go of what nobody needs any more."""
    if done.site is None:
        return
    from lantoa.pruning import is_due, prune

    remember(done.memory)
    if is_due(done.memory.store, done.head.pages):
        prune(done.memory.store)


def report(options: Options, done: Done, clock: Clock) -> Report:
    """What a build tells of itself."""
    return Report(
        options.public,
        done.head.pages,
        done.head.photos,
        done.site.rendered if done.site else 0,
        tuple(sorted({*done.head.problems, *done.passing})),
        clock.stages(),
        clock.total(),
        bool(done.head.inputs),
    )


def check_site_folder(options: Options, tell: Tell = silent) -> tuple[Problem, ...]:
    """Everything that a build would find, sorted; nothing is published. ConfigError: there is no site to check.

    What is made for it stays on the stage: a build afterwards need only publish it.
    """
    with machine_faults(options.root, options.public), kept_in(options) as folder, Store(folder) as store:
        memory = recall(store, options.name)
        sources = read_sources(options.root, memory.looks)
        if memory.head and memory.head.inputs == _inputs(sources, "now"):
            return memory.head.problems
        lenient = replace(options, strict=False)
        try:
            done, unusable = without_losses(
                memory.of(sources.code),
                folder,
                lambda kept, known: _build(
                    lenient, kept, known, sources, Clock(tell), "now", publishes=False
                ),
            )
        except ConfigError:
            raise
        except SiteError as fault:
            return fault.problems
        remember_done(done)
    return tuple(sorted({*done.head.problems, *done.passing, *unusable}))


@contextmanager
def kept_in(options: Options) -> Iterator[Path]:
    """The folder in which a build keeps what it makes: for a clean one an empty one, gone afterwards."""
    if not options.clean:
        yield options.kept
        return
    with tempfile.TemporaryDirectory() as elsewhere:
        yield Path(elsewhere)


_OWING = "-owing"


def _inputs(sources: Sources, search: "Search") -> str:
    """The fingerprint of all that decides what is published."""
    return f"{sources.key}-{search}"


def _as_good(sources: Sources, search: "Search") -> tuple[str, ...]:
    """The inputs of the sites that are as they would be built now."""
    return (_inputs(sources, search), *((_inputs(sources, "now"),) if search == "later" else ()))


def _found_by(search: "Search", site: "Site") -> "Search":
    """What became of the index: one that was put off may have been right."""
    return "now" if search == "later" and not site.owes_search else search


@contextmanager
def _uncollected() -> Iterator[None]:
    """A build makes millions of values that live to its end: looking through them for circles is time lost."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _spare(options: Options, folder: Path) -> Path:
    """Where the site before waits: a preview has a tree of its own."""
    kept = options.kept.resolve()
    inside = options.public.resolve().is_relative_to(kept) and not options.clean
    return options.public.parent / "spare" if inside else folder / "spare"


def _stands(options: Options, folder: Path, known: Head) -> bool:
    """Whether the public folder verifiably holds what the build left there."""
    published = read_published(options.public, _spare(options, folder))
    return published is not None and published.digest == known.manifest
