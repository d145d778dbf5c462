"""A small site that grows and changes by small edits, each named and chosen by numbers: what Hypothesis plays with.

Few slugs, titles, tags and places: so pages are related to each other from the start, and edits meet.
"""

import io
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from PIL import Image

Front = dict[str, Any]
Edit = Callable[["GrowingSite", int, int], None]

SLUGS = ("an-com", "bo-hoa", "cho-que", "den-ngo", "em-be")
TITLES = (
    "Thắp sáng đường quê",
    "Bữa cơm cho người già",
    "Đường hoa thôn Thí Dụ",
    "Thắp sáng ngõ nhỏ",
    "Vườn rau chung thôn Mẫu",
    "Đường hoa & <b>đèn</b> “ngõ nhỏ”",
)
UNITS = ("Chi bộ thôn Ví Dụ", "Chi hội Phụ nữ thôn Mẫu", "CHI BỘ THÔN VÍ DỤ")
FIELDS = ("kinh-te", "van-hoa", ["kinh-te", "van-hoa"], ["van-hoa", "kinh-te"])
PLACES = (
    "thôn Ví Dụ, xã Hồng Giang, huyện Lục Ngạn, tỉnh Bắc Giang",
    "xã Hồng Giang, huyện Lục Ngạn, tỉnh Bắc Giang",
    "thôn Mẫu, xã Mẫu, huyện Thử, tỉnh Minh Họa",
    "phường Chũ, tỉnh Bắc Ninh",
)
PERIODS = ("2023", "2022/2024", "2024/..", "2023-05/2023-08")
TAGS: tuple[list[str], ...] = ([], ["đèn"], ["đèn", "góp công"], ["Góp công"], ["hoa", "đèn"])
SUMMARIES = ("", "Bà con góp tiền, góp công.", "Việc nhỏ ở thôn, ghi đủ để nơi khác làm theo.")
DATES = ("2023-05-01", "2024-02-03", "2024-02", "2022")
RESULTS: tuple[list[Front], ...] = (
    [],
    [{"label": "Cột đèn", "value": 12, "unit": "cột"}],
    [{"label": "Cột đèn", "value": 30, "unit": "cột", "qualifier": "about", "as_of": "2024", "source": "so"}],
    [{"label": "Hộ góp", "value": "22/28", "unit": "hộ"}, {"label": "cột đèn", "value": 5, "unit": "cột"}],
    [{"label": "Cột đèn", "value": 7, "unit": "cột", "context": True}],
)
EVENTS: tuple[list[Front], ...] = (
    [],
    [{"kind": "registered", "date": "2023-01", "level": "commune"}],
    [{"kind": "recognised", "date": "2023-12", "level": "district", "by": "Ban Dân vận"}],
    [{"kind": "awarded", "date": "2024-01", "level": "commune", "award": "commendation"}],
    [{"kind": "revoked", "date": "2024-06", "level": "commune"}],
)
STEPS: tuple[list[Front], ...] = (
    [],
    [{"do": "Họp thôn"}],
    [{"do": "Họp thôn", "who": "Chi bộ"}, {"do": "Dựng cột"}],
)
FITS: tuple[Front, ...] = ({}, {"days": 60, "terrain": ["dong-bang"]}, {"people": 3, "needs": ["tien"]})
MEDIA: tuple[Front, ...] = (
    {},
    {"title": "Lời kể", "kind": "audio", "file": "loi-ke.mp3"},
    {"title": "Phim", "kind": "video", "url": "https://example.org/phim"},
)
COUNTS: tuple[list[Front], ...] = (
    [],
    [{"stage": "registered", "value": 58}, {"stage": "recognised", "value": 49, "level": "district"}],
    [
        {"stage": "recognised", "value": 5, "subject": "collective"},
        {"stage": "recognised", "value": 2, "field": "kinh-te"},
    ],
)
BODIES = (
    "Bà con góp tiền lắp đèn.",
    "Đoạn đầu khác hẳn.\n\n## Cách làm\n\nHọp rồi làm.",
    "Xem [trang kia](/mo-hinh/{other}/).",
    "Xem [mục](/mo-hinh/{other}/#cach-lam).",
    "Xem [bài](../models/{other}.md) và [tin](/tin-tuc/tin-{other}/).",
    "Xem [bảng](so-lieu.csv).\n\n![Ảnh](anh.png)",
    "| Tên | Số |\n|---|---|\n| Đèn | 12 |\n\nXem [nơi](/dia-ban/phuong-chu-tinh-bac-ninh/).",
    "Có <blink>chữ</blink> và [đơn vị](/don-vi/chi-bo-thon-vi-du/).",
    "",
)
PHOTO_LISTS: tuple[list[Front], ...] = (
    [],
    [{"file": "/anh.png", "alt": "Ngõ nhỏ"}],
    [{"file": "/hai.png", "alt": "Cột đèn", "caption": "Ngõ ba"}, {"file": "/anh.png", "alt": "Ngõ nhỏ"}],
    [{"file": "/anh.png", "alt": "Ngõ lớn", "credit": "Ảnh: thôn"}],
    [{"file": "/anh.png", "alt": "Ngõ nhỏ", "focus": "0.3 0.6"}, {"file": "/hai.png", "alt": "Cột đèn"}],
)
CONFIGS: tuple[Front, ...] = (
    {"title": "Dân vận khéo xã Thử", "tagline": "Việc nhỏ"},
    {"title": "Trang khác"},
    {"tagline": "Việc lớn", "description": "Trang của xã Thử."},
    {"models_per_page": 2, "news_per_page": 1},
    {"models_per_page": 1},
    {"featured": 1},
    {"photos": {"widths": [200, 300], "lead": 380, "full": 340, "webp": True}},
    {"photos": {"widths": [240], "quality": {"avif": 50}}},
    {"photos": {"widths": [200], "webp": True, "quality": {"webp": 100, "jpeg": 10}}},
    {"editor": "Nguyễn Văn Mẫu", "feedback": "gop-y@example.org"},
    {"synonyms": {"DVK": "Dân vận khéo"}},
    {"language": "en"},
    {"base_url": "https://khac.example/dvk/"},
    {"share": []},
    {"contact": {"office": "Khối Dân vận", "phone": "0000"}},
    {"organisation": {"name": "Đảng ủy xã Thử", "short": "Xã Thử", "parent": "Huyện Thử"}},
    {"licence": {"name": "CC BY-SA 4.0", "url": "https://creativecommons.org/licenses/by-sa/4.0/"}},
    {
        "fields": {
            "van-hoa": "Văn hóa",
            "kinh-te": {"name": "Kinh tế", "description": "Vườn, chợ.", "colour": "rice"},
        }
    },
    {"fields": {"kinh-te": "Làm ăn", "van-hoa": "Văn hóa – xã hội", "an-ninh": "An ninh"}},
    {
        "levels": {
            "base": "cấp thôn",
            "commune": "cấp xã",
            "district": "cấp huyện",
            "province": "cấp tỉnh",
            "central": "cấp nước",
        }
    },
    {
        "fit": {
            "terrain": {"dong-bang": "đồng bằng"},
            "needs": {"tien": "tiền góp"},
            "led_by": {"thon": "thôn"},
        }
    },
    {"fit": {"terrain": {"dong-bang": "Vùng thấp"}, "needs": {"tien": "tiền"}, "led_by": {"thon": "thôn"}}},
    {"places": ["xã mẫu, huyện thử, tỉnh Minh Họa", "xã Mới, tỉnh Giả Định"]},
    {
        "places": [
            "xã Mới, tỉnh Giả Định",
            {
                "address": "xã Mẫu, huyện Thử, tỉnh Minh Họa",
                "became": "xã Mới, tỉnh Giả Định",
                "date": "2025-07-01",
                "basis": "Nghị quyết ví dụ",
            },
        ]
    },
)
FIRST_CONFIG: Front = {
    "title": "Dân vận khéo xã Thử",
    "base_url": "https://example.org/",
    "organisation": "Đảng ủy xã Thử",
    "fields": {"kinh-te": "Kinh tế", "van-hoa": "Văn hóa – xã hội"},
    "fit": {"terrain": {"dong-bang": "đồng bằng"}, "needs": {"tien": "tiền"}, "led_by": {"thon": "thôn"}},
    "places": ["xã Mẫu, huyện Thử, tỉnh Minh Họa"],
    "share_pictures": False,
}
OWN_FILES: tuple[tuple[str, str], ...] = (
    ("layouts/parts/contact.html", "{% macro contact(office) %}<p>{{ office.office }}</p>{% endmacro %}\n"),
    (
        "layouts/parts/contact.html",
        "{% macro contact(office) %}<p>Gọi: {{ office.phone }}</p>{% endmacro %}\n",
    ),
    (
        "layouts/not_found.html",
        "<!doctype html><html lang=vi><head><title>Không có</title></head><body><h1>{{ t('title.home') }}</h1>"
        "<p>{{ config.editor }} {{ chrome.updated|iso if chrome.updated }}</p></body></html>\n",
    ),
    ("layouts/words/vi.yaml", "title:\n  home: Đầu trang\n"),
    ("layouts/words/vi.yaml", "title:\n  tags: Việc\n  of:\n    tag: 'Việc {name}'\n"),
    ("layouts/words/vi.yaml", "title:\n  page_of: '{title}, tờ {page}'\nstatus:\n  active: Đang chạy\n"),
    ("assets/css/riêng.css", "p { color: #123456 }\n"),
    ("assets/css/riêng.css", "p { background: url('https://khac.example/dvk/nen.png') }\n"),
    ("assets/icons/leaf.svg", "<svg viewBox='0 0 24 24'><path d='M1 1h3'/></svg>\n"),
)
BROKEN = (
    "---\ntitle: [\n---\n",
    "---\ntitle: Hỏng\nfild: x\n---\nThân.\n",
    "---\ntitle: Hỏng\nperiod: 20244\n---\nXem [trang](/mo-hinh/khong-co/).\n",
    "\xff",
)


