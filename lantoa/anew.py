"""A site for which something changed: learn everything, then decide everything, then write everything.

Each stage returns a new, complete value, and takes from the build before what is still good. Problems are collected as
far as a stage can go; the next stage does not stand on something wrong.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Literal, NamedTuple

from lantoa.assets import write_assets
from lantoa.cache import Cache
from lantoa.check import Seen, is_examined, sum_up
from lantoa.dead_ends import check_dead_ends
from lantoa.decide import Plan, decide, plan_site_assets, site_renderer
from lantoa.errors import Problem, SiteError, has_errors, problem
from lantoa.fingerprints import fingerprint
from lantoa.learn import Learnt, Task, learn
from lantoa.learn.leaf import Leaf
from lantoa.learn.packing import pack_leaf, unpack_leaf
from lantoa.machine.search import SearchFailed
from lantoa.media.attachments import write_attachments
from lantoa.media.photos import Vain, make_photos, place_photos, sizes_of
from lantoa.memory import Memory, Part
from lantoa.output import Stage
from lantoa.output.faults import disk_faults, output_position
from lantoa.pages import Desk, check_aliases
from lantoa.places import Gazetteer
from lantoa.progress import Clock
from lantoa.prose import check_links
from lantoa.reading.config import load_config
from lantoa.relate.similar import NOTHING, pack_similar, unpack_similar
from lantoa.sources import Sources
from lantoa.store import Plain, Store
from lantoa.write import (
    Fresh,
    Made,
    MadePages,
    Press,
    Questions,
    SeenFiles,
    check_stage,
    keep_pages,
    keep_search,
    make_pages,
    place_cards,
    stage_digests,
    write_joins,
    write_search,
)

Photos = Literal["now", "later"]
"""Whether a site is published with all of its pictures; `later` leaves those out that nobody made yet."""

Search = Literal["now", "later", "never"]
"""Whether an index belongs to the site; `later` leaves the one that stands, which may be of an earlier build."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What site is to be made: its folder, its address if not the configuration's, and what belongs to it."""

    root: Path
    base_url: str | None
    drafts: bool
    strict: bool
    search: Search
    photos: Photos
    jobs: int


@dataclass(frozen=True, slots=True)
class Site:
    """A site on its stage, checked: what was counted, warnings, and what the next build shall know of it.

    `made` are its pages by URL; `learnt`, `desk` and `press` are what they were made of, planned from and made with.
    `owes_search` says that its index is of an earlier build, and `press.owed` which pictures are left out. Unless it
    `is_sure`, a file to take along was saved while it was looked into.
    """

    pages: int
    photos: int
    rendered: int
    problems: tuple[Problem, ...]
    owes_search: bool
    is_sure: bool
    made: Mapping[str, Made]
    desk: Desk
    learnt: Learnt
    press: Press
    parts: Mapping[str, Part]


class Pictures(NamedTuple):
    """The sizes of pictures that are left out, by path; what was wrong with others.

    `vain` are the forms that save nothing, by the digest of the photo: empty where the album knew all of them.
    """

    owed: Mapping[str, tuple[int, int]]
    vain: Mapping[str, Vain]
    problems: tuple[Problem, ...]


