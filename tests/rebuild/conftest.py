"""The village, built once a run; each test edits a copy of its own."""

import shutil
from pathlib import Path

import pytest

from tests.rebuild.village import Village, write_village


@pytest.fixture(scope="session")
def built_village(tmp_path_factory: pytest.TempPathFactory) -> Path:
    village = Village(write_village(tmp_path_factory.mktemp("village") / "site"))
    assert not village.build().report.problems
    return village.root


@pytest.fixture
def village(built_village: Path, tmp_path: Path) -> Village:
    """The village as it was built, and built again where it lies now: nothing is to be done."""
    root = tmp_path / "site"
    shutil.copytree(built_village, root)
    village = Village(root)
    again = village.build()
    assert (again.rendered, again.changed, again.gone) == (0, frozenset(), frozenset())
    return village