@cache
def picture(number: int) -> bytes:
    """A photo that is no other's: of a plain colour, or of grain, on which AVIF and WebP can be wasted."""
    made, size = io.BytesIO(), (320 + 40 * number, 240)
    plain = Image.new("RGB", size, (40 * number % 256, 90, 120))
    grain = Image.frombytes("L", size, Random(number).randbytes(size[0] * size[1])).convert("RGB")
    (grain if number % 2 else plain).save(made, "PNG")
    return made.getvalue()


def written(front: Front, body: str) -> str:
    """A page's file; what is empty is left out."""
    lines = [
        f"{key}: {json.dumps(value, ensure_ascii=False)}"
        for key, value in front.items()
        if value not in ("", [], {}, None)
    ]
    return "\n".join(["---", *lines, "---", "", body, ""])


@dataclass
class GrowingSite:
    """What the files of a site say, and with which options it is built."""

    root: Path
    pages: dict[str, tuple[Front, str]] = field(default_factory=dict)
    config: Front = field(default_factory=lambda: dict(FIRST_CONFIG))
    others: dict[str, bytes] = field(default_factory=dict)
    drafts: bool = False
    search: bool = True

    def models(self) -> list[str]:
        """The files of models."""
        return [file for file in sorted(self.pages) if file.startswith("content/models/")]

    def one(self, number: int) -> Front:
        """The front matter of one of the models; of a new one where there is none."""
        files = self.models()
        if not files:
            add_model(self, number, 0)
            files = self.models()
        return self.pages[files[number % len(files)]][0]

    def of_kind(self, kind: str, number: int) -> Front | None:
        """The front matter of one page of a kind."""
        files = [file for file in sorted(self.pages) if file.startswith(f"content/{kind}/")]
        return self.pages[files[number % len(files)]][0] if files else None

    def write(self) -> None:
        """Bring the folder up to date; what says the same is not touched."""
        wanted = {file: written(front, body).encode() for file, (front, body) in self.pages.items()}
        wanted["site_config.yaml"] = "".join(
            f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in self.config.items()
        ).encode()
        wanted |= self.others
        for folder in ("content", "assets", "layouts"):
            for path in sorted((self.root / folder).rglob("*")):
                if path.is_file() and path.relative_to(self.root).as_posix() not in wanted:
                    path.unlink()
        for name, content in wanted.items():
            path = self.root / name
            if not path.is_file() or path.read_bytes() != content:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)


