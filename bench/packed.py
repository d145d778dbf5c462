"""A folder served as a web server does: over connections that stay, what is text packed."""

import gzip
from pathlib import Path

from tools.sites import Quiet

_TEXTS = frozenset((".html", ".css", ".js", ".svg", ".json", ".xml", ".txt"))


class Packed(Quiet):
    """What its name dates is kept for a year."""

    extensions_map = Quiet.extensions_map | {".xml": "application/xml"}
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # noqa: N802 - as http.server calls it
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body, is_text = path.read_bytes(), path.suffix in _TEXTS
        body = gzip.compress(body, 6) if is_text else body
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        if is_text:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", self.keeping())
        self.end_headers()
        self.give(body)

    def keeping(self) -> str:
        """How long a browser may keep what it asked for."""
        is_lasting = "/assets/" in self.path or "/anh/" in self.path
        return "max-age=31536000, immutable" if is_lasting else "no-cache"

    def give(self, body: bytes) -> None:
        """Send what was asked for."""
        self.wfile.write(body)
