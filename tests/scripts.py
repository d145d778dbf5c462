"""The scripts of assets/js run by Node.js, where no browser is needed."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="needs Node.js")


def run_script(program: str, folder: Path) -> Any:
    """What a module says with `tell(value)`. It may import from "./js/"; `folder` may be used before."""
    if not (folder / "js").exists():
        shutil.copytree(ROOT / "assets/js", folder / "js")
        (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    script = folder / "program.js"
    script.write_text(
        f"const tell = (value) => console.log(JSON.stringify(value));\n{program}", encoding="utf-8"
    )
    run = subprocess.run(["node", str(script)], capture_output=True, text=True, check=False, encoding="utf-8")
    if run.returncode:
        pytest.fail(run.stderr, pytrace=False)
    return json.loads(run.stdout)
