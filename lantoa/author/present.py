"""Which models a site has already, readable or not, drafts too."""

from dataclasses import dataclass
from pathlib import Path

from lantoa.author.names import file_names
from lantoa.reading.folders import PageFile, read_page_files
from lantoa.reading.front_matter import LARGEST_FILE, parse_front_matter
from lantoa.reading.located import LMap, LText
from lantoa.reading.plain_file import read_plain_file
from lantoa.vietnamese.text import canon_tone, clean, slugify

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Present:
    """Files by the model that they hold, and by name."""

    models: dict[Key, str]
    names: dict[str, str]
    unread: dict[str, str]

    def find(self, title: str, unit: str, place: str) -> str:
        """The file of a model, "" where there is none. A file that cannot be read counts by its name."""
        return self.models.get(_key(title, unit, place)) or self.unread.get(next(file_names(title)), "")

    def free_name(self, title: str, unit: str, place: str) -> str:
        """A name for a new model: its title, with its unit or place where another model has that name."""
        return next(name for name in file_names(title, unit, place) if name not in self.names)

    def add(self, file: str, title: str, unit: str, place: str) -> None:
        """Note a model that was written."""
        self.models.setdefault(_key(title, unit, place), file)
        self.names[Path(file).stem] = file


def read_present(root: Path) -> Present:
    """The models of a site."""
    present = Present({}, {}, {})
    for page in read_page_files(root)[0]:
        if page.kind != "models":
            continue
        name = slugify(clean(page.name))
        present.names[name] = page.file
        head = _head(root, page)
        if head is None or not _text(head, "title"):
            present.unread[name] = page.file
        else:
            key = _key(*(_text(head, part) for part in ("title", "unit", "place")))
            present.models.setdefault(key, page.file)
    return present


def _head(root: Path, page: PageFile) -> LMap | None:
    try:
        written, _ = parse_front_matter(read_plain_file(root / page.file, LARGEST_FILE), page.file)
    except OSError:
        return None  # its name still counts, and `check` tells why it cannot be read
    return written.head if written else None


def _text(head: LMap, key: str) -> str:
    value = head.get(key)
    return value.value if isinstance(value, LText) else ""


def _key(title: str, unit: str, place: str) -> Key:
    """A model is its title and its unit; its place where no unit is named."""
    return _same(title), _same(unit) or _same(place)


def _same(text: str) -> str:
    """Case, spaces and signs do not part two models; letters and their marks do."""
    words = "".join(letter if letter.isalnum() else " " for letter in canon_tone(clean(text)).lower())
    return " ".join(words.split())
