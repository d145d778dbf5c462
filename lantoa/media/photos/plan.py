"""Decides which pictures are made of each photo, so that pages know URLs and sizes before any is made."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from lantoa.cache import Cache, fingerprint
from lantoa.errors import Position, Problem, problem, warning
from lantoa.media.photos.look import Look, find_look, has_right_suffix, look_at
from lantoa.media.photos.opening import PhotoError, find_photo, read_photo
from lantoa.media.photos.savings import NOTHING_VAIN, Vain, find_vain
from lantoa.media.photos.workers import spread
from lantoa.records import Photo
from lantoa.settings import USUAL_RECIPE, PhotoRecipe
from lantoa.vietnamese.text import slugify
from lantoa.views import Picture, PictureUse, Rendition

WORTH = 1.15
"""A picture must be so much wider than the next narrower one, or it saves nobody anything worth a file."""

_MOST_WEBP = 16_383
"""Pixels: the format has 14 bits for each side (RFC 9649)."""

_FALLBACK = 800
"""Pixels across: a browser that knows no AVIF is old, and so is its screen."""


class Uses(NamedTuple):
    """The paths of the photos that lead a page, shown wide, and of those of galleries, shown whole on a click."""

    leads: Collection[str] = frozenset()
    gallery: Collection[str] = frozenset()


NO_USES = Uses()


@dataclass(frozen=True, slots=True)
class Shot:
    """One photo of the album: what it is, whether it leads a page, and whether a gallery shows it.

    `vain` are the forms of which it is known that they save nothing.
    """

    path: str
    look: Look
    lead: bool = False
    gallery: bool = False
    vain: Vain = NOTHING_VAIN

    def renditions(self, recipe: PhotoRecipe, form: str, lead: bool) -> tuple[Rendition, ...]:
        """Its pictures in AVIF or WebP as pages show them, narrowest first; none where they save nothing."""
        return () if form in self.vain else self.planned(recipe, form, lead)

    def planned(self, recipe: PhotoRecipe, form: str, lead: bool) -> tuple[Rendition, ...]:
        """Those that are made, if only to see what they save: never enlarged, nor larger than the form can be."""
        wide = self._above(recipe, recipe.lead) if lead and self.lead else None
        widths = (*self.ladder(recipe), *([wide] if wide else []))
        made = (self._rendition(recipe, width, form) for width in widths)
        return tuple(one for one in made if form != "webp" or max(one.width, one.height) <= _MOST_WEBP)

    def fallback(self, recipe: PhotoRecipe) -> Rendition:
        """Its JPEG."""
        steps = self.ladder(recipe)
        width = next((width for width in steps if width >= _FALLBACK), steps[-1])
        return self._rendition(recipe, width, "jpg")

    def whole(self, recipe: PhotoRecipe) -> Rendition | None:
        """The JPEG that a gallery opens; None where it would be hardly larger than what the page shows."""
        width = self._above(recipe, recipe.full)
        return self._rendition(recipe, width, "jpg") if self.gallery and width else None

    def ladder(self, recipe: PhotoRecipe) -> tuple[int, ...]:
        """The widths of the recipe that the source has; its own too, when well above the last of them."""
        steps: list[int] = []
        for width in sorted({width for width in recipe.widths if width <= self.look.width}):
            steps += [width] if not steps or width >= steps[-1] * WORTH else []
        own = min(self.look.width, max(recipe.widths))
        return (*steps, *([own] if not steps or own >= steps[-1] * WORTH else []))

    def _above(self, recipe: PhotoRecipe, most: int) -> int | None:
        width = min(most, self.look.width)
        return width if width >= self.ladder(recipe)[-1] * WORTH else None

    def _rendition(self, recipe: PhotoRecipe, width: int, suffix: str) -> Rendition:
        height = max(1, round(self.look.height * width / self.look.width))
        return Rendition(f"{_url(self.path, self.look.source, recipe)}-{width}.{suffix}", width, height)


@lru_cache(maxsize=2048)
def _url(path: str, source: str, recipe: PhotoRecipe) -> str:
    """How the URLs of a photo's pictures begin: its name for people, and what decides their bytes."""
    stem = slugify(PurePosixPath(path).stem)[:60].strip("-") or "anh"
    return f"/anh/{stem}-{fingerprint(source, repr(recipe))[:10]}"


