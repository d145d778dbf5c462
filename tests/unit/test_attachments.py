from pathlib import Path

import pytest

from lantoa.errors import Position, Severity
from lantoa.media import attachments
from lantoa.media.attachments import Named, plan_attachments

AT = Position("content/models/a.md", 9, 5)


def test_a_file_is_named_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "Kế hoạch.PDF").write_bytes(b"1")
    before = plan_attachments(tmp_path, [Named("Kế hoạch.PDF", AT)])[0]["Kế hoạch.PDF"]
    (tmp_path / "Kế hoạch.PDF").write_bytes(b"22")
    after = plan_attachments(tmp_path, [Named("Kế hoạch.PDF", AT)])[0]["Kế hoạch.PDF"]
    assert before.url.startswith("/tep/ke-hoach-")
    assert before.url.endswith(".pdf")
    assert before.url != after.url
    assert (before.size, after.size) == (1, 2)


@pytest.mark.parametrize("name", ["a.html", "a.svg", "a.js", "a.exe", "a"])
def test_what_a_browser_could_run_is_not_published(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"1")
    found, problems = plan_attachments(tmp_path, [Named(name, AT)])
    assert found == {}
    assert [(each.code, each.at) for each in problems] == [("file-kind", AT)]


def test_a_heavy_file_is_published_with_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "LARGE", 10)
    (tmp_path / "a.mp4").write_bytes(b"0" * 11)
    found, problems = plan_attachments(tmp_path, [Named("a.mp4", AT)])
    assert list(found) == ["a.mp4"]
    assert [(each.code, each.severity) for each in problems] == [("file-large", Severity.WARNING)]
