import os
import pickle
import stat
import zlib
from pathlib import Path

import pytest

from lantoa.errors import SiteError, WorkerLost
from lantoa.fingerprints import digest_of
from lantoa.output import (
    Listed,
    Written,
    keep_file,
    note_written,
    open_stage,
    parse_manifest,
    place_copy,
    publication,
    publish,
    put_file,
    read_published,
    recover,
    settle,
    site_path,
    write_file,
)
from lantoa.output.faults import machine_faults
from lantoa.output.lock import locked
from lantoa.urls import UnsafePathError, output_path


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


@pytest.mark.parametrize(
    "url",
    ["/", "/mo-hinh/x/", "/404.html", "/a/t%C3%AAn/", "/a/?b", "/a/#b/", "/A_b/c.d/", "/mo-hinh/trang/2/"],
)
def test_a_page_stands_where_its_url_leads(url: str) -> None:
    assert site_path(url) == output_path(url).as_posix()


@pytest.mark.parametrize("url", ["", "a/", "//", "/a//", "/./", "/../a/", "/a/../", "/%2e%2e/", "/a\n"])
def test_no_page_stands_outside_its_site(url: str) -> None:
    try:
        path = output_path(url).as_posix()
    except UnsafePathError:
        with pytest.raises(UnsafePathError):
            site_path(url)
    else:
        assert site_path(url) == path


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
        open_stage(tmp_path / "public", patience=0.12, waiting=told.append),
    ):
        pass
    assert code_of(caught) == ("public", "output-busy")
    (holder,) = told
    assert holder.startswith(f"{os.getpid()} ") and "python" in holder
    assert dict(caught.value.problems[0].about)["holder"] == holder


def test_a_lock_left_by_a_dead_build_holds_nobody_up(tmp_path: Path) -> None:
    (tmp_path / ".public.lock").write_text("999999999")
    with locked(tmp_path / "public", 0, lambda _: None):
        assert (tmp_path / ".public.lock").read_text() == str(os.getpid())
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


# Two trees take turns. -----------------------------------------------------------------------------


def build_with_spare(root: Path, pages: dict[str, str]) -> None:
    with open_stage(root / "public", root / "kept" / "spare") as stage:
        for url, text in pages.items():
            write_file(stage, url, text.encode())
        assert publish(stage) == ()


def inodes(public: Path) -> dict[str, int]:
    return {name: (public / name).stat().st_ino for name in shown(public)}


def test_the_manifest_tells_digest_and_size_of_every_file(tmp_path: Path) -> None:
    build(tmp_path / "public", {"/": "home", "/b/": "b", "/a%0Ab c.txt": "line end"})
    content = (tmp_path / "public" / ".lantoa").read_bytes()
    assert content.decode().splitlines() == [
        f"{digest_of(b'line end')} 8 a\\nb c.txt",
        f"{digest_of(b'b')} 1 b/index.html",
        f"{digest_of(b'home')} 4 index.html",
    ]
    assert parse_manifest(content) == {
        "a\nb c.txt": Listed(digest_of(b"line end"), 8),
        "b/index.html": Listed(digest_of(b"b"), 1),
        "index.html": Listed(digest_of(b"home"), 4),
    }


@pytest.mark.parametrize("content", [b"index.html\nmo-hinh\n", b"\n", b"0" * 32 + b" x index.html\n"])
def test_what_is_no_manifest_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="line 1"):
        parse_manifest(content)


def test_names_listed_by_an_earlier_version_are_ours(tmp_path: Path) -> None:
    public = tmp_path / "public"
    public.mkdir()
    (public / ".lantoa").write_text("index.html\nold\n")
    (public / "index.html").write_text("old")
    (public / "old").mkdir()
    build_with_spare(tmp_path, {"/": "new"})
    assert shown(public) == {"index.html": "new"}


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    pages = {"/": "home", "/a/": "a", "/b/": "b", "/gone/deep/": "gone"}
    for _ in range(2):
        build_with_spare(tmp_path, pages)
    before = inodes(tmp_path / "public")
    build_with_spare(tmp_path, {"/": "home", "/a/": "A", "/b/": "b", "/new/": "new"})
    after = inodes(tmp_path / "public")
    assert shown(tmp_path / "public") == {
        "a/index.html": "A",
        "b/index.html": "b",
        "index.html": "home",
        "new/index.html": "new",
    }
    assert {name for name in after if after[name] == before.get(name)} == {"index.html", "b/index.html"}
    assert not (tmp_path / "public" / "gone").exists()
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["kept", "public"]


def test_the_second_build_takes_over_the_files_of_the_first(tmp_path: Path) -> None:
    build_with_spare(tmp_path, {"/": "home", "/a/": "a"})
    first = inodes(tmp_path / "public")
    build_with_spare(tmp_path, {"/": "home", "/a/": "A"})
    second = inodes(tmp_path / "public")
    assert second["index.html"] == first["index.html"]
    assert second["a/index.html"] != first["a/index.html"]
    assert (tmp_path / "kept" / "spare" / "a" / "index.html").read_text() == "a"


