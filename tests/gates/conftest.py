"""Gates written by others run on the built sites: each says in one line when the machine lacks it."""

import shutil
from pathlib import Path

import pytest

from tests.sites import ROOT, built_site

ACCEPTED = {
    ".*Content Security Policy.*": 'it takes "self" in a policy for the file system, and a data block for a script',
    ".*“@?container”.*": "its CSS is older than container queries, which every browser has had since 2023",
}
"""What the W3C checker says that is no fault, by pattern, each with the reason."""

BUILDS = [("content", "/"), ("content", "/dvk/"), ("example", "/"), ("example", "/dvk/")]


@pytest.fixture(scope="session", params=BUILDS, ids=[f"{kind}-at-{path}" for kind, path in BUILDS])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """(the folder a server would serve, the base path of the site in it)."""
    kind, base_path = request.param
    return built_site(kind, base_path, tmp_path_factory), base_path


@pytest.fixture(scope="session")
def vnu() -> list[str]:
    """The command of the W3C checker. Streaming stops at a page's first fatal error, so it is off."""
    jar = ROOT / ".tools/vnu-jar/build/dist/vnu.jar"
    if not shutil.which("java"):
        pytest.skip("the W3C checker is not run: Java is not installed")
    if not jar.exists():
        pytest.skip("the W3C checker is not run: make test could not fetch vnu-jar")
    return [
        "java",
        # A run is too short for what the second compiler costs: half the processor's time, two thirds of a small run.
        # What the first compiles needs more of the stack.
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xss8m",
        "-jar",
        str(jar),
        "--no-stream",
        "--Werror",
        "--stdout",
        "--filterpattern",
        "|".join(ACCEPTED),
    ]


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    path = ROOT / ".tools/axe-core/axe.min.js"
    if not path.exists():
        pytest.skip("axe is not run: make test could not fetch axe-core")
    return path.read_text(encoding="utf-8")