def make_site(wish: Wish, stage: Stage, cache: Cache, memory: Memory, sources: Sources, clock: Clock) -> Site:
    """The whole site on the stage. SiteError carries every problem that stops it."""
    store = memory.store
    clock.begin("read")
    learnt = learn(task := _task(wish, cache, store, memory, sources))
    clock.note(made=learnt.read, reused=len(learnt.leaves) - learnt.read)
    clock.begin("relate")
    plan = _decide(wish.root, learnt, memory)
    press = _press(wish, learnt, plan, stage, cache, store, sources)
    pictures = _write_photos(wish, press, clock)
    problems = (*learnt.problems, *pictures.problems)
    _stop_if(problems)
    if pictures.vain:
        # Seldom: no page may offer what turned out to save nothing.
        learnt = learn(replace(task, before=learnt.leaves, vain=pictures.vain))
        plan = _decide(wish.root, learnt, memory)
    press = replace(press, album=learnt.album, shelf=learnt.shelf, owed=pictures.owed)
    with disk_faults(stage.public, stage.public):
        write_attachments(wish.root, learnt.attachments.values(), stage)
    clock.begin("render")
    questions = Questions(memory.part("questions", dict))
    made, fresh = _write_pages(plan, press, questions, memory, wish.jobs, clock)
    clock.begin("join")
    groups, joined = _write_joins(wish, plan, press, made, memory, clock)
    clock.begin("check")
    fresh.paths.update(joined)
    fresh.sum.add(sum_up(joined))
    seen = _seen(press, joined)
    _stop_if(check_links(learnt.links, _anchors(learnt, made, seen), learnt.drafts))
    checked = check_stage(press, seen, fresh, memory, [page.url for page in plan.pages])
    clock.note(made=checked.examined, reused=len(seen) - checked.examined)
    problems += checked.problems
    _stop_if(problems, wish.strict)
    return Site(
        pages=len(plan.pages),
        photos=len(learnt.album.shots),
        rendered=len(fresh.paths) - len(joined),
        problems=problems,
        owes_search=wish.search == "later" and not groups["search"][0],
        is_sure=all(one.is_sure for one in learnt.attachments.values()),
        made=made,
        desk=plan.desk,
        learnt=learnt,
        press=press,
        parts={
            "leaves": Part(learnt.leaves, _pack_leaves, in_pieces=True),
            "made": Part(made, _pack_made, in_pieces=True),
            "questions": Part(questions.answered(press.renderer.answer_key)),
            **checked.parts,
            "groups": Part(groups),
            "sums": Part(plan.sums.known, dict),
            "similar": Part(plan.similar, pack_similar),
        },
    )


def _pack_leaves(leaves: Mapping[str, Leaf]) -> Plain:
    return {file: pack_leaf(leaf) for file, leaf in leaves.items()}


def _pack_made(made: Mapping[str, Made]) -> Plain:
    return MadePages(made).packed()


def _unpack_made(packed: Plain) -> Mapping[str, Made]:
    return MadePages.unpacked(packed).pages


def _task(wish: Wish, cache: Cache, store: Store, memory: Memory, sources: Sources) -> Task:
    config = load_config(wish.root, wish.base_url)
    before = memory.pieces("leaves", partial(_unpack_leaves, Gazetteer(config.places))) or {}
    return Task(wish.root, config, wish.drafts, wish.jobs, cache, store, sources, before)


def _unpack_leaves(gazetteer: Gazetteer, packed: Plain) -> Mapping[str, Leaf]:
    found: dict[str, Leaf] = {}
    for file, leaf in packed.items():
        # A unit that is no more: the file is read again.
        with suppress(LookupError):
            found[file] = unpack_leaf(leaf, gazetteer.place)
    return found


def _decide(root: Path, learnt: Learnt, memory: Memory) -> Plan:
    """The pages of the site. SiteError with all that is wrong in the content, links and earlier addresses too."""
    if not has_errors(learnt.problems):
        similar = memory.part("similar", unpack_similar) or NOTHING
        plan = decide(learnt, memory.part("sums", dict), similar)
        links = check_links(learnt.links, {page.url: () for page in plan.pages}, learnt.drafts)
        if not links and not check_aliases(learnt.outlines, plan.pages, learnt.shelf.at):
            return plan
    raise SiteError((*learnt.problems, *check_dead_ends(root, learnt)))


def _stop_if(problems: Iterable[Problem], strict: bool = False) -> None:
    found = tuple(problems)
    if has_errors(found) or (strict and found):
        raise SiteError(found)


def _press(
    wish: Wish, learnt: Learnt, plan: Plan, stage: Stage, cache: Cache, store: Store, sources: Sources
) -> Press:
    assets = plan_site_assets(wish.root, learnt)
    write_assets(assets, stage)
    renderer = site_renderer(wish.root, learnt, plan.chrome, assets)
    config, code = learnt.config, sources.code
    return Press(
        renderer=renderer,
        config=config,
        album=learnt.album,
        shelf=learnt.shelf,
        sums=plan.sums,
        stage=stage,
        store=store,
        cache=cache,
        code=code,
        env=fingerprint(code, repr(config)),
        sight=fingerprint(code, config.base_url),
        finds=wish.search != "never",
    )


