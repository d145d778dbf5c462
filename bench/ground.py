"""Where the corpus plays: communes of some provinces, each as it was before July 2025 and as it is today."""

from dataclasses import dataclass
from functools import cache

from lantoa.places import Gazetteer, UnknownPlace
from lantoa.places.table import read_blocks, read_province, read_rows

_PROVINCES = ("Bắc Giang", "Bắc Ninh", "Quảng Bình", "Bắc Kạn", "Lạng Sơn", "Nghệ An")


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune's label ("xã Lý Trạch") and address before July 2025, and the address that is there today."""

    label: str
    then: str
    now: str


@cache
def read_communes() -> tuple[Commune, ...]:
    """Every commune of six old provinces that one commune of today took the place of."""
    gazetteer = Gazetteer()
    codes = [code for code in sorted(read_blocks("then")) if _name(code) in _PROVINCES]
    rows = (row for code in codes for row in read_rows("then", code) if row.level == "commune")
    found = (_commune(gazetteer, row.label, row.full_name) for row in rows)
    return tuple(commune for commune in found if commune)


def _name(code: str) -> str:
    row = read_province("then", code)
    return row.name if row else ""


def _commune(gazetteer: Gazetteer, label: str, address: str) -> Commune | None:
    try:
        heirs = gazetteer.resolve(address, 2020).today
        now = heirs[0].full_name
        gazetteer.resolve(now, 2026)
    except UnknownPlace:
        return None
    return Commune(label, address, now) if heirs[0].level == "commune" else None
