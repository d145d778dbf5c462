"""The W3C checker finds no error on any page; and it is seen to find the faults that are planted."""

import subprocess
from pathlib import Path

import pytest

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


def test_every_built_page_is_valid(vnu, built):
    folder, _ = built
    assert len(list(folder.rglob("*.html"))) > 50
    assert checked([*vnu, "--skip-non-html"], folder) == ""


def test_every_stylesheet_is_valid(vnu, built):
    folder, base_path = built
    if base_path != "/":
        pytest.skip("the same stylesheets as at the root")
    sheets = sorted(folder.glob("assets/css-*/*.css"))
    assert sheets
    assert checked([*vnu, "--css"], *sheets) == ""


@pytest.mark.parametrize("fault", FAULTS)
def test_the_checker_finds_a_planted_fault(vnu, tmp_path, fault):
    page = tmp_path / "index.html"
    page.write_text(PAGE.format(FAULTS[fault]), encoding="utf-8")
    assert checked([*vnu, "--skip-non-html"], tmp_path) != ""
