"""HTTP for one browser on this machine.

A page of another site may reach this port from the editor's browser: the Host must be this machine (against DNS
rebinding), an Origin too, and nothing says that others may read (no CORS). Only GET and HEAD are answered.
"""

import re
import sys
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from socket import socket
from urllib.parse import parse_qs, unquote

from lantoa.errors import ConfigError, Position, problem
from lantoa.fingerprints import digest_of
from lantoa.policy import site_headers
from lantoa.serve.bulletin import Bulletin, Edition, edition_json
from lantoa.serve.places import Found, Moved, find_place

OWN = "/__lantoa/"
"""Where the preview's own files are: no page of a site can be called so."""

_HOSTS = frozenset({"localhost", "127.0.0.1", "[::1]"})
_OWN_FILES = {"reload.js": "text/javascript; charset=utf-8", "panel.css": "text/css; charset=utf-8"}
_IN_HEAD = (
    f'<link rel="stylesheet" href="{OWN}panel.css"><script type="module" src="{OWN}reload.js"></script>'
    '<meta name="lantoa-page" content="{}">'
)
_WAITING = b'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>...</title></head><body></body></html>'
_PING_SECONDS = 15.0
_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")
_ORIGIN = re.compile(r"https?://([^/]+)")
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".svg": "image/svg+xml",
    ".avif": "image/avif",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".gif": "image/gif",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
    ".pdf": "application/pdf",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".wav": "audio/wav",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".zip": "application/zip",
}


