"""What an incremental build rests on: a page that `shows` the same has the same values; one that does not is told.

Each edit changes one thing that some page looks at. The pages named with it must be told apart; of all others it is
enough that they keep their promise.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from lantoa.cache import Cache
from lantoa.decide import Plan, decide
from lantoa.errors import has_errors
from lantoa.learn import Task, learn
from lantoa.reading.config import load_config
from lantoa.relate.similar import Similar
from lantoa.sources import read_sources
from lantoa.store import Store
from tests.rebuild.village import ALLEY, BAMBOO, CONFIG, FILES, GARDEN, LAMPS, LIT, PROGRAMME, photo

pytestmark = pytest.mark.xdist_group("shows")

LAMP, NGO, TRE = "content/models/den-duong.md", "content/models/den-ngo.md", "content/models/den-tre.md"
RAU, SACH = "content/models/vuon-rau.md", "content/models/thu-vien.md"
LED, WALK = "content/programmes/thap-sang.md", "content/news/len-den.md"
WORDS, CONF = "layouts/words/vi.yaml", "site_config.yaml"

HAND_ON = """\
replications:
  - {unit: Xóm Bên, place: "xã Mẫu, huyện Thí Dụ, tỉnh Minh Họa", date: 2022, changed: Cột tre, source: so}
  - {unit: Chi bộ thôn Mẫu, model: den-ngo, changed: Bớt cột, results: [{label: Cột, value: 12}]}
"""
EXTRAS = """\
documents:
  - {title: Sổ thu chi, file: so.csv}
media:
  - {title: Lời kể, kind: audio, file: ke.mp3, transcript: Bác kể.}
