"""Commands as an editor runs them: what is said, where, and with which exit status."""

import json
import re
import signal
import subprocess
import sys
from functools import partial

import pytest

from lantoa import cli
from lantoa.cli.commands import commands
from lantoa.cli.phrases import _PHRASES, phrase
from tests.conftest import model_page, write_site
from tests.sites import ROOT
from tests.unit.test_originals import jpeg

LAMPS = "content/models/thap-sang.md"


def run(capsys, *arguments):
    """(exit status, standard output, standard error) of one command."""
    status = cli._status(list(map(str, arguments)))
    said = capsys.readouterr()
    return status, said.out, said.err


@pytest.fixture
def site(tmp_path):
    return write_site(tmp_path, {LAMPS: model_page()})


@pytest.fixture
def faulty(tmp_path):
    return write_site(tmp_path, {LAMPS: model_page("fild: x")})


def test_no_command_means_build(capsys, site):
    status, out, err = run(capsys, "--site", site)
    assert status == 0
    assert out.startswith("Đã dựng ")
    assert "Đọc nội dung" in err and "\r" not in err
    assert (site / "public/index.html").is_file()


def test_quiet_says_nothing_when_all_is_well(capsys, site):
    assert run(capsys, "build", "--quiet", "--site", site) == (0, "", "")


def test_an_error_is_one_line_with_its_place_then_its_hint_on_standard_error(capsys, faulty):
    status, out, err = run(capsys, "build", "--quiet", "--site", faulty)
    assert (status, out) == (1, "")
    first, hint, last = err.splitlines()
    assert first == f'{LAMPS}:7:1: error[unknown-key]: không có khóa "fild"'
    assert hint.startswith('    gợi ý: ý bạn là "field"?')
    assert last == "Có 1 điều cần sửa. Chưa đăng gì, trang cũ (nếu có) giữ nguyên."
    assert not (faulty / "public").exists()


def test_check_as_json_prints_json_and_nothing_else(capsys, faulty):
    status, out, err = run(capsys, "check", "--format", "json", "--site", faulty)
    assert (status, err) == (1, "")
    report = json.loads(out)
    assert (report["version"], report["errors"], report["warnings"]) == (1, 1, 0)
    assert report["problems"][0]["code"] == "unknown-key"
    assert (report["problems"][0]["line"], report["problems"][0]["column"]) == (7, 1)


def test_check_for_github_annotates_the_line(capsys, faulty):
    status, out, _ = run(capsys, "check", "--format=github", f"--site={faulty}")
    assert status == 1
    assert out.startswith(f"::error file={faulty}/{LAMPS},line=7,col=1,title=unknown-key::")


def test_check_of_a_good_site_publishes_nothing_and_tells_of_drafts(capsys, site):
    status, out, _ = run(capsys, "check", "--site", site)
    assert status == 0
    assert "Không có lỗi nào" in out and "--drafts" in out
    assert not (site / "public").exists()


def test_strict_makes_a_warning_an_error(capsys, tmp_path):
    root = write_site(tmp_path, {LAMPS: model_page(body="Bà con <blink>góp</blink> tiền.")})
    assert run(capsys, "check", "--site", root)[0] == 0
    assert run(capsys, "check", "--strict", "--site", root)[0] == 1
    assert run(capsys, "build", "--strict", "--site", root)[0] == 1


def timed(out):
    """The stages in a table of timings."""
    rows = (re.fullmatch(r" *\d+\.\d\d giây  (\S.*?)  +làm mới.*", line) for line in out.splitlines())
    return [row[1] for row in rows if row]


def test_timings_are_a_line_a_stage(capsys, site):
    _, out, _ = run(capsys, "build", "--timings", "--site", site)
    assert timed(out) == [
        "Tìm tệp đã thay đổi",
        "Đọc nội dung",
        "Nối các trang với nhau",
        "Xử lý ảnh",
        "Dựng trang",
        "Ghép nguồn tin và dữ liệu mở",
        "Lập chỉ mục tìm kiếm",
        "Kiểm tra trang đã dựng",
        "Đăng trang",
    ]


