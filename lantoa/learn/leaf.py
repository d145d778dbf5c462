"""What one source file gave, as far as other pages and the next build need it.

Everything else of a file stands in the store, under the leaf's keys, until a page that shows it is made.
"""

from dataclasses import dataclass

from lantoa.errors import Position, Problem
from lantoa.prose import Asked, LinkUse
from lantoa.reading.folders import PageFile
from lantoa.reading.outline import Outline
from lantoa.reading.schema.files import Asked as FilesAsked
from lantoa.reading.schema.reading import Named
from lantoa.relate.brief import Brief

Placed = tuple[str, Position]
"""A file that a page names, relative to the site's folder, and where it is named."""


@dataclass(frozen=True, slots=True)
class Look:
    """What the front matter gave. `key` is the fingerprint of what it was read from, `row` the key of the whole.

    `head` is the front matter of a page that made no record, `outline` what one that made a record says of others.
    `shown` is the fingerprint of the record, `tree` of what a tree of replications shows of it. `photos` are those of
    the front matter and of the body, the first `led` of them the front matter's; `files` are all others that it names.
    `asked` is what was asked of the site's files, with the answers.
    """

    page: PageFile
    key: str
    row: str
    problems: tuple[Problem, ...]
    named: tuple[Named, ...]
    is_draft: bool
    head: str
    body_line: int
    outline: Outline | None
    shown: str
    tree: str
    photos: tuple[Placed, ...]
    led: int
    files: tuple[Placed, ...]
    asked: FilesAsked


@dataclass(frozen=True, slots=True)
class Telling:
    """What the body gave. `key` is the fingerprint of what it was made from, `shown` that of its HTML in the store.

    `summary` is the written one, else the first paragraph's; `brief` that of a model. `asked` is what was asked of the
    pages and files of the site, with the answers; None where it must be asked anew.
    """

    key: str
    problems: tuple[Problem, ...]
    uses: tuple[LinkUse, ...]
    shown: str
    summary: str
    brief: Brief | None
    asked: Asked | None


@dataclass(frozen=True, slots=True)
class Leaf:
    """A source file: its front matter, and its body where it was read."""

    look: Look
    telling: Telling | None = None
