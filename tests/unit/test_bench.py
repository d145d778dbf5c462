"""The bench: the clock counts all processes, edits are what they say and are undone, the tables are right."""

import sys
from collections import Counter
from pathlib import Path

import pytest

from bench.__main__ import write_sites
from bench.clock import CommandFailed, Cost, measure
from bench.corpus import write_corpus
from bench.edits import Targets, edit
from bench.hugo_site import write_hugo_site
from bench.jinja_site import write_eleventy_site, write_pelican_site
from bench.peers import Ours
from bench.plain_content import read_plain_content
from bench.rounds import Figures
from bench.tables import CLOSING, OPENING, as_json, from_json, put_between, write_markdown, write_text
from bench.tools import TOOLS


def test_the_clock_counts_the_cpu_of_children(tmp_path: Path):
    child = "x = sum(range(3_000_000))"
    alone = measure([[sys.executable, "-c", child]], tmp_path)
    parent = f"import subprocess, sys; [subprocess.run([sys.executable, '-c', {child!r}]) for _ in range(4)]"
    assert measure([[sys.executable, "-c", parent]], tmp_path).cpu > 2 * alone.cpu


def test_the_clock_adds_the_memory_of_processes_that_run_together(tmp_path: Path):
    child = "import time; held = bytearray(60_000_000); held[:] = b'x' * len(held); time.sleep(1)"
    parent = (
        "import subprocess, sys; found = [subprocess.Popen([sys.executable, '-c', sys.argv[1]]) for _ in range(3)];"
        "[one.wait() for one in found]"
    )
    assert measure([[sys.executable, "-c", parent, child]], tmp_path).memory > 170


def test_commands_one_after_the_other_add_their_times_and_keep_the_larger_peak():
    assert Cost(1, 2, 300).then(Cost(4, 5, 60)) == Cost(5, 7, 300)


def test_a_command_that_fails_is_no_measurement(tmp_path: Path):
    with pytest.raises(CommandFailed, match="nothing there"):
        measure([[sys.executable, "-c", "raise SystemExit('nothing there')"]], tmp_path)


def test_an_edit_changes_only_what_it_names_and_never_the_same_way_twice():
    text = "---\nslug: x\ntitle: Tên\n---\n\nBài."
    assert edit("title", text, 1) == "---\nslug: x\ntitle: Tên lần 1\n---\n\nBài."
    assert edit("body", text, 1).startswith(text)
    assert edit("body", text, 1) != edit("body", text, 2)
    assert (
        edit("layout", "<article>x</article>", 1).replace("<p hidden>Lượt đo 1</p>\n", "")
        == "<article>x</article>"
    )


def test_an_edit_is_undone(tmp_path: Path):
    model, layout = tmp_path / "a.md", tmp_path / "b.html"
    model.write_text("---\nx: 1\ntitle: Tên\n---\n")
    layout.write_text("<article></article>")
    for case in ("body", "title", "layout"):
        with pytest.raises(ZeroDivisionError), Targets(model, layout).edited(case, 1):
            assert "1" in (layout if case == "layout" else model).read_text()
            raise ZeroDivisionError
    assert (model.read_text(), layout.read_text()) == ("---\nx: 1\ntitle: Tên\n---\n", "<article></article>")


def test_the_edits_of_our_site_find_their_files(tmp_path: Path):
    write_corpus(tmp_path / "corpus", 6)
    ours = Ours(tmp_path / "lantoa")
    ours.write(tmp_path / "corpus")
    for case in ("body", "title", "layout"):
        with ours.targets().edited(case, 7):
            pass


def test_a_table_shows_medians_and_what_they_are_of_hugo():
    costs = (Cost(3, 6, 100), Cost(1, 2, 300), Cost(2, 4, 200))
    ours = Figures(1000, "lantoa", "cold", False, costs, 12, 3_400_000)
    hugo = Figures(1000, "hugo", "cold", False, (Cost(4, 8, 600),), 12, 3_300_000)
    row = next(line for line in write_markdown((ours, hugo)).splitlines() if line.startswith("| dựng"))
    assert row == "| dựng từ đầu | 2,00 (4,00; 300) | 4,00 (8,00; 600) | **0,50** (0,50; 0,50) |"
    assert "1.000 mô hình, lantoa: 12 tệp, 3,4 MB" in write_text((ours, hugo))
    assert from_json(as_json((ours, hugo))) == (ours, hugo)


