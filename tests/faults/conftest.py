"""Builds that go wrong cost a third where one process begins them all, and a site is published once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.builder import Builder
from tests.faults.editions import Trials


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One worker has the process that begins builds, and the site."""
    for item in items:
        if Path(__file__).parent in item.path.parents and not item.get_closest_marker("soak"):
            item.add_marker(pytest.mark.xdist_group("faults"))


@pytest.fixture(scope="session")
def builder() -> Iterator[Builder]:
    with Builder() as builder:
        yield builder


@pytest.fixture(scope="session")
def trials(tmp_path_factory: pytest.TempPathFactory, builder: Builder) -> Trials:
    """A published site; each test leaves it as a build does that nobody disturbed."""
    trials = Trials(builder, tmp_path_factory.mktemp("trials") / "site")
    trials.begin()
    return trials