def test_where_files_cannot_be_linked_the_second_build_writes_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    for text in "abc":
        build_with_spare(tmp_path, {"/": text, "/a/": "a"})
        assert shown(tmp_path / "public") == {"a/index.html": "a", "index.html": text}


def test_a_fresh_build_takes_nothing_over(tmp_path: Path) -> None:
    for _ in range(2):
        build_with_spare(tmp_path, {"/": "home"})
    with open_stage(tmp_path / "public", tmp_path / "kept" / "spare", is_fresh=True) as stage:
        assert stage.holds == {}
        assert list(stage.folder.iterdir()) == []


def test_a_file_is_kept_only_with_its_digest(tmp_path: Path) -> None:
    for _ in range(2):
        build_with_spare(tmp_path, {"/": "home", "/a/": "a"})
    with open_stage(tmp_path / "public", tmp_path / "kept" / "spare") as stage:
        assert keep_file(stage, "index.html", digest_of(b"home"))
        assert not keep_file(stage, "a/index.html", digest_of(b"other"))
        assert not keep_file(stage, "b/index.html", digest_of(b"a"))
        with pytest.raises(SiteError):
            keep_file(stage, "index.html", digest_of(b"home"))
        publish(stage)
    assert shown(tmp_path / "public") == {"index.html": "home"}


def test_what_workers_wrote_is_published_once_it_is_noted(tmp_path: Path) -> None:
    build_with_spare(tmp_path, {"/": "home"})
    with open_stage(tmp_path / "public", tmp_path / "kept" / "spare") as stage:
        reader, writer = os.pipe()
        if os.fork() == 0:
            told = [put_file(stage, url, text) for url, text in (("/", b"home"), ("/a/b/", b"deep"))]
            os.write(writer, pickle.dumps([tuple(one) for one in told]))
            os._exit(0)
        os.wait()
        written = [Written(*one) for one in pickle.loads(os.read(reader, 10_000))]
        os.close(reader)
        os.close(writer)
        for one in written:
            note_written(stage, one)
        with pytest.raises(SiteError) as caught:
            note_written(stage, written[1])
        assert code_of(caught) == ("public/a/b/index.html", "output-twice")
        publish(stage)
    assert shown(tmp_path / "public") == {"a/b/index.html": "deep", "index.html": "home"}
    assert read_published(tmp_path / "public", tmp_path / "kept" / "spare")


def test_files_that_another_program_wrote_onto_the_stage_are_published(tmp_path: Path) -> None:
    for text in ("one", "two", "three"):
        with open_stage(tmp_path / "public", tmp_path / "kept" / "spare") as stage:
            write_file(stage, "/", b"home")
            (stage.folder / "pagefind" / text).mkdir(parents=True)
            (stage.folder / "pagefind" / text / "part").write_text(text)
            (stage.folder / "pagefind" / "entry").write_text(text)
            publish(stage)
        assert shown(tmp_path / "public") == {
            "index.html": "home",
            "pagefind/entry": text,
            f"pagefind/{text}/part": text,
        }
        assert read_published(tmp_path / "public", tmp_path / "kept" / "spare")


def test_a_settled_stage_holds_the_new_site_and_nothing_else(tmp_path: Path) -> None:
    for _ in range(2):
        build_with_spare(tmp_path, {"/": "home", "/gone/": "gone"})
    with open_stage(tmp_path / "public", tmp_path / "kept" / "spare") as stage:
        write_file(stage, "/", b"new")
        assert shown(stage.folder) == {"gone/index.html": "gone", "index.html": "new"}
        settle(stage)
        assert shown(stage.folder) == {"index.html": "new"}
        assert shown(tmp_path / "public") == {"gone/index.html": "gone", "index.html": "home"}
        publish(stage)
    assert shown(tmp_path / "public") == {"index.html": "new"}


def test_a_copy_is_placed_only_with_the_promised_bytes(tmp_path: Path) -> None:
    (tmp_path / "film").write_bytes(b"film")
    with open_stage(tmp_path / "public", tmp_path / "kept" / "spare") as stage:
        assert place_copy(stage, "/tep/film.mp4", tmp_path / "film", digest_of(b"film"))
        assert not place_copy(stage, "/tep/other.mp4", tmp_path / "film", digest_of(b"other"))
        assert not place_copy(stage, "/tep/gone.mp4", tmp_path / "gone", digest_of(b"gone"))
        with pytest.raises(SiteError):
            place_copy(stage, "/tep/film.mp4", tmp_path / "film", digest_of(b"film"))
        publish(stage)
    assert shown(tmp_path / "public") == {"tep/film.mp4": "film"}
    (tmp_path / "public" / "tep" / "film.mp4").write_bytes(b"worked on in place")
    assert (tmp_path / "film").read_bytes() == b"film"


