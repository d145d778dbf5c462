"""Which column of a register holds what: headings as committees write them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lantoa.author.table import Row, Table
from lantoa.vietnamese.text import fold

SEARCHED = 15
"""Rows in which a heading is looked for: names of offices and a motto stand above it."""

# The first that fits a heading without marks and signs decides, so the narrower ones stand first.
_MEANINGS = tuple(
    (meaning, re.compile(form))
    for meaning, form in (
        ("number", r"(s?tt|so tt|so thu tu|no)"),
        ("recognised_date", r"(ngay|nam|thoi gian|thoi diem|thang).*cong nhan.*"),
        ("recognised_level", r".*\bcap.*cong nhan.*"),
        ("recognised_by", r"(co quan|don vi).*cong nhan.*"),
        ("recognised_number", r".*(quyet dinh|\bqd\b|van ban).*cong nhan.*"),
        ("registered_date", r"(ngay|nam|thoi gian|thoi diem|thang).*dang ky.*"),
        ("registered_level", r".*\bcap.*dang ky.*"),
        ("award", r".*khen( thuong)?( .*)?"),
        ("partners", r".*phoi hop.*"),
        ("phone", r".*(dien thoai|\bsdt\b|\bso dt\b|di dong).*"),
        ("email", r".*(e ?mail|thu dien tu).*"),
        ("contact", r".*(lien he|dau moi|phu trach).*"),
        ("results", r".*(ket qua|hieu qua|san pham).*"),
        ("cost", r".*(kinh phi|chi phi|so tien).*"),
        ("steps", r"cac buoc.*"),
        ("difficulties", r".*(kho khan|vuong mac|han che).*"),
        ("lessons", r".*(bai hoc|kinh nghiem).*"),
        ("conditions", r".*dieu kien.*"),
        ("upkeep", r".*duy tri.*"),
        ("person", r"(ho va ten|ho ten|ten ca nhan).*"),
        ("is_collective", r"tap the"),
        ("is_individual", r"ca nhan"),
        ("is_household", r"ho( gia dinh)?"),
        ("subject", r"tap the (hoac |hay |va )?ca nhan|loai hinh( mo hinh)?|chu the|doi tuong"),
        ("field", r"(.*linh vuc.*|nhom)"),
        ("hamlet", r"(ten )?(thon|ban|to dan pho|tdp|khu pho|xom)\b.*"),
        ("commune", r"(ten )?(xa|phuong|thi tran|dac khu)\b.*"),
        ("district", r"(ten )?(huyen|quan|thi xa)\b.*"),
        ("province", r"(ten )?(tinh|thanh pho)\b.*"),
        ("place", r".*(dia chi|dia ban|dia diem|noi thuc hien).*"),
        ("unit", r"(ten )?(cac )?(don vi|co quan|to chuc|tap the)(?! tinh).*"),
        ("body", r"(noi dung|cach lam|cach thuc|mo ta|tom tat).*"),
        ("title", r"(ten )?(cac )?(mo hinh|dien hinh).*|ten (goi|cong trinh).*"),
        ("period", r"(thoi gian|thoi diem|giai doan|nam|nam (thuc hien|trien khai|bat dau))( .*)?"),
        ("note", r"ghi chu.*"),
    )
)
_MANY = frozenset({"results", "cost", "body", "note", ""})
"""What several columns may hold; of anything else the first column counts."""
_UNIT = re.compile(r"\((?:đvt|đơn vị(?: tính)?)?\s*:?\s*([^()]+)\)\s*$", re.IGNORECASE)
_COUNT = re.compile(r"\(?(?:\d{1,2}|[a-zđ])\)?\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it holds ("" for what nobody has met yet), its heading, and a unit that stands in it."""

    index: int
    meaning: str
    heading: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is laid out: what stands above its headings, its columns, and the rows below."""

    above: tuple[Row, ...]
    heading: Row
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def column(self, meaning: str) -> Column | None:
        """The first column that holds something."""
        return next((column for column in self.columns if column.meaning == meaning), None)


def meaning_of(heading: str) -> str:
    """What a column with this heading holds; "" for a heading that is not known."""
    plain = " ".join(re.sub(r"[^\w]+", " ", fold(_UNIT.sub("", heading))).split())
    return next((meaning for meaning, form in _MEANINGS if form.fullmatch(plain)), "")


def find_layout(table: Table) -> Layout | None:
    """The layout of a table: its headings are the row that names the most columns, a model's title among them."""
    candidates = [(_known(row), -index) for index, row in enumerate(table.rows[:SEARCHED])]
    count, place = max(candidates, default=(0, 0))
    if count < 2:
        return None
    row, rest = table.rows[-place], table.rows[1 - place :]
    columns = _columns(row, rest[0] if rest and _goes_on(row, rest[0]) else None)
    if rest and _goes_on(row, rest[0]):
        rest = rest[1:]
    if rest and _only_counts(rest[0]):
        rest = rest[1:]
    return Layout(table.rows[:-place], row, columns, rest)


def known_columns(table: Table) -> int:
    """How many columns the best row of headings names: of two readings of a file, the higher is right."""
    return max(map(_known, table.rows[:SEARCHED]), default=0)


def _known(row: Row) -> int:
    meanings = {meaning_of(text) for column, text in row.texts.items() if column not in row.from_left}
    return len(meanings - {""}) if "title" in meanings else 0


def _goes_on(row: Row, below: Row) -> bool:
    """A second row of headings, under one that spans several columns."""
    spans = {column for column in below.texts if column in row.from_left or column + 1 in row.from_left}
    return bool(spans - below.from_above) and spans | below.from_above >= set(below.texts)


def _only_counts(row: Row) -> bool:
    """The row (1) (2) (3), or A B 1 2, that official forms have under their headings."""
    return len(row.texts) > 1 and all(_COUNT.fullmatch(text) for text in row.texts.values())


def _columns(row: Row, below: Row | None) -> tuple[Column, ...]:
    seen: set[str] = set()
    return tuple(_column(index, heading, seen) for index, heading in _headings(row, below))


def _headings(row: Row, below: Row | None) -> Iterable[tuple[int, str]]:
    if below is None:
        return sorted(row.texts.items())
    under = {index: text for index, text in below.texts.items() if index not in below.from_above}
    return sorted(
        {**row.texts, **{i: _under(row.texts.get(i, ""), text) for i, text in under.items()}}.items()
    )


def _under(above: str, heading: str) -> str:
    """A heading of the second row, alone where that says enough."""
    return heading if meaning_of(heading) or not above else f"{above} – {heading}"


def _column(index: int, heading: str, seen: set[str]) -> Column:
    line = " ".join(heading.split())
    meaning = meaning_of(line)
    if meaning in seen and meaning not in _MANY:
        meaning = ""
    seen.add(meaning)
    unit = _UNIT.search(line)
    return Column(index, meaning, _UNIT.sub("", line).strip(), unit[1].strip() if unit else "")
