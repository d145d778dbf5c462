"""The built sites that browser tests and gates look at, each built once a run, whichever worker asks first."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SITES = {"content": ROOT, "example": ROOT / "examples/xa-vi-du"}
HOST = "https://example.org"


def built_site(kind: str, base_path: str, factory: pytest.TempPathFactory) -> Path:
    """The folder that a web server of HOST would serve: the site stands in it under its base path.

    `kind` is a key of SITES; `base_path` is "/" or "/dvk/".
    """
    shared = factory.getbasetemp().parent if _is_worker() else factory.getbasetemp()
    root = shared / f"{kind}{base_path.replace('/', '-')}"
    public = root / base_path.strip("/") if base_path != "/" else root / "public"
    with (shared / f"{root.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not public.exists():
            _build(SITES[kind], public, f"{HOST}{base_path}")
    return root if base_path != "/" else public


def _is_worker() -> bool:

    return "PYTEST_XDIST_WORKER" in os.environ


def _build(site: Path, public: Path, base_url: str) -> None:
    public.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "build.py", "build", "--quiet", "--site", str(site), "--out", str(public)]
    run = subprocess.run(
        [*command, "--base-url", base_url], check=False, cwd=ROOT, capture_output=True, text=True
    )
    if run.returncode:
        pytest.fail(f"{site} does not build:\n{run.stderr}", pytrace=False)
