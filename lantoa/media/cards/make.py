"""Share pictures: which one each page has, made once and kept."""

from dataclasses import asdict, dataclass
from functools import cache as once
from functools import lru_cache
from pathlib import Path

from lantoa.cache import Cache
from lantoa.fingerprints import cache_key, digest_of, fingerprint
from lantoa.media.cards.values import CardValues, card_values
from lantoa.media.photos import Album
from lantoa.media.photos.codecs import codec_versions
from lantoa.media.photos.opening import PhotoError, read_photo
from lantoa.settings import SiteConfig
from lantoa.views import Page, PosterView, RedirectView

_VERSION = 4
"""To be raised when the drawing changes, so that no old card is found again."""

_NAME = "jpg"


@dataclass(frozen=True, slots=True)
class Card:
    """The share picture of a page: its URL, which its content decides, and what it shows.

    `source` is the digest of its photo, "" without one; `emblem` the bytes of the site's, b"" without one.
    """

    url: str
    values: CardValues
    source: str
    emblem: bytes = b""

    @property
    def key(self) -> str:
        """Where the cache keeps it."""
        return cache_key(
            "card",
            values=asdict(self.values),
            source=self.source,
            emblem=_emblem_key(self.emblem),
            codecs=codec_versions(),
            freetype=_freetype(),
            version=_VERSION,
        )


def plan_card(page: Page, album: Album, config: SiteConfig, emblem: bytes) -> Card | None:
    """The card of a page, with the site's emblem, a PNG.

    A page that only redirects has none, nor has a poster, nor any page of a site that wants none.
    """
    if not config.share_pictures or isinstance(page.view, RedirectView | PosterView):
        return None
    values = card_values(page, config)
    source = album.source(values.picture)
    mark = fingerprint(repr(values), source, _emblem_key(emblem), str(_VERSION))[:16]
    return Card(f"/anh/the/{mark}.jpg", values, source, emblem)


def make_card(card: Card, album: Album, cache: Cache) -> tuple[str, str]:
    """Draw a card, unless the cache has it: its key there, and the digest of its bytes.

    Raises PhotoError when its photo changed since it was planned, or cannot be read any more. One that cannot be
    decoded has its own problem from the album; the card is then drawn without it.
    """
    found = cache.get(card.key)
    if found is None:
        found = {_NAME: _draw(card, _photo(card, album))}
        cache.put(card.key, found)
    return card.key, digest_of(found[_NAME])


def _draw(card: Card, photo: bytes | None) -> bytes:
    from lantoa.media.cards.draw import draw_card

    try:
        return draw_card(card.values, photo, card.emblem or None)
    except PhotoError:
        return draw_card(card.values, None, card.emblem or None)


def find_card(key: str, cache: Cache) -> Path | None:
    """The file of a card in the cache; None when it is not there."""
    return cache.path(key, _NAME)


@lru_cache(maxsize=4)
def _emblem_key(emblem: bytes) -> str:
    return digest_of(emblem) if emblem else ""


@once
def _freetype() -> str | None:
    from PIL import features

    return features.version("freetype2")


def _photo(card: Card, album: Album) -> bytes | None:
    """The bytes of its photo, those that it was planned with. Raises PhotoError."""
    if not card.source:
        return None
    content = read_photo(album.root, card.values.picture)
    if digest_of(content) != card.source:
        raise PhotoError("photo-changed")
    return content
