"""What a site is made from: every change is seen, and nothing is read twice without need."""

import os
import shutil
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from lantoa import sources
from lantoa.sources import Sources, has_changed, read_sources
from tests.conftest import write_site

PAGE = "content/models/a.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {
        PAGE: "một",
        "content/models/b/index.md": "hai",
        "assets/css/x.css": "ba",
        "layouts/x.html": "bốn",
    }
    return write_site(tmp_path / "site", files)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every change was a while ago."""
    clock = SimpleNamespace(time_ns=lambda: time.time_ns() + 60_000_000_000)
    monkeypatch.setattr(sources, "time", clock)


def own(found: Sources) -> dict[str, str]:
    """The files of the site, without those of the generator."""
    return {path: digest for path, digest in found.digests.items() if not path.startswith("generator/")}


def rewrite(path: Path, text: str) -> None:
    """As long as before, with the same time of change: only the inode's own time and the bytes tell."""
    before = path.stat()
    assert len(text.encode()) == before.st_size
    while path.stat().st_ctime_ns == before.st_ctime_ns:
        path.write_text(text, encoding="utf-8")
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_mtime_ns == before.st_mtime_ns


# Which files. ------------------------------------------------------------------------------------------------------


def test_every_file_of_the_site_and_of_the_generator_counts(root: Path) -> None:
    found = read_sources(root, {})
    assert list(own(found)) == [
        "assets/css/x.css",
        PAGE,
        "content/models/b/index.md",
        "layouts/x.html",
        "site_config.yaml",
    ]
    assert "generator/lantoa/sources.py" in found.digests
    assert "generator/lantoa/messages/vi.yaml" in found.digests
    assert "generator/layouts/model.html" in found.digests
    assert "generator/assets/css/base.css" in found.digests
    assert list(found.digests) == sorted(found.digests)
    assert found.read == len(found.digests)


def test_what_is_made_and_what_python_compiled_is_no_source(root: Path) -> None:
    before = read_sources(root, {}).digests
    write_site(
        root,
        {
            "public/index.html": "x",
            ".cache/blobs/x": "x",
            "notes.txt": "x",
            "content/__pycache__/x.pyc": "x",
            "layouts/__pycache__/x.pyc": "x",
        },
    )
    assert read_sources(root, {}).digests == before
    assert not [path for path in before if "__pycache__" in path]


def test_a_new_a_renamed_and_a_deleted_file_are_seen(root: Path) -> None:
    before = read_sources(root, {})
    (root / "content/models/c.md").write_text("một")
    added = read_sources(root, before.looks)
    assert set(added.digests) - set(before.digests) == {"content/models/c.md"}
    (root / "content/models/c.md").rename(root / "content/models/d.md")
    renamed = read_sources(root, added.looks)
    assert renamed.key not in (before.key, added.key)
    (root / "content/models/d.md").unlink()
    assert read_sources(root, renamed.looks).key == before.key


def test_without_a_configuration_or_folders_there_is_only_the_generator(tmp_path: Path) -> None:
    assert own(read_sources(tmp_path, {})) == {}


def test_the_generators_own_site_has_its_layouts_once() -> None:
    found = read_sources(Path(__file__).parents[2], {}).digests
    assert "layouts/model.html" in found
    assert "generator/layouts/model.html" not in found
    assert "generator/lantoa/sources.py" in found


# Which bytes. ------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("later")
def test_a_file_that_stands_as_it_did_is_not_read_again(root: Path) -> None:
    before = read_sources(root, {})
    again = read_sources(root, before.looks)
    assert (again.digests, again.key, again.read) == (before.digests, before.key, 0)


@pytest.mark.usefixtures("later")
def test_a_changed_byte_is_seen_though_size_and_time_stay(root: Path) -> None:
    before = read_sources(root, {})
    rewrite(root / PAGE, "mốt")
    after = read_sources(root, before.looks)
    assert after.read == 1
    assert {path for path in after.digests if after.digests[path] != before.digests[path]} == {PAGE}
    assert after.key != before.key


@pytest.mark.usefixtures("later")
def test_another_file_put_in_its_place_is_seen_though_size_and_time_stay(root: Path) -> None:
    before = read_sources(root, {})
    about = (root / PAGE).stat()
    (root / "other").write_text("mốt", encoding="utf-8")
    os.utime(root / "other", ns=(about.st_atime_ns, about.st_mtime_ns))
    (root / "other").replace(root / PAGE)
    assert read_sources(root, before.looks).digests[PAGE] != before.digests[PAGE]


