"""A published folder against its manifest: what is missing, was changed, or stands there besides."""

import os
from pathlib import Path

from lantoa.errors import Position, Problem, problem
from lantoa.output.manifest import MANIFEST, Listed, parse_manifest
from lantoa.output.survey import files_in, read_digest


def check_folder(folder: Path, named: str) -> tuple[Problem, ...]:
    """Every file that is not as the manifest says, and every one that it does not name, sorted by path.

    `named` is how problems name the folder.
    published-missing, published-changed, published-extra; published-no-manifest where nothing can be compared.
    """
    try:
        listed = parse_manifest((folder / MANIFEST).read_bytes())
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or fault
        return (problem(Position(f"{named}/{MANIFEST}"), "published-no-manifest", reason=reason),)
    unlike = ((path, _fault(folder / path, told)) for path, told in listed.items())
    found = [(path, code) for path, code in unlike if code]
    found += [(path, "published-extra") for path in files_in(folder, {MANIFEST, *listed})]
    return tuple(sorted(problem(Position(f"{named}/{path}"), code) for path, code in found))


def _fault(file: Path, told: Listed) -> str:
    if not os.path.lexists(file):
        return "published-missing"
    return "" if read_digest(file) == told.digest else "published-changed"
