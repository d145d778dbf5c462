"""What is kept under .cache/: damaged, poisoned, shared, of an older generator, the site is the same."""

import multiprocessing
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from lantoa import pipeline, sources
from lantoa.errors import SiteError
from lantoa.pages import Desk, sums
from lantoa.pages.sums import plan_sums
from lantoa.pipeline import Options, build_site
from lantoa.relate import likeness
from lantoa.relate.brief import Brief
from lantoa.store import FILE, Store
from lantoa.views import Total
from lantoa.write import press
from tests.rebuild.village import CONFIG, Village, photo

LAMPS = "content/models/den-duong.md"
GARDEN = "content/models/vuon-rau.md"


CLEAN: dict[tuple[object, ...], dict[str, bytes]] = {}
"""What clean builds of some files gave: most tests come to the same ones in the end."""


def sound(village: Village, **options: object) -> dict[str, bytes]:
    """What a clean build of the same files, by the same generator, publishes elsewhere."""
    files = (
        path for name in ("site_config.yaml", "content", "assets") for path in under(village.root / name)
    )
    written = tuple((path.relative_to(village.root), path.read_bytes()) for path in files)
    key = (written, likeness.SHOWN, tuple(options.items()))
    if key not in CLEAN:
        out = village.root.parent / "clean"
        clean = Village(village.root, {**village.options, "out": out})
        clean.build(clean=True, **options)
        CLEAN[key] = clean.bytes()
        shutil.rmtree(out)
    return CLEAN[key]


def under(path: Path) -> list[Path]:
    return sorted(one for one in (path, *path.rglob("*")) if one.is_file())


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def fill_with_garbage(path: Path) -> None:
    path.write_bytes(random.Random(7).randbytes(path.stat().st_size))


def flip_bytes(path: Path) -> None:
    content, some = bytearray(path.read_bytes()), random.Random(11)
    for _ in range(400):
        content[some.randrange(100, len(content))] ^= 0xFF
    path.write_bytes(content)


def become_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def write_down(folder: Path) -> Path:
    """Everything that the store keeps in its one file, without its log."""
    with sqlite3.connect(folder / FILE) as link:
        link.execute("pragma wal_checkpoint(truncate)")
    link.close()
    for name in (f"{FILE}-wal", f"{FILE}-shm"):
        (folder / name).unlink(missing_ok=True)
    return folder / FILE


@pytest.mark.parametrize("damage", [truncate, empty, fill_with_garbage, flip_bytes, become_a_folder])
def test_a_damaged_store_gives_the_same_site(village: Village, damage: Callable[[Path], None]) -> None:
    damage(write_down(village.root / ".cache"))
    village.edit(GARDEN, "Trồng chung", "Trồng riêng")
    problems = village.build().report.problems
    assert village.bytes() == sound(village)
    assert {problem.code for problem in problems} <= {"cache-unusable"}
    village.edit(GARDEN, "Trồng riêng", "Trồng chung")
    village.build()
    assert village.bytes() == sound(village)


@pytest.mark.parametrize("kind", ["read", "told", "html", "found", "opened", "seen"])
def test_kept_values_that_are_lost_are_made_again(village: Village, kind: str) -> None:
    with sqlite3.connect(village.root / ".cache" / FILE) as link:
        link.execute("delete from made where kind = ?", (kind,))
    link.close()
    village.edit(GARDEN, "title: Vườn rau mười hai nhà", "title: Vườn rau mười ba nhà")
    village.build()
    assert village.bytes() == sound(village)


@pytest.mark.parametrize("kind", ["read", "told", "html", "found", "opened", "seen"])
def test_kept_values_that_are_damaged_are_made_again(village: Village, kind: str) -> None:
    with sqlite3.connect(village.root / ".cache" / FILE) as link:
        link.execute(
            "update made set value = cast(substr(value, 1, 9) || x'FF' as blob) where kind = ?", (kind,)
        )
    link.close()
    shutil.rmtree(village.public)
    village.edit(GARDEN, "title: Vườn rau mười hai nhà", "title: Vườn rau mười ba nhà")
    village.build()
    assert village.bytes() == sound(village)


