"""A build in a process of its own, to be killed: ``python -m tests.faults.publisher PUBLIC EDITION TIMES WAYS``.

Publishes one edition after the other. WAYS: "renames" (no exchange of folders), "spare" (two trees take turns).
"""

import sys
from pathlib import Path

from lantoa.output import open_stage, parse_manifest, publication, publish, write_file
from lantoa.output.survey import read_digest

FILES = 24


def pages_of(edition: str) -> dict[str, str]:
    """URLs with texts: some the same in every edition, some of this edition, some that only every third has."""
    kind = sum(edition.encode()) % 3
    pages = {f"/{number % 7}/{number}/": edition if number % 2 else "always" for number in range(FILES)}
    some = {f"/some/{kind}/{number}/": edition for number in range(5)}
    turning = {"/turn": "a file"} if kind else {"/turn/a/": "a folder"}
    return {"/": edition, **pages, **some, **turning}


def spare_of(public: Path) -> Path:
    return public.with_name("kept") / "spare"


def publish_edition(public: Path, edition: str, spare: Path | None = None) -> None:
    with open_stage(public, spare) as stage:
        for url, text in pages_of(edition).items():
            write_file(stage, url, text.encode())
        publish(stage)


def read_site(public: Path) -> dict[str, str]:
    """Every file under a folder with its text, a link as what it is, the manifest left out."""
    found = sorted(path for path in public.rglob("*") if path.is_symlink() or not path.is_dir())
    return {
        path.relative_to(public).as_posix(): f"-> {path.readlink()}"
        if path.is_symlink()
        else path.read_text()
        for path in found
        if path != public / ".lantoa"
    }


def is_whole(public: Path, *editions: str) -> bool:
    """Whether the folder holds exactly one of these editions (none given: any), and its manifest says so."""
    shown = read_site(public)
    edition = shown["index.html"]
    expected = {
        url.removeprefix("/") + ("index.html" if url.endswith("/") else ""): text
        for url, text in pages_of(edition).items()
    }
    listed = parse_manifest((public / ".lantoa").read_bytes())
    is_true = all(read_digest(public / path) == told.digest for path, told in listed.items())
    folders = [path for path in public.rglob("*") if path.is_dir() and not any(path.iterdir())]
    return (
        shown == expected
        and listed.keys() == shown.keys()
        and is_true
        and not folders
        and (edition in editions or not editions)
    )


def main(public: str, edition: str, times: str, ways: str = "") -> None:
    if "renames" in ways:
        publication._exchange = lambda one, other: False  # type: ignore[assignment]
    spare = spare_of(Path(public)) if "spare" in ways else None
    for number in range(int(times)):
        publish_edition(Path(public), f"{edition}-{number}", spare)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
