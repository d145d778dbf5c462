"""Files that pages offer: papers to take along, sound and film, named by their own content."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache as remembered
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from lantoa.cache import Cache, cache_key
from lantoa.errors import Position, Problem, problem, warning
from lantoa.media.kinds import ALLOWED, HEAD, is_as_named, sniff
from lantoa.media.measures import MEASURED, Measured, Measures, measure
from lantoa.output import Stage, place_copy, write_file
from lantoa.vietnamese.text import slugify
from lantoa.views import Offered

LARGE = 20_000_000
"""Bytes from which a warning is given: a phone on a weak network will not load it."""

MOST = 100_000_000
"""Bytes that no file may have more of: hosts of repositories and of sites refuse it (GitHub: 100 MB)."""

_VERSION = 2


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of the site: where it lies (relative to the site's folder), its digest, and what pages show of it.

    Unless it `is_sure`, that was found in other bytes than those of the digest: the file was just being saved.
    """

    path: str
    digest: str
    offered: Offered
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Named:
    """A file that a page names: its path relative to the site's folder, and where it is named."""

    path: str
    at: Position


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as `sources` saw it: its bytes by number and by digest (`digest_of`)."""

    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What was found in a file: what it is by its first bytes, and its measures."""

    kind: str
    measures: Measures = Measures()  # noqa: RUF009 - a frozen value


@dataclass(frozen=True, slots=True)
class _Look:
    """Facts, and the digests of all that was read to find them; "" for what could not be read to its end."""

    facts: Facts
    read: frozenset[str]

    def with_measures(self, found: Measured) -> "_Look":
        return _Look(Facts(self.facts.kind, found.measures), self.read | {found.digest})


def plan_attachments(
    root: Path, named: Iterable[Named], seen: Mapping[str, Seen], cache: Cache
) -> tuple[Mapping[str, Attachment], tuple[Problem, ...]]:
    """The files that pages name, by path, and what is wrong with them, at every place where one is named.

    `seen` are the files of the site; one whose bytes were looked into before is not opened again.
    """
    places: dict[str, list[Position]] = {}
    for one in named:
        places.setdefault(one.path, []).append(one.at)
    looks = _looks(root, [path for path in places if _is_read(path, seen)], seen, cache)
    facts = {path: look.facts for path, look in looks.items()}
    found: dict[str, Attachment] = {}
    problems: list[Problem] = []
    for path, positions in places.items():
        faults = [_fault(at, root, path, seen.get(path), facts.get(path)) for at in positions]
        if not any(faults):
            found[path] = _attachment(path, seen[path], looks[path])
            faults = [each for at in positions for each in _warnings(at, path, seen[path], facts[path])]
        problems.extend(fault for fault in faults if fault)
    return found, tuple(problems)


def write_attachments(root: Path, attachments: Iterable[Attachment], stage: Stage) -> None:
    """Put the files on the stage; one that lies in two folders is published once. SiteError: output-unwritable."""
    copies = {(one.offered.url, one.digest): one for one in attachments}
    for attachment in sorted(copies.values(), key=lambda one: one.offered.url):
        if not place_copy(stage, attachment.offered.url, root / attachment.path, attachment.digest):
            # It changed since it was read: what is there now is published, as it was linked.
            write_file(stage, attachment.offered.url, (root / attachment.path).read_bytes())


def _suffix(path: str) -> str:
    return PurePosixPath(path).suffix.lower().lstrip(".")


def _is_read(path: str, seen: Mapping[str, Seen]) -> bool:
    return _suffix(path) in ALLOWED and path in seen and seen[path].size <= MOST


