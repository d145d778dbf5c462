"""`new`: a skeleton asks for exactly what is missing, reads back as it was typed, and never overwrites."""

import errno
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.author import write_skeleton
from lantoa.author.names import LONGEST, file_name, file_names
from lantoa.author.new_file import write_new_file
from lantoa.author.yaml_text import yaml_lines, yaml_text
from lantoa.errors import ConfigError, SiteError
from lantoa.reading.config import load_config
from lantoa.reading.located import LMap, LText, parse_yaml
from lantoa.vietnamese.text import clean
from tests.conftest import write_site
from tests.reading import read_content

TITLES = [
    "Thắp sáng đường quê",
    "Mô hình: sạch từ nhà ra ngõ",
    '"Hòm thư số" – nghe dân',
    'Đóng góp ý kiến thông qua "hòm thư số"',
    "“Mẹ đỡ đầu” – kết nối yêu thương",
    "It's 5 không, 3 sạch # thôn 2",
    "- gạch đầu dòng",
    "{ngoặc nhọn}, [ngoặc vuông]",
    "no",
    "12:30",
    "null",
    "$title và 100%",
    "Kết thúc bằng hai chấm:",
]
REQUIRED = {"model": ["field", "period", "place", "unit"], "news": ["date"]}


def problems_of(root: Path, drafts: bool = True) -> list[tuple[str, str]]:
    found = read_content(root, load_config(root), drafts=drafts)[1]
    return sorted((each.code, dict(each.about).get("key", "")) for each in found)


def uncommented(text: str) -> str:
    """The skeleton as an editor leaves it who opens every optional key and fills in none."""
    return re.sub(r"(?m)^#(?!#)", "", text)


@pytest.mark.parametrize("kind", ["model", "news"])
@pytest.mark.parametrize("title", TITLES)
def test_a_skeleton_asks_for_exactly_what_is_not_answered(tmp_path: Path, kind: str, title: str) -> None:
    root = write_site(tmp_path, {})
    file = write_skeleton(root, kind, title)
    assert (root / file).is_file()
    asked = [("empty-body", ""), *(("missing-key", key) for key in REQUIRED[kind])]
    assert problems_of(root) == asked
    assert problems_of(root, drafts=False) == []


@pytest.mark.parametrize("title", TITLES)
def test_a_title_reads_back_as_it_was_typed(tmp_path: Path, title: str) -> None:
    root = write_site(tmp_path, {})
    path = root / write_skeleton(root, "news", title)
    path.write_text(path.read_text().replace("date:\n", "date: 2024-10-15\n") + "\nTin.\n")
    assert read_content(root, load_config(root), drafts=True)[0].news[0].title == title


def test_an_answered_skeleton_has_no_problem_and_goes_public_without_its_draft_line(tmp_path: Path) -> None:
    root = write_site(tmp_path, {})
    path = root / write_skeleton(root, "model", "Thắp sáng đường quê")
    text = path.read_text()
    answers = {
        "unit": "Chi bộ thôn Ví Dụ",
        "field": "kinh-te",
        "place": "xã Hồng Giang, huyện Lục Ngạn, tỉnh Bắc Giang",
        "period": "2024",
    }
    for key, answer in answers.items():
        text = text.replace(f"\n{key}:\n", f"\n{key}: {answer}\n")
    path.write_text(text.replace("draft: true\n", "") + "\nBà con góp tiền lắp đèn.\n")
    content, problems = read_content(root, load_config(root))
    assert problems == ()
    assert [model.slug for model in content.models] == ["thap-sang-duong-que"]


def test_every_optional_key_of_the_skeletons_is_one_that_may_be_written(tmp_path: Path) -> None:
    root = write_site(tmp_path, {})
    for kind in ("model", "news"):
        path = root / write_skeleton(root, kind, "Thắp sáng đường quê")
        path.write_text(uncommented(path.read_text()))
    found = problems_of(root)
    assert not {code for code, _ in found} & {
        "unknown-key",
        "bad-choice",
        "wrong-type",
        "yaml-syntax",
        "yaml-indent",
    }
    # Opened and left empty, an optional key asks for its answer too.
    assert ("missing-key", "label") in found


def test_the_skeleton_names_the_site_s_own_fields_and_levels(tmp_path: Path) -> None:
    root = write_site(tmp_path, {})
    text = (root / write_skeleton(root, "model", "Thắp sáng")).read_text()
    assert "kinh-te = Kinh tế; van-hoa = Văn hóa – xã hội" in text
    assert "province = cấp tỉnh" in text


def test_all_ten_questions_of_the_registration_form_are_asked(tmp_path: Path) -> None:
    root = write_site(tmp_path, {})
    text = (root / write_skeleton(root, "model", "Thắp sáng")).read_text()
    missing = [number for number in range(1, 11) if not re.search(rf"(?:## | và ){number}\. [A-ZĐ]", text)]
    assert missing == []


