"""What takes hours: every property of `test_fuzz` at full length."""

import pytest
from hypothesis import settings

from tests.hostile import test_fuzz
from tests.hostile.test_fuzz import FUZZ

PROPERTIES = sorted(name for name in vars(test_fuzz) if name.startswith("test_any_"))
MOST = 20_000


@pytest.mark.soak
@pytest.mark.parametrize("name", PROPERTIES)
def test_a_property_holds_however_often_it_is_tried(name: str) -> None:
    settings(FUZZ, max_examples=MOST)(getattr(test_fuzz, name))()


def test_there_are_properties() -> None:
    assert len(PROPERTIES) == 8
