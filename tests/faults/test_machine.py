"""A real machine's real faults: a full disk, folders that may not be written, several commands at once."""

import fcntl
import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from lantoa.errors import SiteError
from lantoa.pipeline import Options, build_site
from tests.conftest import model_page, write_site
from tests.faults.builder import Builder, Outcome
from tests.faults.commands import end, read_lines, start
from tests.faults.editions import Trials, read_tree, unlike_manifest, write_edition
from tests.faults.test_killed import free_port


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 24 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_full_disk_leaves_a_whole_site_and_the_next_build_mends_it(
    disk: Path, builder: Builder, trials: Trials
) -> None:
    trials = Trials(builder, disk / "site", whole=trials.whole)
    trials.begin()
    ends = set()

    def build(left: int) -> Outcome:
        fill(disk, left)
        outcome = builder.build(trials.site, "--jobs", "2")
        (disk / "ballast").unlink()
        return outcome

    for left in (0, 500_000):
        outcome = trials.turn("full disk", partial(build, left))
        ends.add(outcome.status)
        assert outcome.status == 0 or "error[" in outcome.said, outcome
    assert 1 in ends


def fill(disk: Path, left: int) -> None:
    with (disk / "ballast").open("wb", buffering=0) as ballast:
        try:
            while True:
                ballast.write(bytes(1 << 16))
        except OSError:
            ballast.truncate(max(0, ballast.tell() - left))


CLOSED = (
    ("public", 0o555, "output-unwritable"),
    (".", 0o555, "output-unwritable"),
    ("content/models/den-tre.md", 0o000, "file-unreadable"),
    ("content/models/den-ngo/anh.png", 0o000, "photo-unreadable"),
    ("content/models/den-ngo/so.csv", 0o000, "file-unreadable"),
    ("content/models", 0o000, "file-unreadable"),
    ("layouts", 0o000, "disk-refused"),
    ("site_config.yaml", 0o000, "config-missing"),
    (".cache", 0o555, "cache-unusable"),
)


def test_what_may_not_be_written_or_read_is_one_problem_that_names_it(trials: Trials) -> None:
    before = read_tree(trials.public)
    trials.edition += 1
    write_edition(trials.site, trials.edition)
    for closed, mode, code in CLOSED:
        path = trials.site / closed
        was = path.stat().st_mode & 0o777
        path.chmod(mode)
        try:
            outcome = trials.builder.build(trials.site, "--quiet", is_root=False)
        finally:
            path.chmod(was)
        assert f"[{code}]" in outcome.said and "Traceback" not in outcome.said, outcome
        assert outcome.status == {"cache-unusable": 0, "config-missing": 2}.get(code, 1), outcome
        assert (read_tree(trials.public) == before) is (code != "cache-unusable"), outcome
    trials.mend()


def test_content_that_may_only_be_read_is_all_that_a_build_needs(trials: Trials) -> None:
    trials.edition += 1
    write_edition(trials.site, trials.edition)
    content = [trials.site / "content", *(trials.site / "content").rglob("*")]
    modes = {path: path.stat().st_mode & 0o777 for path in content}
    try:
        for path in content:
            path.chmod(0o555 if path.is_dir() else 0o444)
        outcome = trials.builder.build(trials.site, "--quiet", is_root=False)
    finally:
        for path, mode in modes.items():
            path.chmod(mode)
    assert (outcome.status, outcome.said) == (0, "")
    trials.mend()


def test_a_preview_and_a_build_at_once_end_well_and_a_preview_without_its_server_says_so(
    trials: Trials,
) -> None:
    trials.edition += 1
    write_edition(trials.site, trials.edition)
    preview = start(trials.site, "serve", "--port", str(free_port()))
    build = end(start(trials.site, "build"))
    assert build.status == 0 and "Traceback" not in build.said, build
    said = read_lines(preview.stdout, 2)
    assert "Đã dựng" in said
    assert list(unlike_manifest(trials.site / ".cache/preview/public")) == []
    (children,) = Path(f"/proc/{preview.pid}/task").glob("*/children")
    os.kill(int(children.read_text().split()[0]), signal.SIGKILL)
    outcome = end(preview, said)
    assert outcome.status == 1 and "[worker-lost]" in outcome.said and "Traceback" not in outcome.said, (
        outcome
    )
    trials.mend()


def test_a_build_that_waits_says_for_which_process(trials: Trials) -> None:
    with (trials.site / ".public.lock").open("w") as lock:
        lock.write(str(os.getpid()))
        lock.flush()
        fcntl.flock(lock, fcntl.LOCK_EX)
        trials.edition += 1
        write_edition(trials.site, trials.edition)
        waits = start(trials.site, "build")
        said = ""
        while "xin chờ" not in said:
            said += read_lines(waits.stdout, 1)
    assert f"(tiến trình {os.getpid()} " in said
    outcome = end(waits, said)
    assert outcome.status == 0, outcome
    trials.mend()


@pytest.mark.parametrize(
    "closed", ["layouts", "layouts/parts", "assets/css", "assets/icons", "content/models/mot/anh"]
)
def test_what_is_in_a_folder_that_cannot_be_listed_is_never_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, closed: str
) -> None:
    files = {
        "content/models/mot/index.md": model_page(),
        "content/models/mot/anh/a.txt": "",
        "layouts/not_found.html": "own",
        "layouts/parts/own.html": "own",
        "assets/css/own.css": "p {}",
        "assets/icons/own.svg": "<svg/>",
    }
    site = write_site(tmp_path / "site", files)
    with monkeypatch.context() as patch:
        for name in ("scandir", "listdir"):
            patch.setattr(os, name, _refusing(getattr(os, name), site / closed))
        with pytest.raises(SiteError) as caught:
            build_site(Options(site))
    (found,) = caught.value.problems
    assert (found.code, found.at.file) == ("disk-refused", closed)
    assert not (site / "public").exists()


def _refusing(call: Callable[..., Any], closed: Path) -> Callable[..., Any]:
    def refuse(path: Any = ".") -> Any:
        if not isinstance(path, int) and Path(os.fsdecode(path)) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return call(path)

    return refuse
