"""Addresses in the HTML of a feed, which a reader shows far from the page that it came from."""

import re
from html import escape, unescape
from urllib.parse import urljoin

from lantoa.settings import SiteConfig
from lantoa.urls import absolute

_ADDRESS = re.compile(r'(\s(?:href|src|poster)=")([^"]*)(")')
_SET = re.compile(r'(\ssrcset=")([^"]*)(")')
_CANDIDATE = re.compile(r"(?:^|(?<=,))\s*(\S+?)(?=\s|,|$)")


def absolute_html(html: str, page_url: str, config: SiteConfig) -> str:
    """The same HTML with every address whole. `page_url` has no base path; `html` may have it."""

    def whole(written: str) -> str:
        return escape(absolute_url(unescape(written), page_url, config))

    def whole_set(found: re.Match[str]) -> str:
        return found[1] + _CANDIDATE.sub(lambda one: f" {whole(one[1])}", found[2]).strip() + found[3]

    html = _ADDRESS.sub(lambda found: found[1] + whole(found[2]) + found[3], html)
    return _SET.sub(whole_set, html)


def absolute_url(url: str, page_url: str, config: SiteConfig) -> str:
    """An address that a page writes, whole: ``#a``, ``/tin-tuc/``, ``/dvk/tin-tuc/`` or one elsewhere."""
    inside = config.base_path != "/" and url.startswith(config.base_path)
    if url.startswith("/") and not url.startswith("//") and not inside:
        return absolute(config.base_url, url)
    return urljoin(absolute(config.base_url, page_url), url)
