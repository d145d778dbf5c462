"""The house: a room imports only from lower floors, or from a room before it on its own floor (CONTRIBUTING)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "lantoa"

# From the ground up; on a floor each room may use the ones before it. A floor that outgrew seven rooms keeps those of
# one noun in a folder, which is a floor of its own inside.
FLOORS = {
    1: (
        "errors overrides fingerprints vietnamese.text vietnamese.written_dates vietnamese.periods vietnamese.figures"
        " urls policy places settings records catalogue"
    ),
    2: (
        "reading.plain_file reading.marks reading.nodes reading.plain_yaml reading.yaml_faults"
        " reading.yaml_events reading.located reading.front_matter reading.schema reading.folders reading.outline"
        " reading.config reading.file_read reading.packing reading.references"
        " reading.addresses reading.drafts reading.joined report"
    ),
    3: "words views relate pages",
    4: (
        "cache store pieces sources apart workers output published progress assets media.kinds media.measures"
        " media.attachments media.photos media.originals media.cards prose render machine.exports machine.feeds"
        " machine.jsonld machine.search machine.facets check author"
    ),
    5: "memory learn decide dead_ends write pruning anew ahead pipeline resident serve",
    6: "cli",
}
ORDER = [room for floor in FLOORS.values() for room in floor.split()]
FOLDERS = ("vietnamese", "reading", "media", "machine")


def rooms() -> list[str]:
    """Every file or folder of the package is a room; in a folder of rooms, every file or folder of it."""
    outer = [name for name in names_in(PACKAGE) if name not in FOLDERS]
    return sorted(
        [*outer, *(f"{folder}.{name}" for folder in FOLDERS for name in names_in(PACKAGE / folder))]
    )


def names_in(folder: Path) -> list[str]:
    files = [path.stem for path in folder.glob("*.py") if path.stem != "__init__"]
    return files + [path.name for path in folder.iterdir() if path.is_dir() and any(path.rglob("*.py"))]


def files_of(room: str) -> list[Path]:
    path = PACKAGE.joinpath(*room.split("."))
    return sorted(path.rglob("*.py")) if path.is_dir() else [path.with_suffix(".py")]


def imported(path: Path) -> Iterator[str]:
    """The rooms that a file imports anywhere: at its top, inside functions, and under TYPE_CHECKING."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (room_of(alias.name, "") for alias in node.names if alias.name.startswith("lantoa."))
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            if (node.module or "").split(".")[0] == "lantoa":
                own = [alias.name for alias in node.names if not alias.name.startswith("__")]
                yield from (room_of(node.module or "", name) for name in own)


def room_of(module: str, name: str) -> str:
    """The room that `from module import name` enters."""
    steps = [*module.split(".")[1:], name]
    return ".".join(steps[:2]) if steps[0] in FOLDERS else steps[0]


def test_every_room_has_a_floor() -> None:
    assert sorted(ORDER) == rooms()


@pytest.mark.parametrize("room", ORDER)
def test_a_room_imports_only_from_below_or_before(room: str) -> None:
    allowed = set(ORDER[: ORDER.index(room) + 1])
    wrong = {(path.name, name) for path in files_of(room) for name in imported(path) if name not in allowed}
    assert wrong == set()
