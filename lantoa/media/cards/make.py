"""Share pictures: which one each page has, made once and kept."""

from dataclasses import asdict, dataclass
from functools import cache as once
from pathlib import Path

from lantoa.cache import Cache
from lantoa.fingerprints import cache_key, digest_of, fingerprint
from lantoa.media.cards.values import CardValues, card_values
from lantoa.media.photos import Album
from lantoa.settings import SiteConfig
from lantoa.views import Page, RedirectView

_VERSION = 2
"""To be raised when the drawing changes, so that no old card is found again."""

_NAME = "jpg"


@dataclass(frozen=True, slots=True)
class Card:
    """The share picture of a page: its URL, which its content decides, and what it shows."""

    url: str
    values: CardValues
    source: str


def plan_card(page: Page, album: Album, config: SiteConfig) -> Card | None:
    """The card of a page. A page that only redirects has none, nor has any page of a site that wants none."""
    if not config.share_pictures or isinstance(page.view, RedirectView):
        return None
    values = card_values(page, config)
    source = album.source(values.picture)
    mark = fingerprint(repr(values), source, str(_VERSION))[:16]
    return Card(f"/anh/the/{mark}.jpg", values, source)


def make_card(card: Card, album: Album, cache: Cache) -> tuple[str, str]:
    """Draw a card, unless the cache has it: its key there, and the digest of its bytes."""
    key = _key(card)
    found = cache.get(key)
    if found is None:
        found = {_NAME: _draw(card, album)}
        cache.put(key, found)
    return key, digest_of(found[_NAME])


def find_card(key: str, cache: Cache) -> Path | None:
    """The file of a card in the cache; None when it is not there."""
    return cache.path(key, _NAME)


def _key(card: Card) -> str:
    pillow, freetype = _versions()
    return cache_key(
        "card",
        values=asdict(card.values),
        source=card.source,
        pillow=pillow,
        freetype=freetype,
        version=_VERSION,
    )


@once
def _versions() -> tuple[str, str | None]:
    import PIL
    from PIL import features

    return PIL.__version__, features.version("freetype2")


def _draw(card: Card, album: Album) -> bytes:
    """The bytes. A photo that cannot be read has its own problem from the album; the card is then without it."""
    from lantoa.media.cards.draw import draw_card
    from lantoa.media.photos.opening import PhotoError, read_photo
    from lantoa.media.photos.pixels import refusing_bombs

    with refusing_bombs():
        if not card.source:
            return draw_card(card.values, None)
        try:
            return draw_card(card.values, read_photo(album.root, card.values.picture))
        except PhotoError:
            return draw_card(card.values, None)
