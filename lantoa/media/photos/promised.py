"""Pictures that a page names and nobody made yet, one at a time, when somebody wants to see them."""

from pathlib import Path
from threading import Lock

from lantoa.cache import Cache
from lantoa.media.photos.make import make_order
from lantoa.media.photos.opening import PhotoError
from lantoa.media.photos.orders import plan_orders
from lantoa.media.photos.plan import Album
from lantoa.output import site_path

_ONE_AT_A_TIME = Lock()
"""A browser asks for six pictures at once, and all widths of one photo are made together."""


class Promised:
    """The pictures of an album by their paths in the public folder; another process may be given it."""

    def __init__(self, album: Album, folder: Path) -> None:
        """`folder` is where they are kept."""
        self._album = album
        self._folder = folder
        self._orders = {
            site_path(made.url): (order, name)
            for order in plan_orders(album)
            for name, made in order.published()
        }

    def make(self, path: str) -> bytes | None:
        """The bytes of a picture; None when it was not promised, or when its photo is another one now."""
        if path not in self._orders:
            return None
        order, name = self._orders[path]
        with _ONE_AT_A_TIME, Cache(self._folder) as cache:
            try:
                return make_order(order, self._album, cache)[name]
            except PhotoError:
                return None
