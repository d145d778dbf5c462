"""Files that hold something of every model are examined by their parts: the check sees what it would in the whole."""

from pathlib import Path

import pytest

from lantoa.check import Seen, examine
from lantoa.check.examine import examine_parts
from lantoa.write import joining
from lantoa.write.press import JOINED
from tests.rebuild.village import Village

LAMPS = "content/models/den-duong.md"
BASE = "https://example.org/"


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[Seen | None]:
    found: list[Seen | None] = []

    def noting(parts: object) -> Seen | None:
        found.append(examine_parts(parts))  # type: ignore[arg-type]
        return found[-1]

    monkeypatch.setattr(joining, "examine_parts", noting)
    return found


def whole(public: Path) -> list[Seen]:
    return [examine(url[1:], (public / url[1:]).read_bytes(), BASE) for url in JOINED]


def test_parts_show_what_the_whole_shows(village: Village, told: list[Seen | None]) -> None:
    village.edit(LAMPS, "title: Thắp sáng", "title: Soi sáng")
    village.build()
    assert told == whole(village.public)
    assert any(seen.asks for seen in told if seen)


def test_a_wrong_part_is_looked_for_in_the_whole() -> None:
    sound = examine("du-lieu/models.json", b'{"url":"https://example.org/a/"}', BASE)
    wrong = examine("du-lieu/models.json", '{"title":"Dân vận\x07"}'.encode(), BASE)
    assert wrong.faults
    assert examine_parts((sound, wrong)) is None
    assert examine_parts((sound, sound)) == sound