fit: {days: 30}
aliases: [/cu/den-duong/]
"""
RICH: dict[str, str | bytes] = {
    **FILES,
    LAMP: LAMPS.replace("sources:\n", f"{HAND_ON}{EXTRAS}sources:\n") + "\nXem [sổ](so.csv).\n",
    NGO: ALLEY,
    TRE: BAMBOO,
    RAU: GARDEN.replace("tags: [vườn rau]", "tags: [vườn rau, chiếu sáng]"),
    LED: PROGRAMME.replace(
        "counts:\n",
        "photos:\n  - {file: /vuon.png, alt: Họp, credit: Thôn}\n"
        "counts:\n  - {stage: recognised, value: 3, field: an-ninh}\n",
    ),
    WALK: LIT.replace(
        "models:",
        "programme: thap-sang\nphotos:\n  - {file: /duong.png, alt: Đêm đầu, credit: Thôn}\nmodels:",
    ),
    "content/models/so.csv": "a,b\n1,2\n",
    "content/models/ke.mp3": b"ID3",
    "assets/duong.png": photo("navy"),
    "assets/vuon.png": photo("green"),
    WORDS: "site:\n  skip: Đi thẳng\n",
    CONF: CONFIG,
}


@dataclass(frozen=True)
class Shown:
    """A page of a plan: its fingerprint, and all of its values as a text."""

    shows: str
    values: str


@dataclass(frozen=True)
class Known:
    """A plan: every page by URL, and what the next plan begins with."""

    pages: dict[str, Shown]
    sums: Mapping[str, str]
    similar: Similar


def plan_of(root: Path, kept: Path, before: Known | None = None) -> Known:
    """What a site shows. Nothing is rendered. What was known `before` makes no difference."""
    with Cache(kept) as cache, Store(kept) as store:
        learnt = learn(Task(root, load_config(root), False, 1, cache, store, read_sources(root, {}), {}))
        assert not has_errors(learnt.problems), learnt.problems
        known = known_of(decide(learnt))
        if before:
            assert known_of(decide(learnt, before.sums, before.similar)).pages == known.pages
        return known


def known_of(plan: Plan) -> Known:
    pages = {
        page.url: Shown(plan.sums.shows(page), repr((page.make(), page.layout, page.listed, page.updated)))
        for page in plan.pages
    }
    return Known(pages, plan.sums.known, plan.similar)


def write(root: Path, file: str, content: str | bytes) -> None:
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Known]:
    """The site, where its values are kept, its plan."""
    root, kept = tmp_path_factory.mktemp("rich"), tmp_path_factory.mktemp("kept")
    for file, content in RICH.items():
        write(root, file, content)
    return root, kept, plan_of(root, kept)


EDITS: dict[str, tuple[str, str, str | bytes, str]] = {
    # A model's page.
    "its step": (LAMP, "Họp thôn", "Họp xóm", "/mo-hinh/den-duong/"),
    "its body": (LAMP, "Mỗi nhà một buổi", "Mỗi nhà hai buổi", "/mo-hinh/den-duong/"),
    "its heading": (LAMP, "## Cách làm", "## Cách nghĩ", "/mo-hinh/den-duong/"),
    "its date": (LAMP, "updated: 2022-05-01", "updated: 2022-05-02", "/mo-hinh/den-duong/"),
    "its own file": ("content/models/so.csv", "", "a,b\n1,2,3\n", "/mo-hinh/den-duong/"),
    "its sound": ("content/models/ke.mp3", "", b"ID3 khac", "/mo-hinh/den-duong/"),
    "its photo": ("assets/duong.png", "", photo("red"), "/mo-hinh/den-duong/"),
    "the words of its crumbs": (WORDS, "", "title:\n  models: Việc\n", "/mo-hinh/thu-vien/"),
    "the title of its programme": (
        LED,
        "title: Đợt thắp sáng",
        "title: Đợt vận động thắp sáng",
        "/mo-hinh/den-duong/",
    ),
    "the title of its example": (
        LAMP,
        "title: Thắp sáng đường",
        "title: Làm sáng đường",
        "/mo-hinh/den-ngo/",
    ),
    "the title of the first example": (
        LAMP,
        "title: Thắp sáng đường",
        "title: Làm sáng đường",
        "/mo-hinh/den-tre/",
    ),
    "a follower's unit": (
        TRE,
        "unit: Chi hội Cựu chiến binh",
        "unit: Hội Cựu chiến binh",
        "/mo-hinh/den-ngo/",
    ),
    "a follower's place": (TRE, "place: thôn Mẫu", "place: thôn Tre", "/mo-hinh/den-ngo/"),
    "a follower's period": (TRE, "period: 2023", "period: 2023/2024", "/mo-hinh/den-ngo/"),
    "a later follower's unit": (
        TRE,
        "unit: Chi hội Cựu chiến binh",
        "unit: Hội Cựu chiến binh",
        "/mo-hinh/den-duong/",
    ),
    "a later follower's place": (TRE, "place: thôn Mẫu", "place: thôn Tre", "/mo-hinh/den-duong/"),
    "no follower": (TRE, "replicates: den-ngo\n", "", "/mo-hinh/den-ngo/"),
    "no later follower": (TRE, "replicates: den-ngo\n", "", "/mo-hinh/den-duong/"),
    "what is told of a follower": (LAMP, "changed: Bớt cột", "changed: Thêm cột", "/mo-hinh/den-duong/"),
    "a source of what is told": (
        LAMP,
        "title: Sổ thu chi của thôn",
        "title: Sổ của thôn",
        "/mo-hinh/den-duong/",
    ),
    "the card of a similar one": (
        RAU,
        "unit: Chi hội Phụ nữ thôn Vườn",
        "unit: Chi hội thôn Vườn",
        "/mo-hinh/den-ngo/",
    ),
    "a tag in common": (NGO, "tags: [chiếu sáng]", "tags: [Chiếu sáng]", "/mo-hinh/den-ngo/"),
    "a tag no more in common": (RAU, "tags: [vườn rau, chiếu sáng]", "tags: [vườn rau]", "/mo-hinh/den-ngo/"),
    "the field in common": (TRE, "field: an-ninh", "field: [an-ninh, kinh-te]", "/mo-hinh/vuon-rau/"),
    "the title of news of it": (
        WALK,
        "title: Thôn Ví Dụ lên đèn",
        "title: Thôn ta lên đèn",
        "/mo-hinh/den-duong/",
    ),
    "no news of it": (WALK, "models: [den-duong]\n", "", "/mo-hinh/den-duong/"),
    "the title of the one before": (TRE, "title: Cột tre", "title: Cọc tre", "/mo-hinh/den-ngo/"),
    "the title of the one after": (SACH, "title: Thư viện", "title: Tủ sách", "/mo-hinh/den-duong/"),
    "the name of its field": (CONF, "an-ninh: An ninh", "an-ninh: Trật tự", "/mo-hinh/den-duong/"),
    "how its place is written": (CONF, "- xã Sách, huyện", "- xã sách, huyện", "/mo-hinh/thu-vien/"),
    "how a follower's place is written": (CONF, "- xã Mẫu, huyện", "- xã mẫu, huyện", "/mo-hinh/den-duong/"),
    # A poster.
    "a step on a poster": (LAMP, "do: Dựng cột", "do: Trồng cột", "/mo-hinh/den-duong/to-roi/"),
    "a figure on a poster": (LAMP, "value: 40", "value: 41", "/mo-hinh/den-duong/to-roi/"),
    "its photo on a poster": ("assets/duong.png", "", photo("red"), "/mo-hinh/den-duong/to-roi/"),
    # Lists.
    "a title in a list": (RAU, "title: Vườn rau mười hai", "title: Vườn rau mười ba", "/mo-hinh/"),
    "a title in a later list": (SACH, "title: Thư viện", "title: Tủ sách", "/mo-hinh/trang/2/"),
    "a unit in a list": (
        RAU,
        "unit: Chi hội Phụ nữ thôn Vườn",
        "unit: Chi hội thôn Vườn",
        "/linh-vuc/kinh-te/",
    ),
    "a status in a list": (LAMP, "kind: recognised", "kind: registered", "/dia-ban/tinh-minh-hoa/trang/2/"),
    "a figure in a list": (LAMP, "value: 40", "value: 41", "/nam/2021/"),
    "a photo in a list": ("assets/vuon.png", "", photo("red"), "/mo-hinh/"),
    "how full a record is": (RAU, "tags:", "steps: [{do: Cân}]\ntags:", "/mo-hinh/"),
    "how many followed": (TRE, "replicates: den-ngo", "replicates: den-duong", "/nam/2022/"),
    "a summary in a list": (SACH, "Hai trăm cuốn", "Ba trăm cuốn", "/nam/2020/"),
    "a place in a list": (SACH, "place: thôn Sách", "place: thôn Chữ", "/nam/2020/"),
    "a figure in a total": (NGO, "value: 12, unit: cột", "value: 13, unit: cột", "/thong-ke/"),
    "a total of a group": (NGO, "value: 12, unit: cột", "value: 13, unit: cột", "/linh-vuc/an-ninh/"),
    "a title in a total": (NGO, "title: Đèn ngõ nhỏ", "title: Đèn ngõ", "/thong-ke/"),
    "a total on the front page": (NGO, "value: 12, unit: cột", "value: 13, unit: cột", "/"),
    "the count of a facet": (SACH, "field: van-hoa", "field: kinh-te", "/mo-hinh/trang/2/"),
    "the name of a facet": (CONF, "van-hoa: Văn hóa – xã hội", "van-hoa: Văn hóa", "/mo-hinh/trang/2/"),
    "the words of a list": (WORDS, "", "title:\n  page_of: '{title}, tờ {page}'\n", "/mo-hinh/trang/2/"),
    "the words of a group": (
        WORDS,
        "",
        "title:\n  page_of: '{title}, tờ {page}'\n",
        "/dia-ban/tinh-minh-hoa/trang/2/",
    ),
    "the words of a group's crumbs": (WORDS, "", "title:\n  years: Các năm\n", "/nam/2020/"),
    "what a list is described as": (WORDS, "", "describe:\n  models: Mọi việc.\n", "/mo-hinh/"),
    "the words of a list's crumbs": (WORDS, "", "title:\n  home: Đầu trang\n", "/mo-hinh/"),
    "the title of a group": (WORDS, "", "title:\n  of:\n    year: 'Việc năm {name}'\n", "/nam/2020/"),
    "what a group is described as": (
        WORDS,
        "",
        "describe:\n  year: 'Việc năm {name}: {count}.'\n",
        "/nam/2020/",
    ),
    "the description of a field": (
        CONF,
        "kinh-te: Kinh tế",
        "kinh-te: {name: Kinh tế, description: Vườn}",
        "/linh-vuc/kinh-te/",
    ),
    "the colour of a field": (
        CONF,
        "kinh-te: Kinh tế",
        "kinh-te: {name: Kinh tế, colour: rice}",
        "/linh-vuc/kinh-te/",
    ),
    "models a page": (CONF, "models_per_page: 3", "models_per_page: 4", "/dia-ban/tinh-minh-hoa/"),
    "what became of a unit": (
        CONF,
        "  - xã Mẫu, huyện Thí Dụ, tỉnh Minh Họa\n",
        "  - {address: 'xã Mẫu, huyện Thí Dụ, tỉnh Minh Họa', became: 'xã Ví Dụ, huyện Thí Dụ, tỉnh Minh Họa', "
        "date: 2024-01-01, basis: Nghị quyết}\n",
        "/dia-ban/xa-mau-huyen-thi-du-tinh-minh-hoa/",
    ),
    # A programme's page.
    "a programme's body": (LED, "Huyện chỉ góp", "Huyện không góp", "/phong-trao/thap-sang/"),
    "a programme's count": (LED, "value: 9", "value: 10", "/phong-trao/thap-sang/"),
    "how far its models came": (LAMP, "kind: recognised", "kind: registered", "/phong-trao/thap-sang/"),
    "the name of a counted field": (CONF, "an-ninh: An ninh", "an-ninh: Trật tự", "/phong-trao/thap-sang/"),
    "a model of a programme": (
        LAMP,
        "unit: Chi bộ thôn Ví Dụ",
        "unit: Chi bộ Ví Dụ",
        "/phong-trao/thap-sang/",
    ),
    "one model more of it": (
        NGO,
        "period: 2022\n",
        "period: 2022\nprogramme: thap-sang\n",
        "/phong-trao/thap-sang/",
    ),
    "news of a programme": (
        WALK,
        "title: Thôn Ví Dụ lên đèn",
        "title: Thôn ta lên đèn",
        "/phong-trao/thap-sang/",
    ),
    "the words of its crumbs too": (WORDS, "", "title:\n  programmes: Đợt\n", "/phong-trao/thap-sang/"),
    "its photo too": ("assets/vuon.png", "", photo("red"), "/phong-trao/thap-sang/"),
    "how its place is written too": (
        CONF,
        "- xã Ví Dụ, huyện Thí Dụ",
        "- xã Ví Dụ, huyện thí dụ",
        "/phong-trao/thap-sang/",
    ),
    # A news item's page.
    "a news body": (WALK, "Cả ngõ ra", "Cả thôn ra", "/tin-tuc/len-den/"),
    "a news photo": ("assets/duong.png", "", photo("red"), "/tin-tuc/len-den/"),
    "a model in the news": (LAMP, "unit: Chi bộ thôn Ví Dụ", "unit: Chi bộ Ví Dụ", "/tin-tuc/len-den/"),
    "the programme of news": (LED, "title: Đợt thắp sáng", "title: Đợt làm sáng", "/tin-tuc/len-den/"),
    "the news before": (
        "content/news/cho-phien.md",
        "title: Chợ phiên đầu",
        "title: Chợ đầu",
        "/tin-tuc/len-den/",
    ),
    "the news after": (WALK, "title: Thôn Ví Dụ lên đèn", "title: Thôn ta lên đèn", "/tin-tuc/cho-phien/"),
    "the words of news": (WORDS, "", "title:\n  news: Chuyện\n", "/tin-tuc/len-den/"),
    "a news title in the list": (WALK, "title: Thôn Ví Dụ lên đèn", "title: Thôn ta lên đèn", "/tin-tuc/"),
    # What looks at the whole site.
    "the front page's news": (WALK, "Cả ngõ ra", "Cả thôn ra", "/"),
    "the tree": (LAMP, "changed: Bớt cột", "changed: Thêm cột", "/nhan-rong/"),
    "a later follower in the tree": (TRE, "period: 2023", "period: 2023/2024", "/nhan-rong/"),
    "the words of the tree": (WORDS, "", "describe:\n  replication: Ai theo ai.\n", "/nhan-rong/"),
    "the readiest": (RAU, "title: Vườn rau mười hai", "title: Vườn rau mười ba", "/nhan-rong/"),
    "the words of the statistics": (
        WORDS,
        "",
        "part:\n  photos: Hình\nstatus:\n  recognised: Được nhận\n",
        "/thong-ke/",
    ),
    "an earlier address": (LAMP, "title: Thắp sáng đường", "title: Làm sáng đường", "/cu/den-duong/"),
    # Standing pages.
    "a standing page": ("content/pages/gioi-thieu.md", "Xã này", "Xã ta", "/gioi-thieu/"),
    "its title": ("content/pages/gioi-thieu.md", "title: Giới thiệu", "title: Về xã", "/gioi-thieu/"),
    "the words of its home": (WORDS, "", "title:\n  home: Đầu trang\n", "/gioi-thieu/"),
}


def kept_promises(before: dict[str, Shown], after: dict[str, Shown]) -> None:
    """No page that shows the same has other values."""
    same = [url for url, page in after.items() if url in before and page.shows == before[url].shows]
    assert [url for url in same if after[url].values != before[url].values] == []


@pytest.mark.parametrize("name", EDITS)
def test_what_changed_on_a_page_changes_what_it_shows(rich: tuple[Path, Path, Known], name: str) -> None:
    root, kept, known = rich
    file, old, new, url = EDITS[name]
    was = (root / file).read_bytes()
    text = new if isinstance(new, bytes) or not old else was.decode().replace(old, new)
    assert text != was.decode("utf-8", "replace"), f"{old} does not stand in {file}"
    write(root, file, text)
    try:
        after = plan_of(root, kept, known).pages
    finally:
        write(root, file, was)
    before = known.pages
    assert after[url].values != before[url].values, "the edit is not seen on the page: it tests nothing"
    kept_promises(before, after)
    assert after[url].shows != before[url].shows


RENAMED = {
    "one that comes before": (TRE, "/mo-hinh/den-ngo/"),
    "one that comes after": (SACH, "/mo-hinh/den-duong/"),
    "one in a list": (RAU, "/linh-vuc/kinh-te/"),
    "one in a total": (NGO, "/thong-ke/"),
    "an example": (LAMP, "/phong-trao/thap-sang/"),
    "news before": ("content/news/cho-phien.md", "/tin-tuc/len-den/"),
    "news after": (WALK, "/tin-tuc/cho-phien/"),
    "a programme": (LED, "/phong-trao/"),
    "a page in the menu": ("content/pages/gioi-thieu.md", "/moi/"),
}


@pytest.mark.parametrize("name", RENAMED)
def test_a_new_address_is_shown_by_all_that_lead_to_it(rich: tuple[Path, Path, Known], name: str) -> None:
    root, kept, known = rich
    file, url = RENAMED[name]
    slug, new = Path(file).stem, "moi"
    texts = {path: path.read_text(encoding="utf-8") for path in sorted((root / "content").rglob("*.md"))}
    named = re.compile(rf"(?<=[ \[(]){slug}(?=[\n\],]|\.md)")
    for path, text in texts.items():
        path.write_text(named.sub(new, text), encoding="utf-8")
    (root / file).rename((root / file).with_name(f"{new}.md"))
    try:
        after = plan_of(root, kept, known).pages
    finally:
        (root / file).with_name(f"{new}.md").rename(root / file)
        for path, text in texts.items():
            path.write_text(text, encoding="utf-8")
    kept_promises(known.pages, after)
    assert url not in known.pages or after[url].shows != known.pages[url].shows
    assert f"/{new}/" in after[url].values


def test_an_edit_that_is_undone_shows_what_was_shown(rich: tuple[Path, Path, Known]) -> None:
    root, kept, before = rich
    assert plan_of(root, kept, before) == before
