"""The W3C checker finds no error or warning in any page, stylesheet or drawing, and is seen to find planted faults."""

import subprocess
from pathlib import Path

import pytest

from tests.sites import built_site

FAULTS = {
    "duplicate id": '<p id="a">một</p><p id="a">hai</p>',
    "picture without words": '<img src="a.png">',
    "block in a paragraph": "<p><div>một</div></p>",
    "unknown attribute": '<p colour="red">một</p>',
    "a heading left out": "<h2>Hai</h2><h4>Bốn</h4>",
    "a button in a link": '<a href="/"><button>Bấm</button></a>',
}
HEAD = '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Thử</title></head>'
PAGE = HEAD + "<body><h1>Một</h1>{}</body></html>"


def checked(command: list[str], *paths: Path) -> str:
    run = subprocess.run([*command, *map(str, paths)], check=False, capture_output=True, text=True)
    return run.stdout + run.stderr if run.returncode else ""


@pytest.fixture(scope="session", params=["content", "example"])
def at_the_root(request, tmp_path_factory) -> Path:
    """Each site, once: under a base path its addresses differ, and those lychee reads."""
    return built_site(request.param, "/", tmp_path_factory)


def test_every_built_page_is_valid(vnu, at_the_root):
    assert len(list(at_the_root.rglob("*.html"))) > 50
    assert checked([*vnu, "--skip-non-html"], at_the_root) == ""


def test_every_stylesheet_and_drawing_is_valid(vnu, tmp_path_factory):
    sites = [built_site(name, "/", tmp_path_factory) for name in ("content", "example")]
    for kind in ("css", "svg"):
        # Both sites have most of them: each is read once, for it is the program's start that takes long.
        found = {
            path.read_bytes(): path for site in sites for path in sorted(site.glob(f"assets/*/*.{kind}"))
        }
        assert found
        assert checked([*vnu, f"--{kind}"], *found.values()) == ""


def test_the_checker_finds_every_planted_fault_in_html(vnu, tmp_path):
    for number, fault in enumerate(FAULTS.values()):
        (tmp_path / f"fault-{number}.html").write_text(PAGE.format(fault), encoding="utf-8")
    told = checked([*vnu, "--skip-non-html"], tmp_path)
    assert [fault for number, fault in enumerate(FAULTS) if f"fault-{number}.html" not in told] == []


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.css", "p { colour: red }", "--css"),
        ("a.svg", '<svg xmlns="http://www.w3.org/2000/svg"><p/></svg>', "--svg"),
    ],
)
def test_the_checker_finds_a_planted_fault_elsewhere(vnu, tmp_path, name, text, kind):
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert checked([*vnu, kind], tmp_path / name) != ""
