"""What a web server answers against the manifest: every file is fetched once, and none that another host sends.

Many hosts give out no file whose name begins with a full stop. Then the manifest of the build on this machine is what
the answers are compared with; where the host has one, it is that, and both are compared with each other too.
"""

import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from hashlib import blake2b
from pathlib import Path
from typing import IO
from urllib.parse import quote, urlsplit

from lantoa.errors import Position, Problem, SiteError, problem, warning
from lantoa.output.manifest import MANIFEST, Listed, parse_manifest

AT_ONCE = 8
TIMEOUT = 20.0
"""Seconds without a byte."""

LONGEST = 120.0
"""Seconds for one file, all in all."""

_CHUNK = 1 << 16
_MOST_MANIFEST = 64 * 1024 * 1024
_NOT_SERVED = frozenset({"_headers", "_redirects", "CNAME"})
"""What hosts take for themselves (Netlify, Cloudflare Pages, GitHub Pages)."""

_FAULTS = (OSError, http.client.HTTPException, ValueError)
Progress = Callable[[int, int], None]


class _Elsewhere(Exception):  # noqa: N818 - named for what happened
    """A redirect to another host: what that says is not of this site."""


def check_served(url: str, public: Path, progress: Progress = lambda _, __: None) -> tuple[Problem, ...]:
    """Every file of the manifest that `url` (the address of the front page) does not give, sorted by address.

    published-missing, published-changed, published-redirect, published-unreachable; published-no-manifest where there
    is none, neither there nor in `public`; a warning (published-other-build) where the two differ.
    SiteError: published-bad-url.
    """
    base = _base(url)
    listed, problems = _manifest(base, public)
    paths = [path for path in listed if _is_served(path)]
    with ThreadPoolExecutor(AT_ONCE) as threads:
        found = threads.map(lambda path: _compare(f"{base}{_address(path)}", listed[path]), paths)
        for done, fault in enumerate(found, start=1):
            problems.extend([fault] if fault else [])
            progress(done, len(paths))
    return tuple(sorted(problems))


def _base(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise SiteError([problem(Position(url), "published-bad-url")])
    return url if url.endswith("/") else f"{url}/"


def _is_served(path: str) -> bool:
    return path not in _NOT_SERVED and not any(step.startswith(".") for step in path.split("/"))


def _address(path: str) -> str:
    """As visitors ask for it: a page by its folder."""
    is_page = path == "index.html" or path.endswith("/index.html")
    return quote(path.removesuffix("index.html") if is_page else path)


def _manifest(base: str, public: Path) -> tuple[Mapping[str, Listed], list[Problem]]:
    theirs, reason = _their_manifest(f"{base}{MANIFEST}")
    ours = _our_manifest(public)
    at = Position(f"{base}{MANIFEST}")
    if theirs is None and ours is None:
        return {}, [problem(at, "published-no-manifest", reason=reason)]
    if theirs is None:
        return ours or {}, []
    if ours is not None and ours != theirs:
        return theirs, [warning(at, "published-other-build", folder=public.name)]
    return theirs, []


def _our_manifest(public: Path) -> Mapping[str, Listed] | None:
    try:
        return parse_manifest((public / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return None


def _their_manifest(url: str) -> tuple[Mapping[str, Listed] | None, str]:
    """The manifest that a host gives out, or why there is none: most hosts that hide it answer 403 or 404."""
    content = bytearray()
    try:
        for piece in _fetch(url, _MOST_MANIFEST):
            content += piece
        return parse_manifest(bytes(content)), ""
    except (*_FAULTS, _Elsewhere) as fault:
        return None, _said(fault)


def _compare(url: str, told: Listed) -> Problem | None:
    at, digest, size = Position(url), blake2b(digest_size=16), 0
    try:
        for piece in _fetch(url, told.size + 1):
            digest.update(piece)
            size += len(piece)
    except _Elsewhere as fault:
        return problem(at, "published-redirect", host=str(fault))
    except urllib.error.HTTPError as fault:
        is_gone = fault.code in (404, 410)
        return problem(at, "published-missing" if is_gone else "published-unreachable", reason=_said(fault))
    except _FAULTS as fault:
        return problem(at, "published-unreachable", reason=_said(fault))
    is_right = size == told.size and digest.hexdigest() == told.digest
    return None if is_right else problem(at, "published-changed")


def _fetch(url: str, most: int) -> Iterator[bytes]:
    """What a host sends, up to so many bytes. _FAULTS, _Elsewhere."""
    deadline = time.monotonic() + LONGEST
    # As it is: a server that packs its answers would be compared with what it unpacked from.
    asked = urllib.request.Request(url, headers={"Accept-Encoding": "identity", "Cache-Control": "no-cache"})
    with urllib.request.build_opener(_SameHost).open(asked, timeout=TIMEOUT) as answer:
        yield from _pieces(answer, most, deadline)


def _pieces(answer: IO[bytes], most: int, deadline: float) -> Iterator[bytes]:
    left = most
    while left and (piece := answer.read(min(left, _CHUNK))):
        if time.monotonic() > deadline:
            raise TimeoutError(f"more than {LONGEST:g} s")
        left -= len(piece)
        yield piece


class _SameHost(urllib.request.HTTPRedirectHandler):
    """Follows a redirect on the same host (to https, to a name without its ending), and no other one."""

    max_redirections = 4

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """As in `urllib`; _Elsewhere for another host."""
        if urlsplit(newurl).hostname != urlsplit(req.full_url).hostname:
            raise _Elsewhere(urlsplit(newurl).netloc or newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _said(fault: BaseException) -> str:
    if isinstance(fault, urllib.error.HTTPError):
        return f"HTTP {fault.code}"
    reason = fault.reason if isinstance(fault, urllib.error.URLError) else fault
    return str(getattr(reason, "strerror", None) or reason) or type(fault).__name__
