"""A second opinion on every link, by a checker that others wrote: pages, anchors, pictures, stylesheets, feeds."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites import HOST


def lychee(folder: Path) -> subprocess.CompletedProcess[str]:
    command = shutil.which("lychee", path=str(Path(sys.executable).parent)) or shutil.which("lychee")
    if command is None:
        pytest.fail("lychee is not installed; make test installs it")
    patterns = ("**/*.html", "**/*.css", "**/sitemap.xml", "**/feed.xml")
    options = ["--offline", "--no-progress", "--index-files", "index.html", "--include-fragments"]
    remap = ["--root-dir", str(folder), "--remap", f"{HOST} file://{folder}"]
    return subprocess.run(
        [command, *options, *remap, *(str(folder / pattern) for pattern in patterns)],
        check=False,
        capture_output=True,
        text=True,
    )


def test_no_link_of_a_built_site_is_broken(built):
    run = lychee(built[0])
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize(
    "fault",
    [
        '<a href="/khong-co/">một</a>',
        '<a href="#khong-co">hai</a>',
        f'<a href="{HOST}/Mo-Hinh/">ba</a>',
        '<img src="/a.avif" alt="bốn">',
    ],
)
def test_the_checker_finds_a_planted_fault(tmp_path, fault):
    (tmp_path / "index.html").write_text(
        f'<!doctype html><html lang="vi"><title>Thử</title>{fault}</html>', encoding="utf-8"
    )
    assert lychee(tmp_path).returncode != 0
