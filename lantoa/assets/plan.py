"""Which assets there are, what each holds once published, and its URL."""

import hashlib
import os
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from lantoa.assets.references import find_references, rewrite_references
from lantoa.assets.shorten import shorten
from lantoa.errors import Position, Problem, SiteError, problem, refused
from lantoa.output import Stage, write_file
from lantoa.vietnamese.text import nearest

_TEXTS = (".css", ".js", ".mjs")
_ROOT = ""


class AssetMissing(LookupError):  # noqa: N818 - named for what the layout did
    """A layout names an asset that is not there. ``nearest`` are names that it may have meant."""

    def __init__(self, name: str, choices: tuple[str, ...]) -> None:
        super().__init__(f"no asset {name!r}")
        self.name = name
        self.nearest = choices


@dataclass(frozen=True, slots=True)
class Assets:
    """All assets by name ("css/site.css"): what each will hold when published, and its URL."""

    contents: Mapping[str, bytes]
    urls: Mapping[str, str]

    def url(self, name: str) -> str:
        """The site-relative URL of an asset: ``css/site.css`` → ``/assets/css-3f2a9c01de/site.css``."""
        return self.urls[self._known(name)]

    def read_icon(self, name: str) -> str:
        """The SVG text of ``icons/NAME.svg``."""
        return self.contents[self._known(f"icons/{name}.svg")].decode("utf-8")

    def _known(self, name: str) -> str:
        if name not in self.contents:
            raise AssetMissing(name, nearest(name, self.contents))
        return name


def plan_assets(
    roots: tuple[Path, ...], left_out: frozenset[str] = frozenset(), ours: Path | None = None
) -> Assets:
    """The assets of several folders, a later one overriding the ones before it.

    ``left_out`` names files that something else publishes, such as the photos of content. Relative references
    to another first folder (``../fonts/x.woff2``) get its published name. Stylesheets and scripts of ``ours``, the
    generator's folder (in a fork the site's own as well), are shortened; others are published as they are written.
    SiteError: asset-outside (a link out of the folder), asset-not-text (a stylesheet that is not UTF-8),
    missing-asset (a reference to nothing), asset-circle (two folders that need each other's name).
    """
    read = {name: found for name, found in _read_assets(roots).items() if name not in left_out}
    contents = {name: body for name, (_, body) in read.items()}
    needs = _plan_needs(contents)
    published: dict[str, bytes] = {}
    folders: dict[str, str] = {}
    for group in _in_order(needs):
        members = {
            name: _published(name, body, folders, short=root == ours)
            for name, (root, body) in read.items()
            if _group(name) == group
        }
        folders[group] = f"assets/{group}-{_fingerprint(members)}" if group else _ROOT
        published.update(members)
    names = sorted(published)
    urls = {name: "/" + quote(_place(name, folders)) for name in names}
    return Assets({name: published[name] for name in names}, urls)


def write_assets(assets: Assets, stage: Stage) -> None:
    """Write every asset where its URL says."""
    for name, url in assets.urls.items():
        write_file(stage, url, assets.contents[name])


def _read_assets(roots: tuple[Path, ...]) -> dict[str, tuple[Path, bytes]]:
    """Each asset's name with the folder that it comes from."""
    found: dict[str, tuple[Path, bytes]] = {}
    problems: list[Problem] = []
    for root in roots:
        for name in _names(root):
            path = (root / name).resolve()
            content = path.read_bytes()
            found[name] = root, content
            if not path.is_relative_to(root.resolve()):
                problems.append(problem(Position(f"assets/{name}"), "asset-outside", name=name))
            elif name.endswith(_TEXTS) and not _is_text(content):
                problems.append(problem(Position(f"assets/{name}"), "asset-not-text", name=name))
    if problems:
        raise SiteError(problems)
    return dict(sorted(found.items()))


def _names(root: Path) -> Iterator[str]:
    """Every file but hidden ones."""
    for here, folders, names in os.walk(root, onerror=refused):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for path in (Path(here) / name for name in names if not name.startswith(".")):
            if path.is_file():
                yield path.relative_to(root).as_posix()


def _is_text(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _group(name: str) -> str:
    """The first folder of a name; none for a file that stands at the root."""
    return name.partition("/")[0] if "/" in name else _ROOT


def _plan_needs(contents: Mapping[str, bytes]) -> dict[str, set[str]]:
    """Each first folder with the others whose files it names."""
    needs: dict[str, set[str]] = {_group(name): set() for name in contents}
    problems = []
    for name in contents:
        text = contents[name].decode("utf-8") if name.endswith(_TEXTS) else ""
        for reference in find_references(name, text):
            if reference.target not in contents:
                at = _position(name, text, reference.start)
                near = ", ".join(nearest(reference.target, contents))
                problems.append(problem(at, "missing-asset", name=reference.target, nearest=near))
            elif _group(reference.target) != _group(name):
                needs[_group(name)].add(_group(reference.target))
    if problems:
        raise SiteError(problems)
    return needs


def _position(name: str, text: str, offset: int) -> Position:
    return Position(f"assets/{name}", text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _in_order(needs: Mapping[str, set[str]]) -> tuple[str, ...]:
    """The first folders, each after those that it names: their content decides its own."""
    ordered: list[str] = []
    while left := sorted(set(needs) - set(ordered)):
        ready = [group for group in left if needs[group] <= set(ordered)]
        if not ready:
            at = Position(f"assets/{left[0] or '.'}")
            raise SiteError([problem(at, "asset-circle", folders=", ".join(left))])
        ordered += ready
    return tuple(ordered)


def _published(name: str, content: bytes, folders: Mapping[str, str], *, short: bool) -> bytes:
    """A stylesheet or script with the published names of the other folders that it names."""
    if not name.endswith(_TEXTS):
        return content
    # Its own folder has no published name yet; seen from inside it, any name will do.
    own = posixpath.dirname(f"assets/{name}" if _group(name) else name)

    def rename(target: str) -> str | None:
        inside = _group(target) == _group(name)
        return None if inside else quote(posixpath.relpath(_place(target, folders), own or "."))

    text = rewrite_references(name, content.decode("utf-8"), rename)
    return (shorten(name, text) if short else text).encode()


def _place(name: str, folders: Mapping[str, str]) -> str:
    """Where an asset is published, from the root of the site: ``assets/css-3f2a9c01de/site.css``."""
    return posixpath.join(folders[_group(name)], name.removeprefix(f"{_group(name)}/"))


def _fingerprint(members: Mapping[str, bytes]) -> str:
    """Ten hexadecimal digits that the names and contents of a folder decide."""
    made = hashlib.sha256()
    for name, content in sorted(members.items()):
        made.update(f"{name}\0{len(content)}\0".encode() + content)
    return made.hexdigest()[:10]
