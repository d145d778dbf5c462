"""Loads site_config.yaml: the same tables and the same problems with places as content has."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

from lantoa.errors import ConfigError, Position, problem
from lantoa.overrides import own_and_generators
from lantoa.places import Gazetteer, OwnUnit, find_own_faults
from lantoa.reading.front_matter import LARGEST_FILE, decode
from lantoa.reading.located import parse_yaml
from lantoa.reading.plain_file import read_plain_file
from lantoa.reading.schema.files import SiteFiles
from lantoa.reading.schema.read import read_record
from lantoa.reading.schema.reading import Reading
from lantoa.reading.schema.site import SITE
from lantoa.reading.schema.vocabulary import LEVELS
from lantoa.settings import FieldOfWork, SiteConfig
from lantoa.vietnamese.text import nearest

FILE = "site_config.yaml"
OPTION = Position("--base-url")
_BASE_URL = re.compile(r"(?P<host>https?://[^\s/?#@\\]+)(?P<path>(?:/[A-Za-z0-9._~-]*)*)")
_PNG = b"\x89PNG\r\n\x1a\n"
FIT_KINDS = ("terrain", "needs", "led_by")


def load_config(root: Path, base_url: str | None = None) -> SiteConfig:
    """The configuration of the site in a folder; a `base_url` of the command line goes before the file's.

    Raises ConfigError with every problem of the file, warnings among them, or with the one of `base_url`.
    """
    try:
        raw = read_plain_file(root / FILE, LARGEST_FILE)
    except OSError as error:
        raise ConfigError([problem(Position(FILE), "config-missing", reason=error.strerror)]) from error
    config = parse_config(raw, _icons(root), partial(_emblem_fault, root))
    return with_base_url(config, base_url) if base_url is not None else config


def parse_config(
    raw: bytes, icons: frozenset[str] | None = None, emblem_fault: Callable[[str], str] = lambda _: ""
) -> SiteConfig:
    """The configuration in the bytes of a file. Raises ConfigError with every problem.

    `icons` are the names that a field may take; any name where they are not given. `emblem_fault` says what is wrong
    with the file of an emblem: the code of a problem, "" for nothing.
    """
    text, problems = decode(raw, FILE)
    if text is None:
        raise ConfigError(problems)
    node, problems = parse_yaml(text, FILE)
    if node is None:
        raise ConfigError(problems)
    reading = Reading(FILE, ".", SiteFiles(Path()), Gazetteer(), {}, list(problems))
    written = cast(dict[str, Any], read_record(SITE, node, "", reading))
    _note_own_faults((written or {}).get("places", ()), reading)
    if icons is not None:
        _note_icons((written or {}).get("fields", {}), icons, reading)
    if (name := (written or {}).get("emblem", "")) and (fault := emblem_fault(name)):
        reading.problems.append(problem(reading.positions["emblem"], fault, name=name, nearest=""))
    if reading.problems:
        raise ConfigError(reading.problems)
    language = written.setdefault("language", "vi")
    written["levels"] = {**LEVELS[language], **written.get("levels", {})}
    written["fit"] = {kind: written.get("fit", {}).get(kind, {}) for kind in FIT_KINDS}
    address = written.pop("base_url")
    draft = SiteConfig(base_url="", base_path="", synonyms=written.pop("synonyms", {}), **written)
    return with_base_url(draft, address, reading.positions["base_url"])


def _note_own_faults(units: tuple[OwnUnit, ...], reading: Reading) -> None:
    for fault in find_own_faults(units):
        at = reading.positions.get(f"places.{fault.index}.{fault.path}", Position(FILE))
        about = {"value": fault.value, "part": fault.part, "suggestion": " / ".join(fault.suggestions)}
        reading.problems.append(problem(at, fault.kind, **about))


def _icons(root: Path) -> frozenset[str]:
    folders = own_and_generators(root, "assets")
    found = ((folder / "icons").iterdir() for folder in folders if (folder / "icons").is_dir())
    return frozenset(path.stem for paths in found for path in paths if path.suffix == ".svg")


def _note_icons(fields: Mapping[str, FieldOfWork], icons: frozenset[str], reading: Reading) -> None:
    for key, field in fields.items():
        if field.icon not in icons:
            at = reading.positions.get(f"fields.{key}.icon", Position(FILE))
            near = "".join(nearest(field.icon, icons)[:1])
            reading.problems.append(
                problem(at, "missing-asset", name=f"icons/{field.icon}.svg", nearest=near)
            )


def _emblem_fault(root: Path, name: str) -> str:
    """What is wrong with the file of an emblem. Only PNG can stand on pages and be drawn onto share pictures."""
    folders = reversed(own_and_generators(root, "assets"))
    path = next((folder / name for folder in folders if (folder / name).is_file()), None)
    if path is None or ".." in Path(name).parts:
        return "missing-asset"
    with path.open("rb") as file:
        return "" if file.read(len(_PNG)) == _PNG else "emblem-not-png"


def with_base_url(config: SiteConfig, address: str, at: Position = OPTION) -> SiteConfig:
    """The same site at another address. Raises ConfigError where that is no http or https address."""
    found = _BASE_URL.fullmatch(address)
    if not found or not _is_host(address) or {".", ".."} & set(found["path"].split("/")):
        raise ConfigError([problem(at, "bad-base-url", value=address)])
    path = re.sub("/+", "/", f"{found['path']}/")  # "//dvk/" would be another host in a browser
    return replace(config, base_url=f"{found['host']}{path}", base_path=path)


def config_key(config: SiteConfig) -> str:
    """A fingerprint of everything that the reading of content may depend on: all but the site's address."""
    kept = replace(config, base_url="", base_path="")
    return hashlib.sha256(repr(kept).encode()).hexdigest()


def _is_host(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number, half an IPv6 address
        return False