def test_a_table_takes_the_place_of_the_one_before():
    page = f"Trước\n{OPENING}\ncũ\n{CLOSING}\nSau"
    assert (
        put_between(put_between(page, "mới"), "mới nhất") == f"Trước\n{OPENING}\n\nmới nhất\n\n{CLOSING}\nSau"
    )
    with pytest.raises(ValueError, match="bảng"):
        put_between("không có chỗ", "mới")


def test_the_page_about_speed_has_a_place_for_the_table():
    page = (Path(__file__).parents[2] / "docs/performance.md").read_text(encoding="utf-8")
    assert put_between(page, "x").count(OPENING) == 1


def test_the_hugo_site_has_every_page_of_content(tmp_path: Path):
    write_corpus(tmp_path / "corpus", 12)
    content = read_plain_content(tmp_path / "corpus")
    config = {
        "fields": {"kinh-te": {"name": "Kinh tế", "description": "", "colour": "rice", "icon": "sprout"}}
    }
    write_hugo_site(content, config, tmp_path / "hugo")
    models = {path.stem for path in (tmp_path / "corpus/content/models").glob("*.md")}
    assert {path.stem for path in (tmp_path / "hugo/content/mo-hinh").glob("[!_]*.md")} == models
    text = (tmp_path / "hugo/content/mo-hinh" / f"{min(models)}.md").read_text()
    body = (tmp_path / "corpus/content/models" / f"{min(models)}.md").read_text().split("\n---\n", 1)[1]
    assert text.endswith(body.strip() + "\n")
    places = {path.parent.name for path in (tmp_path / "hugo/content/dia-ban").glob("*/_index.md")}
    assert places == set(content.places)


def test_what_other_generators_get_is_what_our_own_build_works_out(tmp_path: Path):
    """Status, level, years and followers of every model, against the open data of a build."""
    import json

    from lantoa.pipeline import Options, build_site

    write_corpus(tmp_path, 30)
    build_site(Options(tmp_path))
    rows = json.loads((tmp_path / "public/du-lieu/models.json").read_text())["models"]
    found = {entry.slug: entry.front for entry in read_plain_content(tmp_path).entries["models"]}
    for row in rows:
        front = found[row["slug"]]
        own = (front["status"], front["level"], front.get("award"), front["followers"], front["complete"])
        assert own == (row["status"], row["level"], row["award"], row["followers"], row["completeness"])


@pytest.mark.parametrize("write", [write_eleventy_site, write_pelican_site])
def test_the_other_sites_have_every_page_of_content_at_our_address(tmp_path: Path, write):
    write_corpus(tmp_path / "corpus", 12)
    config = {"title": "Trang", "fields": {}}
    write(read_plain_content(tmp_path / "corpus"), config, tmp_path / "site")
    texts = [path.read_text() for path in (tmp_path / "site/content").rglob("*.md")]
    urls = {
        line.removeprefix("url: ")
        for text in texts
        for line in text.splitlines()
        if line.startswith("url: /")
    }
    models = {f"/mo-hinh/{path.stem}/" for path in (tmp_path / "corpus/content/models").glob("*.md")}
    assert models <= urls and len(urls) == 12 + 1 + 5 + 3


def test_sites_that_other_code_wrote_are_written_again(tmp_path: Path):
    peer = write_sites(tmp_path, 3, 0, ["lantoa"])["lantoa"]
    (peer.folder / "old").touch()
    assert (write_sites(tmp_path, 3, 0, ["lantoa"])["lantoa"].folder / "old").exists()
    (tmp_path / "3" / "made-by").write_text("other code")
    assert not (write_sites(tmp_path, 3, 0, ["lantoa"])["lantoa"].folder / "old").exists()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["hugo", "eleventy", "pelican"])
def test_the_other_generators_make_as_many_pages_of_each_kind_and_the_same_other_files_as_we_do(
    tmp_path: Path, name
):
    if not (TOOLS / ("node" if name == "eleventy" else "python")).is_dir():
        pytest.skip("`make bench` has not fetched it")
    peers = write_sites(tmp_path, 30, 0, ["lantoa", name])
    counts, others = [], []
    for peer in peers.values():
        measure(peer.commands(False), peer.folder)
        files = [path.relative_to(peer.output) for path in peer.output.rglob("*") if path.is_file()]
        counts.append(Counter(path.parts[0] for path in files if path.suffix == ".html"))
        others.append({str(path) for path in files if path.suffix != ".html" and path.parts[0] != "assets"})
    assert counts[0] == counts[1]
    assert others[0] - {".lantoa", "_headers"} == others[1]