def test_timings_for_machines_are_one_line_of_json_and_nothing_else(capsys, site):
    status, out, _ = run(capsys, "build", "--timings=json", "--site", site)
    told = json.loads(out)
    assert (status, out.count("\n")) == (0, 1)
    assert len(told["stages"]) == 9
    assert all(stage["seconds"] >= 0 for stage in told["stages"])
    assert told["pages"] == told["rendered"] > 10
    assert told["seconds"] >= sum(stage["seconds"] for stage in told["stages"]) - 0.01
    _, again, _ = run(capsys, "build", "--timings=json", "--site", site)
    assert (json.loads(again)["pages"], json.loads(again)["rendered"]) == (told["pages"], 0)


def test_a_build_for_which_nothing_changed_has_looked_for_changes_and_that_is_all(capsys, site):
    run(capsys, "build", "--site", site)
    status, out, err = run(capsys, "build", "--timings", "--site", site)
    assert status == 0
    assert timed(out) == ["Tìm tệp đã thay đổi"]
    assert out.splitlines()[-1].startswith("Đã dựng ")
    assert err.strip() == "Tìm tệp đã thay đổi"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["bild"], 'không có lệnh "bild". Ý bạn là "build"?'),
        (["check", "--draft"], "không có tùy chọn --draft. Ý bạn là --drafts?"),
        (["check", "--format", "xml"], "Nhận một trong: text, json, github."),
        (["build", "--jobs", "0"], "Nhận số nguyên từ 1 đến 64."),
        (["build", "--site", "khong-co"], "Cần một thư mục có thật."),
        (["new", "model"], "thiếu TIÊU-ĐỀ."),
        (["import", "khong-co.xlsx"], "Cần một tệp có thật."),
    ],
)
def test_a_wrong_command_line_is_explained_in_vietnamese_with_status_2(capsys, arguments, words):
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert words in err and "--help" in err


def test_a_wrong_configuration_is_status_2(capsys, tmp_path):
    (tmp_path / "site_config.yaml").write_text("title: Thử\n", encoding="utf-8")
    status, _, err = run(capsys, "check", "--site", tmp_path)
    assert status == 2
    assert "site_config.yaml" in err and "error[missing-key]" in err


def test_a_wrong_base_url_is_status_2(capsys, site):
    assert run(capsys, "build", "--site", site, "--base-url", "khong phai")[0] == 2


def test_new_writes_a_skeleton_once_and_says_what_to_do_next(capsys, site):
    status, out, _ = run(capsys, "new", "model", "Hòm thư số: nghe dân", "--site", site)
    assert status == 0
    assert "content/models/hom-thu-so-nghe-dan/index.md" in out and "check --drafts" in out
    status, _, err = run(capsys, "new", "model", "Hòm thư số: nghe dân", "--site", site)
    assert status == 1
    assert "Chưa tạo tệp nào" in err


def test_import_writes_drafts_and_lists_the_rows_that_are_there_already(capsys, site, tmp_path):
    register = tmp_path / "so.csv"
    row = 'Đường hoa,Hội Phụ nữ xã,"xã Hồng Giang, huyện Lục Ngạn, tỉnh Bắc Giang",Kinh tế,2024'
    register.write_text(f"Tên mô hình,Đơn vị,Địa bàn,Lĩnh vực,Năm\n{row}\n", encoding="utf-8")
    status, out, _ = run(capsys, "import", register, "--site", site)
    assert status == 0
    assert "content/models/duong-hoa.md" in out
    again = run(capsys, "import", register, "--site", site)
    assert "bỏ qua" in again[1]


def test_every_command_and_option_has_its_help(capsys):
    for name, command in commands.commands.items():
        assert command.help and command.short_help, name
        for param in command.params:
            assert param.param_type_name == "argument" or getattr(param, "help", None), (name, param.name)
        status, out, _ = run(capsys, name, "--help")
        assert status == 0
        assert "Cách dùng:" in out and "Options" not in out


