"""Two small sites, published and compared byte for byte: golden/NAME/site → golden/NAME/expected.

Kept are the files that machines read and one page of each kind that says most. The fingerprints in addresses are
left out, so that an edit of a stylesheet touches no golden file.
"""

import re
from pathlib import Path

import pytest

from lantoa.pipeline import Options, build_site

HERE = Path(__file__).parent
SITES = sorted(path.parent for path in HERE.glob("*/site"))
KEPT = (
    "feed.xml",
    "feed.json",
    "sitemap.xml",
    "robots.txt",
    "du-lieu/*.json",
    "du-lieu/*.csv",
    "index.html",
    "404.html",
    "mo-hinh/den-ngo/index.html",
    "mo-hinh/den-ngo/to-roi/index.html",
    "dia-ban/xa-thu*/index.html",
)
_FINGERPRINT = re.compile(r"-[0-9a-f]{10}(?=[-./])")


def published(site: Path, public: Path) -> dict[str, str]:
    """What is kept of a site, by file. Line ends stay as they are written."""
    build_site(Options(root=site, out=public, clean=True, jobs=1))
    files = sorted({file for pattern in KEPT for file in public.glob(pattern)})
    return {
        file.relative_to(public).as_posix(): _FINGERPRINT.sub("-0123456789", file.read_bytes().decode())
        for file in files
    }


def write_expected(folder: Path, found: dict[str, str]) -> None:
    for old in folder.rglob("*"):
        if old.is_file():
            old.unlink()
    for name, text in found.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())


@pytest.mark.parametrize("golden", SITES, ids=lambda golden: golden.name)
def test_a_site_is_published_as_it_was(golden: Path, tmp_path: Path, refresh_golden: bool) -> None:
    found = published(golden / "site", tmp_path / "public")
    expected = golden / "expected"
    if refresh_golden:
        write_expected(expected, found)
    files = [file for file in sorted(expected.rglob("*")) if file.is_file()]
    assert sorted(found) == [file.relative_to(expected).as_posix() for file in files]
    for file in files:
        assert found[file.relative_to(expected).as_posix()] == file.read_bytes().decode(), file.name


def test_there_are_golden_sites_in_both_languages() -> None:
    assert [site.name for site in SITES] == ["english", "mot-mo-hinh"]