def _write_photos(wish: Wish, press: Press, clock: Clock) -> Pictures:
    stage, album, cache = press.stage, press.album, press.cache
    problems: tuple[Problem, ...] = ()
    with disk_faults(stage.public, stage.public):
        clock.begin("photos")
        placed = place_photos(album, stage, cache, wish.jobs)
        clock.note(made=len(placed.left), reused=len(album.shots))
        vain, owed = placed.vain, sizes_of(placed) if wish.photos == "later" else {}
        if wish.photos == "now":
            vain, problems = make_photos(placed, album, stage, cache, wish.jobs, clock.count)
    known = {shot.look.source: shot.vain for shot in album.shots.values()}
    return Pictures(
        {path: size for path, size in owed.items() if path not in stage.wanted},
        vain if any(known[source] != found for source, found in vain.items()) else {},
        problems,
    )


def _write_pages(
    plan: Plan, press: Press, questions: Questions, memory: Memory, jobs: int, clock: Clock
) -> tuple[dict[str, Made], Fresh]:
    """Every page by URL, and what the check saw in those that were made anew."""
    before = memory.pieces("made", _unpack_made) or {}
    made = keep_pages(press, questions, plan.pages, before)
    stale = [page for page in plan.pages if page.url not in made]
    clock.note(made=len(stale), reused=len(made))
    fresh = Fresh()
    for some, ledger in make_pages(press, questions, stale, jobs):
        made.update(some)
        fresh.paths.update(one.path for one in some.values())
        fresh.sum.add(ledger)
        clock.count(len(fresh.paths), len(stale))
    if place_cards(press, (made[page.url] for page in stale)):
        raise SiteError([problem(output_position(press.stage.public, press.stage.public), "card-lost")])
    return {page.url: made[page.url] for page in plan.pages}, fresh


def _anchors(learnt: Learnt, made: Mapping[str, Made], seen: Mapping[str, Seen]) -> dict[str, frozenset[str]]:
    """Every URL, with the anchors of its page where a link asks for one."""
    asked = {use.url for use in learnt.links if use.anchor}
    return {url: _ids(seen[made[url].path]) if url in asked else frozenset() for url in made}


def _ids(seen: Seen) -> frozenset[str]:
    return frozenset().union(*(seen.ids or ()))


def _seen(press: Press, fresh: Mapping[str, Seen]) -> SeenFiles:
    """What the check sees in every file that it examines; in `fresh` ones it was seen just now."""
    seen = SeenFiles(
        press, {path: digest for path, digest in stage_digests(press).items() if is_examined(path)}
    )
    for path, some in fresh.items():
        seen.add(path, some)
    return seen


def _write_joins(
    wish: Wish, plan: Plan, press: Press, made: Mapping[str, Made], memory: Memory, clock: Clock
) -> tuple[dict[str, Any], Mapping[str, Seen]]:
    """The joins by name, and by path what the check saw in files that were made anew."""
    before = memory.part("groups", dict) or {}
    joins = write_joins(press, plan.pages, made, before)
    clock.note(made=joins.fresh, reused=len(joins.groups) - joins.fresh)
    if wish.search == "later":
        return {**joins.groups, **keep_search(press, plan.pages, made, before).groups}, joins.seen
    if wish.search == "never":
        # What is known of the index stays known: the next build may want it again.
        return {**before, **joins.groups}, joins.seen
    clock.begin("search")
    with disk_faults(press.stage.public, press.stage.public / "pagefind"):
        try:
            found = write_search(press, plan.pages, made, before, wish.jobs, clock.count)
        except SearchFailed as fault:
            at = output_position(press.stage.public, press.stage.public / "pagefind")
            raise SiteError([problem(at, "search-failed", fault=fault)]) from fault
    clock.note(made=found.fresh, reused=len(found.groups) - found.fresh)
    return {**joins.groups, **found.groups}, joins.seen