@pytest.mark.parametrize("size", [0, 9, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, (3 << 20) + 5])
def test_a_copy_is_held_to_the_checksum_of_the_bytes_with_its_digest(tmp_path: Path, size: int) -> None:
    content = bytes(number % 251 for number in range(size))
    (tmp_path / "a").write_bytes(content)
    (tmp_path / "b").write_bytes(content[:-1] + b"?")
    (tmp_path / "c").write_bytes(content + b"?")
    digest, checksum = digest_of(content), zlib.crc32(content)
    with open_stage(tmp_path / "public") as stage:
        for name in ("b", "c", ".") if size else ("c",):
            assert not place_copy(stage, "/tep/a.bin", tmp_path / name, digest, checksum)
        assert place_copy(stage, "/tep/a.bin", tmp_path / "a", digest, checksum)
        assert stage.wanted["tep/a.bin"][:2] == (digest, size)
        publish(stage)
    assert (tmp_path / "public/tep/a.bin").read_bytes() == content


def test_a_file_and_a_folder_of_one_name_are_refused_and_take_turns(tmp_path: Path) -> None:
    turns = [{"/a": "file"}, {"/a/b/": "folder"}]
    for pages in (*turns, *turns, *turns):
        build_with_spare(tmp_path, pages)
        assert list(shown(tmp_path / "public").values()) == list(pages.values())
    for pages in ({"/a": "file", "/a/b/": "folder"}, {"/a/b/": "folder", "/a": "file"}):
        with pytest.raises(SiteError):
            build_with_spare(tmp_path, pages)
    build_with_spare(tmp_path, {"/": "home"})
    assert shown(tmp_path / "public") == {"index.html": "home"}


def test_the_published_site_is_known_until_somebody_touches_it(tmp_path: Path) -> None:
    public, spare = tmp_path / "public", tmp_path / "kept" / "spare"
    assert read_published(public, spare) is None
    build_with_spare(tmp_path, {"/": "home", "/a/": "a"})
    found = read_published(public, spare)
    assert found is not None
    assert found.digest == digest_of((public / ".lantoa").read_bytes())
    assert {path: held.digest for path, held in found.files.items() if path != ".lantoa"} == {
        "a/index.html": digest_of(b"a"),
        "index.html": digest_of(b"home"),
    }
    (public / "a" / "added").write_text("")
    assert read_published(public, spare) is None


def test_on_another_file_system_the_stage_stands_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path.parent.name == "kept" or Path(target).parent.name == "kept":
            raise OSError(18, "Invalid cross-device link")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    for text in "abc":
        build_with_spare(tmp_path, {"/": text})
        assert shown(tmp_path / "public") == {"index.html": text}
        assert not (tmp_path / "kept" / "spare").exists()
        assert read_published(tmp_path / "public", tmp_path / "kept" / "spare")


def test_where_nothing_can_be_kept_the_stage_stands_beside(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file")
    for text in "abc":
        build_with_spare(tmp_path, {"/": text})
        assert shown(tmp_path / "public") == {"index.html": text}
    assert read_published(tmp_path / "public", tmp_path / "kept" / "spare") is None


def test_records_of_trees_do_not_pile_up(tmp_path: Path) -> None:
    for number in range(8):
        with open_stage(tmp_path / f"public{number}", tmp_path / "kept" / "spare") as stage:
            write_file(stage, "/", b"home")
            publish(stage)
    assert len([path for path in (tmp_path / "kept" / "trees").iterdir() if path.name.isdecimal()]) <= 4


def test_a_path_is_the_same_for_a_url_however_it_is_written() -> None:
    assert site_path("/a/") == site_path("/a/index.html") == "a/index.html"


@pytest.mark.parametrize(
    ("fault", "at", "code"),
    [
        (PermissionError(13, "Permission denied", "{root}/content/models"), "content/models", "disk-refused"),
        (OSError(5, "Input/output error", b"/dev/shm/x"), "/dev/shm/x", "disk-refused"),
        (BlockingIOError(11, "Resource temporarily unavailable"), "public", "disk-refused"),
        (OSError("no number"), "public", "disk-refused"),
        (RuntimeError("can't start new thread"), "public", "disk-refused"),
        (MemoryError(), "public", "worker-lost"),
        (WorkerLost(), "public", "worker-lost"),
    ],
)
def test_what_the_machine_refuses_is_a_problem_at_its_file(
    tmp_path: Path, fault: Exception, at: str, code: str
) -> None:
    if isinstance(fault, OSError) and isinstance(fault.filename, str):
        fault.filename = fault.filename.format(root=tmp_path)
    with pytest.raises(SiteError) as caught, machine_faults(tmp_path, tmp_path / "public"):
        raise fault
    assert code_of(caught) == (at, code)


@pytest.mark.parametrize(
    "fault", [BrokenPipeError(32, "Broken pipe"), RuntimeError("a fault of ours"), KeyError()]
)
def test_what_is_no_refusal_goes_on(tmp_path: Path, fault: Exception) -> None:
    with pytest.raises(type(fault)), machine_faults(tmp_path, tmp_path / "public"):
        raise fault