def parts_of(root: Path) -> list[str]:
    with sqlite3.connect(root / ".cache" / FILE) as link:
        found = [part for (part,) in link.execute("select distinct part from states order by part")]
    link.close()
    return found


@pytest.mark.parametrize("value", [b"", b"\0\0\0\0N", b"abcdefgh"])
def test_any_part_of_what_the_last_build_knew_may_be_lost(village: Village, value: bytes) -> None:
    parts = parts_of(village.root)
    assert {"head", "looks", "leaves", "made", "similar", "sums"} <= {part.split("/")[0] for part in parts}
    for number, part in enumerate(parts):
        with sqlite3.connect(village.root / ".cache" / FILE) as link:
            link.execute("update states set value = ? where part = ?", (value, part))
        link.close()
        village.write(GARDEN, (village.root / GARDEN).read_text(encoding="utf-8") + f"\nĐoạn {number}.\n")
        village.build()
    assert village.bytes() == sound(village)


@pytest.mark.parametrize("lost", ["blobs", "entries", "uses", "lock", "trees", "spare"])
def test_lost_or_littered_folders_of_the_cache_give_the_same_site(village: Village, lost: str) -> None:
    path = village.root / ".cache" / lost
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    village.edit(GARDEN, "Trồng chung", "Trồng riêng")
    village.build()
    assert village.bytes() == sound(village)
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    path.write_bytes(b"garbage")
    village.edit(GARDEN, "Trồng riêng", "Trồng chung")
    village.build()
    assert village.bytes() == sound(village)


def test_a_cache_that_cannot_be_written_gives_the_same_site_and_a_warning(village: Village) -> None:
    shutil.rmtree(village.root / ".cache")
    (village.root / ".cache").write_bytes(b"not a folder")
    village.edit(GARDEN, "Trồng chung", "Trồng riêng")
    problems = village.build().report.problems
    assert village.bytes() == sound(village)
    assert [problem.code for problem in problems] == ["cache-unusable"]
    village.build(clean=True)
    assert village.bytes() == sound(village)


def test_a_clean_build_reads_nothing_that_is_kept(village: Village) -> None:
    """What is kept is poisoned, soundly: a build that reads it would publish the poison."""
    root = village.root / ".cache"
    expected = village.bytes()
    with sqlite3.connect(root / FILE) as link:
        pages = [
            (bytes(key), bytes(value))
            for key, value in link.execute("select key, value from made where kind = 'told'")
        ]
    link.close()
    with Store(root) as store:
        for key, _ in pages:
            html, headings = store.get("told", key.hex())
            store.put("told", {key.hex(): (f"<p>ĐỘC</p>{html}", headings)})
    village.edit(GARDEN, "title: Vườn rau mười hai nhà", "title: Vườn rau mười ba nhà")
    village.build(clean=True)
    assert not any("ĐỘC".encode() in content for content in village.bytes().values())
    village.edit(GARDEN, "title: Vườn rau mười ba nhà", "title: Vườn rau mười hai nhà")
    village.build(clean=True)
    assert village.bytes() == expected
    # And it was poison: a build that reads what is kept publishes it.
    village.edit(GARDEN, "title: Vườn rau mười hai nhà", "title: Vườn rau mười ba nhà")
    village.build()
    assert any("ĐỘC".encode() in content for content in village.bytes().values())


def test_a_clean_build_leaves_what_is_kept_alone(village: Village) -> None:
    before = (village.root / ".cache" / FILE).read_bytes()
    village.edit(GARDEN, "Trồng chung", "Trồng riêng")
    village.build(clean=True)
    assert (village.root / ".cache" / FILE).read_bytes() == before


def test_another_generator_uses_nothing_of_this_ones(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "_versions", lambda: ("another",))
    monkeypatch.setattr(likeness, "SHOWN", 1)
    built = village.build()
    assert built.rendered == built.report.pages
    assert village.bytes() == sound(village)


