"""The same promise where not everybody is everybody's neighbour: each thing reaches a page by one way only."""

import re
from pathlib import Path

import pytest

from tests.rebuild.test_shows import (
    CONF,
    LAMP,
    NGO,
    RAU,
    RICH,
    TRE,
    WALK,
    Known,
    kept_promises,
    plan_of,
    write,
)
from tests.rebuild.village import CONFIG, LAMPS, PROGRAMME

pytestmark = pytest.mark.xdist_group("crowd")

GOLD = "content/programmes/vang.md"
FULL = """\
lessons: [Làm dần]
conditions: [Có tre]
difficulties: [Gió to]
upkeep: Mỗi quý một lần.
fit: {days: 30}
contact: {office: Thôn}
"""


def like(number: int, text: str, title: str) -> str:
    """One of those that are nearer to a model than the others that the tests are about."""
    filled = text.replace("programme: thap-sang\n", "").replace("2022-05-01", f"2010-01-{number:02}")
    return re.sub("(?m)^title: .*", f"title: {title} lần {number}", filled).replace(
        "sources:\n", f"{FULL}sources:\n"
    )


CROWD = {
    **{
        f"content/models/duong-{n}.md": like(n, LAMPS, "Thắp sáng đường thôn Ví Dụ").replace(", góp công", "")
        for n in range(1, 6)
    },
    **{
        f"content/models/tre-{n}.md": like(n + 10, LAMPS, "Cột tre thay cột thép").replace("góp công", "tre")
        for n in range(1, 6)
    },
    CONF: CONFIG.replace(
        "  - xã Mẫu, huyện Thí Dụ, tỉnh Minh Họa\n",
        "  - xã Mới, tỉnh Giả Định\n"
        "  - {address: 'xã Mẫu, huyện Thí Dụ, tỉnh Minh Họa', date: 2024-01-01, basis: Nghị quyết, "
        "became: ['xã Mới, tỉnh Giả Định', 'xã Ví Dụ, huyện Thí Dụ, tỉnh Minh Họa']}\n",
    ).replace("models_per_page: 3", "models_per_page: 12"),
    TRE: str(RICH[TRE]).replace("updated: 2023-06-01", "updated: 2001-01-01"),
    RAU: str(RICH[RAU]).replace("updated: 2024-03-01", "updated: 2003-01-01"),
    LAMP: str(RICH[LAMP])
    .replace("updated: 2022-05-01", "updated: 2005-01-01")
    .replace("changed: Cột tre, source: so}", "changed: Cột tre, source: hai}")
    .replace("sources:\n", "sources:\n  - {id: hai, title: Sổ thứ hai}\n"),
    GOLD: PROGRAMME.replace("huyện Thí Dụ, tỉnh Minh Họa", "xã Sách, huyện Giả Sử, tỉnh Giả Định").replace(
        "counts:\n", "counts:\n  - {stage: recognised, value: 3, field: van-hoa}\n"
    ),
    WALK: str(RICH[WALK]),
}
EDITS = {
    "the first example": (LAMP, "title: Thắp sáng đường", "title: Làm sáng đường", "/mo-hinh/den-tre/"),
    "a later follower": (TRE, "period: 2023", "period: 2023/2024", "/mo-hinh/den-duong/"),
    "one tag more in common": (
        "content/models/duong-1.md",
        "[chiếu sáng]",
        "[chiếu sáng, góp công]",
        "/mo-hinh/den-duong/",
    ),
    "a tag of a news item": (WALK, "models:", "tags: [đèn]\nmodels:", "/tin-tuc/len-den/"),
    "a total of an old model": (LAMP, "value: 40", "value: 41", "/"),
    "a source of the tree": (LAMP, "title: Sổ thứ hai", "title: Sổ thứ ba", "/nhan-rong/"),
    "where a programme without models is": (CONF, "xã Sách, huyện", "xã sách, huyện", "/phong-trao/vang/"),
    "a field that only a count names": (
        CONF,
        "van-hoa: Văn hóa – xã hội",
        "van-hoa: Văn hóa",
        "/phong-trao/vang/",
    ),
    "the root of the tree": (LAMP, "unit: Chi bộ thôn Ví Dụ", "unit: Chi bộ Ví Dụ", "/nhan-rong/"),
    "what a unit was": (
        CONF,
        "  - xã Sách, huyện Giả Sử, tỉnh Giả Định\n",
        "  - {address: 'xã Sách, huyện Giả Sử, tỉnh Giả Định', date: 2024-02-01, basis: Nghị quyết, "
        "became: ['xã Mới, tỉnh Giả Định', 'xã Ví Dụ, huyện Thí Dụ, tỉnh Minh Họa']}\n",
        "/dia-ban/xa-moi-tinh-gia-dinh/",
    ),
}


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Known]:
    root, kept = tmp_path_factory.mktemp("crowd"), tmp_path_factory.mktemp("kept")
    for file, content in {**RICH, **CROWD}.items():
        write(root, file, content)
    return root, kept, plan_of(root, kept)


@pytest.mark.parametrize("name", EDITS)
def test_what_changed_on_a_page_changes_what_it_shows_though_nothing_else_of_it_did(
    crowd: tuple[Path, Path, Known], name: str
) -> None:
    root, kept, known = crowd
    file, old, new, url = EDITS[name]
    was = (root / file).read_bytes()
    assert was.decode().count(old) == 1
    write(root, file, was.decode().replace(old, new))
    try:
        after = plan_of(root, kept, known).pages
    finally:
        write(root, file, was)
    assert after[url].values != known.pages[url].values, "the edit is not seen on the page: it tests nothing"
    kept_promises(known.pages, after)


@pytest.mark.parametrize(("file", "url"), [(TRE, "/mo-hinh/den-duong/"), (LAMP, "/mo-hinh/den-tre/")])
def test_a_new_address_is_shown_in_the_chain_of_those_who_followed(
    crowd: tuple[Path, Path, Known], file: str, url: str
) -> None:
    root, kept, known = crowd
    texts = {path: path.read_text(encoding="utf-8") for path in sorted((root / "content").rglob("*.md"))}
    for path, text in texts.items():
        path.write_text(
            re.sub(rf"(?<=[ \[(]){Path(file).stem}(?=[\n\],]|\.md)", "moi", text), encoding="utf-8"
        )
    (root / file).rename((root / file).with_name("moi.md"))
    try:
        after = plan_of(root, kept, known).pages
    finally:
        (root / file).with_name("moi.md").rename(root / file)
        for path, text in texts.items():
            path.write_text(text, encoding="utf-8")
    assert "/mo-hinh/moi/" in after[url].values
    kept_promises(known.pages, after)


def test_those_that_the_tests_are_about_are_not_each_others_likest(crowd: tuple[Path, Path, Known]) -> None:
    _, _, known = crowd
    followers = {"den-duong", "den-ngo", "den-tre"}
    for slug in ("den-duong", "den-tre"):
        assert not {found.slug for found in known.similar.models[slug]} & followers
    assert "/mo-hinh/vuon-rau/" in known.pages
    assert RAU in RICH
    assert NGO in RICH
