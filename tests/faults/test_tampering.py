"""What somebody does to public/ or to the spare between two builds never reaches the published site."""

import os
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from lantoa.errors import SiteError
from lantoa.output import open_stage, publish, read_published, write_file
from lantoa.output.spare import trees_of
from tests.faults.publisher import is_whole, publish_edition, read_site, spare_of

PAGE = "2/2/index.html"  # the same in every edition
FOLDER = "4"

Tampering = Callable[[Path, Path], None]


def edit_in_place(tree: Path, outside: Path) -> None:
    status = (tree / PAGE).stat()
    with (tree / PAGE).open("r+") as file:
        file.write("ALWAYS")
    os.utime(tree / PAGE, ns=(status.st_atime_ns, status.st_mtime_ns))


def replace_file(tree: Path, outside: Path) -> None:
    (outside / "new").write_text("ALWAYS")
    (outside / "new").rename(tree / PAGE)


def append(tree: Path, outside: Path) -> None:
    with (tree / PAGE).open("a") as file:
        file.write("more")


def delete_file(tree: Path, outside: Path) -> None:
    (tree / PAGE).unlink()


def delete_folder(tree: Path, outside: Path) -> None:
    shutil.rmtree(tree / FOLDER)


def add_file(tree: Path, outside: Path) -> None:
    (tree / FOLDER / "added.html").write_text("added")


def add_folder(tree: Path, outside: Path) -> None:
    (tree / FOLDER / "added" / "deep").mkdir(parents=True)
    (tree / FOLDER / "added" / "deep" / "index.html").write_text("added")


def add_empty_folder(tree: Path, outside: Path) -> None:
    (tree / FOLDER / "added" / "deep").mkdir(parents=True)


def link_folder_moved_out(tree: Path, outside: Path) -> None:
    """The files behind the link keep their inodes and times: all that is to be seen is the link."""
    (tree / FOLDER).rename(outside / "moved")
    (tree / FOLDER).symlink_to(outside / "moved")


def link_folder_copied_out(tree: Path, outside: Path) -> None:
    shutil.copytree(tree / FOLDER, outside / "copy")
    shutil.rmtree(tree / FOLDER)
    (tree / FOLDER).symlink_to(outside / "copy")


def link_file(tree: Path, outside: Path) -> None:
    (tree / PAGE).rename(outside / "page")
    (tree / PAGE).symlink_to(outside / "page")


def hard_link_file(tree: Path, outside: Path) -> None:
    os.link(tree / PAGE, outside / "page")


def put_file_for_folder(tree: Path, outside: Path) -> None:
    shutil.rmtree(tree / FOLDER)
    (tree / FOLDER).write_text("a file")


def put_folder_for_file(tree: Path, outside: Path) -> None:
    (tree / PAGE).unlink()
    (tree / PAGE).mkdir()
    (tree / PAGE / "x").write_text("x")


def put_pipe_for_file(tree: Path, outside: Path) -> None:
    (tree / PAGE).unlink()
    os.mkfifo(tree / PAGE)


def close_file(tree: Path, outside: Path) -> None:
    (tree / PAGE).chmod(0o600)


def close_folder(tree: Path, outside: Path) -> None:
    (tree / FOLDER).chmod(0o700)


def swap_files(tree: Path, outside: Path) -> None:
    one, two = tree / "1/1/index.html", tree / PAGE
    one.rename(outside / "one")
    two.rename(one)
    (outside / "one").rename(two)


FOREIGN = {
    add_file: f"{FOLDER}/added.html",
    add_folder: f"{FOLDER}/added/deep/index.html",
    link_folder_moved_out: FOLDER,
    link_folder_copied_out: FOLDER,
    put_file_for_folder: FOLDER,
    put_folder_for_file: f"{PAGE}/x",
}
"""What puts something into the site that no build made, and where: it is never deleted without a word."""

TAMPERINGS: tuple[Tampering, ...] = (
    edit_in_place,
    replace_file,
    append,
    delete_file,
    delete_folder,
    add_file,
    add_folder,
    add_empty_folder,
    link_folder_moved_out,
    link_folder_copied_out,
    link_file,
    hard_link_file,
    put_file_for_folder,
    put_folder_for_file,
    put_pipe_for_file,
    close_file,
    close_folder,
    swap_files,
)


