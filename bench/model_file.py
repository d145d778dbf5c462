"""A model's file: full front matter in the order of the handbook, then its body."""

from dataclasses import dataclass
from random import Random

from bench.body import make_body
from bench.ground import Commune, read_communes
from bench.vocabulary import Vocabulary, make_vocabulary, pick, zipf
from lantoa.vietnamese.text import slugify

_FIELDS = ("kinh-te", "van-hoa-xa-hoi", "quoc-phong-an-ninh", "he-thong-chinh-tri")
_FIELD_WEIGHTS = (42.0, 76.0, 88.0, 100.0)
_BODIES = (
    "Chi bộ thôn",
    "Chi hội Phụ nữ thôn",
    "Ban công tác Mặt trận thôn",
    "Chi hội Nông dân thôn",
    "Chi hội Cựu chiến binh thôn",
    "Chi đoàn Thanh niên thôn",
    "Ban phát triển thôn",
    "Tổ dân vận thôn",
)
_OFFICES = ("Khối Dân vận", "Hội Liên hiệp Phụ nữ", "Ủy ban Mặt trận Tổ quốc", "Công an", "Hội Nông dân")
_RESULTS = (
    ("Đường làng đã mở rộng", "km", 1, 40),
    ("Đất người dân hiến", "m²", 100, 9000),
    ("Hộ tham gia", "hộ", 12, 900),
    ("Ngày công góp", "ngày công", 40, 5000),
    ("Tiền người dân góp", "triệu đồng", 5, 900),
    ("Bóng đèn đã lắp", "bóng", 10, 300),
    ("Cây đã trồng", "cây", 50, 8000),
    ("Vụ việc hòa giải thành", "vụ", 2, 60),
    ("Hộ thoát nghèo", "hộ", 1, 90),
    ("Hồ sơ giải quyết trước hạn", "hồ sơ", 100, 9000),
    ("Học sinh được giúp", "em", 5, 400),
    ("Buổi tuyên truyền", "buổi", 3, 80),
    ("Rác được phân loại", "tấn", 1, 200),
    ("Sách đã góp", "quyển", 40, 3000),
    ("Nhà được xây hoặc sửa", "nhà", 1, 50),
    ("Giống cây đã cấp", "cây", 100, 9000),
    ("Camera an ninh đã lắp", "mắt", 2, 90),
    ("Lượt người được khám", "lượt", 50, 4000),
    ("Thành viên của tổ", "người", 5, 120),
    ("Kênh mương đã khơi", "m", 200, 9000),
)
_PAYERS = ("Các hộ góp", "Quỹ thôn", "Ngân sách xã", "Doanh nghiệp ủng hộ", "Con em xa quê")
_FIT = (
    ("terrain", ("lowland", "midland", "highland", "coast", "border", "urban")),
    ("needs", ("money", "land", "labour", "technology", "materials", "skills", "premises")),
    ("led_by", ("party_cell", "front", "women", "farmers", "veterans", "youth", "residents")),
)
_AWARDS = ("commendation", "certificate", "merit_certificate", "diploma_of_merit")
_LEVELS = ("commune", "commune", "district", "province")
_PAPERS = ("Báo cáo của", "Sổ theo dõi của", "Bài viết về", "Biên bản họp của")


@dataclass(frozen=True, slots=True)
class Unit:
    """Who led models: its name, its commune, its hamlet's name (empty for an office of the commune)."""

    name: str
    commune: Commune
    hamlet: str