@pytest.mark.parametrize("part", ["leaves", "made", "similar", "sums", "groups", "standing", "files"])
def test_what_an_older_generator_left_in_another_shape_is_not_read(
    village: Village, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    root = village.root / ".cache"
    with sqlite3.connect(root / FILE) as link:
        names = [name for (name,) in link.execute("select distinct name from states")]
    link.close()
    with Store(root) as store:
        for name in names:
            store.put_state(name, {part: {"x": (1, 2, 3)}})
    monkeypatch.setattr(sources, "_versions", lambda: ("another",))
    village.build()
    assert village.bytes() == sound(village)


def test_another_photo_recipe_makes_what_shows_a_photo_again(village: Village) -> None:
    for quality in (40, 60):
        village.write("site_config.yaml", f"{CONFIG}photos:\n  quality:\n    jpeg: {quality}\n")
        assert village.build().rendered > 1
        assert village.bytes() == sound(village)


def test_any_number_of_jobs_gives_the_same_bytes(village: Village) -> None:
    expected = village.bytes()
    for jobs in (1, 3):
        shutil.rmtree(village.root / ".cache")
        shutil.rmtree(village.public)
        assert village.build(jobs=jobs).rendered == len([name for name in expected if name.endswith(".html")])
        assert village.bytes() == expected
    village.edit(GARDEN, "title: Vườn rau mười hai nhà", "title: Vườn rau mười ba nhà")
    village.build(jobs=3)
    assert village.bytes() == sound(village)


def test_a_build_without_search_and_then_one_with_it(village: Village) -> None:
    whole = village.bytes()
    village.edit(LAMPS, "Mỗi nhà một buổi.", "Mỗi nhà hai buổi.")
    assert village.build(search=False).rendered == 1
    assert village.bytes() == sound(village, search=False)
    # What search takes from a page is not made while nobody asks for it.
    assert village.build().rendered <= 1
    assert village.bytes() == sound(village)
    village.edit(LAMPS, "Mỗi nhà hai buổi.", "Mỗi nhà một buổi.")
    village.build()
    assert village.bytes() == whole


def test_a_preview_and_the_public_site_stand_side_by_side(village: Village) -> None:
    preview = Village(
        village.root, {**village.options, "out": village.root / ".cache/xem/public", "drafts": True}
    )
    whole = village.bytes()
    assert preview.build().rendered > 0
    assert preview.build().rendered == 0
    assert village.build().rendered == 0
    village.edit("content/models/den-duong.md", "do: Họp thôn", "do: Họp cả thôn")
    assert preview.build().rendered == 2
    assert village.bytes() == whole
    assert village.build().rendered == 2
    assert village.build().rendered == preview.build().rendered == 0
    assert {name: content for name, content in preview.bytes().items() if name != ".lantoa"} == {
        name: content for name, content in village.bytes().items() if name != ".lantoa"
    }


def build_in(root: Path, out: Path | None) -> None:
    build_site(Options(root, out, jobs=1))


@pytest.mark.parametrize("other", [None, "other"])
def test_two_builds_at_the_same_time_give_the_same_site(village: Village, other: str | None) -> None:
    out = village.root.parent / other if other else None
    method = multiprocessing.get_context("spawn")
    for number in range(2):
        village.write(GARDEN, (village.root / GARDEN).read_text(encoding="utf-8") + f"\nĐoạn {number}.\n")
        running = [method.Process(target=build_in, args=(village.root, place)) for place in (None, out)]
        for each in running:
            each.start()
        for each in running:
            each.join()
        assert [each.exitcode for each in running] == [0, 0]
    expected = sound(village)
    assert village.bytes() == expected
    if out:
        assert Village(village.root, {"out": out}).bytes() == expected
    assert village.build().rendered == 0


def test_what_nobody_needs_any_more_goes(village: Village, monkeypatch: pytest.MonkeyPatch) -> None:
    from lantoa import pruning

    monkeypatch.setattr(pruning, "_SPARED", 0)
    for number in range(4):
        village.edit(
            "site_config.yaml", "tagline: Việc nhỏ" if not number else "tagline: Việc", "tagline: Việc"
        )
        village.edit("site_config.yaml", "title: Dân vận khéo xã Thử", "title: Dân vận khéo xã Thử!")
        village.edit("site_config.yaml", "title: Dân vận khéo xã Thử!", f"title: Tên {number}")
        village.build()
        village.edit("site_config.yaml", f"title: Tên {number}", "title: Dân vận khéo xã Thử")
        village.build()
    with Store(village.root / ".cache") as store:
        assert store.count("html") <= 2 * len([name for name in village.bytes() if name.endswith(".html")])
    assert village.bytes() == sound(village)


@pytest.mark.parametrize("jobs", [1, 2])
def test_totals_that_were_added_up_once_are_known_to_the_next_build(
    village: Village, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    """Whoever made the page: a worker tells what it found."""
    monkeypatch.setattr(press, "_CHUNK", 4)
    shutil.rmtree(village.root / ".cache")
    village.build(jobs=jobs)
    asked = []

    def noting(desk: Desk, models: Iterable[Brief], least: int = 2) -> tuple[Total, ...]:
        asked.append([model.slug for model in models])
        return plan_sums(desk, models, least)

    monkeypatch.setattr(sums, "plan_sums", noting)
    village.edit(LAMPS, "Mỗi nhà một buổi.", "Mỗi nhà hai buổi.")
    assert village.build(jobs=jobs).rendered == 1
    assert asked == []
    village.edit(LAMPS, "value: 40", "value: 41")
    village.build(jobs=1)
    assert asked, "nothing was noted: it tests nothing"
    assert all("den-duong" in models for models in asked)
    assert village.bytes() == sound(village)


def test_a_build_that_stopped_leaves_nothing_that_a_later_one_takes_for_its_own(village: Village) -> None:
    """The text is the same, what it names was another picture for a while."""
    village.edit(LAMPS, "Mỗi nhà một buổi.", "Mỗi nhà một buổi.\n\n![Đêm](/dem.png)")
    village.write("assets/dem.png", photo("black"))
    village.build()
    village.write("assets/dem.png", photo("white"))
    village.edit(GARDEN, "period: 2024", "period: 20244")
    with pytest.raises(SiteError):
        village.build()
    village.write("assets/dem.png", photo("black"))
    village.edit(GARDEN, "period: 20244", "period: 2024")
    village.edit("content/models/den-ngo.md", "title: Đèn ngõ nhỏ", "title: Đèn ngõ")
    village.build()
    assert village.bytes() == sound(village)


def test_a_preview_of_another_picture_leaves_the_public_site_its_own(village: Village) -> None:
    village.edit(LAMPS, "Mỗi nhà một buổi.", "Mỗi nhà một buổi.\n\n![Đêm](/dem.png)")
    village.write("assets/dem.png", photo("black"))
    village.build()
    village.write("assets/dem.png", photo("white"))
    Village(village.root, {**village.options, "out": village.root / ".cache/xem/public"}).build()
    village.write("assets/dem.png", photo("black"))
    village.edit("content/models/den-ngo.md", "title: Đèn ngõ nhỏ", "title: Đèn ngõ")
    village.build()
    assert village.bytes() == sound(village)


def test_what_was_saved_during_a_build_and_then_undone_is_on_no_page(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    look, first = pipeline.read_sources, "Mỗi nhà một buổi."

    def look_before_it_is_saved(
        root: Path, before: Mapping[str, sources.Look], running: Mapping[str, str] | None
    ) -> sources.Sources:
        found = look(root, before, running)
        village.edit(LAMPS, "Mỗi nhà hai buổi.", "Mỗi nhà ba buổi.")
        return found

    village.edit(LAMPS, first, "Mỗi nhà hai buổi.")
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "read_sources", look_before_it_is_saved)
        village.build()
    assert "Mỗi nhà ba buổi.".encode() in village.bytes()["mo-hinh/den-duong/index.html"]
    village.edit(LAMPS, "Mỗi nhà ba buổi.", "Mỗi nhà hai buổi.")
    village.build()
    assert village.bytes() == sound(village)


def test_two_pages_of_one_text_are_two_pages(village: Village) -> None:
    text = (village.root / "content/news/cho-phien.md").read_bytes()
    village.write("content/news/cho-sang.md", text)
    village.write("content/news/cho-toi.md", text)
    village.build()
    assert village.bytes() == sound(village)
    assert {"tin-tuc/cho-sang/index.html", "tin-tuc/cho-toi/index.html"} <= village.bytes().keys()
