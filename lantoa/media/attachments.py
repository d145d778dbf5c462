"""Files that pages offer: papers to take along, sound and film, named by their own content."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from lantoa.errors import Position, Problem, problem, warning
from lantoa.fingerprints import digest_of, fingerprint
from lantoa.output import Stage, place_copy, write_file
from lantoa.vietnamese.text import slugify

# What a browser may be handed without running anything from it. No pictures: a photo goes through `photos`, which
# takes out where and by whom it was taken.
_PAPERS = (
    "pdf",
    "doc",
    "docx",
    "odt",
    "rtf",
    "txt",
    "xls",
    "xlsx",
    "ods",
    "csv",
    "ppt",
    "pptx",
    "odp",
    "zip",
)
_SOUND = ("mp3", "m4a", "aac", "ogg", "oga", "opus", "wav", "flac")
_FILM = ("mp4", "m4v", "webm", "vtt")
ALLOWED = frozenset((*_PAPERS, *_SOUND, *_FILM))

LARGE = 20_000_000
"""Bytes from which a warning is given: a phone on a weak network will not load it."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of the site: where it lies (relative to the site's folder), its URL, size in bytes and digest."""

    path: str
    url: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Named:
    """A file that a page names: its path relative to the site's folder, and where it is named."""

    path: str
    at: Position


def plan_attachments(
    root: Path, named: Iterable[Named]
) -> tuple[Mapping[str, Attachment], tuple[Problem, ...]]:
    """The files that pages name, by path, and what is wrong with them. They were found to exist before."""
    found: dict[str, Attachment] = {}
    problems: list[Problem] = []
    for path, at in ((one.path, one.at) for one in named):
        suffix = PurePosixPath(path).suffix.lower().lstrip(".")
        if suffix not in ALLOWED:
            problems.append(problem(at, "file-kind", path=path, kinds=", ".join(sorted(ALLOWED))))
            continue
        if path not in found:
            found[path] = _attachment(root, path, suffix)
        if found[path].size > LARGE:
            problems.append(warning(at, "file-large", path=path, size=round(found[path].size / 1_000_000)))
    return found, tuple(problems)


def write_attachments(root: Path, attachments: Iterable[Attachment], stage: Stage) -> None:
    """Put the files on the stage. SiteError: output-unwritable."""
    for attachment in sorted(attachments, key=lambda one: one.url):
        if not place_copy(stage, attachment.url, root / attachment.path, attachment.digest):
            # It changed since it was read: what is there now is published, as it was linked.
            write_file(stage, attachment.url, (root / attachment.path).read_bytes())


def _attachment(root: Path, path: str, suffix: str) -> Attachment:
    content = (root / path).read_bytes()
    stem = slugify(PurePosixPath(path).stem)[:60].strip("-") or "tep"
    return Attachment(
        path, f"/tep/{stem}-{fingerprint(content)[:10]}.{suffix}", len(content), digest_of(content)
    )
