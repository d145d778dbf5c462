"""The generators that are measured: how each site is written, built, forgotten and edited."""

import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from subprocess import run
from typing import Protocol

import yaml

from bench import tools
from bench.edits import Targets
from bench.hugo_site import write_hugo_site
from bench.jinja_site import write_eleventy_site, write_pelican_site
from bench.plain_content import PlainContent, read_plain_content

Command = Sequence[str]

_PAGEFIND: Command = (tools.pagefind(), "--site", "public", "--force-language", "vi", "--quiet")


class Peer(Protocol):
    """A generator with the site of one corpus, below `folder`."""

    folder: Path

    @property
    def output(self) -> Path:
        """Where the built site stands."""

    @property
    def keeps(self) -> bool:
        """Whether a build keeps anything for the next one."""

    def write(self, corpus: Path) -> None:
        """Write the site of a corpus."""

    def commands(self, search: bool) -> Sequence[Command]:
        """A build, as an editor would run it; with `search`, with a search index."""

    def forget(self) -> None:
        """Delete what was built and kept."""

    def targets(self) -> Targets:
        """What the edits change."""


class Ours:
    """This generator, with a layout of the site's own, so that editing it leaves the generator alone."""

    keeps = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.output = folder / "public"

    def write(self, corpus: Path) -> None:
        """Copy the corpus."""
        shutil.copytree(corpus, self.folder)
        (self.folder / "layouts").mkdir()
        shutil.copy(tools.ROOT / "layouts" / "model.html", self.folder / "layouts")

    def commands(self, search: bool) -> Sequence[Command]:
        """`build.py build`, quietly."""
        left_out = () if search or "--no-search" not in _build_help() else ("--no-search",)
        return ((sys.executable, str(tools.ROOT / "build.py"), "build", "--quiet", *left_out),)

    def forget(self) -> None:
        """Delete public/ and .cache/."""
        for name in ("public", ".cache"):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def targets(self) -> Targets:
        """The model in the middle, and the layout of all models."""
        models = sorted((self.folder / "content" / "models").rglob("*.md"))
        return Targets(models[len(models) // 2], self.folder / "layouts" / "model.html")


class Hugo:
    """Hugo, with the site of bench/hugo; its search index is made by Pagefind's own program."""

    keeps = False

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.output = folder / "public"

    def write(self, corpus: Path) -> None:
        """Convert the corpus."""
        write_hugo_site(*_converted(corpus), self.folder)

    def commands(self, search: bool) -> Sequence[Command]:
        """`hugo`, then `pagefind`."""
        build: Command = (tools.hugo(), "--quiet")
        return (build, _PAGEFIND) if search else (build,)

    def forget(self) -> None:
        """Delete what was built; Hugo keeps nothing else of a site without photos."""
        for name in ("public", "resources"):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def targets(self) -> Targets:
        """The same model, and the same layout."""
        models = sorted((self.folder / "content/mo-hinh").glob("[!_]*.md"))
        return Targets(models[len(models) // 2], self.folder / "layouts/mo-hinh/page.html")


class Eleventy:
    """Eleventy, with the site of bench/eleventy and templates of Nunjucks."""

    keeps = False

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.output = folder / "public"

    def write(self, corpus: Path) -> None:
        """Convert the corpus."""
        write_eleventy_site(*_converted(corpus), self.folder)

    def commands(self, search: bool) -> Sequence[Command]:
        """`eleventy`, then `pagefind`."""
        script, modules = tools.eleventy(), f"NODE_PATH={tools.node_modules()}"
        build: Command = ("env", modules, "node", script, "--config=eleventy.config.cjs", "--quiet")
        return (build, _PAGEFIND) if search else (build,)

    def forget(self) -> None:
        """Delete what was built; Eleventy keeps nothing."""
        shutil.rmtree(self.output, ignore_errors=True)

    def targets(self) -> Targets:
        """The same model, and the same layout."""
        models = sorted((self.folder / "content/mo-hinh").glob("*.md"))
        return Targets(models[len(models) // 2], self.folder / "_includes/model.html")


class Pelican:
    """Pelican, with the site of bench/pelican and templates of Jinja, and its cache of read content turned on."""

    keeps = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.output = folder / "public"

    def write(self, corpus: Path) -> None:
        """Convert the corpus."""
        write_pelican_site(*_converted(corpus), self.folder)

    def commands(self, search: bool) -> Sequence[Command]:
        """`pelican`, then `pagefind`."""
        build: Command = (tools.pelican(), "-m", "pelican", "-s", "pelicanconf.py", "--quiet")
        return (build, _PAGEFIND) if search else (build,)

    def forget(self) -> None:
        """Delete what was built and kept."""
        for name in ("public", "cache"):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def targets(self) -> Targets:
        """The same model, and the same layout."""
        models = sorted((self.folder / "content/articles/mo-hinh").glob("*.md"))
        return Targets(models[len(models) // 2], self.folder / "theme/templates/model.html")


PEERS: Mapping[str, Callable[[Path], Peer]] = {
    "lantoa": Ours,
    "hugo": Hugo,
    "eleventy": Eleventy,
    "pelican": Pelican,
}
"""By the name that a table shows."""


@cache
def _converted(corpus: Path) -> tuple[PlainContent, dict[str, object]]:
    config = yaml.safe_load((corpus / "site_config.yaml").read_text(encoding="utf-8"))
    return read_plain_content(corpus), config


@cache
def _build_help() -> str:
    command = [sys.executable, str(tools.ROOT / "build.py"), "build", "--help"]
    return run(command, check=True, capture_output=True, text=True).stdout
