"""A build for which nothing changed: nothing is rendered, nothing is written, and hardly anything is loaded."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.rebuild.village import Village, touch_all

ROOT = Path(__file__).parents[2]
HEAVY = (
    *("markdown", "PIL", "jinja2", "nh3", "yaml", "multiprocessing", "concurrent.futures", "pagefind_bin"),
    "lantoa.workers",
)
BUILD = """
import sys
from pathlib import Path
from lantoa.pipeline import Options, build_site
build_site(Options(Path({site!r})))
print(" ".join(sorted(name for name in {heavy!r} if name in sys.modules)))
"""


def in_a_process_of_its_own(site: Path) -> list[str]:
    """What a build has loaded of what is heavy."""
    # Whoever counts branches loads more than a build does.
    others = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    given = {**others, "PYTHONPATH": str(ROOT)}
    program = BUILD.format(site=str(site), heavy=HEAVY)
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=given,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_a_second_build_writes_nothing(village: Village) -> None:
    stood = village.stand()
    assert len(stood) > 100
    built = village.build()
    assert built.rendered == 0
    assert village.stand() == stood


def test_a_second_build_says_what_the_first_one_said(village: Village) -> None:
    village.edit("content/models/vuon-rau.md", "Trồng chung", "<blink>Trồng</blink> chung")
    first, again = village.build().report, village.build().report
    assert [problem.code for problem in first.problems] == ["raw-html-dropped"]
    assert (again.problems, again.pages, again.photos) == (first.problems, first.pages, first.photos)


def test_a_strict_build_of_a_site_with_warnings_stops_though_nothing_changed(village: Village) -> None:
    from lantoa.errors import SiteError

    village.edit("content/models/vuon-rau.md", "Trồng chung", "<blink>Trồng</blink> chung")
    village.build()
    with pytest.raises(SiteError):
        village.build(strict=True)


def test_a_build_with_nothing_to_do_loads_neither_markdown_nor_pillow_nor_jinja(village: Village) -> None:
    in_a_process_of_its_own(village.root)
    assert in_a_process_of_its_own(village.root) == []


def test_a_build_that_has_something_to_do_loads_what_it_needs(village: Village) -> None:
    in_a_process_of_its_own(village.root)
    village.edit("content/models/vuon-rau.md", "Trồng chung", "Trồng riêng")
    assert {"jinja2"} <= set(in_a_process_of_its_own(village.root))


def test_files_that_were_touched_and_not_changed_are_no_change(village: Village) -> None:
    stood = village.stand()
    touch_all(village.root / "content")
    touch_all(village.root / "assets")
    for path in sorted((village.root / "content").rglob("*.md")):
        content = path.read_bytes()
        path.unlink()
        path.write_bytes(content)
    assert village.build().rendered == 0
    assert village.stand() == stood


def test_a_fresh_checkout_with_the_kept_cache_renders_nothing(village: Village, tmp_path: Path) -> None:
    expected = village.bytes()
    elsewhere = tmp_path / "chỗ khác"
    shutil.copytree(village.root, elsewhere, ignore=shutil.ignore_patterns("public", "spare", "trees"))
    touch_all(elsewhere)
    fresh = Village(elsewhere)
    built = fresh.build()
    assert built.rendered == 0
    assert built.report.pages == len(built.changed)
    assert fresh.bytes() == expected
    assert fresh.build().rendered == 0


def test_a_fresh_checkout_with_an_edit_renders_that_page_and_its_poster(
    village: Village, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "khac"
    shutil.copytree(village.root, elsewhere, ignore=shutil.ignore_patterns("public", "spare", "trees"))
    touch_all(elsewhere)
    fresh = Village(elsewhere)
    fresh.edit("content/models/den-duong.md", "do: Họp thôn", "do: Họp cả thôn")
    assert fresh.build().rendered == 2


def test_a_published_file_that_somebody_changed_is_put_right_without_rendering(village: Village) -> None:
    expected = village.bytes()
    for name in (
        "index.html",
        "mo-hinh/vuon-rau/index.html",
        "du-lieu/models.json",
        "feed.xml",
        "robots.txt",
    ):
        path = village.public / name
        path.chmod(0o644)
        path.write_bytes(b"x" + path.read_bytes())
    (village.public / "sitemap.xml").unlink()
    assert village.build().rendered == 0
    assert village.bytes() == expected


def test_without_a_public_folder_nothing_is_rendered_again(village: Village) -> None:
    expected = village.bytes()
    shutil.rmtree(village.public)
    assert village.build().rendered == 0
    assert village.bytes() == expected


def test_without_the_spare_tree_nothing_is_rendered_again(village: Village) -> None:
    village.edit("content/models/den-duong.md", "do: Họp thôn", "do: Họp cả thôn")
    village.build()
    shutil.rmtree(village.root / ".cache/spare")
    expected = village.bytes()
    assert village.build().rendered == 0
    village.edit("content/models/den-duong.md", "do: Họp cả thôn", "do: Họp thôn")
    assert village.build().rendered == 2
    village.edit("content/models/den-duong.md", "do: Họp thôn", "do: Họp cả thôn")
    assert village.build().rendered <= 2
    assert village.bytes() == expected
