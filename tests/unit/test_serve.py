import json
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from time import sleep

import pytest

from lantoa.errors import ConfigError, Position, Problem, SiteError, problem, warning
from lantoa.fingerprints import digest_of
from lantoa.policy import site_headers
from lantoa.serve import Built, Look, Serving, answers, serve_site
from lantoa.serve.answers import PreviewServer
from lantoa.serve.bulletin import Bulletin
from lantoa.serve.places import Found, Moved, Nothing, find_place
from lantoa.serve.watch import Saved, Watcher
from tests.conftest import model_page, write_site
from tests.sites import ROOT

PAGE = b"<!doctype html><html><head><title>x</title></head><body>trang</body></html>"


@pytest.fixture
def public(tmp_path: Path) -> Path:
    files = {
        "index.html": PAGE,
        "404.html": PAGE.replace(b"trang", b"khong thay"),
        "mo-hinh/x/index.html": PAGE,
        "tiếng-việt.pdf": b"%PDF",
        "a.avif": b"avif",
        "a.wasm": b"wasm",
        "a.mjs": b"js",
        "sound.mp3": bytes(range(100)),
        ".env": b"SECRET",
        ".git/config": b"SECRET",
        "empty/.keep": b"",
    }
    for name, content in files.items():
        path = tmp_path / "public" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (tmp_path / "secret").write_bytes(b"SECRET")
    (tmp_path / "public" / "leak").symlink_to(tmp_path / "secret")
    (tmp_path / "public" / "out").symlink_to(tmp_path)
    return tmp_path / "public"


@contextmanager
def serving(public: Path, base_path: str = "/", bulletin: Bulletin | None = None) -> Iterator[int]:
    with PreviewServer(public, 0, base_path, "vi", bulletin or Bulletin()) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield server.server_port
        finally:
            server.shutdown()


def raw(port: int, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def ask(port: int, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
    with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request(method, path, headers={"Connection": "close", **headers})
        answer = connection.getresponse()
        return answer, answer.read()


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("/", "index.html"),
        ("/?a=1", "index.html"),
        ("/mo-hinh/x/", "mo-hinh/x/index.html"),
        ("/ti%E1%BA%BFng-vi%E1%BB%87t.pdf", "tiếng-việt.pdf"),
    ],
)
def test_a_path_finds_its_file(public: Path, target: str, expected: str) -> None:
    assert find_place(public, "/", target) == Found(public / expected)


@pytest.mark.parametrize(
    "target",
    ["/../secret", "/%2e%2e/secret", "/mo-hinh/..%2f..%2fsecret", "/%252e%252e/secret", "/.env", "/.git/config",
     "/%2eenv", "/leak", "/out/secret", "/empty/",
     "/mo-hinh/", "//etc/passwd", "/mo-hinh//x/", "/" + "a" * 300, "/gone"],
)  # fmt: skip
def test_nothing_else_is_given_away(public: Path, target: str) -> None:
    assert find_place(public, "/", target) == Nothing(404)


@pytest.mark.parametrize("target", ["/%00", "/a\x00", "/a%0d%0aX: y", "/a\\b", "/%ff", "*", "http://a/", ""])
def test_what_cannot_be_a_path_is_a_bad_request(public: Path, target: str) -> None:
    assert find_place(public, "/", target) == Nothing(400)


def test_a_folder_without_its_slash_and_the_root_above_a_base_are_moved(public: Path) -> None:
    assert find_place(public, "/", "/mo-hinh/x") == Moved("/mo-hinh/x/")
    assert find_place(public, "/dvk/", "/") == Moved("/dvk/")
    assert find_place(public, "/dvk/", "/dvk") == Moved("/dvk/")
    assert find_place(public, "/dvk/", "/dvk/mo-hinh/x/") == Found(public / "mo-hinh/x/index.html")
    assert find_place(public, "/dvk/", "/mo-hinh/x/") == Nothing(404)


