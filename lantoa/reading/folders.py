"""Which files of content/ are pages, and under which slug: `SLUG.md` or `SLUG/index.md`, nothing else."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lantoa.errors import Position, Problem, problem, refused
from lantoa.overrides import is_inside
from lantoa.reading.schema.scalars import is_slug
from lantoa.urls import RESERVED
from lantoa.vietnamese.text import clean, slugify

KINDS = ("models", "news", "programmes", "pages")


@dataclass(frozen=True, slots=True)
class PageFile:
    """A page's file, relative to the site's folder, and the name that it has there."""

    kind: str
    file: str
    name: str


def read_page_files(root: Path) -> tuple[tuple[PageFile, ...], tuple[Problem, ...]]:
    """Every page of content/ by kind and name, and what stands there without being one."""
    problems: list[Problem] = []
    found = tuple(page for kind in KINDS for page in _pages(root, kind, problems))
    return found, (*problems, *_strays(root))


def check_slugs(pages: tuple[PageFile, ...]) -> Iterator[Problem]:
    """Names that are no slugs, that the site needs, or that one kind of page has twice, in any spelling."""
    taken: dict[tuple[str, str], PageFile] = {}
    for page in pages:
        if not is_slug(page.name):
            yield problem(
                Position(page.file), "bad-slug", value=page.name, proposal=slugify(clean(page.name))
            )
        elif page.kind == "pages" and page.name in RESERVED:
            yield problem(Position(page.file), "slug-reserved", value=page.name)
        first = taken.setdefault((page.kind, slugify(clean(page.name))), page)
        if first is not page:
            yield problem(Position(page.file), "slug-taken", value=page.name, other=first.file)


def _pages(root: Path, kind: str, problems: list[Problem]) -> Iterator[PageFile]:
    folder = root / "content" / kind
    if not folder.is_dir():
        return
    for entry in _entries(folder, f"content/{kind}", problems):
        file = f"content/{kind}/{entry.name}"
        if entry.name.startswith("."):
            continue
        if entry.is_symlink() and _leads_outside(root, Path(entry.path)):
            problems.append(problem(Position(file), "path-outside-site", value=entry.name))
        elif os.path.isdir(entry.path):  # noqa: PTH112 - the others raise for a link to itself
            yield from _in_folder(root, kind, entry.name, problems)
        elif entry.name.lower().endswith(".md"):
            yield PageFile(kind, file, entry.name[:-3])
        elif _is_markdown(entry.name):
            problems.append(problem(Position(file), "stray-file", value=entry.name))


def _in_folder(root: Path, kind: str, name: str, problems: list[Problem]) -> Iterator[PageFile]:
    """The page of a folder: its `index.md`. A folder without one may hold photos of the pages beside it."""
    folder = f"content/{kind}/{name}"
    names = [entry.name for entry in _entries(root / folder, folder, problems)]
    if "index.md" in names:
        index = root / folder / "index.md"
        if index.is_symlink() and _leads_outside(root, index):
            problems.append(
                problem(Position(f"{folder}/index.md"), "path-outside-site", value=name, suggestion="")
            )
        else:
            yield PageFile(kind, f"{folder}/index.md", name)
    problems.extend(
        problem(Position(f"{folder}/{stray}"), "stray-file", value=stray.rpartition("/")[2])
        for stray in _markdown_below(root / folder)
        if stray != "index.md"
    )


def _entries(folder: Path, name: str, problems: list[Problem]) -> list[os.DirEntry[str]]:
    """What stands in a folder, by name."""
    try:
        return sorted(os.scandir(folder), key=lambda each: each.name)
    except OSError as fault:
        problems.append(problem(Position(name), "file-unreadable", reason=fault.strerror))
        return []


def _markdown_below(folder: Path) -> Iterator[str]:
    """Every Markdown file under a folder, relative to it. Links to folders are not followed: they may lead back."""
    for here, folders, names in os.walk(folder, onerror=refused):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(filter(_is_markdown, names)):
            yield (Path(here) / name).relative_to(folder).as_posix()


def _is_markdown(name: str) -> bool:
    """Whether somebody meant a page: also when Windows hid the real suffix in `ten.md.txt`."""
    return not name.startswith(".") and name.lower().endswith((".md", ".markdown", ".mdown", ".md.txt"))


def _strays(root: Path) -> Iterator[Problem]:
    """Markdown, or folders of it, where no page is looked for."""
    content = root / "content"
    for entry in sorted(os.scandir(content), key=lambda each: each.name) if content.is_dir() else ():
        if entry.name.startswith(".") or entry.name in KINDS:
            continue
        if os.path.isdir(entry.path) or _is_markdown(entry.name):  # noqa: PTH112 - as above
            yield problem(Position(f"content/{entry.name}"), "stray-file", value=entry.name)


def _leads_outside(root: Path, path: Path) -> bool:
    return not is_inside(path, root / "content")
