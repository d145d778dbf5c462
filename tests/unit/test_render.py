from pathlib import Path
from typing import Any

import pytest

from lantoa.assets import plan_assets
from lantoa.errors import SiteError
from lantoa.pipeline import Options, check_site_folder
from lantoa.reading.config import parse_config
from lantoa.render import make_renderer
from lantoa.words import Words
from tests.conftest import CONFIG, model_page, write_site


class SamplePage:
    """A page as far as a renderer looks at it."""

    url = "/a/"
    layout = "a.html"
    view = None


def rendered(folder: Path, language: str = "vi", **layouts: str) -> str:
    (folder / "layouts").mkdir()
    for name, text in layouts.items():
        (folder / "layouts" / f"{name}.html").write_text(text, encoding="utf-8")
    config = parse_config(f"{CONFIG}language: {language}\n".encode())
    nothing: Any = None
    page: Any = SamplePage()
    renderer = make_renderer(
        config,
        Words(language, {}),
        nothing,
        plan_assets(()),
        (folder / "layouts",),
        lambda _page, _config: "",
    )
    return renderer.render(page).html


def fault(folder: Path, **layouts: str) -> tuple[str, str]:
    with pytest.raises(SiteError) as caught:
        rendered(folder, **layouts)
    (found,) = caught.value.problems
    return found.code, str(found.at)


def test_what_is_shown_is_escaped(tmp_path: Path) -> None:
    assert rendered(tmp_path, a="{{ '<b>' }}") == "&lt;b&gt;"


@pytest.mark.parametrize(("language", "shown"), [("vi", "9.000,5"), ("en", "9,000.5")])
def test_numbers_are_in_the_language_of_the_site(tmp_path: Path, language: str, shown: str) -> None:
    assert rendered(tmp_path, language, a="{{ 9000.5|number }}") == shown


def test_a_layout_that_cannot_be_read_is_placed_at_its_line(tmp_path: Path) -> None:
    assert fault(tmp_path, a="<p>\n{% if page %}\n") == ("layout-fault", "layouts/a.html:2:1")


def test_a_name_that_nothing_stands_for_is_placed_at_its_line(tmp_path: Path) -> None:
    assert fault(tmp_path, a="<p>\n\n{{ page.nothing }}") == ("layout-fault", "layouts/a.html:3:1")


def test_a_layout_that_asks_for_another_which_is_not_there_says_so(tmp_path: Path) -> None:
    assert fault(tmp_path, a="{% include 'b.html' %}")[0] == "layout-missing"


@pytest.mark.parametrize("text", ["{{ 1 / 0 }}", "{{ 'a' * 10**20 }}", "{{ 5() }}", "{{ page|int(x=1) }}"])
def test_an_expression_that_fails_is_placed_at_its_line(tmp_path: Path, text: str) -> None:
    assert fault(tmp_path, a=f"<p>\n{text}") == ("layout-fault", "layouts/a.html:2:1")


def test_a_layout_that_includes_itself_is_told_and_not_followed_for_ever(tmp_path: Path) -> None:
    assert fault(tmp_path, a="{% include 'a.html' %}")[0] == "layout-fault"


def test_an_icon_that_is_not_there_is_placed_where_a_layout_asks_for_it(tmp_path: Path) -> None:
    assert fault(tmp_path, a="<p>\n{{ icon('gone') }}") == ("missing-asset", "layouts/a.html:2:1")


def test_a_layout_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    site = write_site(
        tmp_path, {"content/models/a.md": model_page(), "layouts/model.html": "é".encode("latin-1")}
    )
    found = check_site_folder(Options(site))
    assert [(problem.code, problem.at.file) for problem in found] == [("layout-fault", "layouts/model.html")]