def pick(values: tuple[Any, ...], number: int) -> Any:
    """One of some values."""
    return values[number % len(values)]


def slug_of(number: int) -> str:
    return str(pick(SLUGS, number))


def begin(root: Path) -> GrowingSite:
    """A site with a little of everything."""
    site = GrowingSite(root)
    for number in range(3):
        add_model(site, number, number)
    add_news(site, 0, 0)
    add_programme(site, 0, 1)
    add_page(site, 0, 0)
    site.others |= {
        "content/models/so-lieu.csv": b"a,b\n1,2\n",
        "content/models/anh.png": picture(0),
        "content/models/loi-ke.mp3": b"ID3 nothing",
        "assets/anh.png": picture(1),
        "assets/hai.png": picture(2),
    }
    site.write()
    return site


def add_model(site: GrowingSite, n: int, m: int) -> None:
    front = {
        "title": pick(TITLES, m),
        "unit": pick(UNITS, n + m),
        "field": pick(FIELDS, m),
        "place": pick(PLACES, n * m),
        "period": pick(PERIODS, n),
        "tags": pick(TAGS, m),
        "results": pick(RESULTS, m),
        "sources": [{"id": "so", "title": "Sổ của thôn"}],
    }
    site.pages[f"content/models/{slug_of(n)}.md"] = front, pick(BODIES, 0)


