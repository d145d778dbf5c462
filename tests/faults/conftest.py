"""Builds that go wrong cost a third where one process begins them all, and a site is published once."""

from collections.abc import Iterator

import pytest

from tests.faults.builder import Builder
from tests.faults.editions import Trials


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
