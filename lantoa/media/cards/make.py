"""Makes the cards of a site, each once, and keeps them."""

from collections.abc import Iterable
from dataclasses import asdict, replace

import PIL
from PIL import features

from lantoa.cache import Cache
from lantoa.fingerprints import cache_key, fingerprint
from lantoa.media.cards.draw import draw_card
from lantoa.media.cards.values import CardValues, card_values
from lantoa.media.photos import Album
from lantoa.media.photos.opening import PhotoError, read_photo
from lantoa.media.photos.pixels import refusing_bombs
from lantoa.media.photos.workers import spread
from lantoa.output import Stage, place_copy, write_file
from lantoa.settings import SiteConfig
from lantoa.views import Page, RedirectView

_VERSION = 2
"""To be raised when the drawing changes, so that no old card is found again."""


def with_cards(pages: Iterable[Page], album: Album, config: SiteConfig) -> tuple[Page, ...]:
    """The pages with the URL of their card, which its content decides. A page that only redirects has none."""
    return tuple(
        page
        if isinstance(page.view, RedirectView)
        else replace(page, card=card_url(card_values(page, config), album))
        for page in pages
    )


def card_url(values: CardValues, album: Album) -> str:
    """`/anh/the/HASH.jpg`."""
    return f"/anh/the/{fingerprint(repr(values), album.source(values.picture), str(_VERSION))[:16]}.jpg"


def make_cards(
    pages: Iterable[Page], album: Album, config: SiteConfig, stage: Stage, cache: Cache, jobs: int = 1
) -> None:
    """Put the card of every page onto the stage. SiteError: output-unwritable.

    A photo that cannot be read has its own problem from the album; the card is then drawn without it.
    """
    wanted = {page.card: card_values(page, config) for page in pages if page.card}
    with refusing_bombs():
        for _ in spread(
            lambda card: _fill(*card, album, stage, cache), sorted(wanted.items(), key=_url), jobs
        ):
            pass


def _url(card: tuple[str, CardValues]) -> str:
    return card[0]


def _fill(url: str, values: CardValues, album: Album, stage: Stage, cache: Cache) -> None:
    source = album.source(values.picture)
    freetype = features.version("freetype2")
    key = cache_key(
        "card",
        values=asdict(values),
        source=source,
        pillow=PIL.__version__,
        freetype=freetype,
        version=_VERSION,
    )
    found = (cache.find(key) or {}).get("jpg")
    if found is not None and place_copy(stage, url, found.path, found.digest):
        return
    drawn = _draw(values, album)
    cache.put(key, {"jpg": drawn})
    write_file(stage, url, drawn)


def _draw(values: CardValues, album: Album) -> bytes:
    if not album.source(values.picture):
        return draw_card(values, None)
    try:
        return draw_card(values, read_photo(album.root, values.picture))
    except PhotoError:
        return draw_card(values, None)
