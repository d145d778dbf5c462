"""Pagefind missing, ending, silent or talking nonsense: one problem that says so, and the old site stays."""

from collections.abc import Callable
from pathlib import Path

import pagefind_bin
import pytest

from lantoa.errors import SiteError
from lantoa.machine.search import pagefind
from lantoa.pipeline import Options, build_site
from tests.conftest import model_page, write_site
from tests.faults.editions import read_tree, unlike_manifest

SAYS_LITTLE = "eyJwYXlsb2FkIjogeyJ0eXBlIjogIk5ld0luZGV4In19"
PROGRAMS = {
    "ends": ("#!/bin/sh\necho 'out of memory' >&2\nexit 3\n", "out of memory"),
    "ends in the middle": (f"#!/bin/sh\nprintf '{SAYS_LITTLE},{SAYS_LITTLE[:20]}'\n", "without a word"),
    "is killed": ("#!/bin/sh\nkill -9 $$\n", "without a word"),
    "hangs": ("#!/bin/sh\nexec sleep 600\n", "no answer"),
    "hangs with a child": ("#!/bin/sh\nsleep 600 & wait\n", "no answer"),
    "talks on and on": ("#!/bin/sh\nexec yes ,\n", "is none"),
    "talks nonsense": ("#!/bin/sh\necho 'no base64!,'\n", "is none"),
    "gives other answers": (f"#!/bin/sh\nprintf '{SAYS_LITTLE},{SAYS_LITTLE},'; sleep 600\n", "is none"),
    "is no program": ("\0\0\0", "Exec format error"),
    "is gone": (None, "No such file"),
}


@pytest.fixture
def pretend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str | None], None]:
    program = tmp_path / "pagefind"

    def pretend(text: str | None) -> None:
        program.unlink(missing_ok=True)
        if text is not None:
            program.write_text(text)
            program.chmod(0o755)
        monkeypatch.setattr(pagefind_bin, "get_executable", lambda: program)
        monkeypatch.setattr(pagefind, "PATIENCE", 1.0)

    return pretend


@pytest.mark.parametrize("way", PROGRAMS)
def test_it_is_said_what_is_wrong_with_it(pretend: Callable[[str | None], None], way: str) -> None:
    text, said = PROGRAMS[way]
    pretend(text)
    with pytest.raises(pagefind.SearchFailed, match=said):
        pagefind.read_files()


def test_without_it_the_old_site_stays_and_a_site_without_search_is_built(
    tmp_path: Path, pretend: Callable[[str | None], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    site = write_site(tmp_path / "site", {"content/models/thap-sang.md": model_page()})
    build_site(Options(site))
    before = read_tree(site / "public")
    write_site(site, {"content/models/thap-sang.md": model_page(title="Tên khác")})
    with monkeypatch.context() as patch:
        patch.setitem(__import__("sys").modules, "pagefind_bin", None)
        with pytest.raises(SiteError) as caught:
            build_site(Options(site))
    (found,) = caught.value.problems
    assert found.code == "search-failed" and "pagefind_bin" in dict(found.about)["fault"]
    assert read_tree(site / "public") == before
    build_site(Options(site, search=False))
    assert list(unlike_manifest(site / "public")) == []
