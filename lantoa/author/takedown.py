"""Takes a page or a photo off a site: everything that must go, where it is named elsewhere, and what it left behind."""

import glob
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from lantoa.author.history import history_lines
from lantoa.author.shrink import KEPT
from lantoa.author.traces import Traces, find_traces
from lantoa.errors import Position, SiteError, problem
from lantoa.fingerprints import digest_of
from lantoa.media.originals import PHOTO_SUFFIXES
from lantoa.media.photos.look import Look
from lantoa.media.photos.opening import PhotoError, read_photo
from lantoa.media.photos.plan import Shot
from lantoa.reading.folders import PageFile, read_page_files
from lantoa.reading.front_matter import LARGEST_FILE
from lantoa.reading.plain_file import read_plain_file
from lantoa.reading.schema.files import OPEN_FOLDERS
from lantoa.settings import SiteConfig
from lantoa.urls import page_url
from lantoa.vietnamese.text import nearest

_NAMES = re.compile(r"[\w./ ()-]{1,200}\.\w{3,4}")


@dataclass(frozen=True, slots=True)
class Mention:
    """A line of a content file that names what goes; somebody must change it."""

    at: Position
    line: str


@dataclass(frozen=True, slots=True)
class Takedown:
    """What goes. `files` are relative to the site's folder, `mentions` are in files that stay.

    `copies` are what `photos shrink` put aside of them, `kept` what other pages show too, `history` lines for whoever
    keeps the repository.
    """

    files: tuple[str, ...]
    copies: tuple[str, ...]
    kept: tuple[str, ...]
    mentions: tuple[Mention, ...]
    traces: Traces
    history: tuple[str, ...]


def plan_takedown(root: Path, config: SiteConfig, wanted: str, public: Path) -> Takedown:
    """Everything of a page, by its slug ("a", "news/a"), or of a photo, by its path. Nothing is changed.

    SiteError: takedown-unknown, takedown-ambiguous.
    """
    pages = read_page_files(root)[0]
    photo = _photo(root, wanted)
    if photo:
        return _of_photo(root, config, photo, pages, public)
    page = _page(pages, wanted)
    files, kept = _files_of(root, page, pages)
    mentions = tuple(_mentions(root, pages, _word(page.name), {page.file}))
    pictures = _pictures(root, files, config)
    traces = find_traces(public, [page_url(page.kind, page.name)], pictures)
    return Takedown(files, _put_aside(root, files), kept, mentions, traces, history_lines(root, files))


def _of_photo(
    root: Path, config: SiteConfig, photo: str, pages: tuple[PageFile, ...], public: Path
) -> Takedown:
    files = tuple(sorted({photo, *_copies(root, photo)}))
    names = {Path(file).name for file in files}
    mentions = tuple(
        mention for name in sorted(names) for mention in _mentions(root, pages, _word(name), set())
    )
    traces = find_traces(public, (), _pictures(root, files, config))
    return Takedown(files, _put_aside(root, files), (), mentions, traces, history_lines(root, files))


def remove_files(root: Path, takedown: Takedown) -> None:
    """Remove the files of a takedown, and folders that are empty then. Raises OSError."""
    _remove(root, (*takedown.files, *takedown.copies))


def remove_traces(public: Path, takedown: Takedown) -> None:
    """Remove from a public folder what is nothing but the thing itself: where the site cannot be built without it."""
    _remove(public, takedown.traces.own)


def _remove(folder: Path, paths: Iterable[str]) -> None:
    for path in paths:
        (folder / path).unlink(missing_ok=True)
        with suppress(OSError):
            (folder / path).parent.rmdir()


def _photo(root: Path, wanted: str) -> str:
    """The path of a photo from the site's folder; "" where none is meant."""
    if Path(wanted).suffix.lower() not in PHOTO_SUFFIXES:
        return ""
    for form in ("NFC", "NFD"):
        written = unicodedata.normalize(form, wanted)
        for place in (root / written, Path(written)):
            real, home = os.path.realpath(place), os.path.realpath(root)
            path = os.path.relpath(real, home)
            if os.path.isfile(real) and Path(path).parts[0] in OPEN_FOLDERS:  # noqa: PTH113
                return Path(path).as_posix()
    near = nearest(Path(wanted).name, {Path(path).name: path for path in _photos(root)})
    raise SiteError([problem(Position(wanted), "takedown-unknown", value=wanted, suggestion=", ".join(near))])


