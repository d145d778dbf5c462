"""A small site with something of everything: what tests of rebuilding edit, one thing at a time.

Three models about lamps know each other: `den-ngo` followed `den-duong`, and `den-tre` followed `den-ngo`. The garden
and the library stand apart, each in a field, place and unit of its own.
"""

import io
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image

from lantoa.pipeline import Options, Report, build_site
from tests.conftest import write_site

CONFIG = """\
title: Dân vận khéo xã Thử
tagline: Việc nhỏ, ghi đủ
base_url: https://example.org/
organisation: Đảng ủy xã Thử
editor: Nguyễn Văn Mẫu
synonyms:
  DVK: dân vận khéo
fields:
  kinh-te: Kinh tế
  van-hoa: Văn hóa – xã hội
  an-ninh: An ninh
places:
  - xã Ví Dụ, huyện Thí Dụ, tỉnh Minh Họa
  - xã Mẫu, huyện Thí Dụ, tỉnh Minh Họa
  - xã Sách, huyện Giả Sử, tỉnh Giả Định
models_per_page: 3
news_per_page: 2
share_pictures: no
"""
LAMPS = """\
---
title: Thắp sáng đường thôn Ví Dụ
summary: Bà con góp tiền dựng bốn mươi cột đèn.
unit: Chi bộ thôn Ví Dụ
field: an-ninh
place: thôn Ví Dụ, xã Ví Dụ, huyện Thí Dụ, tỉnh Minh Họa
period: 2021
programme: thap-sang
tags: [chiếu sáng, góp công]
events:
  - {kind: recognised, date: 2022-10-14, level: commune}
results:
  - {label: Cột đèn, value: 40, unit: cột, as_of: 2021-12, source: so}
costs:
  - {item: Đèn, amount: 7 triệu đồng, phase: setup, payer: Các hộ}
steps:
  - {do: Họp thôn, who: Chi bộ}
  - {do: Dựng cột}
photos:
  - {file: /duong.png, alt: Cột đèn đầu ngõ, credit: Thôn}
sources:
  - {id: so, title: Sổ thu chi của thôn}
updated: 2022-05-01
---

Thôn họp rồi làm.

## Cách làm

Mỗi nhà một buổi.
"""
ALLEY = """\
---
title: Đèn ngõ nhỏ thôn Mẫu
unit: Chi bộ thôn Mẫu
field: an-ninh
place: thôn Mẫu, xã Mẫu, huyện Thí Dụ, tỉnh Minh Họa
period: 2022
tags: [chiếu sáng]
replicates: den-duong
results:
  - {label: Cột đèn, value: 12, unit: cột}
updated: 2023-02-01
---

Làm theo thôn bên, xem [cách làm](den-duong.md#cach-lam).
"""
BAMBOO = """\
---
title: Cột tre thay cột thép
unit: Chi hội Cựu chiến binh thôn Mẫu
field: an-ninh
place: thôn Mẫu, xã Mẫu, huyện Thí Dụ, tỉnh Minh Họa
period: 2023
replicates: den-ngo
updated: 2023-06-01
---

Tre của nhà, công của mình.
"""
GARDEN = """\
---
title: Vườn rau mười hai nhà
unit: Chi hội Phụ nữ thôn Vườn
field: kinh-te
place: thôn Vườn, xã Mẫu, huyện Thí Dụ, tỉnh Minh Họa
period: 2024
tags: [vườn rau]
photos:
  - {file: /vuon.png, alt: Luống rau, credit: Thôn}
updated: 2024-03-01
---

Trồng chung một lịch, cân riêng từng nhà.
"""
LIBRARY = """\
---
title: Thư viện đầu làng
unit: Chi đoàn thôn Sách
field: van-hoa
place: thôn Sách, xã Sách, huyện Giả Sử, tỉnh Giả Định
period: 2020
updated: 2020-09-01
---

Hai trăm cuốn, một chiếc bàn dài.
"""
PROGRAMME = """\
---
title: Đợt thắp sáng ngõ quê
place: huyện Thí Dụ, tỉnh Minh Họa
period: 2021/2023
counts:
  - {stage: recognised, value: 9}
---

Huyện chỉ góp xi măng.
"""
LIT = """\
---
title: Thôn Ví Dụ lên đèn
date: 2021-12-20
models: [den-duong]
---

Cả ngõ ra đứng xem.
"""
MARKET = """\
---
title: Chợ phiên đầu tháng
date: 2024-01-05
---

Rau nhà trồng, cân thật.
"""
ABOUT = """\
---
title: Giới thiệu
menu: 1
---

Xã này không có trên bản đồ.
"""
FILES = {
    "site_config.yaml": CONFIG,
    "content/models/den-duong.md": LAMPS,
    "content/models/den-ngo.md": ALLEY,
    "content/models/den-tre.md": BAMBOO,
    "content/models/vuon-rau.md": GARDEN,
    "content/models/thu-vien.md": LIBRARY,
    "content/programmes/thap-sang.md": PROGRAMME,
    "content/news/len-den.md": LIT,
    "content/news/cho-phien.md": MARKET,
    "content/pages/gioi-thieu.md": ABOUT,
}


