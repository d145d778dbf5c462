"""What the tests need besides Python packages: a Chromium, and gates and Markdown written by others.

`python -m tools.prepare` installs what is missing and says so, a line each. A machine that cannot have a gate is told
in one line; without any Chromium it stops, since the browser tests are the larger half of the truth.
"""

import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
import tarfile
import urllib.request
from io import BytesIO
from pathlib import Path

import playwright

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".tools"
GATES = {
    "axe-core": ("4.14.1", "axe.min.js"),
    "vnu-jar": ("26.9.27", "build/dist/vnu.jar"),
    "commonmark-spec": ("0.31.2", "spec.txt"),
}
SHELL = "chromium-headless-shell"
"""Chromium without what draws its windows: the same pages, in half the time."""
BROWSERS = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium() -> str | None:
    """The Chromium that the tests drive: LANTOA_CHROMIUM, one on the PATH, or Playwright's own."""
    named = os.environ.get("LANTOA_CHROMIUM")
    if named:
        return named
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    return found or _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        path = driver.chromium.executable_path
    return path if Path(path).exists() else None


def prepare_driver() -> bool:
    """Whether Playwright's driver runs. Its Node.js needs libatomic, which a small Debian does not have."""
    node = str(Path(playwright.__file__).parent / "driver" / "node")
    if subprocess.run([node, "--version"], capture_output=True, check=False).returncode == 0:
        return True
    tell("Installing libatomic1, which Playwright's driver needs …")
    return install("libatomic1") and run(node, "--version")


def may_install() -> bool:
    """Whether the distribution's packages can be had: only root may, and only where there is apt."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(package: str) -> bool:
    """Whether the distribution's package could be installed."""
    if not may_install():
        return False
    run("apt-get", "update", "-qq")
    return run("apt-get", "install", "-y", "-qq", "--no-install-recommends", package)


def is_shell_wanted() -> bool:
    """Whether there is another Chromium only, the distribution has this one, and we may install it."""
    if os.environ.get("LANTOA_CHROMIUM") or shutil.which(SHELL) or not may_install():
        return False
    known = subprocess.run(["apt-cache", "show", SHELL], capture_output=True, check=False)
    return known.returncode == 0


def install_chromium() -> None:
    """From the distribution where we may, else by Playwright; both quietly."""
    tell("Installing Chromium …")
    if install(SHELL) or install("chromium"):
        return
    tell("Installing Chromium by Playwright …")
    run(
        sys.executable,
        "-m",
        "playwright",
        "install",
        "--with-deps" if os.geteuid() == 0 else "chromium",
        "chromium",
    )


def fetch_gate(name: str, version: str, file: str) -> bool:
    """A package of the npm registry, unpacked into .tools/NAME: by npm where it is, else from the registry."""
    target = TOOLS / name
    if (target / file).exists() and json.loads((target / "package.json").read_text())["version"] == version:
        return True
    shutil.rmtree(target, ignore_errors=True)
    archive = _npm_pack(name, version) or _download(name, version)
    if archive is None:
        return False
    unpack(archive, target)
    return (target / file).exists()


def unpack(archive: bytes, target: Path) -> None:
    """What an archive holds below its one folder, into a folder."""
    with tarfile.open(fileobj=BytesIO(archive)) as packed:
        for member in packed.getmembers():
            path = (target / member.name.partition("/")[2]).resolve()
            content = packed.extractfile(member) if path.is_relative_to(target) else None
            if content is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content.read())


def fetch_markdown_tests() -> bool:
    """The source of the Python-Markdown that is installed, whose tests are Markdown to try ours on."""
    version = importlib.metadata.version("markdown")
    target = TOOLS / f"markdown-{version}"
    if not (target / "tests").exists():
        wanted = ("--no-deps", "--no-binary", ":all:", "--dest", str(TOOLS), f"markdown=={version}")
        if not run(sys.executable, "-m", "pip", "download", "--quiet", *wanted):
            return False
        archive = TOOLS / f"markdown-{version}.tar.gz"
        unpack(archive.read_bytes(), target)
        archive.unlink()
    return (target / "tests").exists()


def _npm_pack(name: str, version: str) -> bytes | None:
    if not shutil.which("npm"):
        return None
    TOOLS.mkdir(exist_ok=True)
    if not run("npm", "pack", "--silent", "--pack-destination", str(TOOLS), f"{name}@{version}"):
        return None
    archive = TOOLS / f"{name}-{version}.tgz"
    content = archive.read_bytes()
    archive.unlink()
    return content


def _download(name: str, version: str) -> bytes | None:
    try:
        with urllib.request.urlopen(
            f"https://registry.npmjs.org/{name}/-/{name}-{version}.tgz", timeout=60
        ) as answer:
            content: bytes = answer.read()
            return content
    except OSError:
        return None


def run(*command: str) -> bool:
    """Whether a command ended well; its output is kept for when it did not."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode:
        tell(f"  {' '.join(command[:3])} … failed: {(done.stderr or done.stdout).strip()[-300:]}")
    return done.returncode == 0


def tell(line: str) -> None:
    """Say what is being done."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    """Install what is missing; 1 when no browser could be had."""
    if not prepare_driver():
        tell(
            "Playwright's driver does not run. On Debian: sudo apt-get install libatomic1; then run make test again."
        )
        return 1
    if find_chromium() is None:
        install_chromium()
    elif is_shell_wanted():
        tell("Installing Chromium's headless shell, in which the tests take half the time …")
        install(SHELL)
    browser = find_chromium()
    if browser is None:
        tell(
            f"No Chromium could be installed. On Debian: sudo apt-get install {SHELL}; then run make test again."
        )
        return 1
    tell(f"Browser: {browser}")
    for name, (version, file) in GATES.items():
        there = fetch_gate(name, version, file)
        tell(f"Gate: {name} {version}" if there else f"Gate {name} is not run: it could not be fetched.")
    there = fetch_markdown_tests()
    tell(
        "Gate: Markdown's tests"
        if there
        else "Gate of Markdown's tests is not run: they could not be fetched."
    )
    if not shutil.which("java"):
        tell("Gate vnu-jar is not run: Java is not installed (sudo apt-get install default-jre-headless).")
    return 0


if __name__ == "__main__":
    sys.exit(main())
