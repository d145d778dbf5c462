"""What a browser may do with a page: the Content Security Policy, and the headers that a host sends.

A page says its policy itself, in a meta element, so that any host will do. A host that reads `_headers` (Netlify,
Cloudflare Pages) sends one more, the same for the whole site: a browser keeps to both of them. That one is the wider,
since `_headers` cannot take back for one page what it says of all.
"""

from collections.abc import Mapping

from lantoa.urls import compare_url, join_base, models_url, search_url

SEARCHING = (search_url(), models_url(), compare_url())
"""Where pages that may load the index begin: it is read by WebAssembly, which nothing else is allowed."""

_OWN = (
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "media-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
)
_SCRIPTS = "script-src 'self'"
_COMPILING = f"{_SCRIPTS} 'wasm-unsafe-eval'"
_HEADERS = {
    # Framing is decided before a page is read: a meta element cannot speak of it.
    "Content-Security-Policy": "; ".join((*_OWN, _COMPILING, "frame-ancestors 'self'")),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_FOR_EVER = "public, max-age=31536000, immutable"
_NAMED_BY_CONTENT = ("/assets/*", "/anh/*", "/tep/*")
"""Whoever changes what is there changes its address."""

_INDEX = ("/pagefind/*", "public, max-age=600")
"""Ours and Pagefind's script read the same files of the index, each for itself: the second time from the browser. What
says which files belong together is asked for under a new address by each page; the table of facets is always anew."""


def page_policy(url: str) -> str:
    """The policy of the page at a site-relative URL: only what is the site's own, nothing inline."""
    # One model's own page begins as the list of models does.
    is_searching = url in SEARCHING or url.startswith(f"{models_url()}trang/")
    return "; ".join((*_OWN, _COMPILING if is_searching else _SCRIPTS))


def site_headers() -> Mapping[str, str]:
    """What a host sends with every file."""
    return _HEADERS


def headers_file(base_path: str) -> bytes:
    """`_headers` for a site under a base path ("/" or "/dvk/")."""
    sections = [("/*", _HEADERS)]
    kept = (*((path, _FOR_EVER) for path in _NAMED_BY_CONTENT), _INDEX)
    sections += [(join_base(base_path, path), {"Cache-Control": how_long}) for path, how_long in kept]
    return "\n".join(_section(path, headers) for path, headers in sections).encode("ascii")


def headers_url() -> str:
    """Where hosts look for it."""
    return "/_headers"


def _section(path: str, headers: Mapping[str, str]) -> str:
    return "".join((f"{path}\n", *(f"  {name}: {value}\n" for name, value in headers.items())))
