"""Decides which pictures are made of each photo, so that pages know URLs and sizes before any is made."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from lantoa.cache import Cache, fingerprint
from lantoa.errors import Position, Problem, problem, warning
from lantoa.media.photos.look import Look, has_right_suffix, look_at
from lantoa.media.photos.opening import PhotoError, read_photo
from lantoa.media.photos.pixels import refusing_bombs
from lantoa.media.photos.workers import spread
from lantoa.records import Photo
from lantoa.vietnamese.text import slugify
from lantoa.views import Picture, Rendition


@dataclass(frozen=True, slots=True)
class Recipe:
    """How pictures are made. At speed 9, AVIF of quality 63 looks like a JPEG of 75 and is a quarter smaller.

    A lead photo, shown wide, is made at `lead_width` too. One JPEG is for browsers that know no AVIF.
    """

    widths: tuple[int, ...] = (480, 800, 1200)
    lead_width: int = 1600
    jpeg_width: int = 800
    avif_quality: int = 63
    avif_speed: int = 9
    jpeg_quality: int = 75


@dataclass(frozen=True, slots=True)
class Shot:
    """One photo of the album: what it is, and whether it leads a page."""

    path: str
    look: Look
    lead: bool = False

    def renditions(self, recipe: Recipe, lead: bool) -> tuple[Rendition, ...]:
        """Its AVIF pictures, narrowest first; never wider than the source."""
        widest = recipe.lead_width if lead else recipe.widths[-1]
        widths = _ladder(recipe, self.look.width, widest)
        return tuple(self._rendition(recipe, width, "avif") for width in widths)

    def fallback(self, recipe: Recipe) -> Rendition:
        """Its JPEG."""
        return self._rendition(recipe, min(recipe.jpeg_width, self.look.width), "jpg")

    def _rendition(self, recipe: Recipe, width: int, suffix: str) -> Rendition:
        stem = slugify(PurePosixPath(self.path).stem)[:60].strip("-") or "anh"
        mark = fingerprint(self.look.source, repr(recipe))[:10]
        height = max(1, round(self.look.height * width / self.look.width))
        return Rendition(f"/anh/{stem}-{mark}-{width}.{suffix}", width, height)


@dataclass(frozen=True, slots=True)
class Album:
    """The photos of a site that can be shown, by path relative to the site's folder."""

    root: Path
    shots: Mapping[str, Shot]
    recipe: Recipe = Recipe()

    def picture(self, photo: Photo, lead: bool = False) -> Picture | None:
        """A photo as a page shows it, or None when it cannot be read (its problem says why).

        `lead` adds the widest rendition, for a photo that was planned as a lead.
        """
        shot = self.shots.get(photo.path)
        if shot is None:
            return None
        avif = shot.renditions(self.recipe, lead and shot.lead)
        jpeg = shot.fallback(self.recipe)
        return Picture(avif, jpeg, photo.alt, photo.caption, photo.credit, photo.date)

    def source(self, path: str) -> str:
        """The fingerprint of a photo's bytes, or "" for one that cannot be shown."""
        shot = self.shots.get(path)
        return shot.look.source if shot else ""


def plan_photos(
    root: Path,
    photos: Iterable[tuple[str, Position]],
    leads: Collection[str] = frozenset(),
    cache: Cache | None = None,
    jobs: int = 1,
) -> tuple[Album, tuple[Problem, ...]]:
    """The album of a site's photos, and what is wrong with them, each problem where its photo is named.

    `photos` are paths with the place where each is named, `leads` the paths of photos shown wide. Each file is read
    once, however many pages show it.
    """
    named: dict[str, list[Position]] = {}
    for path, at in photos:
        named.setdefault(path, []).append(at)
    store = cache or Cache(None)
    with refusing_bombs():
        seen = spread(lambda path: _look(root, path, store), sorted(named), jobs)
        looks = dict(zip(sorted(named), seen, strict=True))
    shots = {path: Shot(path, look, path in leads) for path, look in looks.items() if isinstance(look, Look)}
    places = ((path, at) for path, positions in named.items() for at in positions)
    problems = {found for path, at in places for found in _problems(path, looks[path], at)}
    return Album(root, shots), tuple(sorted(problems))


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


def _ladder(recipe: Recipe, source: int, widest: int) -> tuple[int, ...]:
    """The widths up to `widest` that the source has; its own too, when well above the last of them."""
    steps = tuple(width for width in sorted({*recipe.widths, widest}) if width <= min(source, widest))
    top = min(source, widest)
    return steps if steps and top < steps[-1] * 1.15 else tuple(sorted({*steps, top}))