@pytest.mark.parametrize("taken", ["content/models/thap-sang.md", "content/models/thap-sang/index.md"])
def test_a_name_that_is_taken_is_refused_and_the_file_stays(tmp_path: Path, taken: str) -> None:
    root = write_site(tmp_path, {taken: "của người khác"})
    with pytest.raises(SiteError) as stopped:
        write_skeleton(root, "model", "THẮP SÁNG")
    assert [(each.code, each.at.file) for each in stopped.value.problems] == [("title-taken", taken)]
    assert (root / taken).read_text() == "của người khác"


def test_a_folder_of_photos_that_waits_for_its_page_gets_it(tmp_path: Path) -> None:
    root = write_site(tmp_path, {"content/models/thap-sang/anh.jpg": b"photo"})
    assert write_skeleton(root, "model", "Thắp sáng") == "content/models/thap-sang/index.md"


@pytest.mark.parametrize("title", ["", "  ", "…", "“”"])
def test_a_title_that_names_no_file_is_refused(tmp_path: Path, title: str) -> None:
    root = write_site(tmp_path, {})
    with pytest.raises(SiteError) as stopped:
        write_skeleton(root, "model", title)
    assert [each.code for each in stopped.value.problems] == ["no-file-name"]
    assert not (root / "content").exists()


def test_without_a_site_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        write_skeleton(tmp_path, "model", "Thắp sáng")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_a_problem_and_leaves_nothing(tmp_path: Path) -> None:
    root = write_site(tmp_path, {"content/models": "a file where the folder should be"})
    with pytest.raises(SiteError) as stopped:
        write_skeleton(root, "model", "Thắp sáng")
    assert [each.code for each in stopped.value.problems] == ["output-unwritable"]
    assert (root / "content/models").read_text() == "a file where the folder should be"


def test_a_file_that_appeared_in_the_meantime_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "content/models/thap-sang.md"
    path.parent.mkdir(parents=True)
    path.write_text("của người khác")
    with pytest.raises(SiteError) as stopped:
        write_new_file(tmp_path, "content/models/thap-sang.md", "mới")
    assert [each.code for each in stopped.value.problems] == ["title-taken"]
    assert [each.read_text() for each in path.parent.iterdir()] == ["của người khác"]


def test_a_disk_without_links_gets_whole_files_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr("os.link", refuse)
    write_new_file(tmp_path, "a.md", "mới")
    with pytest.raises(SiteError):
        write_new_file(tmp_path, "a.md", "mới hơn")
    assert [each.read_text() for each in tmp_path.iterdir()] == ["mới"]


def test_no_temporary_file_stays_behind(tmp_path: Path) -> None:
    root = write_site(tmp_path, {})
    file = write_skeleton(root, "model", "Thắp sáng")
    assert [each.name for each in (root / file).parent.iterdir()] == ["index.md"]


def test_long_titles_get_names_cut_after_a_syllable() -> None:
    title = "Vận động nhân dân phát huy hiệu quả việc đóng góp ý kiến với Đảng, chính quyền trên địa bàn xã"
    name = file_name(title)
    assert len(name) <= LONGEST
    assert name == "van-dong-nhan-dan-phat-huy-hieu-qua-viec-dong-gop-y-kien-voi-dang-chinh-quyen"


def test_namesakes_are_told_apart_by_their_unit_then_numbered() -> None:
    names = file_names("Thắp sáng", "Chi bộ thôn 2", "")
    assert [next(names) for _ in range(4)] == [
        "thap-sang",
        "thap-sang-chi-bo-thon-2",
        "thap-sang-2",
        "thap-sang-3",
    ]


@pytest.mark.parametrize(
    "text", [*TITLES, "a\tb", "~", "#", "&neo", "*", "!nhãn", "5% hộ", "a: b", "'", "''", "%"]
)
def test_yaml_text_reads_back_as_the_same_line(text: str) -> None:
    node, problems = parse_yaml(f"key: {yaml_text(text)}\nnext: x", "a.md")
    assert problems == ()
    assert isinstance(node, LMap)
    value = node.get("key")
    assert isinstance(value, LText)
    assert value.value == " ".join(text.split())


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_any_text_reads_back_from_its_yaml(text: str) -> None:
    node, problems = parse_yaml(f"key: {yaml_text(text)}\nnext: x", "a.md")
    assert problems == ()
    assert isinstance(node, LMap)
    value = node.get("key")
    assert isinstance(value, LText)
    assert value.value == " ".join(clean(text).split())


def test_yaml_lines_nest_and_leave_out_what_was_not_given() -> None:
    values = {"a": "x", "b": "", "c": [], "list": [{"do": "Họp: bàn", "who": ""}, "trơn"], "map": {"k": "v"}}
    assert list(yaml_lines(values)) == ["a: x", "list:", "  - do: 'Họp: bàn'", "  - trơn", "map:", "  k: v"]