def test_a_file_that_changed_a_moment_ago_is_read_again(root: Path) -> None:
    """It may change again within what the file system counts as one moment."""
    before = read_sources(root, {})
    again = read_sources(root, before.looks)
    assert again.read >= len(own(before))
    assert again.digests == before.digests


def test_a_change_long_after_the_look_began_is_a_change_a_moment_ago(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A look at a large site takes a while."""
    began = iter([0])
    monkeypatch.setattr(sources, "time", SimpleNamespace(time_ns=lambda: next(began, time.time_ns())))
    looks = read_sources(root, {}).looks
    assert looks[PAGE][2] == 0


def test_a_second_change_in_the_same_moment_is_seen(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that counts whole seconds: to it both changes were at once."""

    class Coarse:
        def __getattr__(self, name: str) -> Any:
            return getattr(os, name)

        def stat(self, path: str) -> SimpleNamespace:
            found = Path(path).stat()
            second = found.st_ctime_ns // 10**9 * 10**9
            return SimpleNamespace(st_size=found.st_size, st_ino=found.st_ino, st_ctime_ns=second)

    monkeypatch.setattr(sources, "os", Coarse())
    before = read_sources(root, {})
    rewrite(root / PAGE, "mốt")
    assert read_sources(root, before.looks).digests[PAGE] != before.digests[PAGE]


@pytest.mark.usefixtures("later")
def test_a_change_while_the_site_is_built_is_seen_at_its_end(root: Path) -> None:
    found = read_sources(root, {})
    assert not has_changed(root, found)
    rewrite(root / PAGE, "mốt")
    assert has_changed(root, found)


def test_what_cannot_be_read_is_no_file_with_the_same_bytes(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = read_sources(root, {})

    def refuse(path: str) -> str:
        if path.endswith(PAGE):
            raise PermissionError(13, "Permission denied")
        return digest(path)

    digest = sources._digest
    monkeypatch.setattr(sources, "_digest", refuse)
    found = read_sources(root, {})
    assert found.digests[PAGE] not in whole.digests.values()
    assert PAGE not in found.looks
    monkeypatch.undo()
    assert read_sources(root, found.looks).key == whole.key


# Names and links. --------------------------------------------------------------------------------------------------


def test_links_in_circles_end_and_a_link_is_followed_once(root: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/c.md").write_text("ngoài")
    (root / "content/models/outside").symlink_to(tmp_path / "outside")
    (root / "content/models/up").symlink_to("..")
    (tmp_path / "outside/back").symlink_to(root / "content/models")
    (root / "content/models/itself").symlink_to("itself")
    (root / "content/models/nothing").symlink_to("khong-co")
    found = own(read_sources(root, {}))
    assert "content/models/outside/c.md" in found
    assert len(found) < 20
    (tmp_path / "outside/c.md").write_text("ngoại")
    assert own(read_sources(root, {})) != found


def test_a_pipe_among_the_sources_does_not_hold_the_build(root: Path) -> None:
    os.mkfifo(root / "content/pipe.md")
    assert "content/pipe.md" not in read_sources(root, {}).digests


def test_a_name_that_is_no_text_counts_too(root: Path) -> None:
    before = read_sources(root, {}).key
    (root / "content" / os.fsdecode(b"\xff.md")).write_text("x")
    assert read_sources(root, {}).key != before


def test_the_key_knows_no_path_and_no_time_of_the_machine(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root, tmp_path / "another/machine")
    os.utime(tmp_path / "another/machine" / PAGE, (0, 0))
    one, other = read_sources(root, {}), read_sources(tmp_path / "another/machine", {})
    assert (one.key, one.code, one.digests) == (other.key, other.code, other.digests)


def test_neither_the_name_nor_the_bytes_of_one_file_run_into_the_next() -> None:
    pairs = ({"a": "bc"}, {"ab": "c"}, {"a": "b", "c": ""}, {"a": "", "b": "c"})
    assert len({Sources(digests, {}, 0).key for digests in pairs}) == len(pairs)


def test_the_key_of_the_code_leaves_out_the_site_and_that_of_the_site_has_the_libraries(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = read_sources(root, {})
    key, code = found.key, found.code
    (root / PAGE).write_text("khác")
    after = read_sources(root, {})
    assert (after.code, after.key == key) == (code, False)
    monkeypatch.setattr(sources, "_versions", lambda: ("markdown-0.dist-info",))
    assert found.code != code and found.key != key


def test_libraries_that_decide_bytes_are_known_with_their_versions() -> None:
    names = {name.partition("-")[0] for name in sources._versions()}
    assert {"jinja2", "markdown", "pillow", "nh3", "rjsmin"} <= names