@pytest.mark.parametrize("key", sorted(_PHRASES))
def test_every_sentence_of_the_console_stands_in_both_languages_with_the_same_places(key):
    values = dict.fromkeys(("done", "of", "count", "pages", "photos", "written", "skipped", "seconds"), 1)
    values |= dict.fromkeys(("made", "reused", "before", "after", "freed"), 1) | {"left": 60.0}
    values |= dict.fromkeys(
        ("was", "now", "stage", "folder", "url", "path", "at", "title", "file", "holder"), "x"
    )
    assert phrase(key, "vi", **values) and phrase(key, "en", **values)


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (0.0, "Xử lý ảnh 1/9, sắp xong"),
        (12.0, "Xử lý ảnh 1/9, còn khoảng 20 giây"),
        (200.0, "Xử lý ảnh 1/9, còn khoảng 3 phút"),
    ],
)
def test_it_is_told_about_how_long_photos_still_take(seconds, expected):
    assert phrase("photos-done", "vi", done=1, of=9, left=seconds) == expected


def test_an_interrupted_build_ends_with_130_and_leaves_the_old_site(tmp_path):
    root = write_site(tmp_path, {LAMPS: model_page()})
    command = [sys.executable, str(ROOT / "build.py"), "build", "--site", str(root)]
    subprocess.run([*command, "--quiet"], check=True, cwd=ROOT)
    before = (root / "public/index.html").read_bytes()
    # With this layout the build is at work until it is interrupted, however fast the machine is.
    endless = "{% for a in range(99999) %}" * 3 + "{% endfor %}" * 3
    write_site(root, {"layouts/news_list.html": endless})
    # A run in the background ignores the signal, and so would everything that it starts.
    heed = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    pipes = {"stderr": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    running = subprocess.Popen(command, cwd=ROOT, preexec_fn=heed, **pipes)  # noqa: PLW1509 - one call, no lock
    assert running.stderr is not None
    while "Dựng trang" not in (line := running.stderr.readline()):
        assert line, "the build ended before it could be interrupted"
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "Đã dừng theo yêu cầu" in err and "Traceback" not in err
    assert (root / "public/index.html").read_bytes() == before


def test_clean_says_how_much_it_freed_and_wants_to_be_told_what(capsys, site):
    run(capsys, "build", "--quiet", "--site", site)
    status, out, _ = run(capsys, "clean", "--cache", "--unused", "--site", site)
    assert (status, out) == (0, "Đã dọn .cache, bớt 0.0 MB.\n")
    assert run(capsys, "clean", "--cache", "--site", site)[0] == 0
    assert not (site / ".cache/made.sqlite").exists() and (site / "public/index.html").is_file()
    status, _, err = run(capsys, "clean", "--site", site)
    assert status == 2 and "thiếu --cache" in err


def test_photos_shrink_says_what_it_did_and_where_the_original_is(capsys, site, monkeypatch):
    monkeypatch.setattr("lantoa.media.originals.MOST_PIXELS", 600)
    monkeypatch.setattr("lantoa.author.shrink.LONGEST", 300)
    (site / "content/models/a.jpg").write_bytes(jpeg(640, 480))
    (site / "content/models/b.jpg").write_bytes(b"")
    assert "Sẽ thu nhỏ 1 ảnh" in run(capsys, "photos", "shrink", "--dry-run", "--site", site)[1]
    status, out, err = run(capsys, "photos", "shrink", "--site", site)
    assert status == 1 and "content/models/b.jpg:1:1: error[photo-truncated]" in err
    first, second, last = out.splitlines()
    assert first.startswith("content/models/a.jpg: ") and "640×480 → 300×225" in first
    assert (site / second.partition(": ")[2]).read_bytes() == jpeg(640, 480)
    assert last.startswith("Đã thu nhỏ 1 ảnh trong 2") and ".originals/" in last


@pytest.mark.parametrize(
    ("arguments", "words"), [(["photos"], "shrink"), (["photos", "shrnk"], 'Ý bạn là "shrink"?')]
)
def test_a_group_of_commands_says_which_there_are(capsys, arguments, words):
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert words in err and "--help" in err and "No such" not in err
