"""Which pictures are made from one decoding of a photo."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from lantoa.fingerprints import cache_key
from lantoa.media.photos.codecs import codec_versions
from lantoa.media.photos.plan import Album, Shot
from lantoa.settings import PhotoRecipe
from lantoa.views import Rendition

_VERSION = 2
"""To be raised when pictures are made in another way."""


@dataclass(frozen=True, slots=True)
class Order:
    """Pictures of one source that are made together: where it lies, and each picture with its name in the cache.

    Several names may be wanted under more than one URL: where one photo lies in two places.
    """

    path: str
    source: str
    wanted: tuple[tuple[str, Rendition], ...]

    @property
    def sizes(self) -> dict[str, tuple[int, int]]:
        """The pictures by name, with their sizes in pixels."""
        return {name: (made.width, made.height) for name, made in self.wanted}

    def key(self, recipe: PhotoRecipe) -> str:
        """Under which the cache keeps them: it knows nothing of the photo's name, folder and pages."""
        facts = {"sizes": self.sizes, "recipe": repr(recipe), "version": _VERSION}
        return cache_key("photo", source=self.source, codecs=codec_versions(), **facts)


def plan_orders(album: Album) -> tuple[Order, ...]:
    """Every picture of the album once, however many photos have its bytes, the widest ones last.

    What only a lead or a gallery has stands alone: a photo that moves to the top of its page needs one picture more,
    and the others are found as they were made.
    """
    found: dict[tuple[int, str], tuple[str, dict[str, Rendition]]] = {}
    for path, shot in sorted(album.shots.items()):
        for rank, group in enumerate(_groups(shot, album.recipe)):
            _, wanted = found.setdefault((rank, shot.look.source), (path, {}))
            wanted.update({made.url: made for made in group})
    return tuple(
        Order(path, source, tuple((_name(made), made) for _, made in sorted(wanted.items())))
        for (_, source), (path, wanted) in sorted(found.items(), key=lambda item: (item[0][0], item[1][0]))
        if wanted
    )


def _groups(shot: Shot, recipe: PhotoRecipe) -> Iterator[tuple[Rendition, ...]]:
    """What every page shows of it; what a page shows that it leads; what a gallery opens."""
    forms = ("avif", "webp") if recipe.webp else ("avif",)
    usual = [made for form in forms for made in shot.renditions(recipe, form, lead=False)]
    yield (*usual, shot.fallback(recipe))
    yield tuple(
        made for form in forms for made in shot.renditions(recipe, form, lead=True) if made not in usual
    )
    whole = shot.whole(recipe)
    yield (whole,) if whole else ()


def _name(rendition: Rendition) -> str:
    return f"{rendition.width}{PurePosixPath(rendition.url).suffix}"