def add_news(site: GrowingSite, n: int, m: int) -> None:
    known = [Path(file).stem for file in site.models()]
    front = {
        "title": f"Tin {pick(TITLES, m)}",
        "date": pick(DATES, n),
        "models": known[: m % 3],
        "summary": pick(SUMMARIES, n),
    }
    site.pages[f"content/news/tin-{slug_of(n)}.md"] = front, f"Tin số {m}."


def add_programme(site: GrowingSite, n: int, m: int) -> None:
    front = {
        "title": f"Phong trào {n % 2}",
        "place": pick(PLACES, m),
        "period": pick(PERIODS, m),
        "counts": pick(COUNTS, m),
    }
    site.pages[f"content/programmes/phong-trao-{n % 2}.md"] = front, "Phong trào của xã."


def add_page(site: GrowingSite, n: int, m: int) -> None:
    name = pick(("gioi-thieu", "huong-dan-nhan-rong"), n)
    front = {"title": pick(("Giới thiệu", "Hướng dẫn", "Về trang này"), m), "menu": 1 + m % 3}
    site.pages[f"content/pages/{name}.md"] = front, f"Trang đứng riêng {m}."


def remove(site: GrowingSite, n: int, _: int) -> None:
    files = sorted(site.pages)
    if files:
        del site.pages[files[n % len(files)]]


def rename(site: GrowingSite, n: int, m: int) -> None:
    files = site.models()
    if files:
        site.pages[f"content/models/{slug_of(m)}.md"] = site.pages.pop(files[n % len(files)])


def to_folder(site: GrowingSite, n: int, _: int) -> None:
    """The page of a folder has the same address, and other files beside it."""
    files = site.models()
    if files:
        file = files[n % len(files)]
        stem = Path(file).parent.name if file.endswith("/index.md") else Path(file).stem
        new = f"content/models/{stem}.md" if file.endswith("/index.md") else f"content/models/{stem}/index.md"
        site.pages[new] = site.pages.pop(file)


