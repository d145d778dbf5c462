"""The corpus as an Eleventy and as a Pelican site. Both share templates that Nunjucks and Jinja understand alike."""

import json
import shutil
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from bench.hugo_site import ASSETS, drawings, write_page
from bench.plain_content import Entry, Front, PlainContent
from lantoa.vietnamese.text import slugify

_HERE = Path(__file__).parent
_FOLDERS = {"models": "mo-hinh", "news": "tin-tuc", "programmes": "phong-trao", "pages": ""}
_LAYOUTS = {"models": "model.html", "news": "news.html", "programmes": "programme.html", "pages": "page.html"}
_LISTS = ("group", "index", "browse", "news_list", "programmes", "home", "statistics", "replication", "plain")
_MENU = (
    ("/mo-hinh/", "Mô hình"),
    ("/linh-vuc/", "Lĩnh vực"),
    ("/dia-ban/", "Địa bàn"),
    ("/phong-trao/", "Phong trào"),
    ("/nhan-rong/", "Nhân rộng"),
    ("/thong-ke/", "Thống kê"),
    ("/tin-tuc/", "Tin tức"),
    ("/gioi-thieu/", "Giới thiệu"),
    ("/huong-dan/", "Hướng dẫn làm theo"),
)


def write_eleventy_site(content: PlainContent, config: Front, out: Path) -> None:
    """A whole Eleventy site."""
    shutil.copytree(_HERE / "eleventy", out, dirs_exist_ok=True)
    shutil.copytree(_HERE / "jinja/templates", out / "_includes", dirs_exist_ok=True)
    shutil.copytree(ASSETS, out / "static/assets", dirs_exist_ok=True)
    _write_data(content, config, out / "_data")
    for entry in chain.from_iterable(content.entries.values()):
        front = _front(entry)
        own = {"layout": _LAYOUTS[entry.kind], "permalink": f"{front['url']}index.html"}
        write_page(out / "content" / _FOLDERS[entry.kind] / f"{entry.slug}.md", own | front, entry.body)
    for name in _LISTS:
        _write(out / "content" / f"list-{name}.njk", _list_page(name))


def write_pelican_site(content: PlainContent, config: Front, out: Path) -> None:
    """A whole Pelican site."""
    shutil.copytree(_HERE / "pelican", out, dirs_exist_ok=True)
    shutil.copytree(_HERE / "jinja/templates", out / "theme/templates", dirs_exist_ok=True)
    shutil.copytree(ASSETS, out / "content/assets", dirs_exist_ok=True)
    _write_data(content, config, out / "data")
    for entry in chain.from_iterable(content.entries.values()):
        front = _front(entry)
        where = {
            "save_as": f"{front['url'][1:]}index.html",
            "template": _LAYOUTS[entry.kind].removesuffix(".html"),
        }
        date = {"date": front.get("published") or front.get("day") or "2026-01-01"}
        folder = "articles" if entry.kind in ("models", "news") else "pages"
        path = out / "content" / folder / (_FOLDERS[entry.kind] or "trang") / f"{entry.slug}.md"
        write_page(path, where | date | front, entry.body)


def _front(entry: Entry) -> Front:
    """Both generators give `tags` and `date` a meaning of their own."""
    front = {**entry.front, "kind": entry.kind, "slug": entry.slug, "url": _url(entry)}
    if "tags" in front:
        front["topics"] = [{"text": tag, "slug": slugify(tag)} for tag in front.pop("tags")]
    if entry.kind == "models":
        front["unit_slug"] = slugify(front["unit"])
    if entry.kind == "news":
        front["day"] = front.pop("date")
    return front


def _url(entry: Entry) -> str:
    return f"/{_FOLDERS[entry.kind]}/{entry.slug}/".replace("//", "/")


def _write_data(content: PlainContent, config: Front, folder: Path) -> None:
    dated = [
        str(entry.front.get("updated") or entry.front["published"]) for entry in content.entries["models"]
    ]
    values = {
        "site": config,
        "places": content.places,
        "icons": drawings("icons/*.svg", "icon", 24),
        "motifs": drawings("img/motif-*.svg", "motif", 64),
        "menu": [{"url": url, "text": text} for url, text in _MENU],
        "updated": max(dated),
        "words": json.loads((_HERE / "jinja/words.json").read_text(encoding="utf-8")),
    }
    for name, value in values.items():
        _write(folder / f"{name}.json", json.dumps(value, ensure_ascii=False))


def _list_page(name: str) -> str:
    """A template of Eleventy that makes every page of one kind of list."""
    return "\n".join(_lines(name))


def _lines(name: str) -> Iterator[str]:
    yield "---"
    yield f"pagination: {{data: collections.{name}, size: 1, alias: list}}"
    yield "permalink: \"{{ list.url }}{% if list.url != '/404.html' %}index.html{% endif %}\""
    yield "---"
    yield f'{{% extends "{name}.html" %}}'


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
