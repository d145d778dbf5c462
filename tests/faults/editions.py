"""A small but complete site in many editions, and what must be so after whatever happened to a build of it."""

import hashlib
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image

from lantoa.output.manifest import MANIFEST, parse_manifest
from tests.faults.builder import GOLDEN, Builder, Outcome, temporary_of, write_golden

FEW = 8
"""Editions, after which a site begins again with the first one."""

_MODEL = """\
---
title: {title}
unit: Chi bộ thôn Hòa
field: kinh-te
place: thôn Hòa, xã Thử, huyện Thí Dụ, tỉnh Minh Họa
period: 2024
replicates: den-ngo
results:
  - {{label: Cột đèn, value: {count}, unit: cột}}
---

Một thôn khác làm theo, lần thứ {count}.
"""
KEPT = frozenset(
    "blobs entries lock made.sqlite made.sqlite-shm made.sqlite-wal preview spare trees uses".split()
)
"""All that may stand in .cache/ between two builds."""

Site = Mapping[str, str]
"""The digest of each file, by path."""


def write_site(site: Path) -> Path:
    """The golden site, of which every edition is a change."""
    write_golden(site)
    temporary_of(site).mkdir()
    return site


def write_edition(site: Path, edition: int) -> None:
    """Change a text, a title, a photo, a file to take along and an address; a page and its photo come or go."""
    models = site / "content/models"
    index = (GOLDEN / "content/models/den-ngo/index.md").read_text(encoding="utf-8")
    index = index.replace("Đèn ngõ thôn Hòa", f"Đèn ngõ lần {edition}").replace(
        "/den-cu/", f"/den-cu-{edition}/"
    )
    index = index.replace('hai mảng màu."}', 'hai mảng màu.", credit: Nguyễn Văn Mẫu}')
    _write(models / "den-ngo/index.md", index.encode())
    _write(models / "den-ngo/so.csv", f"khoản,đồng\nđiện,{edition}\n".encode())
    _paint(models / "den-ngo/anh.png", edition)
    _write(models / "den-tre.md", _MODEL.format(title="Đèn cột tre", count=edition).encode())
    come = models / "den-toi"
    if edition % 2:
        come.mkdir(exist_ok=True)
        text = _MODEL.format(title="Đèn mới tới", count=edition)
        photos = "photos:\n  - {file: toi.png, alt: Một mảng màu., caption: Tranh., credit: Nguyễn Văn Mẫu}\nresults:"
        _write(come / "index.md", text.replace("results:", photos, 1).encode())
        _paint(come / "toi.png", edition + 100)
    else:
        shutil.rmtree(come, ignore_errors=True)


def _write(path: Path, content: bytes) -> None:
    path.unlink(missing_ok=True)
    path.with_name(f"{path.name}.away").unlink(missing_ok=True)
    path.write_bytes(content)


def _paint(path: Path, number: int) -> None:
    path.unlink(missing_ok=True)
    path.with_name(f"{path.name}.away").unlink(missing_ok=True)
    Image.new("RGB", (336, 224), (number * 37 % 256, number * 91 % 256, 120)).save(path)


def read_tree(folder: Path) -> Site:
    """Every file of a folder; nothing where there is none."""
    return {
        path.relative_to(folder).as_posix(): hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def unlike_manifest(public: Path) -> Iterator[str]:
    """What is not as the manifest of a public folder says: each file is there, with its bytes, and no other one."""
    listed = parse_manifest((public / MANIFEST).read_bytes())
    found = {path: digest for path, digest in read_tree(public).items() if path != MANIFEST}
    for path in sorted(listed.keys() | found.keys()):
        if path not in listed:
            yield f"{path} is not in the manifest"
        elif found.get(path) != listed[path].digest or (public / path).stat().st_size != listed[path].size:
            yield f"{path} is missing, or not as in the manifest"
    yield from (f"{path} is empty" for path in public.rglob("*") if path.is_dir() and not any(path.iterdir()))


def leftovers(site: Path) -> list[str]:
    """What no build would leave that nobody disturbed."""
    beside = [path.name for path in site.iterdir() if path.name.startswith(".public")]
    kept = site / ".cache"
    strange = [f".cache/{path.name}" for path in kept.iterdir() if path.name not in KEPT]
    half = [str(path.relative_to(site)) for path in kept.rglob("*.new")]
    return sorted([*beside, *strange, *half, *(path.name for path in temporary_of(site).iterdir())])


@dataclass
class Trials:
    """A site whose builds go wrong one after the other. Every `turn` asserts what must be so."""

    builder: Builder
    site: Path
    edition: int = 0
    whole: dict[int, Site] = field(default_factory=dict)

    @property
    def public(self) -> Path:
        return self.site / "public"

    def begin(self) -> None:
        """Publish the first edition."""
        write_site(self.site)
        self._next()
        self.mend()

    def run(self, kind: str, at: int, *options: str) -> Outcome:
        """A build of the next edition that goes wrong at one of its steps."""
        return self.turn(kind, lambda: self.builder.build(self.site, *options, kind=kind, at=at), *options)

    def turn(self, kind: str, build: Callable[[], Outcome], *options: str) -> Outcome:
        """A build of the next edition that may go wrong; then one that does not, which mends whatever that left."""
        before = read_tree(self.public)
        self._next()
        if not self.edition:
            shutil.rmtree(self.site / ".cache")
        outcome = build()
        self._check(outcome, before, kind)
        self.mend(*options)
        return outcome

    def mend(self, *options: str) -> None:
        """Build the present edition. It must succeed at once, without a word, and leave nothing that is half done."""
        write_edition(self.site, self.edition)
        outcome = self.builder.build(self.site, *options)
        assert outcome.status == 0, outcome
        assert "warning" not in outcome.said, outcome
        assert read_tree(self.public) == self._expected(), f"edition {self.edition}: {outcome}"
        assert (left := leftovers(self.site)) == [], f"{left} {outcome}"

    def _check(self, outcome: Outcome, before: Site, kind: str) -> None:
        told = f"{kind}, edition {self.edition}: {outcome}"
        assert "Traceback" not in outcome.said and "Error:" not in outcome.said, told
        assert outcome.living == 0, told
        assert list(unlike_manifest(self.public)) == [], told
        now = read_tree(self.public)
        if kind in ("gone", "changed"):
            assert outcome.status in (0, 1), told
        elif outcome.status == 0:
            assert now == self._expected(), told
        elif outcome.status == 1:
            assert now == before, told
        else:
            assert outcome.status == {"interrupt": 130}.get(kind, -9), told
            assert now in (before, self._expected()), told

    def _next(self) -> None:
        self.edition = (self.edition + 1) % FEW
        write_edition(self.site, self.edition)

    def _expected(self) -> Site:
        """The edition as it is built where nothing was before."""
        if self.edition not in self.whole:
            clean = self.site.with_name("clean")
            outcome = self.builder.build(self.site, "--clean", "--quiet", "--out", str(clean))
            assert outcome.status == 0, outcome
            self.whole[self.edition] = read_tree(clean)
            shutil.rmtree(clean)
        return self.whole[self.edition]
