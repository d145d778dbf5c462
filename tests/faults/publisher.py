"""A build in a process of its own, to be killed: ``python -m tests.faults.publisher PUBLIC EDITION TIMES [renames]``.

Publishes one edition after the other, each of many files that all say which edition it is.
"""

import sys
from pathlib import Path

from lantoa.output import open_stage, publication, publish, write_file

FILES = 60


def publish_edition(public: Path, edition: str) -> None:
    with open_stage(public) as stage:
        for number in range(FILES):
            write_file(stage, f"/{number % 7}/{number}/", edition.encode())
        publish(stage)


def shown(public: Path) -> set[tuple[str, int]]:
    """The editions in a public folder with how many files each has: one edition with all files, or it is torn."""
    texts = [path.read_text() for path in public.rglob("index.html")]
    return {(text, texts.count(text)) for text in texts}


def main(public: str, edition: str, times: str, way: str = "") -> None:
    if way == "renames":
        publication._exchange = lambda one, other: False  # type: ignore[assignment]
    for number in range(int(times)):
        publish_edition(Path(public), f"{edition}-{number}")
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