def set_key(key: str, values: tuple[Any, ...]) -> Edit:
    def edit(site: GrowingSite, n: int, m: int) -> None:
        site.one(n)[key] = pick(values, m)

    return edit


def set_body(site: GrowingSite, n: int, m: int) -> None:
    files = sorted(site.pages)
    if files:
        file = files[n % len(files)]
        site.pages[file] = site.pages[file][0], pick(BODIES, m).format(other=slug_of(n + m))


def set_programme(site: GrowingSite, n: int, m: int) -> None:
    site.one(n)["programme"] = pick(("", "phong-trao-0", "phong-trao-1"), m)


def set_replicates(site: GrowingSite, n: int, m: int) -> None:
    site.one(n)["replicates"] = pick(("", *SLUGS), m)


def set_replications(site: GrowingSite, n: int, m: int) -> None:
    record: Front = {
        "unit": pick(UNITS, m),
        "changed": "Đổi cột tre",
        "date": pick(DATES, m),
        "results": pick(RESULTS, m % 2),
    }
    if m % 3:
        record["model"] = slug_of(n + m)
    site.one(n)["replications"] = (
        [] if m % 5 == 4 else [{key: value for key, value in record.items() if value}]
    )


def set_alias(site: GrowingSite, n: int, m: int) -> None:
    site.one(n)["aliases"] = [] if m % 2 else [f"/cu/{n}/"]


def set_draft(site: GrowingSite, n: int, m: int) -> None:
    kind = pick(("models", "programmes", "news", "models"), m)
    front = site.of_kind(kind, n)
    if front is not None:
        front["draft"] = None if front.get("draft") else True


def set_featured(site: GrowingSite, n: int, _: int) -> None:
    front = site.one(n)
    front["featured"] = None if front.get("featured") else True


def set_news_title(site: GrowingSite, n: int, m: int) -> None:
    front = site.of_kind("news", n)
    if front is not None:
        front |= {
            "title": pick(TITLES, m),
            "programme": pick(("", "phong-trao-0"), n),
            "photos": pick(PHOTO_LISTS, m),
        }


def set_programme_front(site: GrowingSite, n: int, m: int) -> None:
    front = site.of_kind("programmes", n)
    if front is not None:
        front |= {"title": pick(TITLES, m), "counts": pick(COUNTS, m), "photos": pick(PHOTO_LISTS, n)}


def set_page_title(site: GrowingSite, n: int, m: int) -> None:
    front = site.of_kind("pages", n)
    if front is not None:
        front |= {"title": pick(TITLES, m), "menu": pick((None, 1, 2), n), "summary": pick(SUMMARIES, m)}


def set_media(site: GrowingSite, n: int, m: int) -> None:
    medium = pick(MEDIA, m)
    site.one(n)["media"] = [medium] if medium else []


def set_documents(site: GrowingSite, n: int, m: int) -> None:
    site.one(n)["documents"] = [{"title": "Sổ thu chi", "file": "so-lieu.csv"}] if m % 2 else []


def turn_keys(site: GrowingSite, n: int, _: int) -> None:
    """The same values on other lines."""
    front = site.one(n)
    turned = dict(reversed(front.items()))
    front.clear()
    front |= turned


def replace_photo(site: GrowingSite, n: int, m: int) -> None:
    site.others[pick(("assets/anh.png", "assets/hai.png", "content/models/anh.png"), n)] = picture(m % 4)


def remove_file(site: GrowingSite, n: int, _: int) -> None:
    names = sorted(site.others)
    if names:
        del site.others[names[n % len(names)]]


def add_file(site: GrowingSite, n: int, m: int) -> None:
    name = pick(
        ("content/models/so-lieu.csv", "content/models/loi-ke.mp3", "content/models/an-com/so-lieu.csv"), n
    )
    site.others[name] = b"a,b\n%d,2\n" % m


