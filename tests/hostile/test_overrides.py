"""A site's own layouts and assets stay in its folder, whatever they name and wherever their links lead."""

from collections.abc import Callable
from pathlib import Path

import pytest

from lantoa.errors import SiteError
from lantoa.pipeline import Options, build_site
from lantoa.render.layouts import read_layouts
from tests.conftest import model_page, write_site

SECRET = "SECRET-OF-THE-MACHINE"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "secret.html").write_text(SECRET)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "card.html").write_text(SECRET)
    (tmp_path / "outside" / "vi.yaml").write_text(f"redirect: {{moved: {SECRET}}}")
    return write_site(tmp_path / "site", {"content/models/a.md": model_page(), "layouts/parts/own.html": "x"})


def included(name: str) -> Callable[[Path], None]:
    return lambda site: (site / "layouts" / "model.html").write_text(f'{{% include "{name}" %}}') and None


def linked(name: str, target: str) -> Callable[[Path], None]:
    def link(site: Path) -> None:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).symlink_to(site.parent / target)

    return link


@pytest.mark.parametrize(
    ("plant", "code"),
    [
        (included("../../secret.html"), "layout-missing"),
        (included("../secret.html"), "layout-missing"),
        (included("parts/../../../secret.html"), "layout-missing"),
        (included("/etc/hostname"), "layout-missing"),
        (included("words/vi.yaml"), "layout-missing"),
        (included("..\\\\secret.html"), "layout-missing"),
        (linked("layouts/model.html", "secret.html"), "layout-outside"),
        (linked("layouts/parts/more", "outside"), "layout-outside"),
        (linked("layouts/words/vi.yaml", "outside/vi.yaml"), "layout-outside"),
        (linked("assets/leak.txt", "secret.html"), "asset-outside"),
    ],
)
def test_nothing_from_outside_is_taken(site: Path, plant: Callable[[Path], None], code: str) -> None:
    plant(site)
    with pytest.raises(SiteError) as stopped:
        build_site(Options(site, jobs=1, search=False))
    assert {found.code for found in stopped.value.problems} == {code}
    assert not (site / "public").exists()


def test_a_link_inside_the_folder_is_followed(site: Path) -> None:
    (site / "layouts" / "parts" / "again.html").symlink_to("own.html")
    assert read_layouts((site / "layouts",)).texts["parts/again.html"] == b"x"