def stops_for(public: Path) -> str:
    """What a build finds that it would delete, which stays where it is."""
    before = read_site(public)
    with pytest.raises(SiteError) as caught:
        publish_edition(public, "d", spare_of(public))
    (found,) = caught.value.problems
    assert found.code == "output-not-ours" and read_site(public) == before
    return dict(found.about)["found"]


def take_away(foreign: Path) -> None:
    """As its owner does, who was told."""
    foreign.unlink()


def lose_nothing(spare: Path) -> None:
    pass


def lose_records(spare: Path) -> None:
    shutil.rmtree(trees_of(spare))


def damage_records(spare: Path) -> None:
    for record in trees_of(spare).iterdir():
        record.write_bytes(record.read_bytes()[:-9])


def modes_in(tree: Path) -> set[int]:
    return {path.stat().st_mode & 0o777 for path in tree.rglob("*")}


@pytest.fixture
def public(tmp_path: Path) -> Iterator[Path]:
    public = tmp_path / "public"
    before = os.umask(0o022)
    for edition in ("a", "b", "c"):
        publish_edition(public, edition, spare_of(public))
    yield public
    os.umask(before)


@pytest.mark.parametrize("lose", [lose_nothing, lose_records, damage_records])
@pytest.mark.parametrize("tamper", TAMPERINGS)
@pytest.mark.parametrize("tree", ["public", "spare"])
def test_tampering_between_builds_never_reaches_the_site(
    tmp_path: Path, public: Path, tree: str, tamper: Tampering, lose: Callable[[Path], None]
) -> None:
    spare = spare_of(public)
    outside = tmp_path / "outside"
    outside.mkdir()
    tamper(public if tree == "public" else spare, outside)
    lose(spare)
    kept = read_site(outside)
    if tree == "public" and tamper in FOREIGN:
        assert stops_for(public) == FOREIGN[tamper]
        take_away(public / FOREIGN[tamper])
    if tree == "public" and (tamper not in (hard_link_file, add_file) or lose is not lose_nothing):
        assert read_published(public, spare) is None
    for edition in ("d", "e", "e"):
        publish_edition(public, edition, spare)
        assert is_whole(public, edition)
        assert modes_in(public) == {0o644, 0o755}
    assert read_published(public, spare)
    assert read_site(outside) == kept


@pytest.mark.parametrize("tamper", TAMPERINGS)
def test_tampering_with_a_spare_left_by_a_kill_never_reaches_the_site(
    tmp_path: Path, public: Path, tamper: Tampering
) -> None:
    spare = spare_of(public)
    child = os.fork()
    if child == 0:
        with open_stage(public, spare) as stage:
            write_file(stage, "/half/", b"half")
            write_file(stage, "/1/1/", b"half")
            os._exit(0)
    os.waitpid(child, 0)
    (tmp_path / "outside").mkdir()
    tamper(spare, tmp_path / "outside")
    for edition in ("d", "e"):
        publish_edition(public, edition, spare)
        assert is_whole(public, edition)


@pytest.mark.parametrize("what", ["file", "link", "link to nothing", "empty", "not ours", "closed"])
def test_a_spare_that_is_none_is_thrown_away(tmp_path: Path, what: str) -> None:
    public = tmp_path / "public"
    spare = spare_of(public)
    spare.parent.mkdir()
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "mine").write_text("mine")
    if what == "file":
        spare.write_text("a file")
    elif what.startswith("link"):
        spare.symlink_to(outside if what == "link" else tmp_path / "nowhere")
    else:
        (spare / "inner").mkdir(parents=True)
        (spare / "inner" / "x").write_text("x" * (what == "not ours"))
        (spare / "inner").chmod(0o000 if what == "closed" else 0o755)
    for edition in ("a", "b", "c"):
        publish_edition(public, edition, spare)
        assert is_whole(public, edition)
    assert read_site(outside) == {"mine": "mine"}


