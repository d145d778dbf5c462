import os
import stat
from pathlib import Path

import pytest

from lantoa.errors import SiteError
from lantoa.output import open_stage, publication, publish, recover, write_file
from lantoa.output.lock import locked
from lantoa.urls import UnsafePathError


def build(public: Path, pages: dict[str, str]) -> None:
    with open_stage(public) as stage:
        for url, text in pages.items():
            write_file(stage, url, text.encode())
        assert publish(stage) == ()


def shown(public: Path) -> dict[str, str]:
    files = sorted(path for path in public.rglob("*") if path.is_file() and path.name != ".lantoa")
    return {path.relative_to(public).as_posix(): path.read_text() for path in files}


def code_of(caught: pytest.ExceptionInfo[SiteError]) -> tuple[str, str]:
    (found,) = caught.value.problems
    return found.at.file, found.code


def test_a_page_is_an_index_in_a_folder_and_a_file_keeps_its_name(tmp_path: Path) -> None:
    build(tmp_path / "public", {"/": "home", "/mo-hinh/x/": "x", "/404.html": "no", "/a/t%C3%AAn.pdf": "pdf"})
    assert shown(tmp_path / "public") == {
        "404.html": "no",
        "a/tên.pdf": "pdf",
        "index.html": "home",
        "mo-hinh/x/index.html": "x",
    }


def test_the_new_site_replaces_the_old_one_and_leaves_nothing_beside(tmp_path: Path) -> None:
    build(tmp_path / "public", {"/": "old", "/gone/": "gone"})
    build(tmp_path / "public", {"/": "new"})
    assert shown(tmp_path / "public") == {"index.html": "new"}
    assert [entry.name for entry in tmp_path.iterdir()] == ["public"]


def test_without_the_system_call_two_renames_do_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publication, "_exchange", lambda one, other: False)
    build(tmp_path / "public", {"/": "old"})
    build(tmp_path / "public", {"/": "new"})
    assert shown(tmp_path / "public") == {"index.html": "new"}
    assert [entry.name for entry in tmp_path.iterdir()] == ["public"]


def test_a_stage_that_is_not_published_changes_nothing(tmp_path: Path) -> None:
    build(tmp_path / "public", {"/": "old"})
    with pytest.raises(RuntimeError), open_stage(tmp_path / "public") as stage:
        write_file(stage, "/", b"new")
        raise RuntimeError
    assert shown(tmp_path / "public") == {"index.html": "old"}
    assert [entry.name for entry in tmp_path.iterdir()] == ["public"]


@pytest.mark.parametrize(
    "url", ["/../x", "/a/%2e%2e/%2e%2e/x", "x", "//etc/passwd", "/a//b", "/a\\..\\b", "/a%00b", "/./x", ""]
)
def test_no_url_leads_out_of_the_site(tmp_path: Path, url: str) -> None:
    with open_stage(tmp_path / "site" / "public") as stage, pytest.raises(UnsafePathError):
        write_file(stage, url, b"x")
    assert not list(tmp_path.rglob("x")) and not list(tmp_path.rglob("passwd"))


def test_two_sources_of_one_url_are_refused(tmp_path: Path) -> None:
    with open_stage(tmp_path / "public") as stage:
        write_file(stage, "/a/", b"one")
        with pytest.raises(SiteError) as caught:
            write_file(stage, "/a/index.html", b"two")
    assert code_of(caught) == ("public/a/index.html", "output-twice")


def test_a_disk_that_refuses_is_a_problem_at_the_file(tmp_path: Path) -> None:
    with open_stage(tmp_path / "public") as stage:
        write_file(stage, "/a", b"a file")
        with pytest.raises(SiteError) as caught:
            write_file(stage, "/a/b/", b"under a file")
    assert code_of(caught) == ("public/a/b/index.html", "output-unwritable")


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "letter.txt").write_text("mine")
    with pytest.raises(SiteError) as caught, open_stage(home):
        pass
    assert code_of(caught) == ("home", "output-not-ours")
    assert (home / "letter.txt").read_text() == "mine"


def test_a_file_put_into_the_public_folder_is_not_deleted(tmp_path: Path) -> None:
    build(tmp_path / "public", {"/": "old"})
    (tmp_path / "public" / "CNAME").write_text("example.org")
    with pytest.raises(SiteError) as caught:
        build(tmp_path / "public", {"/": "new"})
    assert code_of(caught) == ("public", "output-not-ours")
    assert dict(caught.value.problems[0].about)["found"] == "CNAME"
    assert shown(tmp_path / "public") == {"CNAME": "example.org", "index.html": "old"}