@dataclass(frozen=True, slots=True)
class Album:
    """The photos that can be shown, by path relative to the site's folder; `places` is where each is first named."""

    root: Path
    shots: Mapping[str, Shot]
    recipe: PhotoRecipe = USUAL_RECIPE
    places: Mapping[str, Position] = field(default_factory=dict)

    def picture(self, photo: Photo, use: PictureUse = "card") -> Picture | None:
        """A photo as a page shows it, or None when it cannot be read (its problem says why).

        A lead has the widest rendition and a picture of a gallery its whole one, if the photo was planned so.
        """
        shot = self.shots.get(photo.path)
        if shot is None:
            return None
        is_lead = use == "lead"
        return Picture(
            avif=shot.renditions(self.recipe, "avif", is_lead),
            webp=shot.renditions(self.recipe, "webp", is_lead) if self.recipe.webp else (),
            jpeg=shot.fallback(self.recipe),
            whole=shot.whole(self.recipe) if use == "gallery" else None,
            alt=photo.alt,
            caption=photo.caption,
            credit=photo.credit,
            date=photo.date,
            tone=shot.look.tone,
            focus=photo.focus,
        )

    def source(self, path: str) -> str:
        """The digest of a photo's bytes, or "" for one that cannot be shown."""
        shot = self.shots.get(path)
        return shot.look.source if shot else ""

    def key(self, path: str) -> str:
        """What decides a photo's pictures: bytes, recipe, and what saves nothing; "" for one that cannot be shown."""
        shot = self.shots.get(path)
        return f"{shot.look.source} {self.recipe!r} {sorted(shot.vain)}" if shot else ""


def plan_photos(
    root: Path,
    photos: Iterable[tuple[str, Position]],
    uses: Uses = NO_USES,
    cache: Cache | None = None,
    jobs: int = 1,
    recipe: PhotoRecipe = USUAL_RECIPE,
    digests: Mapping[str, str] | None = None,
    vain: Mapping[str, Vain] | None = None,
) -> tuple[Album, tuple[Problem, ...]]:
    """The album of a site's photos, and what is wrong with them, each problem where its photo is named.

    `photos` are paths with the place where each is named. Each file is read once, however many pages show it, and not
    at all when its digest is among `digests` and the cache knows what was seen in it. `vain` are the forms that save
    nothing, by digest, where that is known better than by the cache.
    """
    named: dict[str, list[Position]] = {}
    for path, at in photos:
        named.setdefault(path, []).append(at)
    store, known = cache or Cache(None), digests or {}
    looks: dict[str, Look | PhotoError] = {}
    for path in sorted(named):
        if (seen := _seen(root, path, store, known.get(path, ""))) is not None:
            looks[path] = seen
    strange = sorted(named.keys() - looks.keys())
    looks |= zip(strange, spread(lambda path: _look(root, path, store), strange, jobs), strict=True)

    def shot(path: str, look: Look) -> Shot:
        known = (vain or {}).get(look.source)
        saved = find_vain(look.source, recipe, store) if known is None else known
        return Shot(path, look, path in uses.leads, path in uses.gallery, saved)

    shots = {path: shot(path, look) for path, look in looks.items() if isinstance(look, Look)}
    places = ((path, at) for path, positions in named.items() for at in positions)
    problems = {found for path, at in places for found in _problems(path, looks[path], at)}
    first = {path: min(positions) for path, positions in named.items()}
    return Album(root, shots, recipe, first), tuple(sorted(problems))


def _seen(root: Path, path: str, cache: Cache, digest: str) -> Look | PhotoError | None:
    """What the cache knows of a photo with that digest; also then it may stand where it must not."""
    known = find_look(digest, cache) if digest else None
    if known is None:
        return None
    try:
        find_photo(root, path)
    except PhotoError as fault:
        return fault
    return known


def _look(root: Path, path: str, cache: Cache) -> Look | PhotoError:
    try:
        return look_at(read_photo(root, path), cache)
    except PhotoError as fault:
        return fault


def _problems(path: str, look: Look | PhotoError, at: Position) -> tuple[Problem, ...]:
    if isinstance(look, PhotoError):
        return (fault_at(look, path, at),)
    found = [warning(at, code, path=path) for code in look.notes]
    if not has_right_suffix(path, look):
        found.append(warning(at, "photo-wrong-suffix", path=path, format=look.format.replace("MPO", "JPEG")))
    return tuple(found)


def fault_at(fault: PhotoError, path: str, at: Position) -> Problem:
    """The problem that a fault is, where its photo is named."""
    if fault.code in ("file-not-found", "path-outside-site"):
        return problem(at, fault.code, value=path, suggestion="")
    return problem(at, fault.code, path=path, **fault.about)
