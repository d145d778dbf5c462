"""Files that no editor means to write: a problem with its place, soon, and never a traceback; the others are read."""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.conftest import model_page, write_site
from tests.hostile.inputs import BODIES, BYTES, HARMLESS, YAML, Place
from tests.sites import ROOT

CPU_SECONDS = 120
"""Of the machine, not of a promise: a file that would never be read ends the run."""
MEMORY = 2 * 1024**3
WRONG = {**YAML, **BYTES, **BODIES}

Problems = Mapping[str, list[Place]]


def confine() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def check(site: Path) -> Problems:
    """The problems of every file of a site, in their order."""
    command = [sys.executable, "build.py", "check", "--site", str(site), "--format", "json"]
    run = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True, preexec_fn=confine)
    assert (run.returncode, run.stderr) == (1, "")
    found: dict[str, list[Place]] = {}
    for one in json.loads(run.stdout)["problems"]:
        found.setdefault(one["file"], []).append((one["code"], one["line"], one["column"]))
    return found


@pytest.fixture(scope="module")
def problems(tmp_path_factory: pytest.TempPathFactory) -> Problems:
    files = {name: one.content for name, one in WRONG.items()} | dict(HARMLESS)
    # Each with a title of its own: two of the same model would be a problem too.
    own = {name: content.replace("Thắp sáng".encode(), name.encode()) for name, content in files.items()}
    site = tmp_path_factory.mktemp("inputs")
    return check(write_site(site, {f"content/models/{name}.md": content for name, content in own.items()}))


@pytest.mark.xdist_group("hostile-inputs")
@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_read_is_told_at_its_place(problems: Problems, name: str) -> None:
    assert problems[f"content/models/{name}.md"][0] == WRONG[name].first


@pytest.mark.xdist_group("hostile-inputs")
@pytest.mark.parametrize("name", HARMLESS)
def test_what_only_looks_strange_is_read(problems: Problems, name: str) -> None:
    assert f"content/models/{name}.md" not in problems


@pytest.fixture
def special(tmp_path: Path) -> Iterator[Path]:
    """A site with what is no plain file where pages, photos and the configuration of layouts are looked for."""
    site = write_site(tmp_path / "site", {"content/models/a.md": model_page()})
    (tmp_path / "secret.md").write_text(model_page(title="Bí mật"), encoding="utf-8")
    yield site


def test_a_pipe_a_loop_and_a_link_out_do_not_hold_a_build_and_give_nothing_away(special: Path) -> None:
    models = special / "content" / "models"
    os.mkfifo(models / "pipe.md")
    os.mkfifo(special / "content" / "pipe")
    (models / "loop.md").symlink_to("loop.md")
    (models / "out.md").symlink_to(special.parent / "secret.md")
    (models / "device.md").symlink_to("/dev/zero")
    (models / "folder.md").mkdir()
    (models / "b").mkdir()
    (models / "b" / "index.md").symlink_to("/dev/stdin")
    found = {file: [code for code, _, _ in some] for file, some in check(special).items()}
    assert found == {
        "content/models/pipe.md": ["file-unreadable"],
        "content/models/loop.md": ["file-unreadable"],
        "content/models/out.md": ["path-outside-site"],
        "content/models/device.md": ["path-outside-site"],
        "content/models/b/index.md": ["path-outside-site"],
    }
