"""The measured Pelican site: Markdown files with YAML front matter; lists and open data by a plugin of its own."""

import json
import re
from pathlib import Path

from markupsafe import Markup
from plugins import relations

_DATA = Path(__file__).parent / "data"
_WORDS = json.loads((_DATA / "words.json").read_text(encoding="utf-8"))


def _read(name: str) -> object:
    return json.loads((_DATA / f"{name}.json").read_text(encoding="utf-8"))


def _moment(text: str) -> str:
    year, *rest = text.split("-")
    if len(rest) == 2:
        return f"{rest[1]}/{rest[0]}/{year}"
    return f"tháng {int(rest[0])}/{year}" if rest else f"năm {year}"


def _place_words(place: object) -> str:
    if isinstance(place, str):
        return place
    units = [place["hamlet"]] if "hamlet" in place else []
    then = ", ".join([*units, *(unit["text"] for unit in place["then"])])
    return f"{then} – nay là {', '.join(unit['text'] for unit in place['now'])}" if "now" in place else then


def _standing(m: dict) -> str:
    level = "" if m["status"] in ("active", "stopped") else f" {_WORDS[m['level']]}"
    return _WORDS[f"is-{m['status']}"] + level


def _step(text: str) -> str:
    count = text.count(" ") + 1
    return (
        "title-short" if count <= 7 and len(text) <= 36 else "title-medium" if count <= 16 else "title-long"
    )


_BASE = _read("site")["base_url"]
SITENAME = _read("site")["title"]
SITEURL = ""
AUTHOR = _read("site")["organisation"]["name"]
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
PATH = "content"
OUTPUT_PATH = "public"
THEME = "theme"
THEME_STATIC_PATHS = []
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["assets"]
PLUGINS = [relations]
LOAD_CONTENT_CACHE = True
CACHE_CONTENT = True
CHECK_MODIFIED_METHOD = "mtime"
SLUGIFY_SOURCE = "basename"
DIRECT_TEMPLATES = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ARCHIVES_SAVE_AS = ""
AUTHORS_SAVE_AS = CATEGORIES_SAVE_AS = TAGS_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
MARKDOWN = {"extensions": ["tables", "toc"], "output_format": "html5"}
JINJA_ENVIRONMENT = {"trim_blocks": True, "lstrip_blocks": True, "autoescape": True}
JINJA_GLOBALS = {
    **{name: _read(name) for name in ("site", "icons", "motifs", "menu", "updated")},
    "facets": lambda: relations.SITE["facets"],
    "programmes": lambda: relations.SITE["programmes"],
}
JINJA_FILTERS = {
    "number": lambda n: re.sub(r"\B(?=(\d{3})+(?!\d))", ".", str(n)),
    "word": lambda key: _WORDS.get(key, key),
    "moment": _moment,
    "place_words": _place_words,
    "standing": _standing,
    "step": _step,
    "absolute": lambda url: f"{_BASE}{url[1:]}",
    "by_date": lambda events: sorted(events, key=lambda event: event["date"]),
    "fields": lambda m: m["fields_shown"],
    "entry": relations.find,
    "similar": relations.similar,
    "followers": relations.followers,
    "json_ld": lambda m: Markup(relations.json_ld(m)),
}