def test_a_file_put_in_while_the_site_was_made_is_not_deleted(tmp_path: Path) -> None:
    build(tmp_path / "public", {"/": "old"})
    with open_stage(tmp_path / "public") as stage:
        (tmp_path / "public" / "late.txt").write_text("late")
        with pytest.raises(SiteError) as caught:
            publish(stage)
    assert code_of(caught) == ("public", "output-not-ours")
    assert (tmp_path / "public" / "late.txt").read_text() == "late"


def test_an_empty_folder_may_become_the_public_one(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    build(tmp_path / "out", {"/": "new"})
    assert shown(tmp_path / "out") == {"index.html": "new"}


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "public").write_text("a file")
    with pytest.raises(SiteError) as caught, open_stage(tmp_path / "public"):
        pass
    assert code_of(caught) == ("public", "output-not-ours")


def test_a_mount_point_is_refused_with_a_word_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "public").mkdir()
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path).name == "public")
    with pytest.raises(SiteError) as caught, open_stage(tmp_path / "public"):
        pass
    assert code_of(caught) == ("public", "output-mount")


def test_a_symbolic_link_stays_and_the_folder_behind_it_is_published(tmp_path: Path) -> None:
    (tmp_path / "srv").mkdir()
    (tmp_path / "public").symlink_to(tmp_path / "srv" / "www")
    build(tmp_path / "public", {"/": "old"})
    build(tmp_path / "public", {"/": "new"})
    assert (tmp_path / "public").is_symlink()
    assert shown(tmp_path / "srv" / "www") == {"index.html": "new"}


def test_the_public_folder_keeps_its_mode_and_a_new_one_follows_the_mask(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        build(tmp_path / "public", {"/": "old"})
        assert stat.S_IMODE((tmp_path / "public").stat().st_mode) == 0o755
        (tmp_path / "public").chmod(0o750)
        build(tmp_path / "public", {"/": "new"})
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "public").stat().st_mode) == 0o750


def test_a_second_build_waits_says_so_once_and_gives_up(tmp_path: Path) -> None:
    told: list[str] = []
    with (
        open_stage(tmp_path / "public"),
        pytest.raises(SiteError) as caught,
        open_stage(tmp_path / "public", patience=0.12, waiting=lambda: told.append("waiting")),
    ):
        pass
    assert code_of(caught) == ("public", "output-busy")
    assert told == ["waiting"]


def test_a_lock_left_by_a_dead_build_holds_nobody_up(tmp_path: Path) -> None:
    (tmp_path / ".public.lock").write_text("")
    with locked(tmp_path / "public", 0, lambda: None):
        pass
    assert not (tmp_path / ".public.lock").exists()


def test_a_build_killed_between_the_renames_is_mended(tmp_path: Path) -> None:
    build(tmp_path / "public", {"/": "old"})
    (tmp_path / "public").rename(tmp_path / ".public.old")
    (tmp_path / ".public.staged-half").mkdir()
    recover(tmp_path / "public")
    assert shown(tmp_path / "public") == {"index.html": "old"}
    assert [entry.name for entry in tmp_path.iterdir()] == ["public"]


def test_a_build_killed_after_the_renames_keeps_the_new_site(tmp_path: Path) -> None:
    build(tmp_path / "public", {"/": "old"})
    (tmp_path / "public").rename(tmp_path / ".public.old")
    build_elsewhere = tmp_path / "new"
    build(build_elsewhere, {"/": "new"})
    build_elsewhere.rename(tmp_path / "public")
    recover(tmp_path / "public")
    assert shown(tmp_path / "public") == {"index.html": "new"}
    assert [entry.name for entry in tmp_path.iterdir()] == ["public"]


def test_recovery_touches_nothing_that_is_not_its_own(tmp_path: Path) -> None:
    (tmp_path / ".public.old").mkdir()
    (tmp_path / ".public.old" / "mine.txt").write_text("mine")
    (tmp_path / ".public.staging").mkdir()
    recover(tmp_path / "public")
    assert (tmp_path / ".public.old" / "mine.txt").read_text() == "mine"
    assert (tmp_path / ".public.staging").is_dir()


def test_the_root_of_all_files_is_no_public_folder() -> None:
    with pytest.raises(SiteError) as stopped, open_stage(Path("/")):
        pass
    assert [found.code for found in stopped.value.problems] == ["output-mount"]