def set_own_file(site: GrowingSite, n: int, _: int) -> None:
    name, text = pick(OWN_FILES, n)
    site.others[name] = text.encode()


def remove_own_file(site: GrowingSite, _: int, __: int) -> None:
    for name in [name for name in site.others if name in dict(OWN_FILES)]:
        del site.others[name]


def set_config(site: GrowingSite, n: int, _: int) -> None:
    site.config |= pick(CONFIGS, n)


def unset_config(site: GrowingSite, n: int, _: int) -> None:
    key = sorted(site.config)[n % len(site.config)]
    site.config |= {key: FIRST_CONFIG.get(key)}
    if site.config[key] is None:
        del site.config[key]


def break_page(site: GrowingSite, n: int, m: int) -> None:
    site.others[f"content/models/{slug_of(n)}.md"] = pick(BROKEN, m).encode(
        "latin-1" if m % 4 == 3 else "utf-8"
    )


def mend(site: GrowingSite, _: int, __: int) -> None:
    for name in [name for name in site.others if name.endswith(".md")]:
        del site.others[name]
    for front, _body in site.pages.values():
        for key in ("replicates", "replications", "programme", "aliases", "models"):
            front.pop(key, None)
    site.pages = {file: (front, "Đã chữa.") for file, (front, _) in site.pages.items()}
    site.others |= {
        "assets/anh.png": picture(1),
        "assets/hai.png": picture(2),
        "content/models/loi-ke.mp3": b"ID3",
    }
    site.others |= {"content/models/so-lieu.csv": b"a\n", "content/models/anh.png": picture(0)}


def touch(site: GrowingSite, n: int, _: int) -> None:
    files = sorted((site.root / "content").rglob("*.md"))
    if files:
        file = files[n % len(files)]
        content = file.read_bytes()
        file.unlink()
        file.write_bytes(content)


def lose_spare(site: GrowingSite, n: int, _: int) -> None:
    gone = pick(
        (".cache/spare", ".cache/trees", ".cache/made.sqlite", "public", ".cache/entries", ".cache"), n
    )
    path = site.root / gone
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def tamper(site: GrowingSite, n: int, m: int) -> None:
    files = sorted(
        path for path in (site.root / "public").rglob("*") if path.is_file() and path.name != ".lantoa"
    )
    if files:
        file = files[(n * 13 + m) % len(files)]
        content = file.read_bytes()
        file.chmod(0o644)
        file.unlink() if m % 3 == 0 else file.write_bytes(content[::-1] if m % 3 == 1 else b"")


def toggle_drafts(site: GrowingSite, _: int, __: int) -> None:
    site.drafts = not site.drafts


def toggle_search(site: GrowingSite, _: int, __: int) -> None:
    site.search = not site.search


def nothing(site: GrowingSite, _: int, __: int) -> None:
    """Build once more."""


EDITS: tuple[Edit, ...] = (
    *(add_model, add_news, add_programme, add_page, remove, rename, to_folder),
    set_key("title", TITLES),
    set_key("unit", UNITS),
    set_key("field", FIELDS),
    set_key("place", PLACES),
    set_key("period", PERIODS),
    set_key("tags", TAGS),
    set_key("summary", SUMMARIES),
    set_key("updated", (None, *DATES[:2])),
    set_key("published", (None, *DATES[:2])),
    set_key("results", RESULTS),
    set_key("events", EVENTS),
    set_key("steps", STEPS),
    set_key("fit", FITS),
    set_key("photos", PHOTO_LISTS),
    *(set_body, set_body, set_programme, set_replicates, set_replications, set_replicates, set_alias),
    *(set_draft, set_featured, set_news_title, set_programme_front, set_page_title, set_media, set_documents),
    *(turn_keys, replace_photo, remove_file, add_file, set_own_file, remove_own_file),
    *(set_config, set_config, unset_config, break_page, mend, touch, lose_spare, tamper),
    *(toggle_drafts, toggle_search, nothing),
)