@pytest.mark.parametrize("seed", range(12))
def test_random_builds_and_tampering_leave_each_site_as_it_was_published(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    public = tmp_path / "public"
    spare = spare_of(public)
    for number in range(12):
        edition = f"edition-{chance.randrange(6)}"
        publish_edition(public, edition, spare)
        assert is_whole(public, edition)
        outside = tmp_path / f"outside-{number}"
        outside.mkdir()
        tree = chance.choice([public, spare])
        # What an earlier round deleted from this tree cannot be tampered with again.
        tamper = chance.choice(TAMPERINGS)
        with suppress(OSError):
            tamper(tree, outside)
            if tree == public and tamper in FOREIGN:
                stops_for(public)
                take_away(public / FOREIGN[tamper])
        if chance.random() < 0.2:
            chance.choice([lose_records, damage_records])(spare)


def test_a_record_that_leads_out_of_the_tree_is_not_believed(tmp_path: Path, public: Path) -> None:
    from lantoa.output.held import Held, Mark
    from lantoa.output.record import read_record, write_record

    spare = spare_of(public)
    record = read_record(trees_of(spare), spare)
    assert record
    (tmp_path / "mine").write_text("mine")
    for path in ("../../mine", str(tmp_path / "mine"), "4/../../../mine"):
        files = {**record.files, path: Held("0" * 32, 4, 1, 1)}
        write_record(trees_of(spare), spare, files, {**record.folders, "..": Mark(1, 1)})
        assert read_record(trees_of(spare), spare) is None
        publish_edition(public, "d", spare)
    assert (tmp_path / "mine").read_text() == "mine"


def test_other_masks_and_modes_are_mended(public: Path) -> None:
    before = os.umask(0o077)
    try:
        publish_edition(public, "d", spare_of(public))
        publish_edition(public, "d", spare_of(public))
        os.umask(0o022)
        assert read_published(public, spare_of(public)) is None
        publish_edition(public, "d", spare_of(public))
    finally:
        os.umask(before)
    assert modes_in(public) == {0o644, 0o755}


def test_a_site_that_did_not_change_is_published_again_without_a_write(
    public: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lantoa.output import writing

    publish_edition(public, "same", spare_of(public))
    publish_edition(public, "same", spare_of(public))

    def refuse(*_: object) -> None:
        raise AssertionError("written")

    with monkeypatch.context() as patch:
        patch.setattr(writing, "_make_file", refuse)
        for _ in range(3):
            publish_edition(public, "same", spare_of(public))
    assert is_whole(public, "same")
    assert read_published(public, spare_of(public))


def test_what_a_stopped_build_wrote_need_not_be_written_again(
    public: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(RuntimeError), open_stage(public, spare_of(public)) as stage:
        write_file(stage, "/", b"new")
        (stage.folder / "4" / "unsaid").write_text("by nobody")
        raise RuntimeError
    with open_stage(public, spare_of(public)) as stage:
        assert stage.holds["index.html"].size == 3
        assert PAGE in stage.holds and "4/unsaid" not in stage.holds
        assert not (stage.folder / "4" / "unsaid").exists()
        write_file(stage, "/", b"new")
        publish(stage)
    assert read_site(public) == {"index.html": "new"}


@pytest.mark.parametrize("spare", ["spare", None])
@pytest.mark.parametrize("lose", [lose_nothing, lose_records])
def test_what_somebody_puts_into_the_site_during_a_build_stops_its_publishing(
    public: Path, spare: str | None, lose: Callable[[Path], None]
) -> None:
    lose(spare_of(public))
    with pytest.raises(SiteError) as caught, open_stage(public, spare and spare_of(public)) as stage:
        write_file(stage, "/", b"new")
        (public / FOLDER / "added.html").write_text("added")
        publish(stage)
    (found,) = caught.value.problems
    assert (found.code, dict(found.about)["found"]) == ("output-not-ours", f"{FOLDER}/added.html")
    assert (public / FOLDER / "added.html").read_text() == "added"


def test_of_a_site_that_an_earlier_version_published_only_the_top_is_known(public: Path) -> None:
    (public / ".lantoa").write_text("".join(f"{path.name}\n" for path in public.iterdir()))
    publish_edition(public, "d", spare_of(public))
    assert is_whole(public, "d")