def photo(colour: str) -> bytes:
    """A small picture, as bytes of PNG."""
    made = io.BytesIO()
    Image.new("RGB", (400, 300), colour).save(made, "PNG")
    return made.getvalue()


def write_village(root: Path) -> Path:
    """The site's folder."""
    photos = {"assets/duong.png": photo("navy"), "assets/vuon.png": photo("green")}
    return write_site(root, {**FILES, **photos})


Stand = tuple[int, int, bytes]
"""A published file: its inode, when it was last written (ns), its bytes."""


@dataclass(frozen=True)
class Built:
    """What a build did: its report, and the published files that are not as before (HTML by URL)."""

    report: Report
    changed: frozenset[str]
    gone: frozenset[str]
    others: frozenset[str] = field(default_factory=frozenset)

    @property
    def rendered(self) -> int:
        return self.report.rendered


@dataclass
class Village:
    """The site, edited and built."""

    root: Path
    options: dict[str, Any] = field(default_factory=lambda: {"jobs": 1})

    @property
    def public(self) -> Path:
        return Path(self.options.get("out") or self.root / "public")

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace some text of a file that has it once."""
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def write(self, file: str, content: str | bytes) -> None:
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def remove(self, file: str) -> None:
        (self.root / file).unlink()

    def build(self, **options: Any) -> Built:
        """Build; `changed` are the pages that are new or differ, `gone` those that are no more."""
        before = self.bytes()
        report = build_site(Options(self.root, **{**self.options, **options}))
        after = self.bytes()
        differing = {name for name, content in after.items() if before.get(name) != content}
        pages = {name for name in differing if name.endswith(".html")}
        return Built(
            report,
            frozenset(map(url_of, pages)),
            frozenset(url_of(name) for name in before.keys() - after.keys() if name.endswith(".html")),
            frozenset(differing - pages - {".lantoa"}),
        )

    def bytes(self) -> dict[str, bytes]:
        """Every published file by its path."""
        return {name: content for name, (_, _, content) in self.stand().items()}

    def stand(self) -> dict[str, Stand]:
        """Every published file by its path, with what tells whether somebody wrote it."""
        found = {}
        for path in sorted(self.public.rglob("*")):
            if path.is_file():
                about = path.stat()
                name = path.relative_to(self.public).as_posix()
                found[name] = (about.st_ino, about.st_mtime_ns, path.read_bytes())
        return found


def url_of(path: str) -> str:
    """The URL of a page's file."""
    return f"/{path.removesuffix('index.html')}"


def touch_all(folder: Path, when: int = 1_600_000_000) -> None:
    """Give every file below a folder another time, as a fresh checkout does."""
    for path in folder.rglob("*"):
        os.utime(path, (when, when), follow_symlinks=False)
