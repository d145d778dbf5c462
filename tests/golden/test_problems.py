"""Every problem that reading a site finds, as an editor sees it: golden/problems/NAME/site → problems.txt."""

from pathlib import Path

import pytest

from lantoa.errors import SiteError
from lantoa.reading.config import load_config
from lantoa.report import report_text
from tests.reading import read_content

CASES = sorted((Path(__file__).parent / "problems").glob("*/site"))


def report_of(root: Path) -> str:
    try:
        config = load_config(root)
    except SiteError as error:
        return report_text(error.problems, "vi")
    return report_text(read_content(root, config)[1], config.language)


@pytest.mark.parametrize("site", CASES, ids=lambda site: site.parent.name)
def test_reading_reports_what_an_editor_must_mend(site: Path, refresh_golden: bool) -> None:
    expected = site.parent / "problems.txt"
    found = report_of(site)
    if refresh_golden:
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


def test_there_are_golden_sites() -> None:
    assert CASES
