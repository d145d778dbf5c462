import re
from pathlib import Path

import pytest

from lantoa.assets import AssetMissing, Assets, plan_assets, write_assets
from lantoa.assets.shorten import shorten
from lantoa.errors import SiteError
from lantoa.output import open_stage

FONT = "@font-face { src: url('../fonts/x.woff2#a') }"


def folder(root: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    root.mkdir(exist_ok=True)
    return root


def planned(tmp_path: Path, files: dict[str, str | bytes]) -> Assets:
    return plan_assets((folder(tmp_path / "assets", files),))


def problems_of(tmp_path: Path, files: dict[str, str | bytes]) -> list[tuple[str, str]]:
    with pytest.raises(SiteError) as caught:
        planned(tmp_path, files)
    return [(str(found.at), found.code) for found in caught.value.problems]


def test_a_folder_is_published_under_a_name_of_its_content(tmp_path: Path) -> None:
    one = planned(tmp_path / "1", {"css/site.css": "a{}", "css/print.css": "b{}"})
    assert re.fullmatch(r"/assets/css-[0-9a-f]{10}/site\.css", one.url("css/site.css"))
    same = planned(tmp_path / "2", {"css/print.css": "b{}", "css/site.css": "a{}"})
    assert same == one
    other = planned(tmp_path / "3", {"css/site.css": "a{}", "css/print.css": "c{}"})
    assert other.url("css/site.css") != one.url("css/site.css")


def test_a_renamed_file_changes_the_name_of_its_folder(tmp_path: Path) -> None:
    one = planned(tmp_path / "1", {"img/a.png": "x", "img/b.png": "y"})
    other = planned(tmp_path / "2", {"img/a.png": "x", "img/c.png": "y"})
    assert one.url("img/a.png") != other.url("img/a.png")


def test_the_sites_file_stands_in_for_the_generators(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours", {"css/site.css": "ours{}", "css/print.css": "print{}"})
    theirs = folder(tmp_path / "theirs", {"css/site.css": "theirs{}", "img/logo.svg": "<svg/>"})
    assets = plan_assets((ours, theirs))
    assert assets.contents == {
        "css/print.css": b"print{}",
        "css/site.css": b"theirs{}",
        "img/logo.svg": b"<svg/>",
    }


def test_a_stylesheet_names_the_published_folder_of_a_font(tmp_path: Path) -> None:
    assets = planned(tmp_path, {"css/site.css": FONT, "fonts/x.woff2": b"font"})
    published = assets.url("fonts/x.woff2").removeprefix("/assets/")
    assert assets.contents["css/site.css"].decode() == FONT.replace("../fonts/x.woff2", f"../{published}")


def test_a_changed_font_changes_the_name_of_the_stylesheet(tmp_path: Path) -> None:
    one = planned(tmp_path / "1", {"css/site.css": FONT, "fonts/x.woff2": b"font"})
    other = planned(tmp_path / "2", {"css/site.css": FONT, "fonts/x.woff2": b"another"})
    assert one.url("css/site.css") != other.url("css/site.css")


def test_references_inside_a_folder_and_to_elsewhere_stay(tmp_path: Path) -> None:
    text = '@import "base.css"; a { background: url(data:image/png;base64,AA==) } /* url("gone.png") */'
    script = 'import { x } from "./x.js";\nconst word = "../not/a/reference";'
    files = {"css/site.css": text, "css/base.css": "", "js/main.js": script, "js/x.js": ""}
    assets = planned(tmp_path, files)
    assert assets.contents["css/site.css"].decode() == text
    assert assets.contents["js/main.js"].decode() == script


def test_a_deeper_stylesheet_and_a_file_of_the_root_find_each_other(tmp_path: Path) -> None:
    deep = "a { background: url(../../img/a%20b.png) } b { background: url('../../favicon.svg') }"
    files = {"css/parts/deep.css": deep, "img/a b.png": b"x", "favicon.svg": "<svg/>"}
    assets = planned(tmp_path, files)
    folder_name = assets.url("img/a b.png").split("/")[2]
    rewritten = assets.contents["css/parts/deep.css"].decode()
    assert f"url(../../{folder_name}/a%20b.png)" in rewritten
    assert "url('../../../favicon.svg')" in rewritten
    assert assets.url("favicon.svg") == "/favicon.svg"


def test_a_reference_to_nothing_is_placed(tmp_path: Path) -> None:
    files = {"css/site.css": "a{}\n b { background: url(../img/gone.png) }", "img/gone.jpg": b""}
    assert problems_of(tmp_path, files) == [("assets/css/site.css:2:22", "missing-asset")]


def test_folders_that_need_each_other_are_refused(tmp_path: Path) -> None:
    files = {"css/a.css": "@import '../js/b.css'", "js/b.css": "@import '../css/a.css'"}
    assert problems_of(tmp_path, files) == [("assets/css:1:1", "asset-circle")]


def test_a_link_out_of_the_folder_and_a_broken_text_are_refused(tmp_path: Path) -> None:
    root = folder(tmp_path / "assets", {"css/site.css": b"\xff"})
    (tmp_path / "secret").write_text("secret")
    (root / "leak.txt").symlink_to(tmp_path / "secret")
    assert problems_of(tmp_path, {}) == [
        ("assets/css/site.css:1:1", "asset-not-text"),
        ("assets/leak.txt:1:1", "asset-outside"),
    ]


def test_hidden_files_stay_and_licences_go_along(tmp_path: Path) -> None:
    assets = planned(tmp_path, {".DS_Store": b"", "fonts/.git/x": b"", "fonts/LICENSE": "OFL"})
    assert list(assets.contents) == ["fonts/LICENSE"]


def test_what_something_else_publishes_is_left_out(tmp_path: Path) -> None:
    root = folder(tmp_path / "assets", {"img/photo.jpg": b"raw", "img/logo.svg": "<svg/>"})
    assert list(plan_assets((root,), frozenset({"img/photo.jpg"})).contents) == ["img/logo.svg"]


def test_a_missing_asset_says_what_was_meant(tmp_path: Path) -> None:
    assets = planned(tmp_path, {"css/site.css": "", "icons/map-pin.svg": "<svg/>"})
    assert assets.read_icon("map-pin") == "<svg/>"
    with pytest.raises(AssetMissing) as caught:
        assets.read_icon("map-pim")
    assert (caught.value.name, caught.value.nearest) == ("icons/map-pim.svg", ("icons/map-pin.svg",))


def test_assets_are_written_where_their_urls_say(tmp_path: Path) -> None:
    assets = planned(tmp_path, {"css/site.css": "a{}", "robots-extra.txt": "x"})
    with open_stage(tmp_path / "public") as stage:
        write_assets(assets, stage)
        for name, url in assets.urls.items():
            assert (stage.folder / url.removeprefix("/")).read_bytes() == assets.contents[name]


def test_what_the_generator_brings_is_published_short_and_what_a_site_brings_as_it_is(tmp_path: Path) -> None:
    style, script = "/* why */\na {\n  color: red;\n}\n", "/* why */\nexport const one = 1; // two\n"
    ours = folder(tmp_path / "ours", {"css/site.css": style, "js/site.js": script, "js/x/old.js": script})
    theirs = folder(tmp_path / "theirs", {"css/own.css": style, "js/site.js": script})
    contents = plan_assets((ours, theirs), ours=ours).contents
    assert contents["css/site.css"] == b"\na {\ncolor: red;\n}\n"
    assert contents["js/x/old.js"].strip() == b"export const one=1;"
    assert contents["css/own.css"] == style.encode()
    assert contents["js/site.js"] == script.encode()


def test_a_script_with_texts_inside_texts_is_published_as_it_is(tmp_path: Path) -> None:
    scripts = {
        "js/a.js": "const a = (b) => `x ${b ? `y   ${b}` : ''}  z`;  // said\n",
        "js/b.js": 'const a = (b) => `<ul>${b.map(({ c }) => `<li>${c} mô hình</li>`).join("")}</ul>`; // said\n',
    }
    ours = folder(tmp_path / "ours", scripts)
    contents = plan_assets((ours,), ours=ours).contents
    assert contents == {name: script.encode() for name, script in scripts.items()}


def test_what_says_whose_work_it_is_stays(tmp_path: Path) -> None:
    ours = folder(
        tmp_path / "ours", {"css/a.css": "/*! (c) A */\na { }\n", "js/a.js": "/*! (c) A */\nlet a = 1;\n"}
    )
    for content in plan_assets((ours,), ours=ours).contents.values():
        assert content.startswith(b"/*! (c) A */")


def test_what_looks_like_a_comment_and_a_comment_that_parts_two_values_stay() -> None:
    text = "/*! Don't */ a { margin: 0/* no space */auto; content: '/* */'; }\n  /* it's */ b { content: \"/*\" }"
    assert shorten("a.css", text) == text.replace("  /* it's */", "")


def test_a_short_script_names_other_folders_as_they_are_published(tmp_path: Path) -> None:
    files = {"css/site.css": f"/* why */ {FONT}", "fonts/x.woff2": b"font"}
    ours = folder(tmp_path / "ours", files)
    assets = plan_assets((ours,), ours=ours)
    published = assets.url("fonts/x.woff2").removeprefix("/assets/")
    assert f"../{published}#a".encode() in assets.contents["css/site.css"]
    assert b"why" not in assets.contents["css/site.css"]


def test_every_script_can_be_shortened() -> None:
    # One that cannot be is published as it is: that would not be noticed, and cost visitors a quarter more.
    paths = sorted((Path(__file__).parents[2] / "assets/js").glob("*.js"))
    assert len(paths) > 20
    for path in paths:
        written = path.read_text(encoding="utf-8")
        assert len(shorten(path.name, written)) < len(written), path.name