class PreviewServer(ThreadingHTTPServer):
    """Serves `public` under `base_path` and tells browsers of the editions of `bulletin`.

    ConfigError: port-taken, port-refused (a port that only root may have).
    """

    daemon_threads = True

    def __init__(self, public: Path, port: int, base_path: str, language: str, bulletin: Bulletin) -> None:
        self.public = public
        self.base_path = base_path
        self.language = language
        self.bulletin = bulletin
        self.promised: Callable[[str], bytes | None] = lambda _: None
        try:
            super().__init__(("127.0.0.1", port), _Answers)
        except OSError as fault:
            code = "port-refused" if isinstance(fault, PermissionError) else "port-taken"
            raise ConfigError([problem(Position("--port"), code, port=port)]) from fault

    @property
    def url(self) -> str:
        """Where the home page is."""
        return f"http://127.0.0.1:{self.server_port}{self.base_path}"

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: object) -> None:
        """A browser that goes away in the middle is no fault."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class _Answers(BaseHTTPRequestHandler):
    server: PreviewServer
    protocol_version = "HTTP/1.1"
    timeout = 60
    server_version = "lantoa"
    sys_version = ""

    def log_message(self, format: str, *args: object) -> None:
        """Only the command line prints."""

    def send_error(self, code: int, *_said: object, **_explained: object) -> None:
        """Nothing of what was asked is said again."""
        self._refuse(HTTPStatus(code))

    def do_GET(self) -> None:
        """Send a file, an event stream, or why not."""
        if not _is_local(self.headers.get("Host", "")) or not self._is_from_here():
            self._refuse(HTTPStatus.FORBIDDEN)
        elif self.path.startswith(OWN):
            self._send_own(self.path.removeprefix(OWN))
        else:
            self._send_place()

    do_HEAD = do_GET  # noqa: N815 - the name that http.server looks for

    def _is_from_here(self) -> bool:
        """Whether no page of another site asks, as far as the browser says who does."""
        origin = self.headers.get("Origin")
        said = _ORIGIN.fullmatch(origin or "")
        return origin is None or (said is not None and _is_local(said[1]))

    def _send_place(self) -> None:
        place = find_place(self.server.public, self.server.base_path, self.path)
        if isinstance(place, Found):
            self._send_file(place.file)
        elif isinstance(place, Moved):
            self._send(HTTPStatus.FOUND, b"", "text/plain", {"Location": place.path})
        elif place.status == HTTPStatus.NOT_FOUND:
            self._send_not_found()
        else:
            self._refuse(HTTPStatus(place.status))

    def _send_own(self, target: str) -> None:
        name, _, query = target.partition("?")
        if name == "events":
            self._send_events(parse_qs(query).get("page", [""])[0])
        elif name in _OWN_FILES:
            self._send(HTTPStatus.OK, files("lantoa.serve").joinpath(name).read_bytes(), _OWN_FILES[name])
        else:
            self._refuse(HTTPStatus.NOT_FOUND)

    def _send_not_found(self) -> None:
        """What was promised, made now; else the site's own page, or before the first build an empty one that waits."""
        asked = unquote(self.path.partition("?")[0])
        inside = asked.removeprefix(self.server.base_path)
        if inside != asked and (content := self.server.promised(inside)) is not None:
            self._send(HTTPStatus.OK, content, _TYPES[Path(inside).suffix])
        elif (page := self._read(self.server.public / "404.html")) is not None:
            self._send(HTTPStatus.NOT_FOUND, _with_reload(page), _TYPES[".html"])
        else:
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, _with_reload(_WAITING), _TYPES[".html"])

    def _read(self, file: Path) -> bytes | None:
        """A file of the public folder, or what goes before it; None where there is none."""
        ahead = self.server.bulletin.ahead(file.relative_to(self.server.public).as_posix())
        try:
            return file.read_bytes() if ahead is None else ahead
        except FileNotFoundError:
            return None

    def _send_file(self, file: Path) -> None:
        kind = _TYPES.get(file.suffix.lower(), "application/octet-stream")
        content = self._read(file)
        if content is None:
            # Another site was published since it was found.
            self._send_not_found()
            return
        if file.suffix == ".html":
            self._send(HTTPStatus.OK, _with_reload(content), kind)
        elif asked := _RANGE.fullmatch(self.headers.get("Range", "")):
            self._send_part(content, kind, asked)
        else:
            self._send(HTTPStatus.OK, content, kind, {"Accept-Ranges": "bytes"})

    def _send_part(self, content: bytes, kind: str, asked: re.Match[str]) -> None:
        """One range of a file (RFC 9110, 14): a player asks so when somebody moves its slider."""
        first = int(asked[1]) if asked[1] else max(0, len(content) - int(asked[2] or 0))
        last = min(int(asked[2]), len(content) - 1) if asked[1] and asked[2] else len(content) - 1
        if first > last:
            header = {"Content-Range": f"bytes */{len(content)}"}
            self._send(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, b"", kind, header)
            return
        header = {"Content-Range": f"bytes {first}-{last}/{len(content)}", "Accept-Ranges": "bytes"}
        self._send(HTTPStatus.PARTIAL_CONTENT, content[first : last + 1], kind, header)

    def _send_events(self, page: str) -> None:
        """Every edition that says something new as it comes (HTML standard, server-sent events), and signs of life.

        With the path of a `page`, an edition names the bytes of that page, so that a browser whose page is as it was
        need not load it again; without one it names the last published build.
        """
        self.close_connection = True
        self._start(HTTPStatus.OK, "text/event-stream; charset=utf-8", {"Connection": "close"})
        number, last = 0, ""
        while self.command == "GET":
            edition = self.server.bulletin.wait_after(number, _PING_SECONDS)
            if edition is None:
                self.wfile.write(b": ping\n\n")
                continue
            number = edition.number
            data = edition_json(edition, self._version(edition, page), self.server.language)
            if data != last:
                last = data
                self.wfile.write(f"data: {data}\n\n".encode())

    def _version(self, edition: Edition, page: str) -> str:
        if not page:
            return f"{self.server.bulletin.run}-{edition.published}"
        place = find_place(self.server.public, self.server.base_path, page)
        content = self._read(place.file) if isinstance(place, Found) else None
        if content is None:
            content = self._read(self.server.public / "404.html")
        return digest_of(_WAITING if content is None else content)

    def _refuse(self, status: HTTPStatus) -> None:
        self.close_connection = True
        self._send(
            status, f"{status.value} {status.phrase}\n".encode(), "text/plain", {"Connection": "close"}
        )

    def _send(
        self, status: HTTPStatus, content: bytes, kind: str, headers: dict[str, str] | None = None
    ) -> None:
        self._start(status, kind, {"Content-Length": str(len(content)), **(headers or {})})
        if self.command != "HEAD":
            self.wfile.write(content)

    def _start(self, status: HTTPStatus, kind: str, headers: dict[str, str]) -> None:
        self.send_response(status)
        ours = {
            "Content-Type": kind,
            "Cache-Control": "no-store",
            "Cross-Origin-Resource-Policy": "same-origin",
        }
        for name, value in (dict(site_headers()) | ours | headers).items():
            self.send_header(name, value)
        self.end_headers()


def _is_local(host: str) -> bool:
    """Whether a Host or the host of an Origin is this machine, on whatever port."""
    return re.sub(r":\d*$", "", host.lower()) in _HOSTS


def _with_reload(page: bytes) -> bytes:
    """A page that hears of rebuilds, and knows itself; only what is sent is changed, never what is published."""
    ours = _IN_HEAD.format(digest_of(page)).encode()
    before, head, after = page.partition(b"</head>")
    return before + ours + head + after if head else page + ours
