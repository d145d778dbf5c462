"""What is installed is the whole generator: every folder of it, and every package it imports."""

import ast
import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
MODULES = {"jinja2": "Jinja2", "markdown": "Markdown", "yaml": "PyYAML", "PIL": "Pillow"}
MODULES |= {"pagefind_bin": "pagefind-bin", "markupsafe": "Jinja2", "pi_heif": "pi-heif"}


def test_every_folder_of_the_generator_is_packaged():
    listed = set(PROJECT["tool"]["setuptools"]["packages"])
    places = {"lantoa": ROOT / "lantoa", "lantoa.layouts": ROOT / "layouts", "lantoa.static": ROOT / "assets"}
    there = {
        ".".join((name, *path.parent.relative_to(place).parts))
        for name, place in places.items()
        for path in place.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert there == listed
    assert PROJECT["tool"]["setuptools"]["package-dir"] == {
        "lantoa": "lantoa",
        "lantoa.layouts": "layouts",
        "lantoa.static": "assets",
    }


def test_every_dependency_is_used_has_a_range_and_a_reason():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    needed = imported()
    for requirement in PROJECT["project"]["dependencies"]:
        name = re.match(r"[\w-]+", requirement).group()
        assert ">=" in requirement and "<" in requirement, requirement
        assert re.search(rf'"{re.escape(requirement)}",\s+# \S', text), f"no reason for {requirement}"
        if name != "pagefind-bin":  # a program, not a module
            assert name in needed, f"{name} is not used"
    assert needed <= {re.match(r"[\w-]+", each).group() for each in PROJECT["project"]["dependencies"]}


def imported() -> set[str]:
    found: set[str] = set()
    for path in (ROOT / "lantoa").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found.update(alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    outside = found - set(sys.stdlib_module_names) - {"lantoa"}
    return {MODULES.get(name, name) for name in outside}