def _page(pages: tuple[PageFile, ...], wanted: str) -> PageFile:
    asked = wanted.strip("/").removeprefix("content/").removesuffix("/index.md").removesuffix(".md")
    found = [page for page in pages if asked in (page.name, f"{page.kind}/{page.name}")]
    if not found:
        near = ", ".join(nearest(asked, {page.name for page in pages}))
        raise SiteError([problem(Position(wanted), "takedown-unknown", value=wanted, suggestion=near)])
    if len(found) > 1:
        choices = ", ".join(f"{page.kind}/{page.name}" for page in found)
        raise SiteError([problem(Position(wanted), "takedown-ambiguous", value=wanted, choices=choices)])
    return found[0]


def _files_of(
    root: Path, page: PageFile, pages: tuple[PageFile, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The files that go with a page, and those that it names and others name too."""
    if page.file.endswith("/index.md"):
        folder = root / page.file.removesuffix("/index.md")
        return tuple(
            sorted(each.relative_to(root).as_posix() for each in folder.rglob("*") if each.is_file())
        ), ()
    named = sorted(_named(root, page))
    others = {path for other in pages if other != page for path in _named(root, other)}
    return (page.file, *(path for path in named if path not in others)), tuple(
        path for path in named if path in others
    )


def _named(root: Path, page: PageFile) -> Iterator[str]:
    """Files of the site that a page's text names: what looks like a path, in its folder or in assets/."""
    for found in _NAMES.findall(_text(root / page.file)):
        written = found.strip()
        base = root / "assets" if written.startswith("/") else (root / page.file).parent
        path = os.path.relpath(os.path.realpath(base / written.lstrip("/")), os.path.realpath(root))
        if Path(path).parts[0] in OPEN_FOLDERS and not path.endswith(".md") and (root / path).is_file():
            yield Path(path).as_posix()


def _mentions(
    root: Path, pages: Iterable[PageFile], word: re.Pattern[str], without: set[str]
) -> Iterator[Mention]:
    for page in pages:
        if page.file in without:
            continue
        for number, line in enumerate(_text(root / page.file).splitlines(), start=1):
            if found := word.search(line):
                yield Mention(Position(page.file, number, found.start() + 1), line.strip()[:120])


def _word(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(unicodedata.normalize('NFC', name))}(?![\w-])")


def _text(path: Path) -> str:
    try:
        content = read_plain_file(path, LARGEST_FILE)
    except OSError:
        return ""
    return unicodedata.normalize("NFC", content.decode("utf-8", "replace"))


def _put_aside(root: Path, files: Iterable[str]) -> tuple[str, ...]:
    """The originals of photos that were made smaller: each has ten signs of its digest behind its name."""
    return tuple(
        copy.relative_to(root).as_posix()
        for file in map(Path, files)
        for copy in sorted(
            (root / KEPT / file.parent).glob(f"{glob.escape(file.stem)}-{'?' * 10}{file.suffix}")
        )
    )


def _copies(root: Path, photo: str) -> Iterator[str]:
    """Other files with the same bytes."""
    size, content = (root / photo).stat().st_size, None
    for path in _photos(root):
        if path != photo and (root / path).stat().st_size == size:
            content = content or (root / photo).read_bytes()
            if (root / path).read_bytes() == content:
                yield path


def _photos(root: Path) -> Iterator[str]:
    for folder in OPEN_FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix.lower() in PHOTO_SUFFIXES and path.is_file():
                yield path.relative_to(root).as_posix()


def _pictures(root: Path, files: Iterable[str], config: SiteConfig) -> Iterator[str]:
    """How the paths of a photo's pictures begin in the public folder."""
    for file in files:
        if Path(file).suffix.lower() in PHOTO_SUFFIXES:
            with suppress(PhotoError):
                # Size and format do not count: the address comes of the name and the bytes.
                look = Look(digest_of(read_photo(root, file)), 1, 1, "JPEG")
                yield Shot(file, look).fallback(config.photos).url.rpartition("-")[0].strip("/") + "-"
