"""The editors' handbook: every key and word is in it, every example in it is right, every link leads somewhere."""

import re
from pathlib import Path

import pytest
import yaml

from lantoa.author.headings import meaning_of
from lantoa.reading.config import load_config, parse_config
from lantoa.reading.schema import tables
from lantoa.reading.schema.site import SITE
from lantoa.reading.schema.types import Choice, Field, ListOf, MapOf, Record, Type
from tests.conftest import write_site
from tests.reading import read_content

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
KEYS = (DOCS / "cac-khoa.md").read_text(encoding="utf-8")
CONFIG = (DOCS / "cau-hinh.md").read_text(encoding="utf-8")
KINDS = {
    "Mô hình": tables.MODEL,
    "Tin": tables.NEWS,
    "Phong trào, đề án": tables.PROGRAMME,
    "Trang riêng": tables.PAGE,
}
BLOCK = re.compile(r"^( *)```yaml ?(\w*)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
# What an example names without having it beside it.
NOT_HERE = {"file-not-found", "unknown-model", "unknown-programme", "unknown-source"}


def sections(text: str) -> dict[str, str]:
    """The text under each heading of the second or third level."""
    parts = re.split(r"(?m)^#{2,3} (.+)$", text)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def inner(kind: Type) -> Type:
    return inner(kind.item) if isinstance(kind, ListOf | MapOf) else kind


def nested(record: Record) -> dict[str, Record]:
    found = {each.key: inner(each.type) for each in record.fields}
    return {key: kind for key, kind in found.items() if isinstance(kind, Record)}


def missing(text: str, fields: tuple[Field, ...]) -> set[str]:
    """Keys without a row of their own, and words of a choice that the section does not name."""
    rows = set(re.findall(r"(?m)^\| `(\w+)` \|", text))
    kinds = [inner(each.type) for each in fields]
    words = {word for kind in kinds if isinstance(kind, Choice) for word, _ in kind.words}
    return {each.key for each in fields} ^ rows | {word for word in words if f"`{word}`" not in text}


@pytest.mark.parametrize("heading", KINDS)
def test_every_key_of_a_page_has_a_row(heading: str) -> None:
    assert missing(sections(KEYS)[heading], KINDS[heading].fields) == set()


@pytest.mark.parametrize("heading", KINDS)
def test_every_part_of_a_page_has_a_section_with_its_keys(heading: str) -> None:
    told = sections(KEYS)
    absent = {}
    for key, record in nested(KINDS[heading]).items():
        fields = record.fields if key != "counts" else tuple(f for f in record.fields if f.key != "qualifier")
        found = missing(told[f"`{key}`"], fields) - ({"qualifier"} if key == "counts" else set())
        if found:
            absent[key] = found
    assert absent == {}


def test_every_required_key_says_so() -> None:
    for heading, record in KINDS.items():
        rows = {key: row for row, key in re.findall(r"(?m)^(\| `(\w+)` \|.*)$", sections(KEYS)[heading])}
        assert {key for key, row in rows.items() if "**bắt buộc**" in row} == {
            each.key for each in record.fields if each.required
        }


def test_every_key_of_the_configuration_is_told() -> None:
    told = set(re.findall(r"`(\w+)`", CONFIG))
    wanted = {each.key for each in SITE.fields}
    wanted |= {each.key for record in nested(SITE).values() for each in record.fields}
    assert wanted - told == set()


def blocks(kind: str) -> list[tuple[str, str]]:
    found = []
    for page in PAGES:
        for indent, label, text in BLOCK.findall(page.read_text(encoding="utf-8")):
            if label == kind:
                found.append((page.name, re.sub(rf"(?m)^{indent}", "", text)))
    return found


def page_of(kind: str, example: str) -> str:
    """A whole page around an example: required keys that it leaves out, a text."""
    if example.startswith("---\n"):
        return example
    base = {"title": "Ví dụ", "unit": "Chi bộ", "field": "kinh-te", "period": "2024"}
    base["place"] = "xã Hồng Giang, huyện Lục Ngạn, tỉnh Bắc Giang"
    required = {each.key for each in KINDS[kind].fields if each.required}
    given = set(re.findall(r"(?m)^(\w+):", example))
    rest = "".join(f"{key}: {base[key]}\n" for key in sorted(required - given))
    return f"---\n{rest}{example}---\nBài viết.\n"


@pytest.mark.parametrize(
    ("label", "heading", "folder"),
    [("", "Mô hình", "models"), ("news", "Tin", "news"), ("programme", "Phong trào, đề án", "programmes")],
)
def test_every_example_is_right(tmp_path: Path, label: str, heading: str, folder: str) -> None:
    config = (ROOT / "site_config.yaml").read_text(encoding="utf-8")
    examples = blocks(label)
    assert examples
    files = {f"content/{folder}/vi-du-{n}.md": page_of(heading, text) for n, (_, text) in enumerate(examples)}
    root = write_site(tmp_path, {"site_config.yaml": config, **files})
    problems = read_content(root, load_config(root), drafts=True)[1]
    wrong = [each for each in problems if each.code not in NOT_HERE and each.code != "duplicate-model"]
    assert wrong == []


def test_every_example_of_the_configuration_is_right() -> None:
    base = {
        "title": "title: Ví dụ\n",
        "base_url": "base_url: https://example.org/\n",
        "organisation": "organisation: Ví dụ\n",
        "fields": "fields:\n  a: A\n",
    }
    for _, example in blocks("config"):
        rest = "".join(text for key, text in base.items() if not re.search(rf"(?m)^{key}:", example))
        assert parse_config((rest + example).encode())


def test_the_workflow_in_the_handbook_is_the_one_in_the_repository() -> None:
    ((_, told),) = blocks("workflow")
    written = (ROOT / ".github" / "workflows" / "site.yml").read_text(encoding="utf-8")
    assert told == written
    assert set(yaml.safe_load(written)["jobs"]) == {"check", "build", "deploy", "verify"}


def test_every_column_name_of_the_handbook_is_understood() -> None:
    table = sections((DOCS / "so-dang-ky.md").read_text(encoding="utf-8"))["Tên cột"]
    rows = re.findall(r"(?m)^\| ([^|]+) \| ([^|]+) \|", table)[2:]
    assert len(rows) > 15
    names = [name for row, _ in rows for name in row.split("; ")]
    assert [name for name in names if not meaning_of(name)] == []


def anchors(page: Path) -> set[str]:
    """The names that GitHub gives to the headings of a page."""
    headings = re.findall(r"(?m)^#{1,4} (.+)$", page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_link_of_the_handbook_leads_to_a_file_and_a_heading() -> None:
    broken = []
    for page in (*PAGES, ROOT / "README.md"):
        text = re.sub(r"(?s)```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"))
        for file, anchor in re.findall(r"\]\(([^)#\s]*)(?:#([^)]*))?\)", text):
            target = page.parent / file if file else page
            if "://" in file or file == "docs/anh/trang-chu.png":
                continue
            if not target.exists() or (anchor and anchor not in anchors(target)):
                broken.append((page.name, file, anchor))
    assert broken == []


def test_the_handbook_s_index_names_every_page() -> None:
    index = (DOCS / "README.md").read_text(encoding="utf-8")
    assert [page.name for page in PAGES if page.name != "README.md" and f"({page.name})" not in index] == []
