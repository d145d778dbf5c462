"""`check --published`: a folder or a served copy against the manifest."""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from lantoa.cli.phrases import phrase
from lantoa.errors import SiteError, has_errors
from lantoa.output import open_stage, publish, write_file
from lantoa.published import check_folder, check_served, served
from tests.unit.test_cli import run

FILES = {
    "/": b"front",
    "/mo-hinh/den/": b"page",
    "/404.html": b"lost",
    "/tep/số.csv": b"a,b",
    "/_headers": b"/*\n",
    "/trống.txt": b"",
}
Answer = Callable[["Server"], bool]
"""Says something of its own, or not."""


class Server(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    answer: Answer = staticmethod(lambda _: False)

    def do_GET(self) -> None:
        if not type(self).answer(self):
            super().do_GET()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serving(folder: Path, answer: Answer = lambda _: False) -> Iterator[str]:
    handler = type("Handler", (Server,), {"answer": staticmethod(answer)})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def public(tmp_path: Path) -> Path:
    public = tmp_path / "public"
    with open_stage(public) as stage:
        for url, content in FILES.items():
            write_file(stage, url, content)
        publish(stage)
    return public


def damage(folder: Path) -> None:
    (folder / "mo-hinh/den/index.html").write_bytes(b"pagE")
    (folder / "404.html").unlink()
    (folder / "mo-hinh/den/besides.html").write_bytes(b"")


def told(problems: tuple, start: str) -> list[tuple[str, str]]:  # type: ignore[type-arg]
    return [(one.code, one.at.file.removeprefix(start)) for one in problems]


def test_a_folder_as_it_was_built_has_no_problem(public: Path) -> None:
    assert check_folder(public, str(public)) == ()


def test_what_is_missing_changed_or_besides_is_one_problem_each(public: Path) -> None:
    damage(public)
    (public / "tep/số.csv").rename(public / "moved")
    (public / "tep/số.csv").symlink_to(public / "moved")
    (public / "link").symlink_to(public / "mo-hinh")
    assert told(check_folder(public, str(public)), f"{public}/") == [
        ("published-missing", "404.html"),
        ("published-extra", "link"),
        ("published-extra", "mo-hinh/den/besides.html"),
        ("published-changed", "mo-hinh/den/index.html"),
        ("published-extra", "moved"),
        ("published-changed", "tep/số.csv"),
    ]


@pytest.mark.parametrize("manifest", [None, b"what is this\n"])
def test_without_a_manifest_nothing_can_be_said(public: Path, manifest: bytes | None) -> None:
    (public / ".lantoa").unlink()
    if manifest:
        (public / ".lantoa").write_bytes(manifest)
    assert told(check_folder(public, str(public)), f"{public}/") == [("published-no-manifest", ".lantoa")]


def test_a_served_copy_as_it_was_built_has_no_problem(public: Path, tmp_path: Path) -> None:
    counted: list[tuple[int, int]] = []
    with serving(public) as url:
        assert check_served(url, public) == ()
        assert check_served(url.rstrip("/"), tmp_path / "none", lambda *of: counted.append(of)) == ()
    assert counted[-1] == (5, 5)


def test_what_a_server_lacks_or_gives_otherwise_is_one_problem_each(public: Path, tmp_path: Path) -> None:
    shutil.copytree(public, tmp_path / "copy")
    damage(tmp_path / "copy")
    (tmp_path / "copy/trống.txt").write_bytes(b"more")
    with serving(tmp_path / "copy") as url:
        assert told(check_served(url, public), url) == [
            ("published-missing", "404.html"),
            ("published-changed", "mo-hinh/den/"),
            ("published-changed", "tr%E1%BB%91ng.txt"),
        ]


def test_a_host_that_hides_the_manifest_is_compared_with_the_build_of_this_machine(public: Path) -> None:
    def hides(request: Server) -> bool:
        if hidden := request.path.endswith("/.lantoa"):
            request.send_error(403)
        return hidden

    with serving(public, hides) as url:
        assert check_served(url, public) == ()
        (found,) = check_served(url, public / "none")
        assert (found.code, dict(found.about)["reason"]) == ("published-no-manifest", "HTTP 403")


def test_a_server_that_still_has_an_earlier_build_is_told(public: Path, tmp_path: Path) -> None:
    shutil.copytree(public, tmp_path / "copy")
    with open_stage(public) as stage:
        write_file(stage, "/", b"newer")
        publish(stage)
    with serving(tmp_path / "copy") as url:
        found = check_served(url, public)
        assert told(found, url) == [("published-other-build", ".lantoa")] and not has_errors(found)


def test_redirects_stay_on_the_host(public: Path) -> None:
    def leads(request: Server) -> bool:
        to = {"/404.html": "/404", "/mo-hinh/den/": "http://localhost:1/mo-hinh/den/"}.get(request.path)
        if request.path == "/404":
            request.path = "/404.html"
        if to:
            request.send_response(301)
            request.send_header("Location", to)
            request.send_header("Content-Length", "0")
            request.end_headers()
        return bool(to)

    with serving(public, leads) as url:
        (found,) = check_served(url, public)
    assert (found.code, dict(found.about)["host"]) == ("published-redirect", "localhost:1")


def test_a_host_that_fails_hangs_or_is_not_there_is_said_for_each_file(
    public: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(served, "TIMEOUT", 3)
    is_over = threading.Event()

    def fails(request: Server) -> bool:
        if request.path == "/404.html":
            request.send_error(503)
        elif request.path == "/mo-hinh/den/":
            is_over.wait(30)
        elif request.path.startswith("/tep"):
            request.wfile.write(b"this is not HTTP\r\n\r\n")
            request.close_connection = True
        else:
            return False
        return True

    with serving(public, fails) as url:
        found = check_served(url, public)
        is_over.set()
    assert [one.code for one in found] == ["published-unreachable"] * 3
    assert dict(found[0].about)["reason"] == "HTTP 503" and "timed out" in dict(found[1].about)["reason"]
    assert {one.code for one in check_served(url, public)} == {"published-unreachable"}


def test_a_server_that_never_ends_is_read_no_further_than_the_file_is_long(public: Path) -> None:
    sent = 0

    def floods(request: Server) -> bool:
        nonlocal sent
        if request.path != "/404.html":
            return False
        request.send_response(200)
        request.end_headers()
        request.close_connection = True
        try:
            while sent < 200_000_000:
                sent += request.wfile.write(bytes(1 << 16))
        except OSError:
            pass
        return True

    with serving(public, floods) as url:
        assert [one.code for one in check_served(url, public)] == ["published-changed"]
    assert sent < 100_000_000


@pytest.mark.parametrize(
    "url", ["ftp://example.org/", "http://", "https://example.org/?a=b", "https://example.org/#a"]
)
def test_what_is_no_address_of_a_site_is_refused(public: Path, url: str) -> None:
    with pytest.raises(SiteError) as caught:
        check_served(url, public)
    assert [one.code for one in caught.value.problems] == ["published-bad-url"]


def test_the_command_says_so_and_exits(public: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check = ("check", "--site", public.parent, "--published")
    assert run(capsys, *check) == (0, phrase("published-whole", "vi", count=0) + "\n", "")
    with serving(public) as url:
        assert run(capsys, *check, url)[0] == 0
        (public / "404.html").unlink()
        status, out, _ = run(capsys, *check, url, "--format", "github")
    assert (status, out[:8]) == (1, "::error ") and f"file={url}404.html".replace(":", "%3A") in out
    for where, named in (((), "public"), ((public,), public)):
        status, _, err = run(capsys, *check, *where)
        assert status == 1 and err.startswith(f"{named}/404.html:1:1: error[published-missing]")