class Author:
    """Writes the models of a corpus of `count` models. A model depends on its number, the count and the seed alone."""

    def __init__(self, count: int, seed: int, programmes: tuple[str, ...]) -> None:
        self.words: Vocabulary = make_vocabulary(seed)
        self._seed, self._count, self._programmes = seed, count, programmes
        self._communes = read_communes()
        self._commune_weights = zipf(len(self._communes))
        names = Random(f"{seed}/tags")
        tags = (self.words.phrase(names, 2).lower() for _ in range(max(30, min(1000, count // 8))))
        self.tags = tuple(dict.fromkeys(tags))
        self.tag_weights = zipf(len(self.tags))

    def title(self, number: int) -> str:
        """The title of model `number`."""
        rng = Random(f"{self._seed}/title/{number}")
        return self.words.phrase(rng, rng.randint(4, 8))

    def slug(self, number: int) -> str:
        """Its file name without the ending."""
        return f"{slugify(self.title(number))[:60].strip('-')}-{number + 1}"

    def unit(self, number: int) -> Unit:
        """Unit `number`: the same wherever a model names it."""
        rng = Random(f"{self._seed}/unit/{number}")
        commune = rng.choices(self._communes, cum_weights=self._commune_weights)[0]
        hamlet = self.words.phrase(rng, 1).title()
        if rng.random() < 0.25:
            return Unit(f"{pick(rng, _OFFICES)} {commune.label}", commune, "")
        return Unit(f"{pick(rng, _BODIES)} {hamlet}, {commune.label}", commune, hamlet)

    def page(self, number: int, photos: str = "") -> str:
        """The whole file; `photos` are lines of front matter."""
        rng = Random(f"{self._seed}/model/{number}")
        link = f"/mo-hinh/{self.slug(rng.randrange(self._count))}/"
        parts = (
            *self._identity(rng, number),
            *self._figures(rng),
            *self._advice(rng, number),
            *([photos] if photos else []),
            *self._origin(rng),
        )
        return "\n".join(("---", *parts, "---", "", make_body(rng, self.words, rng.randint(600, 700), link)))

    def _identity(self, rng: Random, number: int) -> list[str]:
        unit = self.unit(rng.randrange(max(1, self._count // 2)))
        year, month = _start(rng)
        address = unit.commune.then if (year, month) < (2025, 7) else unit.commune.now
        end = f"{min(2026, year + rng.randint(0, 3))}" if rng.random() < 0.5 else ".."
        period = f"{year}/{end}" if end != ".." else f"{year}-{month:02}/.."
        fields = dict.fromkeys(
            pick(rng, _FIELDS, _FIELD_WEIGHTS) for _ in range(1 if rng.random() < 0.8 else 2)
        )
        tags = dict.fromkeys(pick(rng, self.tags, self.tag_weights) for _ in range(rng.randint(2, 5)))
        lines = [
            f"title: {self.title(number)}",
            f"summary: {self._summary(rng)}",
            f"unit: {unit.name}",
            f"field: [{', '.join(fields)}]",
            f"place: {f'thôn {unit.hamlet}, ' if unit.hamlet else ''}{address}",
            f"period: {period}",
            f"tags: [{', '.join(tags)}]",
            f"partners: [{self.words.phrase(rng, 3)}, {self.words.phrase(rng, 3)}]",
        ]
        if rng.random() < 0.4:
            lines.append(f"programme: {pick(rng, self._programmes)}")
        if rng.random() < 0.12 and number:
            lines.append(f"replicates: {self.slug(rng.randrange(number))}")
        return [*lines, *_events(rng, year, month, self.words)]

    def _summary(self, rng: Random) -> str:
        return f"{self.words.phrase(rng, rng.randint(9, 13))}. {self.words.phrase(rng, rng.randint(6, 10))}."

    def _figures(self, rng: Random) -> list[str]:
        lines = ["results:"]
        for label, unit, least, most in rng.sample(_RESULTS, rng.randint(3, 5)):
            lines += [
                f"  - label: {label}",
                f"    value: {_grouped(rng.randint(least, most))}",
                f"    unit: {unit}",
            ]
            if rng.random() < 0.3:
                lines.append(f"    qualifier: {pick(rng, ('over', 'nearly', 'about'))}")
            lines += [f"    as_of: 2026-{rng.randint(1, 9):02}", "    source: bao-cao"]
        lines.append("costs:")
        for _ in range(rng.randint(2, 4)):
            lines += [
                f"  - item: {self.words.phrase(rng, 3)}",
                f"    amount: {rng.randint(2, 90)} triệu đồng",
            ]
            lines += [f"    phase: {pick(rng, ('setup', 'upkeep'))}", f"    payer: {pick(rng, _PAYERS)}"]
        lines.append("steps:")
        for _ in range(rng.randint(3, 6)):
            lines += [
                f"  - do: {self.words.phrase(rng, rng.randint(6, 11))}",
                f"    who: {self.words.phrase(rng, 2)}",
            ]
            lines += [f"    when: Tháng {rng.randint(1, 12)}", f"    output: {self.words.phrase(rng, 4)}"]
        return lines

    def _advice(self, rng: Random, number: int) -> list[str]:
        lines: list[str] = []
        for key in ("conditions", "not_suitable", "difficulties", "lessons"):
            lines += [f"{key}:", *(f"  - {self.words.sentence(rng)}" for _ in range(rng.randint(1, 3)))]
        lines += ["fit:", f"  days: {rng.randint(10, 200)}", f"  people: {rng.randint(3, 40)}"]
        lines += [f"  {key}: [{', '.join(rng.sample(words, rng.randint(1, 2)))}]" for key, words in _FIT]
        lines += [f"upkeep: {self.words.sentence(rng)}", "contact:", f"  office: {self.words.phrase(rng, 4)}"]
        lines += [f"  role: {self.words.phrase(rng, 2)}", "  phone: 0000 000 000"]
        if rng.random() < 0.08:
            lines.append("replications:")
            lines += self._followers(rng, number)
        return lines

    def _followers(self, rng: Random, number: int) -> list[str]:
        lines: list[str] = []
        for place in range(rng.randint(1, 4)):
            commune = rng.choices(self._communes, cum_weights=self._commune_weights)[0]
            lines += [f"  - unit: {pick(rng, _OFFICES)} {commune.label} {number + 1}.{place + 1}"]
            lines += [f"    place: {commune.then}", f"    date: {rng.randint(2021, 2024)}"]
            lines += [f"    changed: {self.words.sentence(rng)}", "    source: bao-cao"]
        return lines

    def _origin(self, rng: Random) -> list[str]:
        lines: list[str] = []
        if rng.random() < 0.4:
            lines += [
                "quotes:",
                f"  - text: {self.words.sentence(rng)}",
                f"    person: {self.words.phrase(rng, 2).title()}",
            ]
            lines += [f"    role: {self.words.phrase(rng, 2)}"]
        year = rng.randint(2024, 2026)
        lines += [
            "sources:",
            "  - id: bao-cao",
            f"    title: {pick(rng, _PAPERS)} {self.words.phrase(rng, 4).lower()}",
        ]
        lines += [
            f"    publisher: {self.words.phrase(rng, 3)}",
            f"    date: {year}-0{rng.randint(1, 9)}-1{rng.randint(0, 9)}",
        ]
        lines += [
            "  - id: bai-bao",
            f"    title: {self.words.phrase(rng, 6)}",
            f"    publisher: Báo {self.words.phrase(rng, 2)}",
        ]
        lines += [f"    url: https://example.net/{rng.randrange(10**6)}"]
        day = f"{rng.randint(1, 9):02}-{rng.randint(10, 28)}"
        return [
            *lines,
            f"published: {year}-{day}",
            *([f"updated: 2026-10-{rng.randint(10, 28)}"] * (rng.random() < 0.3)),
        ]


def _start(rng: Random) -> tuple[int, int]:
    """Year and month; more models the later."""
    return max(rng.randint(2018, 2026), rng.randint(2018, 2026)), rng.randint(1, 9)


def _grouped(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _events(rng: Random, year: int, month: int, words: Vocabulary) -> list[str]:
    begun, level = f"{year}-{month:02}", pick(rng, _LEVELS)
    kinds = [("registered", begun), ("approved", begun), ("started", begun)]
    if rng.random() < 0.7:
        kinds.append(("recognised", f"{year + 1}-0{rng.randint(1, 9)}"))
    if rng.random() < 0.35:
        kinds.append(("awarded", f"{year + 1}-1{rng.randint(0, 2)}"))
    if (end := rng.random()) < 0.04:
        kinds.append(("stopped" if end < 0.03 else "revoked", f"{year + 2}-01"))
    lines = ["events:"]
    for kind, date in kinds:
        lines += [
            f"  - kind: {kind}",
            f"    date: {date}",
            f"    level: {level}",
            f"    by: {words.phrase(rng, 3)}",
        ]
        if kind == "awarded":
            lines.append(f"    award: {pick(rng, _AWARDS)}")
    return lines
