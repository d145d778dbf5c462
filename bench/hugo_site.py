"""The corpus as a Hugo site: `bench/hugo/` holds its layouts and configuration, this its content."""

import json
import re
import shutil
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

from bench.plain_content import Entry, Front, PlainContent

_HERE = Path(__file__).parent / "hugo"
ASSETS = Path(__file__).parents[1] / "assets"
_FOLDERS = {"models": "mo-hinh", "news": "tin-tuc", "programmes": "phong-trao", "pages": ""}
_SPECIAL = {
    "tim-kiem": "Tìm kiếm",
    "thong-ke": "Thống kê",
    "nhan-rong": "Nhân rộng",
    "so-sanh": "So sánh mô hình",
    "du-lieu": "Dữ liệu mở",
}
_SECTIONS = {"mo-hinh": "Mô hình", "tin-tuc": "Tin tức", "phong-trao": "Phong trào"}
_TAXONOMIES = {
    "linh-vuc": "Lĩnh vực",
    "dia-ban": "Địa bàn",
    "don-vi": "Đơn vị",
    "nam": "Năm",
    "chu-de": "Chủ đề",
}
_SVG = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


def write_hugo_site(content: PlainContent, config: Front, out: Path) -> None:
    """A whole Hugo site: layouts, assets, configuration and content."""
    shutil.copytree(_HERE, out, dirs_exist_ok=True)
    shutil.copytree(ASSETS, out / "static/assets", dirs_exist_ok=True)
    _write(out / "data/icons.json", json.dumps(drawings("icons/*.svg", "icon", 24)))
    _write(out / "data/motifs.json", json.dumps(drawings("img/motif-*.svg", "motif", 64)))
    _write(out / "data/site.json", json.dumps(config, ensure_ascii=False))
    for entry in chain.from_iterable(content.entries.values()):
        write_hugo_entry(entry, out)
    for slug, front in content.places.items():
        write_page(out / f"content/dia-ban/{slug}/_index.md", front)
    for key, field in config["fields"].items():
        front = {"title": field["name"], "description": field["description"], "colour": field["colour"]}
        write_page(out / f"content/linh-vuc/{key}/_index.md", front | {"key": key, "icon": field["icon"]})
    for slug, title in (_SECTIONS | _TAXONOMIES).items():
        write_page(out / f"content/{slug}/_index.md", {"title": title})
    for slug, title in _SPECIAL.items():
        outputs = {"outputs": ["html", "modelsjson", "modelscsv", "resultscsv"]} if slug == "du-lieu" else {}
        write_page(out / f"content/{slug}.md", {"title": title, "layout": slug, **outputs})


def hugo_path(entry: Entry) -> str:
    """Where an entry's file stands in the Hugo site."""
    return f"content/{_FOLDERS[entry.kind]}/{entry.slug}.md".replace("//", "/")


def write_hugo_entry(entry: Entry, out: Path) -> None:
    """One page of content."""
    write_page(out / hugo_path(entry), _front(entry), entry.body)


def _front(entry: Entry) -> Front:
    """Hugo's own names for dates and taxonomies; the rest as the author wrote it."""
    front = dict(entry.front)
    if entry.kind == "models":
        front["date"] = front.pop("published")
        if "updated" in front:
            front["lastmod"] = front.pop("updated")
        for key, taxonomy in (
            ("field", "linh-vuc"),
            ("tags", "chu-de"),
            ("years", "nam"),
            ("place_slugs", "dia-ban"),
        ):
            front[taxonomy] = front.pop(key)
        front["don-vi"] = [front["unit"]]
        front["sources"] = _numbered(front["sources"])
    if entry.kind == "news":
        front["chu_de"] = front.pop("tags")
        front["sources"] = _numbered(front["sources"])
    return front


def _numbered(sources: Iterable[Front]) -> list[Front]:
    return [{"number": number, **source} for number, source in enumerate(sources, 1)]


def drawings(pattern: str, kind: str, size: int) -> dict[str, str]:
    """Icons as they stand in a page, by name."""
    made = {}
    for path in sorted(ASSETS.glob(pattern)):
        found = _SVG.search(path.read_text(encoding="utf-8"))
        drawn = " ".join(found[1].split()) if found else ""
        made[path.stem.removeprefix("motif-")] = (
            f'<svg class="{kind}" viewBox="0 0 {size} {size}" width="{size}" height="{size}" '
            f'aria-hidden="true" focusable="false">{drawn}</svg>'
        )
    return made


def write_page(path: Path, front: Front, body: str = "") -> None:
    head = yaml.dump(front, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6)
    _write(path, f"---\n{head}---\n\n{body}")


class _Dumper(yaml.CSafeDumper):
    """Without anchors: nobody writes them by hand."""

    def ignore_aliases(self, _: Any) -> bool:
        return True


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
