"""`clean --cache`: what is kept stays bounded, and nobody's work is taken away."""

import subprocess
import sys
from pathlib import Path

import pytest

from lantoa.cache import Cache
from lantoa.errors import SiteError
from lantoa.pipeline import Options, build_site
from lantoa.pruning import clean_cache
from lantoa.store import Store
from tests.conftest import model_page, write_site
from tests.unit.test_originals import CONFIG, jpeg, photo

PAGE = "content/models/den/index.md"
KINDS = ("read", "told", "html", "found", "seen")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {"content/models/den/a.jpg": jpeg(), "content/models/den/b.jpg": jpeg(shade=8)}
    page = model_page(f"photos:\n{photo('a.jpg')}")
    return write_site(tmp_path, {"site_config.yaml": CONFIG, PAGE: page, **files})


def build(site: Path, drafts: bool = False, out: str = "public") -> dict[str, bytes]:
    build_site(Options(site, out=site / out, drafts=drafts, jobs=1))
    return {str(path): path.read_bytes() for path in sorted((site / out).rglob("*")) if path.is_file()}


def kept(site: Path) -> tuple[dict[str, int], int]:
    """How many rows of each kind, and how many blobs."""
    with Store(site / ".cache") as store:
        rows = {kind: store.count(kind) for kind in KINDS}
    return rows, sum(path.is_file() for path in (site / ".cache/blobs").rglob("*"))


def touch(site: Path) -> None:
    """Something that no page shows changes: the build looks at everything."""
    (site / "layouts").mkdir()
    (site / "layouts/khong-dung.html").write_text("x")


def other_photo(site: Path) -> None:
    write_site(
        site, {"site_config.yaml": CONFIG, PAGE: model_page(f"photos:\n{photo('b.jpg')}", title="Đèn khác")}
    )


def test_what_no_build_needs_goes_and_the_next_build_makes_nothing(site: Path) -> None:
    build(site)
    fresh = kept(site)
    other_photo(site)
    public = build(site)
    grown = kept(site)
    assert grown[0]["html"] > fresh[0]["html"] and grown[1] > fresh[1]
    assert clean_cache(site / ".cache", only_unused=True) > 0
    assert kept(site) == fresh
    touch(site)
    report = build_site(Options(site, out=site / "public", jobs=1))
    assert report.rendered == 0
    assert {
        str(path): path.read_bytes() for path in sorted((site / "public").rglob("*")) if path.is_file()
    } == public


def test_what_a_build_of_another_kind_needs_stays(site: Path) -> None:
    draft = model_page(f"draft: true\nphotos:\n{photo('b.jpg')}", title="Nháp")
    write_site(site, {"site_config.yaml": CONFIG, "content/models/den/index.md": draft})
    build(site, drafts=True, out="thu")
    for title in ("Một", "Hai", "Ba"):
        write_site(site, {"site_config.yaml": CONFIG, "content/models/tre.md": model_page(title=title)})
        build(site)
    with Cache(site / ".cache") as cache:
        cache.put("rac", {"x": b"1"})
    before = kept(site)[1]
    clean_cache(site / ".cache", only_unused=True)
    # Cleaning a second time finds nothing: what is left is needed.
    needed = kept(site)[1]
    assert needed < before
    assert clean_cache(site / ".cache", only_unused=True) == 0
    touch(site)
    build(site, drafts=True, out="thu")
    assert kept(site)[1] == needed


def test_what_another_generator_knew_goes_unread_but_its_photos_stay(site: Path) -> None:
    build(site)
    blobs = kept(site)[1]
    with Store(site / ".cache") as store:
        for name, head in list(store.states("head")):
            store.put_state(
                name, {"head": (*head[:2], "another", *head[3:]), "leaves": {"a": 3}, "made": "odd"}
            )
    clean_cache(site / ".cache", only_unused=True)
    assert kept(site) == (dict.fromkeys(KINDS, 0), blobs)
    with Store(site / ".cache") as store:
        assert list(store.states("head")) == []


def test_everything_goes_and_the_next_build_is_the_same(site: Path) -> None:
    public = build(site)
    assert clean_cache(site / ".cache", only_unused=False) > 10_000
    assert [path.name for path in (site / ".cache").iterdir()] == ["lock"]
    touch(site)
    assert build(site) == public


def test_a_site_without_a_cache_has_nothing_to_clean(tmp_path: Path) -> None:
    assert clean_cache(tmp_path / ".cache", only_unused=True) == 0
    assert not (tmp_path / ".cache").exists()


@pytest.mark.parametrize("only_unused", [True, False])
def test_nothing_is_cleaned_beside_a_running_build(site: Path, only_unused: bool) -> None:
    build(site)
    before = kept(site)
    with Cache(site / ".cache"), pytest.raises(SiteError) as stopped:
        clean_cache(site / ".cache", only_unused)
    assert [one.code for one in stopped.value.problems] == ["cache-busy"]
    assert kept(site) == before


def test_a_build_that_begins_meanwhile_waits(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(site)
    waiting = (
        "import sys; from pathlib import Path; from lantoa.cache import Cache; print('asks', flush=True);"
        "Cache(Path(sys.argv[1])); print('in', flush=True)"
    )
    with Cache(site / ".cache") as cleaning:
        assert cleaning.alone
        other = subprocess.Popen(
            [sys.executable, "-c", waiting, str(site / ".cache")], stdout=subprocess.PIPE, text=True
        )
        assert other.stdout is not None and other.stdout.readline() == "asks\n"
        with pytest.raises(subprocess.TimeoutExpired):
            other.wait(0.5)
    assert other.communicate(timeout=60)[0] == "in\n"


def test_rows_that_vanish_between_two_looks_of_a_build_are_made_again(site: Path) -> None:
    public = build(site)
    with Store(site / ".cache") as store:
        for kind in KINDS:
            store.keep_only(kind, ())
    touch(site)
    assert build(site) == public
