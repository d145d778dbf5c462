"""The house: a room imports only from lower floors, or from a room before it on its own floor (CONTRIBUTING)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "lantoa"

# From the ground up; on a floor each room may use the ones before it.
FLOORS = {
    1: "errors overrides text urls written_dates periods figures places settings records catalogue",
    2: "yaml_faults located front_matter schema folders config references addresses drafts content report",
    3: "words views relate pages",
    4: (
        "cache output assets attachments progress check exports feeds jsonld photos cards prose"
        " render search browse_index author"
    ),
    5: "learn decide dead_ends pipeline serve",
    6: "cli",
}
ORDER = [room for floor in FLOORS.values() for room in floor.split()]


def rooms() -> list[str]:
    """Every file or folder of the package is a room."""
    names = [path.stem if path.is_file() else path.name for path in PACKAGE.iterdir()]
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir() and not any(path.rglob("*.py"))}
    return sorted(set(names) - folders - {"__init__", "__pycache__", "py"})


def files_of(room: str) -> list[Path]:
    folder = PACKAGE / room
    return sorted(folder.rglob("*.py")) if folder.is_dir() else sorted(PACKAGE.glob(f"{room}.py"))


def imported(path: Path) -> Iterator[str]:
    """The rooms that a file imports anywhere: at its top, inside functions, and under TYPE_CHECKING."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[1] for alias in node.names if alias.name.startswith("lantoa."))
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            steps = (node.module or "").split(".")
            if steps == ["lantoa"]:
                yield from (alias.name for alias in node.names if not alias.name.startswith("__"))
            elif steps[0] == "lantoa":
                yield steps[1]


def test_every_room_has_a_floor() -> None:
    assert sorted(ORDER) == rooms()


@pytest.mark.parametrize("room", ORDER)
def test_a_room_imports_only_from_below_or_before(room: str) -> None:
    allowed = set(ORDER[: ORDER.index(room) + 1])
    wrong = {(path.name, name) for path in files_of(room) for name in imported(path) if name not in allowed}
    assert wrong == set()
