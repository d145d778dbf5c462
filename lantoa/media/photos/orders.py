"""Which pictures are made from one decoding of a photo."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from lantoa.fingerprints import cache_key
from lantoa.media.photos.codecs import codec_versions
from lantoa.media.photos.plan import Album, Shot
from lantoa.media.photos.savings import NOTHING_VAIN, Vain
from lantoa.settings import PhotoRecipe
from lantoa.views import Rendition

_VERSION = 2
"""To be raised when pictures are made in another way."""


@dataclass(frozen=True, slots=True)
class Order:
    """Pictures of one source that are made together: where it lies, and each picture with its name in the cache.

    Several names may be wanted under more than one URL: where one photo lies in two places. Forms that are known to be
    `vain` are made with the others and never published. Only a `usual` order shows which ones those are.
    """

    path: str
    source: str
    wanted: tuple[tuple[str, Rendition], ...]
    vain: Vain = NOTHING_VAIN
    usual: bool = True

    @property
    def sizes(self) -> dict[str, tuple[int, int]]:
        """The pictures by name, with their sizes in pixels."""
        return {name: (made.width, made.height) for name, made in self.wanted}

    def published(self, vain: Vain | None = None) -> tuple[tuple[str, Rendition], ...]:
        """Those of the pictures whose form saves something, as far as is known or told."""
        known = self.vain if vain is None else vain
        return tuple((name, made) for name, made in self.wanted if name.rpartition(".")[2] not in known)

    def key(self, recipe: PhotoRecipe) -> str:
        """Under which the cache keeps them: it knows nothing of the photo's name, folder and pages."""
        facts = {"sizes": self.sizes, "recipe": repr(recipe), "version": _VERSION}
        return cache_key("photo", source=self.source, codecs=codec_versions(), **facts)


def plan_orders(album: Album) -> tuple[Order, ...]:
    """Every picture of the album once, however many photos have its bytes, the widest ones last.

    What only a lead or a gallery has stands alone: a photo that moves to the top of its page needs one picture more,
    and the others are found as they were made.
    """
    found: dict[tuple[int, str], tuple[Shot, dict[str, Rendition]]] = {}
    for _, shot in sorted(album.shots.items()):
        for rank, group in enumerate(_groups(shot, album.recipe)):
            _, wanted = found.setdefault((rank, shot.look.source), (shot, {}))
            wanted.update({made.url: made for made in group})
    ranked = sorted(found.items(), key=lambda item: (item[0][0], item[1][0].path))
    orders = (_order(shot, wanted.values(), rank) for (rank, _), (shot, wanted) in ranked)
    return tuple(order for order in orders if order.published())


def _order(shot: Shot, wanted: Iterable[Rendition], rank: int) -> Order:
    named = tuple((_name(made), made) for made in sorted(wanted, key=lambda made: made.url))
    return Order(shot.path, shot.look.source, named, shot.vain, rank == 0)


def _groups(shot: Shot, recipe: PhotoRecipe) -> Iterator[tuple[Rendition, ...]]:
    """What every page shows of it; what a page shows that it leads; what a gallery opens."""
    forms = ("avif", "webp") if recipe.webp else ("avif",)
    usual = [made for form in forms for made in shot.planned(recipe, form, lead=False)]
    yield (*usual, shot.fallback(recipe))
    yield tuple(made for form in forms for made in shot.planned(recipe, form, lead=True) if made not in usual)
    whole = shot.whole(recipe)
    yield (whole,) if whole else ()


def _name(rendition: Rendition) -> str:
    return f"{rendition.width}{PurePosixPath(rendition.url).suffix}"
