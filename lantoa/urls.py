"""Every URL of the site is made here, and only here. A published one never changes.

A URL is site-relative, starts with ``/`` and knows no base path: ``/mo-hinh/thap-sang/``. ``join_base`` and
``absolute`` add the base when a page is written. Slugs are those of ``text.slugify``.
"""

import re
from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urlsplit

RESERVED = frozenset(
    {"mo-hinh", "linh-vuc", "dia-ban", "don-vi", "nam", "phong-trao", "tin-tuc", "tim-kiem", "thong-ke"}
    | {"nhan-rong", "so-sanh", "du-lieu", "trang", "assets", "pagefind", "anh", "media", "en", "vi"}
    | {"404", "chu-de", "favicon", "feed", "index", "robots", "sitemap"}
)
"""First path segments that the site itself uses or may use; a standing page cannot be called so."""


_PHONE = re.compile(r"\+?[0-9][0-9 .()-]*")
_DIALLED = frozenset("+0123456789")


class UnsafePathError(ValueError):
    """A URL that would be written outside the public folder."""


def home_url() -> str:
    """``/``."""
    return "/"


def models_url(page: int = 1) -> str:
    """``/mo-hinh/``, then ``/mo-hinh/trang/2/``."""
    return paged("/mo-hinh/", page)


def model_url(slug: str) -> str:
    """``/mo-hinh/SLUG/``."""
    return f"/mo-hinh/{slug}/"


def poster_url(slug: str) -> str:
    """``/mo-hinh/SLUG/to-roi/``: the model as one sheet for a notice board."""
    return f"/mo-hinh/{slug}/to-roi/"


def fields_url() -> str:
    """``/linh-vuc/``."""
    return "/linh-vuc/"


def field_url(key: str) -> str:
    """``/linh-vuc/KEY/``."""
    return f"/linh-vuc/{key}/"


def places_url() -> str:
    """``/dia-ban/``."""
    return "/dia-ban/"


def place_url(slug: str) -> str:
    """``/dia-ban/SLUG/``."""
    return f"/dia-ban/{slug}/"


def units_url() -> str:
    """``/don-vi/``."""
    return "/don-vi/"


def unit_url(slug: str) -> str:
    """``/don-vi/SLUG/``."""
    return f"/don-vi/{slug}/"


def tags_url() -> str:
    """``/chu-de/``."""
    return "/chu-de/"


def tag_url(slug: str) -> str:
    """``/chu-de/SLUG/``."""
    return f"/chu-de/{slug}/"


def years_url() -> str:
    """``/nam/``."""
    return "/nam/"


def year_url(year: int) -> str:
    """``/nam/YYYY/``."""
    return f"/nam/{year:04d}/"


def programmes_url() -> str:
    """``/phong-trao/``."""
    return "/phong-trao/"


def programme_url(slug: str) -> str:
    """``/phong-trao/SLUG/``."""
    return f"/phong-trao/{slug}/"


def news_list_url(page: int = 1) -> str:
    """``/tin-tuc/``, then ``/tin-tuc/trang/2/``."""
    return paged("/tin-tuc/", page)


def news_url(slug: str) -> str:
    """``/tin-tuc/SLUG/``."""
    return f"/tin-tuc/{slug}/"


def standing_url(slug: str) -> str:
    """``/SLUG/`` of a standing page."""
    return f"/{slug}/"


def page_url(kind: str, slug: str) -> str:
    """The URL of a page of content/, by its folder there: ``models`` and ``x`` → ``/mo-hinh/x/``."""
    made = {"models": model_url, "news": news_url, "programmes": programme_url, "pages": standing_url}
    return made[kind](slug)


def search_url(query: str | None = None) -> str:
    """``/tim-kiem/``, or ``/tim-kiem/?q=…`` with the query percent-encoded."""
    return "/tim-kiem/" + (f"?q={quote(query, safe='')}" if query else "")


def statistics_url() -> str:
    """``/thong-ke/``."""
    return "/thong-ke/"


def replication_url() -> str:
    """``/nhan-rong/``."""
    return "/nhan-rong/"


def compare_url() -> str:
    """``/so-sanh/``; its script reads ``?m=SLUG,SLUG``."""
    return "/so-sanh/"


def data_url(name: str | None = None) -> str:
    """``/du-lieu/``, or a file of it: ``/du-lieu/models.json``."""
    return "/du-lieu/" + (name or "")


def facets_url(name: str) -> str:
    """A file of what pages are filtered by: ``/pagefind/facets/table.json``. It stands and falls with the index."""
    return f"/pagefind/facets/{name}"


def feed_url() -> str:
    """The Atom feed."""
    return "/feed.xml"


def json_feed_url() -> str:
    """The JSON feed."""
    return "/feed.json"


def sitemap_url(part: int | None = None) -> str:
    """``/sitemap.xml``, the whole or the index, or ``/sitemap-2.xml``, a part of it."""
    return "/sitemap.xml" if part is None else f"/sitemap-{part}.xml"


def robots_url() -> str:
    """``/robots.txt``."""
    return "/robots.txt"


def not_found_url() -> str:
    """``/404.html``."""
    return "/404.html"


def paged(url: str, n: int) -> str:
    """Page ``n`` (from 1) of a list: the list's own URL, then ``…/trang/2/``."""
    return url if n <= 1 else f"{url}trang/{n}/"


def phone_url(text: str) -> str:
    """``0204 3.888.999 (giờ hành chính)`` → ``tel:02043888999``; "" for what is no number: a phone may obey `*#…#`."""
    found = _PHONE.match(text.strip())
    digits = "".join(filter(_DIALLED.__contains__, found[0])) if found else ""
    return f"tel:{digits}" if len(digits) > 2 else ""


def join_base(base_path: str, url: str) -> str:
    """``/dvk/`` and ``/mo-hinh/x/`` → ``/dvk/mo-hinh/x/``; what is not site-relative stays as it is."""
    if not url.startswith("/") or url.startswith("//"):
        return url
    base = base_path.strip("/")
    return f"/{base}{url}" if base else url


def absolute(base_url: str, url: str) -> str:
    """``https://example.org/dvk/`` and ``/mo-hinh/x/`` → ``https://example.org/dvk/mo-hinh/x/``."""
    if not url.startswith("/") or url.startswith("//"):
        return url
    host, path = _host_and_path(base_url)
    return host + join_base(path, url)


@lru_cache(maxsize=16)
def _host_and_path(base_url: str) -> tuple[str, str]:
    parts = urlsplit(base_url)
    return f"{parts.scheme}://{parts.netloc}", parts.path


def output_path(url: str) -> PurePosixPath:
    """Where a URL lives under the public folder: ``/mo-hinh/x/`` → ``mo-hinh/x/index.html``.

    A file keeps its name (``/404.html``); query and fragment do not count.
    Raises UnsafePathError for anything that is not a plain absolute path inside the site.
    """
    path = unquote(url.partition("#")[0].partition("?")[0])
    segments = path.split("/")[1:]
    if not path.startswith("/") or "\\" in path or "\0" in path:
        raise UnsafePathError(url)
    folders, name = segments[:-1], segments[-1] or "index.html"
    if any(segment in ("", ".", "..") for segment in (*folders, name)):
        raise UnsafePathError(url)
    return PurePosixPath(*folders, name)
