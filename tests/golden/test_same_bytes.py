"""Same input, same bytes: whatever the order of files, the folder, the hour, the language or the cores of a machine."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("same-bytes")

ROOT = Path(__file__).parents[2]
SITE = Path(__file__).parent / "mot-mo-hinh" / "site"
MORE = """\
---
title: {title}
unit: Chi bộ thôn Hòa
field: kinh-te
place: thôn Hòa, xã Thử, huyện Thí Dụ, tỉnh Minh Họa
period: 2024
replicates: den-ngo
results:
  - {{label: Cột đèn, value: 12, unit: cột}}
---

Một thôn khác làm theo, đổi cột thép thành cột tre.
"""

# Folders list their files in an order of their own; this one turns it round.
TURNED = """
import os
listdir, scandir = os.listdir, os.scandir
class Turned:
    def __init__(self, entries): self.entries = iter(entries)
    def __enter__(self): return self
    def __exit__(self, *error): pass
    def __iter__(self): return self.entries
    def __next__(self): return next(self.entries)
    def close(self): pass
def turned(*where):
    with scandir(*where) as entries:
        return Turned(sorted(entries, key=lambda entry: entry.name, reverse=True))
os.listdir = lambda *where: sorted(listdir(*where), reverse=True)
os.scandir = turned
"""
# The clock of a machine whose battery is flat, or which somebody set wrong.
CLOCK = """
import time
now, now_ns = time.time, time.time_ns
time.time = lambda: now() + {years} * 31556952
time.time_ns = lambda: now_ns() + {years} * 31556952 * 10**9
"""
BUILD = "import sys; from lantoa.cli import main; sys.argv[0] = 'lantoa'; main()"


def copy_site(to: Path, backwards: bool = False) -> Path:
    """The golden site with two more models, its files written in one order or the other."""
    shutil.copytree(SITE, to)
    titles = {"den-tre": "Đèn cột tre", "am-ap": "Ấm áp ngõ nhỏ"}
    for slug in sorted(titles, reverse=backwards):
        (to / "content" / "models" / f"{slug}.md").write_text(
            MORE.format(title=titles[slug]), encoding="utf-8"
        )
    return to


def build(
    site: Path, *options: str, before: str = "", cwd: Path = ROOT, umask: int = -1, **environment: str
) -> dict[str, bytes]:
    """Every file that a build in a process of its own publishes."""
    command = [sys.executable, "-c", before + BUILD, "build", "--site", str(site), "--quiet", *options]
    given = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    done = subprocess.run(
        command, cwd=cwd, env=given, umask=umask, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    public = site / "public"
    return {
        file.relative_to(public).as_posix(): file.read_bytes() for file in public.rglob("*") if file.is_file()
    }


def set_times(site: Path, seconds: int) -> None:
    """Give every file of a site one time of change, as an archive or another machine's clock does."""
    for path in site.rglob("*"):
        os.utime(path, (seconds, seconds))


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> Iterator[str]:
    return (name for name in sorted(one.keys() | other.keys()) if one.get(name) != other.get(name))


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    site = copy_site(tmp_path_factory.mktemp("first") / "site")
    return site, build(site, "--jobs", "1", PYTHONHASHSEED="1")


def test_a_second_build_from_the_cache_gives_the_same_bytes(first: tuple[Path, dict[str, bytes]]) -> None:
    site, made = first
    assert len(made) > 100
    assert (site / ".cache").is_dir()
    assert not list(differing(made, build(site)))


def test_file_order_folder_time_zone_locale_and_cores_change_no_byte(
    first: tuple[Path, dict[str, bytes]], tmp_path: Path
) -> None:
    site = copy_site(tmp_path / "chỗ khác" / "tên dài hơn nhiều", backwards=True)
    elsewhere = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "2"}
    made = build(site, "--clean", "--jobs", "3", before=TURNED, cwd=tmp_path, **elsewhere)
    assert not list(differing(first[1], made))


LATE, EARLY = 4_102_444_800, 1
"""01/01/2100, and the first second of 1970."""


def test_a_wrong_clock_old_and_future_files_masks_and_languages_change_no_byte(
    first: tuple[Path, dict[str, bytes]], tmp_path: Path
) -> None:
    """Each build goes on with the .cache/ of the one before, whose clock was 170 years ahead."""
    site = copy_site(tmp_path / "Dân vận khéo – bản chép")
    index = site / "content/models/den-ngo/index.md"
    text = index.read_text(encoding="utf-8")
    index.write_text(text.replace("title: Đèn ngõ thôn Hòa", "title: Tên khác"), encoding="utf-8")
    set_times(site, LATE)
    other = build(
        site,
        before=CLOCK.format(years=80),
        umask=0o077,
        LC_ALL="vi_VN.UTF-8",
        LANGUAGE="vi",
        TZ="Asia/Ho_Chi_Minh",
    )
    assert list(differing(first[1], other))
    index.write_text(text, encoding="utf-8")
    set_times(site, EARLY)
    elsewhere = {"LC_ALL": "POSIX", "TZ": "America/Caracas", "PYTHONHASHSEED": "random"}
    made = build(site, before=CLOCK.format(years=-90), umask=0o002, cwd=tmp_path, **elsewhere)
    assert not list(differing(first[1], made))
