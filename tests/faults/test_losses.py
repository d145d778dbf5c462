"""Files that an earlier build kept or published are gone: the site is as it is built where nothing was before."""

import os
import shutil
import sqlite3
import traceback
from pathlib import Path

import pytest

from lantoa.pipeline import Options, build_site
from tests.conftest import model_page, write_site
from tests.faults.builder import give_up_rights

Shown = dict[Path, bytes]

FILES = {
    "content/models/thap-sang.md": model_page(),
    "content/models/viec-khac.md": model_page(title="Việc khác", body="Lời.\n\n## Kết quả\n\nSáng hơn."),
    # Their share pictures show the same words.
    "content/pages/mot.md": "---\ntitle: Trang\nsummary: Tóm tắt.\n---\nMột.\n",
    "content/pages/hai.md": "---\ntitle: Trang\nsummary: Tóm tắt.\n---\nHai.\n",
}
EDITS = {
    "nothing": {},
    "a body": {"content/pages/hai.md": FILES["content/pages/hai.md"].replace("Hai.", "Hai, ba.")},
    "a title": {"content/models/thap-sang.md": model_page(title="Tên khác")},
}


def shown(root: Path) -> Shown:
    public = root / "public"
    return {path.relative_to(public): path.read_bytes() for path in public.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Shown]:
    """The site after each edit, as it is built where nothing was before."""
    found = {}
    for name, edit in EDITS.items():
        root = write_site(tmp_path_factory.mktemp("fresh"), FILES | edit)
        build_site(Options(root))
        found[name] = shown(root)
    return found


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = write_site(tmp_path / "site", FILES)
    assert build_site(Options(root)).problems == ()
    return root


@pytest.mark.parametrize("edit", ["a body", "a title"])
def test_nothing_is_lost_and_what_changed_shares_pictures_with_what_did_not(
    site: Path, fresh: dict[str, Shown], edit: str
) -> None:
    write_site(site, EDITS[edit])
    report = build_site(Options(site))
    assert 0 < report.rendered < report.pages
    assert shown(site) == fresh[edit]


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("is_published", [True, False])
@pytest.mark.parametrize("lost", ["blobs", "entries", "made.sqlite", "spare", "trees", ""])
def test_files_are_lost(
    site: Path, fresh: dict[str, Shown], lost: str, is_published: bool, edit: str
) -> None:
    for path in (site / ".cache" / lost, *([] if is_published else [site / "public", site / ".cache/spare"])):
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    write_site(site, EDITS[edit])
    assert build_site(Options(site)).problems == ()
    assert shown(site) == fresh[edit]


def test_what_was_lost_is_there_for_the_next_build(site: Path) -> None:
    link = sqlite3.connect(site / ".cache/made.sqlite")
    with link:
        assert link.execute("delete from made where kind = 'read'").rowcount
    link.close()
    write_site(site, EDITS["a body"])
    build_site(Options(site))
    write_site(site, EDITS["a title"])
    report = build_site(Options(site))
    assert 0 < report.rendered < report.pages


def test_a_folder_that_may_only_be_read_is_told_and_costs_nothing_but_time(
    site: Path, fresh: dict[str, Shown]
) -> None:
    kept = [site / ".cache", *(site / ".cache").rglob("*")]
    folders = [path for path in kept if path.is_dir()]
    for path in kept:
        path.chmod(0o555 if path.is_dir() else 0o444)
    write_site(site, EDITS["a title"])
    try:
        assert built_without_rights(site) == ["cache-unusable"]
        assert shown(site) == fresh["a title"]
    finally:
        for folder in folders:
            folder.chmod(0o755)


def built_without_rights(root: Path) -> list[str]:
    """The problems of a build by somebody who has no special rights: who is root gives them up.

    Root stays the owner, so that whoever cannot look into a checkout in a private folder need not build from it.
    """
    told, tell = os.pipe()
    if not (child := os.fork()):
        try:
            if os.geteuid() == 0:
                give_up_rights()
            assert not os.access(root / ".cache", os.W_OK)
            os.write(tell, " ".join(found.code for found in build_site(Options(root)).problems).encode())
        except BaseException:
            os.write(tell, traceback.format_exc().encode())
        finally:
            os._exit(0)
    os.close(tell)
    with os.fdopen(told) as answer:
        codes = answer.read().split()
    os.waitpid(child, 0)
    return codes
