"""`import`: registers as committees keep them, in real .xlsx and .csv files, become drafts that can be read."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from lantoa.author import RegisterReport, register, write_register
from lantoa.errors import SiteError
from lantoa.reading.config import load_config
from lantoa.records import Model
from lantoa.vietnamese.figures import format_quantity
from tests.conftest import write_site
from tests.reading import read_content

HEADINGS = ["STT", "Tên mô hình", "Đơn vị thực hiện", "Địa bàn", "Lĩnh vực", "Năm"]
PLACE = "xã Hồng Giang, huyện Lục Ngạn, tỉnh Bắc Giang"


def write_book(path: Path, rows: Sequence[Sequence[Any]], merged: Sequence[str] = ()) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    for area in merged:
        book.active.merge_cells(area)
    book.save(path)
    return path


def import_rows(
    tmp_path: Path, rows: Sequence[Sequence[Any]], merged: Sequence[str] = ()
) -> tuple[Path, RegisterReport]:
    root = tmp_path / "site"
    if not root.exists():
        write_site(root, {})
    return root, write_register(root, write_book(tmp_path / "so.xlsx", rows, merged))


def models_of(root: Path) -> tuple[dict[str, Model], list[tuple[str, str, str]]]:
    """The drafts as they are read, after a body was written, and the problems: (slug, code, key)."""
    for path in (root / "content/models").glob("*.md"):
        text = path.read_text(encoding="utf-8")
        if text.endswith("---\n"):
            path.write_text(text + "\nBà con cùng làm.\n", encoding="utf-8")
    content, problems = read_content(root, load_config(root), drafts=True)
    found = [(Path(each.at.file).stem, each.code, dict(each.about).get("key", "")) for each in problems]
    return {model.slug: model for model in content.models}, found


def codes_at(report: RegisterReport) -> list[tuple[int, int, str]]:
    return [(each.at.line, each.at.column, each.code) for each in report.problems]


def row(number: int, title: str, unit: str = "Chi bộ thôn Ví Dụ", *more: Any) -> list[Any]:
    return [number, title, unit, PLACE, "Kinh tế", 2024, *more]


def test_a_committee_s_register_becomes_drafts_without_a_problem_but_their_missing_body(
    tmp_path: Path,
) -> None:
    root, report = import_rows(
        tmp_path,
        [
            ["BAN DÂN VẬN HUYỆN ỦY"],
            ["DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO HUYỆN LỤC NGẠN NĂM 2024"],
            [],
            [
                "TT", "TÊN MÔ HÌNH", "Đơn vị\nthực hiện", "Địa bàn", "Tập thể/ Cá nhân", "Thời gian",
                "Kết quả", "Kinh phí (triệu đồng)", "Cấp công nhận", "Ngày đăng ký", "Điện thoại",
            ],
            ["I. Lĩnh vực kinh tế"],
            [
                1, "Thắp sáng: đường “quê”", "Chi bộ thôn Kép 1", "thôn Kép 1, xã Hồng Giang", "Tập thể", 2024,
                "- Đèn: 45 bóng\n- Đất hiến: hơn 9.000 m2\n- Bà con góp 20 ngày công", 150, "Cấp tỉnh",
                datetime.datetime(2024, 1, 15), "0204 000 000",
            ],
            ["II", "Văn hóa – xã hội"],
            [2, "Nhà sạch", "Hội Phụ nữ xã", "xã Hồng Giang", "Cá nhân", "2021-2023"],
            [None, "Tổng cộng", None, None, 2],
            [None, None, None, None, None, "NGƯỜI LẬP BIỂU"],
        ],
        ["A2:K2", "A5:K5"],
    )  # fmt: skip
    assert report.problems == ()
    assert report.written == ("content/models/thap-sang-duong-que.md", "content/models/nha-sach.md")
    models, problems = models_of(root)
    assert problems == []
    lamp, house = models["thap-sang-duong-que"], models["nha-sach"]
    assert lamp.title == "Thắp sáng: đường “quê”"
    assert lamp.place.full_name == "thôn Kép 1, xã Hồng Giang, huyện Lục Ngạn, tỉnh Bắc Giang"
    assert (lamp.field, house.field) == (("kinh-te",), ("van-hoa",))
    assert (lamp.subject, house.subject) == ("collective", "individual")
    assert (lamp.period.text, house.period.text) == ("2024", "2021/2023")
    told = [(each.label, format_quantity(each.quantity) if each.quantity else "") for each in lamp.results]
    assert told == [("Đèn", "45 bóng"), ("Đất hiến", "hơn 9.000 m²"), ("Bà con góp 20 ngày công", "")]
    assert {each.source for each in lamp.results} == {lamp.sources[0].id}
    assert [(each.item, each.amount and format_quantity(each.amount)) for each in lamp.costs] == [
        ("Kinh phí", "150 triệu đồng")
    ]
    events = [(each.kind, each.level, each.date.edtf if each.date else "") for each in lamp.events]
    assert events == [("registered", "", "2024-01-15"), ("recognised", "province", "")]
    assert lamp.contact is not None
    assert lamp.contact.phone == "0204 000 000"
    assert [each.title for each in lamp.sources] == ["Bảng đăng ký so.xlsx, dòng 6"]
    assert lamp.draft
    assert house.draft


def test_what_a_row_does_not_give_is_not_written(tmp_path: Path) -> None:
    root, report = import_rows(tmp_path, [HEADINGS, [1, "Nhà sạch"]])
    assert report.problems == ()
    text = (root / report.written[0]).read_text()
    source = "sources:\n  - id: so-dang-ky\n    title: Bảng đăng ký so.xlsx, dòng 2\n"
    assert text == f"---\ndraft: true\ntitle: Nhà sạch\n{source}---\n"
    asked = {key for _, code, key in models_of(root)[1] if code == "missing-key"}
    assert asked == {"unit", "field", "place", "period"}


def test_a_second_import_writes_nothing_and_touches_nothing(tmp_path: Path) -> None:
    rows = [HEADINGS, row(1, "Thắp sáng đường quê"), row(2, "Nhà sạch")]
    root, first = import_rows(tmp_path, rows)
    path = root / first.written[0]
    path.write_text(path.read_text().replace("draft: true\n", ""))
    before = path.read_bytes()
    second = import_rows(tmp_path, rows)[1]
    assert second.written == ()
    assert [(each.at.line, each.file) for each in second.skipped] == [
        (2, first.written[0]),
        (3, first.written[1]),
    ]
    assert path.read_bytes() == before


def test_a_model_of_the_site_is_known_by_title_and_unit_in_any_spelling(tmp_path: Path) -> None:
    page = "---\ntitle: 'Thắp sáng: đường quê'\nunit: Chi bộ thôn Hoà\n---\nBài.\n"
    write_site(tmp_path / "site", {"content/models/ten-khac/index.md": page})
    report = import_rows(tmp_path, [HEADINGS, row(1, "THẮP SÁNG – ĐƯỜNG QUÊ", "Chi bộ  thôn Hòa")])[1]
    assert [each.file for each in report.skipped] == ["content/models/ten-khac/index.md"]
    assert report.written == ()


def test_a_file_that_cannot_be_read_is_not_doubled(tmp_path: Path) -> None:
    write_site(tmp_path / "site", {"content/models/nha-sach.md": "---\ntitle: a: b\n---\n"})
    root, report = import_rows(tmp_path, [HEADINGS, row(1, "Nhà sạch")])
    assert [each.file for each in report.skipped] == ["content/models/nha-sach.md"]
    assert (root / "content/models/nha-sach.md").read_text() == "---\ntitle: a: b\n---\n"


def test_namesakes_of_other_units_are_all_written(tmp_path: Path) -> None:
    units = ["Chi bộ thôn 1", "Chi bộ thôn 2", "Chi bộ thôn 2", ""]
    rows = [row(number, "Tổ tự quản", unit) for number, unit in enumerate(units, 1)]
    root, report = import_rows(tmp_path, [HEADINGS, *rows])
    assert report.written == (
        "content/models/to-tu-quan.md",
        "content/models/to-tu-quan-chi-bo-thon-2.md",
        "content/models/to-tu-quan-xa-hong-giang-huyen-luc-ngan-tinh-bac-giang.md",
    )
    assert [(each.at.line, each.file) for each in report.skipped] == [
        (4, "content/models/to-tu-quan-chi-bo-thon-2.md")
    ]
    assert {model.unit for model in models_of(root)[0].values()} == {"Chi bộ thôn 1", "Chi bộ thôn 2"}


def test_doubtful_cells_are_kept_with_a_warning_at_their_place(tmp_path: Path) -> None:
    headings = [*HEADINGS, "Kết quả", "Kinh phí", "Ngày đăng ký", "Cấp công nhận", "Đối tượng", "Số hộ"]
    doubtful = [
        1, "Nhà sạch", "Hội Phụ nữ", "xã Không Có", "Việc lạ", "vụ hè", "Đường: 1.5 km", 150, "hôm qua",
        "cấp lạ", "nhiều người", 45,
    ]  # fmt: skip
    root, report = import_rows(tmp_path, [headings, doubtful])
    assert codes_at(report) == [
        (1, 12, "register-column"),
        (2, 4, "unknown-place"),
        (2, 5, "unknown-field"),
        (2, 6, "bad-period"),
        (2, 7, "ambiguous-number"),
        (2, 8, "register-amount"),
        (2, 9, "bad-date"),
        (2, 10, "unknown-level"),
        (2, 11, "register-cell"),
    ]
    assert {each.severity for each in report.problems} == {"warning"}
    assert {each.at.file for each in report.problems} == {"so.xlsx"}
    text = (root / report.written[0]).read_text()
    for kept in (
        "xã Không Có",
        "Việc lạ",
        "vụ hè",
        "1.5 km",
        "150",
        "hôm qua",
        "cấp lạ",
        "nhiều người",
        "Số hộ: 45",
    ):
        assert kept in text
    codes = {(code, key) for _, code, key in models_of(root)[1]}
    assert codes == {("missing-key", "field"), ("missing-key", "period"), ("unknown-place", "")}


def test_a_row_without_a_title_is_reported_and_the_others_are_written(tmp_path: Path) -> None:
    report = import_rows(tmp_path, [HEADINGS, [1, None, "Hội Phụ nữ"], row(2, "…"), row(3, "Nhà sạch")])[1]
    assert codes_at(report) == [(2, 2, "register-no-title"), (3, 2, "no-file-name")]
    assert report.written == ("content/models/nha-sach.md",)


def test_rows_that_hold_only_a_number_are_no_models(tmp_path: Path) -> None:
    report = import_rows(tmp_path, [HEADINGS, row(1, "Nhà sạch"), [2], [3]])[1]
    assert (len(report.written), report.problems) == (1, ())


def test_two_rows_of_headings_and_a_row_of_numbers_are_understood(tmp_path: Path) -> None:
    rows = [
        ["STT", "Tên mô hình", "Đơn vị", "Đối tượng", None, "Năm"],
        [None, None, None, "Tập thể", "Cá nhân", None],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        [1, "Nhà sạch", "Hội Phụ nữ", None, "x", 2024],
        [2, "Ngõ sạch", "Chi bộ", "x", None, 2024],
    ]
    merged = ["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:F2"]
    root, report = import_rows(tmp_path, rows, merged)
    assert report.problems == ()
    said = {name: (root / name).read_text() for name in report.written}
    assert ["subject: individual" in text for text in said.values()] == [True, False]
    assert ["subject: collective" in text for text in said.values()] == [False, True]


def test_merged_units_count_for_each_row_and_merged_titles_for_one_model(tmp_path: Path) -> None:
    rows = [
        ["STT", "Tên mô hình", "Đơn vị", "Kết quả"],
        [1, "Nhà sạch", "Hội Phụ nữ xã", "Nhà: 45 nhà"],
        [None, None, None, "Ngõ: 3 ngõ"],
        [2, "Ngõ sạch", None, "Ngõ: 5 ngõ"],
    ]
    root, report = import_rows(tmp_path, rows, ["A2:A3", "B2:B3", "C2:C4"])
    assert report.problems == ()
    first, second = ((root / name).read_text() for name in report.written)
    assert first.count("- label:") == 2
    assert "45 nhà" in first
    assert "3 ngõ" in first
    assert "unit: Hội Phụ nữ xã" in second


def test_nested_sections_give_subject_and_field_and_others_are_remarks(tmp_path: Path) -> None:
    rows = [
        HEADINGS[:3],
        ["A", "Tập thể"],
        ["I", "Kinh tế"],
        [1, "Nhà sạch", "Hội Phụ nữ"],
        ["II", "Khối trường học"],
        [2, "Lớp sạch", "Trường Ví Dụ"],
        ["B", "Cá nhân"],
        [3, "Ngõ sạch", "Ông Ví"],
    ]
    root, report = import_rows(tmp_path, rows)
    house, school, lane = ((root / name).read_text() for name in report.written)
    assert "field: kinh-te" in house
    assert "subject: collective" in house
    assert "field" not in school
    assert "## Mục: Khối trường học" in school
    assert "subject: collective" in school
    assert "field" not in lane
    assert "subject: individual" in lane


def test_dates_are_as_precise_as_excel_shows_them(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["STT", "Tên mô hình", "Thời gian"])
    forms = {"yyyy": "2024", "mm/yyyy": "2024-03", "dd/mm/yyyy": "2024-03-05"}
    for number, form in enumerate(forms, 1):
        book.active.append([number, f"Mô hình {number}", datetime.datetime(2024, 3, 5)])
        book.active.cell(number + 1, 3).number_format = form
    book.save(tmp_path / "so.xlsx")
    root = write_site(tmp_path / "site", {})
    report = write_register(root, tmp_path / "so.xlsx")
    found = [(root / name).read_text().split("period: ")[1].split("\n")[0] for name in report.written]
    assert found == list(forms.values())


def test_numbers_and_shares_keep_their_value(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["STT", "Tên mô hình", "Kết quả: tỷ lệ hộ", "Kết quả (km)"])
    book.active.append([1, "Nhà sạch", 0.8516, 9.125])
    book.active.cell(2, 3).number_format = "0.00%"
    book.save(tmp_path / "so.xlsx")
    root = write_site(tmp_path / "site", {})
    report = write_register(root, tmp_path / "so.xlsx")
    assert report.problems == ()
    text = (root / report.written[0]).read_text()
    assert "value: 85,16%" in text
    assert "value: 9,1250 km" in text


def test_numbers_beyond_all_reason_stay_text(tmp_path: Path) -> None:
    root, report = import_rows(
        tmp_path, [["STT", "Tên mô hình", "Kết quả", "Năm"], [1, "Nhà sạch", 1e300, -1e-9]]
    )
    assert codes_at(report) == [(2, 4, "bad-period")]
    assert models_of(root)[1]


def test_every_visible_sheet_with_headings_is_read_and_named(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "2023"
    book.active.append(["Hướng dẫn: mỗi năm một trang tính"])
    for title in ("2024", "Ẩn"):
        sheet = book.create_sheet(title)
        sheet.append(HEADINGS)
        sheet.append(row(1, f"Nhà sạch {title}"))
        sheet.append([2, None, "Hội Phụ nữ"])
    book["Ẩn"].sheet_state = "hidden"
    book.save(tmp_path / "so.xlsx")
    report = write_register(write_site(tmp_path / "site", {}), tmp_path / "so.xlsx")
    assert report.written == ("content/models/nha-sach-2024.md",)
    assert [str(each.at) for each in report.problems] == ["so.xlsx[2024]:3:2"]


CSV = """\
STT;Tên mô hình;Đơn vị thực hiện;Địa bàn;Lĩnh vực;Năm;Nội dung
1;Thắp sáng đường quê;Chi bộ thôn Ví Dụ;{place};Kinh tế;2024;{body}
"""
BODY = "Bà con góp tiền lắp đèn; chi bộ đi trước."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1258"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_csv_in_every_encoding_and_separator_gives_the_same_file(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    text = CSV.replace(";", separator).format(place=f'"{PLACE}"', body=f'"{BODY}"')
    raw = _windows_1258(text) if encoding == "cp1258" else text.encode(encoding)
    (tmp_path / "so.csv").write_bytes(raw)
    root = write_site(tmp_path / "site", {})
    report = write_register(root, tmp_path / "so.csv")
    assert report.problems == ()
    assert report.written == ("content/models/thap-sang-duong-que.md",)
    models, problems = models_of(root)
    assert problems == []
    assert models["thap-sang-duong-que"].body == BODY


def _windows_1258(text: str) -> bytes:
    """As Windows writes it: the letter with its hat, then the tone as a mark of its own where the page has none."""
    import unicodedata

    tones = "\u0300\u0301\u0303\u0309\u0323"
    written = bytearray()
    for letter in text:
        try:
            written += letter.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            base = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tones))
            written += (base + "".join(mark for mark in parts if mark in tones)).encode("cp1258")
    return bytes(written)


def test_problems_of_a_csv_name_the_line_of_the_file(tmp_path: Path) -> None:
    text = 'sep=;\nSTT;Tên mô hình;Đơn vị\n1;Nhà sạch;"Hội\nPhụ nữ"\n2;;Chi bộ\n'
    (tmp_path / "so.csv").write_text(text, encoding="utf-8")
    report = write_register(write_site(tmp_path / "site", {}), tmp_path / "so.csv")
    assert [str(each.at) for each in report.problems] == ["so.csv:5:2"]
    assert len(report.written) == 1


@pytest.mark.parametrize(
    ("name", "raw", "code"),
    [
        ("so.xlsx", b"", "register-unreadable"),
        ("so.xlsx", b"PK\x03\x04 broken", "register-unreadable"),
        ("so.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "register-unreadable"),
        ("so.docx", b"text", "register-unreadable"),
        ("so.csv", b"", "register-no-heading"),
        ("so.csv", b"a,b\n1,2\n", "register-no-heading"),
        ("so.csv", b"\xff\xfe\x00\xd8\x00", "register-unreadable"),
        ("so.csv", "STT,Tên mô hình\n1,Nhà sạch\n".encode("utf-16")[:-1], "register-unreadable"),
    ],
)
def test_a_file_that_is_no_register_is_a_problem_and_writes_nothing(
    tmp_path: Path, name: str, raw: bytes, code: str
) -> None:
    (tmp_path / name).write_bytes(raw)
    root = write_site(tmp_path / "site", {})
    with pytest.raises(SiteError) as stopped:
        write_register(root, tmp_path / name)
    assert [(each.at.file, each.code) for each in stopped.value.problems] == [(name, code)]
    assert not (root / "content").exists()


def test_a_register_that_is_not_there_or_too_large_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_site(tmp_path / "site", {})
    with pytest.raises(SiteError, match="file-unreadable"):
        write_register(root, tmp_path / "so.csv")
    (tmp_path / "so.csv").write_text("STT,Tên mô hình\n1,Nhà sạch\n" * 100)
    monkeypatch.setattr(register, "LARGEST", 1000)
    with pytest.raises(SiteError, match="file-too-large"):
        write_register(root, tmp_path / "so.csv")
    assert not (root / "content").exists()


def test_a_person_s_name_and_number_wait_for_their_consent(tmp_path: Path) -> None:
    headings = [*HEADINGS, "Người liên hệ"]
    root, report = import_rows(
        tmp_path, [headings, row(1, "Nhà sạch", "Chi bộ", "Nguyễn Văn Ví, 0912 345 678")]
    )
    text = (root / report.written[0]).read_text()
    assert "contact:" not in text
    assert "## Người liên hệ: Nguyễn Văn Ví, 0912 345 678" in text


def test_hostile_cells_stay_text(tmp_path: Path) -> None:
    cells = [
        "---",
        "a: b # c",
        "&neo *bd !t",
        "{x}",
        "'\"",
        "<script>alert(1)</script>",
        "=1+1",
        "\u2028dòng",
    ]
    headings = ["STT", "Tên mô hình", "Đơn vị", "Nội dung", "Ghi chú"]
    rows = [[number, f"{cell} nhà", cell, cell, cell] for number, cell in enumerate(cells, 1)]
    root, report = import_rows(tmp_path, [headings, *rows])
    assert [each.code for each in report.problems] == []
    codes = {code for _, code, _ in models_of(root)[1]}
    assert codes <= {"missing-key", "empty-body", "no-address"}