def _looks(root: Path, paths: Sequence[str], seen: Mapping[str, Seen], cache: Cache) -> dict[str, _Look]:
    """What is known of files, found out for those that nobody looked into before."""
    keys = {path: _key(_suffix(path), seen[path].digest) for path in paths}
    kept = {path: facts for path in paths if (facts := _kept(cache, keys[path])) is not None}
    known = {path: _Look(facts, frozenset({seen[path].digest})) for path, facts in kept.items()}
    looks = {path: _look(root / path) for path in paths if path not in known}
    deep = [path for path, look in looks.items() if _is_measured(path, look.facts)]
    measured = measure([root / path for path in deep])
    looks |= {path: looks[path].with_measures(found) for path, found in zip(deep, measured, strict=True)}
    for path, look in looks.items():
        # What was found in other bytes, those of a file just being saved, is never found again under these.
        if look.read == {seen[path].digest}:
            cache.put(keys[path], {"facts": json.dumps(asdict(look.facts)).encode("ascii")})
    return known | looks


def _is_measured(path: str, facts: Facts) -> bool:
    return _suffix(path) in MEASURED and is_as_named(_suffix(path), facts.kind)


def _key(suffix: str, digest: str) -> str:
    return cache_key("file-facts", source=digest, suffix=suffix, version=_VERSION, readers=_readers())


@remembered
def _readers() -> list[str]:
    return [version("pypdf"), version("tinytag")]


def _kept(cache: Cache, key: str) -> Facts | None:
    kept = cache.get(key)
    if kept is None:
        return None
    facts = json.loads(kept["facts"])
    return Facts(facts["kind"], Measures(**facts["measures"]))


def _look(file: Path) -> _Look:
    try:
        with file.open("rb") as content:
            head = content.read(HEAD)
            digest = hashlib.blake2b(head, digest_size=16)
            while piece := content.read(1 << 20):
                digest.update(piece)
    except OSError:
        return _Look(Facts("lost"), frozenset({""}))
    return _Look(Facts(sniff(head)), frozenset({digest.hexdigest()}))


def _fault(at: Position, root: Path, path: str, seen: Seen | None, facts: Facts | None) -> Problem | None:
    """Why a file is not published; None where it is."""
    suffix = _suffix(path)
    if suffix not in ALLOWED:
        return problem(at, "file-kind", path=path, kinds=", ".join(sorted(ALLOWED)))
    if seen is not None and seen.size > MOST:
        return problem(at, "file-over-limit", path=path, size=_megabytes(seen), limit=MOST // 1_000_000)
    if seen is None or facts is None or facts.kind == "lost":
        return problem(at, "file-unreadable", reason=_why(root / path))
    if facts.kind in ("empty", "lfs"):
        return problem(at, {"empty": "file-empty", "lfs": "file-lfs-pointer"}[facts.kind], path=path)
    found = facts.measures.suffix or suffix if is_as_named(suffix, facts.kind) else facts.kind
    if suffix not in (found, "zip"):
        return problem(at, "file-not-as-named", path=path, suffix=suffix, found=f"is-{found}")
    return None


def _warnings(at: Position, path: str, seen: Seen, facts: Facts) -> Iterable[Problem]:
    if seen.size > LARGE:
        yield warning(at, "file-large", path=path, size=_megabytes(seen))
    if facts.measures.note:
        yield warning(at, facts.measures.note, path=path)


def _megabytes(seen: Seen) -> int:
    return round(seen.size / 1_000_000)


def _why(file: Path) -> str:
    try:
        file.open("rb").close()
    except OSError as fault:
        return fault.strerror or type(fault).__name__
    return "?"


def _attachment(path: str, seen: Seen, look: _Look) -> Attachment:
    measures = look.facts.measures
    stem = slugify(PurePosixPath(path).stem)[:60].strip("-") or "tep"
    url = f"/tep/{stem}-{seen.digest[:10]}.{_suffix(path)}"
    offered = Offered(url, seen.size, measures.pages, measures.seconds)
    # A file that ended its reader was read as it is: it would do so again, and no build would be done.
    return Attachment(path, seen.digest, offered, look.read <= {seen.digest, ""})