@pytest.mark.parametrize(
    "target",
    [b"/../secret", b"/%2e%2e/secret", b"//etc/passwd", b"/.env", b"/.git/config", b"/leak", b"/out/secret", b"/%00",
     b"/a\x00b", b"/..%5c..%5csecret", b"/....//secret", b"/%c0%ae%c0%ae/secret", b"/index.html/../../secret",
     b"//[", b"/%252e%252e%252fsecret", b"/__lantoa/../../secret", b"/__lantoa/%2e%2e/secret"],
)  # fmt: skip
def test_over_the_wire_nothing_leaks(public: Path, target: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    with serving(public) as port:
        answer = raw(port, b"GET " + target + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert status(answer) in {400, 404} and b"SECRET" not in answer and b"root:" not in answer
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    ("host", "expected"),
    [("localhost", 200), ("127.0.0.1:8000", 200), ("[::1]:8000", 200), ("LOCALHOST:1", 200), ("evil.example", 403),
     ("localhost.evil.example", 403), ("127.0.0.1.evil.example:80", 403), ("", 403)],
)  # fmt: skip
def test_only_this_machine_is_answered(public: Path, host: str, expected: int) -> None:
    with serving(public) as port:
        answer = raw(port, f"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
    assert status(answer) == expected


@pytest.mark.parametrize(
    ("origin", "expected"),
    [("http://127.0.0.1:8000", 200), ("http://localhost", 200), ("http://evil.example", 403), ("null", 403),
     ("http://[", 403), ("file://", 403), ("http://localhost@evil.example", 403), ("", 403)],
)  # fmt: skip
def test_a_page_of_another_site_is_not_answered(public: Path, origin: str, expected: int) -> None:
    with serving(public) as port:
        for path in ("/", "/a.avif", "/__lantoa/reload.js"):
            assert ask(port, path, Origin=origin)[0].status == expected


@pytest.mark.parametrize("path", ["/", "/a.avif", "/gone/", "/__lantoa/reload.js", "/%00"])
def test_whatever_is_sent_has_the_headers_of_the_published_site(public: Path, path: str) -> None:
    with serving(public) as port:
        answer, _ = ask(port, path)
    assert {name: answer.headers[name] for name in site_headers()} == dict(site_headers())


def test_a_request_without_a_host_is_refused(public: Path) -> None:
    with serving(public) as port:
        assert status(raw(port, b"GET / HTTP/1.0\r\n\r\n")) == 403


def test_it_listens_on_this_machine_alone(public: Path) -> None:
    with PreviewServer(public, 0, "/", "vi", Bulletin()) as server:
        assert server.server_address[0] == "127.0.0.1"
        assert server.url == f"http://127.0.0.1:{server.server_port}/"


def test_a_port_in_use_is_a_problem_of_the_command_line(public: Path) -> None:
    with serving(public) as port, pytest.raises(ConfigError) as caught:
        PreviewServer(public, port, "/", "vi", Bulletin())
    assert [(found.at.file, found.code) for found in caught.value.problems] == [("--port", "port-taken")]


def test_a_port_that_the_machine_refuses_is_one_too(public: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(PreviewServer, "server_bind", refuse)
    with pytest.raises(ConfigError) as caught:
        PreviewServer(public, 80, "/", "vi", Bulletin())
    assert [(found.at.file, found.code) for found in caught.value.problems] == [("--port", "port-refused")]


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/", "text/html; charset=utf-8"), ("/a.avif", "image/avif"), ("/a.wasm", "application/wasm"),
     ("/a.mjs", "text/javascript; charset=utf-8")],
)  # fmt: skip
def test_types_are_said_and_never_guessed(public: Path, path: str, kind: str) -> None:
    with serving(public) as port:
        answer, _ = ask(port, path)
    assert answer.headers["Content-Type"] == kind
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Access-Control-Allow-Origin"] is None


def test_the_sites_own_page_says_that_nothing_is_there(public: Path) -> None:
    with serving(public) as port:
        answer, body = ask(port, "/gone/")
    assert answer.status == 404 and b"khong thay" in body


def test_before_the_first_build_a_page_waits_for_it(tmp_path: Path) -> None:
    with serving(tmp_path / "public") as port:
        answer, body = ask(port, "/")
    assert answer.status == 503 and b"/__lantoa/reload.js" in body


def test_pages_hear_of_rebuilds_and_files_stay_as_they_are(public: Path) -> None:
    with serving(public) as port:
        page = ask(port, "/")[1]
        script, style = ask(port, "/__lantoa/reload.js"), ask(port, "/__lantoa/panel.css")
        other = ask(port, "/__lantoa/other")[0].status
    assert page.count(b'src="/__lantoa/reload.js"') == 1 and page.index(b"reload.js") < page.index(b"</head>")
    assert b"<script>" not in page and b"style=" not in page
    assert b"EventSource" in script[1] and b"innerHTML" not in script[1]
    assert style[0].headers["Content-Type"].startswith("text/css")
    assert other == 404
    assert (public / "index.html").read_bytes() == PAGE


@pytest.mark.parametrize(
    ("asked", "expected", "content"),
    [("bytes=10-19", 206, bytes(range(10, 20))), ("bytes=95-", 206, bytes(range(95, 100))),
     ("bytes=-3", 206, bytes(range(97, 100))), ("bytes=90-900", 206, bytes(range(90, 100))),
     ("bytes=100-", 416, b""), ("bytes=5-2", 416, b""),
     (f"bytes={'9' * 5000}-", 200, bytes(range(100))), ("bytes=1-2,4-5", 200, bytes(range(100))),
     ("lines=1-2", 200, bytes(range(100)))],
)  # fmt: skip
def test_a_player_gets_the_part_it_asks_for(public: Path, asked: str, expected: int, content: bytes) -> None:
    with serving(public) as port:
        answer, body = ask(port, "/sound.mp3", Range=asked)
    assert (answer.status, body) == (expected, content)


def test_a_head_has_no_body_and_other_methods_are_not_answered(public: Path) -> None:
    with serving(public) as port:
        head, body = ask(port, "/", "HEAD")
        other, _ = ask(port, "/", "POST")
    assert (head.status, body) == (200, b"") and int(head.headers["Content-Length"]) > len(PAGE)
    assert other.status == 501


def test_a_browser_that_goes_away_leaves_no_trace(public: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (public / "large.bin").write_bytes(bytes(20_000_000))
    with serving(public) as port:
        for _ in range(3):
            with socket.create_connection(("127.0.0.1", port)) as connection:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
                connection.sendall(b"GET /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n")
                connection.recv(10)
        assert ask(port, "/")[0].status == 200
    assert capfd.readouterr().err == ""


# Events. ------------------------------------------------------------------------------------------------------------


def read_event(answer: HTTPResponse) -> dict[str, object]:
    for line in iter(answer.readline, b""):
        if line.startswith(b"data: "):
            return dict(json.loads(line.removeprefix(b"data: ")))
    raise AssertionError("the stream ended")


@contextmanager
def listening(port: int, query: str = "", **headers: str) -> Iterator[HTTPResponse]:
    with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", f"/__lantoa/events{query}", headers=headers)
        with connection.getresponse() as answer:
            yield answer


WRONG = problem(Position("content/models/a.md", 3, 1), "unknown-field", value="<script>alert(1)</script>")


def test_a_build_that_was_published_is_another_page_and_one_that_failed_is_not(public: Path) -> None:
    bulletin = Bulletin()
    bulletin.post((), is_published=True)
    with serving(public, bulletin=bulletin) as port, listening(port) as stream:
        first = read_event(stream)
        bulletin.post((WRONG,), is_published=False)
        failed = read_event(stream)
        bulletin.post((), is_published=True)
        mended = read_event(stream)
    assert first["problems"] == [] and first["page"] == failed["page"] != mended["page"]
    (shown,) = list(failed["problems"])  # type: ignore[call-overload]
    assert (shown["at"], shown["severity"], shown["code"]) == (
        "content/models/a.md:3:1",
        "error",
        "unknown-field",
    )
    assert failed["title"] and mended["title"] == ""


def test_a_stream_that_comes_late_hears_the_last_build_at_once(public: Path) -> None:
    bulletin = Bulletin()
    bulletin.post((warning(Position("a"), "image-small"),), is_published=True)
    with serving(public, bulletin=bulletin) as port, listening(port) as stream:
        assert len(list(read_event(stream)["problems"])) == 1  # type: ignore[call-overload]


def test_another_run_of_the_server_is_another_page() -> None:
    assert Bulletin().run != Bulletin().run


@pytest.mark.parametrize(
    ("origin", "expected"), [("http://evil.example", 403), ("null", 403), ("http://localhost:9", 200)]
)
def test_another_site_does_not_hear_of_builds(public: Path, origin: str, expected: int) -> None:
    bulletin = Bulletin()
    bulletin.post((), is_published=True)
    with serving(public, bulletin=bulletin) as port, listening(port, Origin=origin) as stream:
        assert stream.status == expected


def test_a_quiet_stream_is_kept_alive(public: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "_PING_SECONDS", 0.01)
    with serving(public) as port, listening(port) as stream:
        assert stream.readline() == b": ping\n"


# Rebuilding. --------------------------------------------------------------------------------------------------------


def a_site(root: Path) -> Path:
    (root / "content" / "models").mkdir(parents=True)
    (root / "site_config.yaml").write_text("title: x")
    return root


@pytest.mark.parametrize(
    "save",
    [
        lambda root: (root / "content" / "models" / "a.md").write_text("a"),
        lambda root: (root / "content" / "models" / "deep" / "er").mkdir(parents=True),
        lambda root: (root / "site_config.yaml").write_text("title: y"),
        lambda root: (
            (root / "new.tmp").write_text("title: z")
            and (root / "new.tmp").replace(root / "site_config.yaml")
        ),
    ],
    ids=["page", "folder", "config", "config by rename"],
)
def test_a_save_is_heard(tmp_path: Path, save: Callable[[Path], object]) -> None:
    root = a_site(tmp_path)
    with watching(root) as watcher:
        save(root)
        assert watcher.wait(10)


def test_a_folder_made_later_is_watched_too(tmp_path: Path) -> None:
    root = a_site(tmp_path)
    with watching(root) as watcher:
        (root / "layouts").mkdir()
        assert watcher.wait(10)
        for number in range(100):
            (root / "layouts" / "model.html").write_text(f"{number}")
            if watcher.wait(0.5):
                return
    raise AssertionError("no save of the new folder was heard")


def test_what_is_not_of_the_site_is_not_heard(tmp_path: Path) -> None:
    root = a_site(tmp_path)
    (root / "public").mkdir()
    with watching(root) as watcher:
        (root / "public" / "index.html").write_text("x")
        (root / "note.txt").write_text("x")
        (root / "content" / "models" / ".a.md.swp").write_text("x")
        assert not watcher.wait(1)


@contextmanager
def watching(root: Path) -> Iterator[Watcher]:
    watcher = Watcher((root / "content", root / "layouts"), (root / "site_config.yaml",))
    watcher.start()
    # The kernel tells nothing of what was before the watch: wait until it is heard.
    probe = root / "content" / "probe"
    for number in range(200):
        probe.write_text(str(number))
        if watcher.wait(0.1):
            break
    while watcher.wait(0.4):
        pass
    try:
        yield watcher
    finally:
        watcher.stop()


def test_a_save_is_told_by_its_path(tmp_path: Path) -> None:
    root = a_site(tmp_path)
    with watching(root) as watcher:
        (root / "content" / "models" / "a.md").write_text("a")
        assert str(root / "content" / "models" / "a.md") in watcher.wait(10)


@dataclass(frozen=True)
class Report:
    problems: tuple[Problem, ...] = ()
    pages: int = 3
    total: float = 0.5
    is_current: bool = True


OLD, NEW, NEWER = (PAGE.replace(b"trang", word) for word in (b"cu", b"moi", b"moi hon"))
HOME = "index.html"
SAVED = "content/models/a.md"


class Workshop:
    """A maker that does as a test says: `builds` are its builds one after the other, then the editor has enough.

    After each of them the editor does what `saves` says, then saves. A saved file that is HTML is the home page.
    """

    def __init__(self, root: Path, *builds: Callable[[], Report]) -> None:
        self.root = a_site(root)
        self.public = root / "public"
        self.told: list[Serving | Built] = []
        self.saves: list[Callable[[], object]] = []
        self.making: Callable[[str], bytes | None] | None = None
        self._builds = [self.begin, *builds]

    def first(self, saved: Saved) -> dict[str, bytes]:
        page = (self.root / SAVED).read_bytes()
        return {HOME: page} if page.startswith(b"<!doctype") and str(self.root / SAVED) in saved else {}

    def stand_in(self) -> None: ...

    def promised(self) -> Callable[[str], bytes | None] | None:
        return self.making

    def build(self) -> Report:
        if not self._builds:
            raise KeyboardInterrupt
        return self._builds.pop(0)()

    def rest(self, look: Look) -> None:
        (self.saves.pop(0) if self.saves else lambda: self.save(b"saved"))()
        if not self._builds:
            raise KeyboardInterrupt

    def digests(self) -> dict[str, str]:
        files = self.public.rglob("*.html")
        return {path.relative_to(self.public).as_posix(): digest_of(path.read_bytes()) for path in files}

    def begin(self) -> Report:
        """Until saves are heard: the kernel tells nothing of what was before the watch."""
        self.publish(OLD)

        def is_heard() -> bool:
            self.save(PAGE)
            return b">trang<" in self.shows()

        wait_until(is_heard)
        sleep(0.4)
        return self.publish(PAGE)

    def publish(self, page: bytes, name: str = HOME) -> Report:
        (self.public / name).parent.mkdir(parents=True, exist_ok=True)
        (self.public / name).write_bytes(page)
        return Report()

    def save(self, page: bytes) -> None:
        (self.root / SAVED).write_bytes(page)

    def shows(self, path: str = "/") -> bytes:
        return ask(self.port, path)[1]

    def wait_for(self, word: bytes) -> None:
        wait_until(lambda: b">" + word + b"<" in self.shows())

    @property
    def port(self) -> int:
        return next(
            int(news.url.split(":")[2].split("/")[0]) for news in self.told if isinstance(news, Serving)
        )

    def serve(self) -> list[Built]:
        with pytest.raises(KeyboardInterrupt):
            serve_site(self.root, self.public, self, self.told.append, port=0)
        return [news for news in self.told if isinstance(news, Built)][1:]


def wait_until(is_so: Callable[[], object]) -> None:
    for _ in range(1000):
        if is_so():
            return
        sleep(0.01)
    raise AssertionError("it never was")


def fail() -> Report:
    raise SiteError([WRONG])


def test_every_save_is_a_build_and_a_failure_keeps_the_preview_up(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path, Report, fail, Report)
    built = workshop.serve()
    assert isinstance(workshop.told[0], Serving)
    assert built == [Built((), True, 3, 0.5), Built((WRONG,), False), Built((), True, 3, 0.5)]


def test_what_was_saved_unheard_is_built_too(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path, lambda: Report(is_current=False), Report)
    workshop.saves = [lambda: workshop.told.append(Serving("rest"))]
    workshop.serve()
    assert [type(news) for news in workshop.told[2:]] == [Built, Built, Serving]


def test_a_fault_of_the_generator_itself_is_not_hidden(tmp_path: Path) -> None:
    def build() -> Report:
        raise ZeroDivisionError

    workshop = Workshop(tmp_path, build)
    with pytest.raises(ZeroDivisionError):
        serve_site(tmp_path, workshop.public, workshop, workshop.told.append, port=0)


def test_the_site_of_the_last_run_is_there_before_the_first_build(tmp_path: Path) -> None:
    shown: list[bytes] = []

    class Morning(Workshop):
        def begin(self) -> Report:
            shown.append(self.shows())
            raise KeyboardInterrupt

    workshop = Morning(tmp_path)
    workshop.publish(OLD)
    workshop.serve()
    assert b">cu<" in shown[0]


def test_a_saved_page_is_there_before_the_site_is_built(tmp_path: Path) -> None:
    def slow() -> Report:
        workshop.wait_for(b"moi")
        assert (workshop.public / HOME).read_bytes() == OLD
        return workshop.publish(NEW)

    workshop = Workshop(tmp_path, lambda: workshop.publish(OLD), slow)
    workshop.saves = [lambda: workshop.save(NEW)]
    assert len(workshop.serve()) == 2


def test_the_published_page_takes_the_place_of_the_one_that_was_made_before(tmp_path: Path) -> None:
    def look_at_it() -> None:
        workshop.wait_for(b"moi hon")
        workshop.publish(OLD)
        workshop.wait_for(b"cu")

    workshop = Workshop(tmp_path, lambda: workshop.publish(OLD), lambda: workshop.publish(NEWER))
    workshop.saves = [lambda: workshop.save(NEW), look_at_it]
    assert len(workshop.serve()) == 2


def test_what_is_saved_during_a_build_is_shown_at_once_and_built_next(tmp_path: Path) -> None:
    def busy() -> Report:
        workshop.save(NEWER)
        workshop.wait_for(b"moi hon")
        return workshop.publish(NEW)

    def after() -> Report:
        # What the build before did not know of was not taken back by it.
        workshop.wait_for(b"moi hon")
        return workshop.publish(NEWER)

    workshop = Workshop(tmp_path, busy, after)
    workshop.saves = [lambda: None]
    assert len(workshop.serve()) == 2


def test_many_saves_during_a_build_are_one_build(tmp_path: Path) -> None:
    def busy() -> Report:
        for page, word in ((NEW, b"moi"), (NEWER, b"moi hon"), (NEW, b"moi")):
            workshop.save(page)
            workshop.wait_for(word)
        return Report()

    workshop = Workshop(tmp_path, busy, Report)
    workshop.saves = [lambda: None]
    assert len(workshop.serve()) == 2


def test_a_build_that_fails_after_a_page_was_shown_keeps_that_and_says_why(tmp_path: Path) -> None:
    def failed() -> Report:
        workshop.wait_for(b"moi")
        raise SiteError([WRONG])

    def mended() -> Report:
        workshop.wait_for(b"moi")
        with listening(workshop.port) as stream:
            assert [one["code"] for one in read_event(stream)["problems"]] == ["unknown-field"]  # type: ignore[attr-defined]
        return workshop.publish(NEW)

    workshop = Workshop(tmp_path, lambda: workshop.publish(OLD), failed, mended)
    workshop.saves = [lambda: workshop.save(NEW)]
    assert [built.is_published for built in workshop.serve()] == [True, False, True]


def test_a_page_that_was_shown_already_is_not_loaded_again_when_it_is_published(tmp_path: Path) -> None:
    events: list[dict[str, object]] = []

    def listen() -> None:
        with suppress(AssertionError, OSError), listening(workshop.port) as stream:
            while True:
                events.append(read_event(stream))

    def begin() -> Report:
        threading.Thread(target=listen, daemon=True).start()
        wait_until(lambda: len(events) == 1)
        return workshop.publish(OLD)

    def slow() -> Report:
        wait_until(lambda: len(events) == 3)
        return workshop.publish(NEW)

    workshop = Workshop(tmp_path, begin, slow, lambda: workshop.publish(NEWER))
    workshop.saves = [
        lambda: workshop.save(NEW),
        lambda: workshop.save(b"saved"),
        lambda: wait_until(lambda: len(events) > 3),
    ]
    workshop.serve()
    # Before the site, the site, the page that was saved, and another page: the second site was the same page.
    assert len(events) == 4


def test_work_that_nobody_waits_for_stops_for_a_save_once_its_page_is_shown(tmp_path: Path) -> None:
    stopped: list[bool] = []

    class Resting(Workshop):
        def rest(self, look: Look) -> None:
            if stopped:
                raise KeyboardInterrupt
            self.save(NEW)
            self.wait_for(b"moi")
            try:
                wait_until(lambda: look("search"))
            finally:
                stopped.append(True)

    workshop = Resting(tmp_path, Report, Report)
    assert len(workshop.serve()) == 2


def test_a_browser_is_not_bothered_with_another_page(public: Path) -> None:
    bulletin = Bulletin()
    bulletin.post((), is_published=True)
    with serving(public, bulletin=bulletin) as port, listening(port, "?page=/mo-hinh/x/") as stream:
        first = read_event(stream)
        (public / "index.html").write_bytes(NEW)
        bulletin.post((), is_published=True)
        (public / "mo-hinh/x/index.html").write_bytes(NEW)
        bulletin.post((), is_published=True)
        second = read_event(stream)
    assert first["page"] != second["page"] and first["problems"] == second["problems"]


def test_a_page_knows_what_the_events_call_it(public: Path) -> None:
    bulletin = Bulletin()
    bulletin.post((), is_published=True)
    bulletin.post((), is_published=True, ahead={"mo-hinh/x/index.html": NEW})
    with serving(public, bulletin=bulletin) as port:
        for path in ("/", "/mo-hinh/x/", "/gone/"):
            with listening(port, f"?page={path}") as stream:
                called = f'<meta name="lantoa-page" content="{read_event(stream)["page"]}">'
            assert called.encode() in ask(port, path)[1]


def test_the_preview_ends_with_its_builder_though_that_was_killed(tmp_path: Path) -> None:
    site = write_site(tmp_path, {"content/models/a.md": model_page()})
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    command = [sys.executable, "build.py", "serve", "--site", str(site), "--port", str(port)]
    builder = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until(lambda: is_open(port))
    finally:
        builder.kill()
        builder.wait()
    wait_until(lambda: not is_open(port))


def is_open(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def make_promised(path: str) -> bytes | None:
    return b"made now" if path == "anh/a-480.avif" else None


def test_a_picture_that_was_promised_is_made_when_a_browser_asks_for_it(tmp_path: Path) -> None:
    asked = []

    def look() -> Report:
        for path in ("/anh/a-480.avif", "/anh/b-480.avif", "/a%20b"):
            response, content = ask(workshop.port, path)
            asked.append((response.status, response.headers["Content-Type"], content))
        return Report()

    workshop = Workshop(tmp_path, look)
    workshop.making = make_promised
    workshop.serve()
    assert asked[0] == (200, "image/avif", b"made now")
    assert [status for status, *_ in asked[1:]] == [503, 503]
