"""What an address asks of the other files of the site, as one short text: thousands of pages ask the same.

``mo-hinh/x/index.html``            that this file was built
``mo-hinh/x/index.html␀#b``         and, when it is a page, that it has the id b
``anh/a-400.avif␀=400``             and that it is a whole picture, 400 pixels wide (``=0``: of any width)
``anh/a-800.jpg␀~800×600``          and that it is a whole picture of this shape
"""

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass

from lantoa.check.addresses import Address
from lantoa.check.pictures import Size, is_measured
from lantoa.check.references import Reference, Role
from lantoa.check.seen import Seen

About = tuple[tuple[str, str], ...]
Lack = tuple[str, About]
"""The code of what is wrong with something asked, and what the problem says of it."""

_AND = "\0"
_NOWHERE = "\0"
"""What an address asks whose path no file can have. No path on a disk holds the letter."""


def ask(reference: Reference, address: Address) -> str:
    """What is asked by an address inside the site."""
    file = address.file
    if _AND in file:
        return _NOWHERE
    if reference.role is Role.PICTURE and is_measured(file):
        if reference.shape:
            return f"{file}{_AND}~{reference.shape[0]}×{reference.shape[1]}"
        return f"{file}{_AND}={reference.width}"
    if address.fragment and address.fragment != "top":
        return fragment_ask(file, address.fragment)
    return file


def fragment_ask(file: str, fragment: str) -> str:
    """What is asked by a link to a place in a page."""
    return f"{file}{_AND}#{fragment}"


def file_of(asked: str) -> str:
    """The file that something asked is about."""
    return asked.partition(_AND)[0]


@dataclass(frozen=True, slots=True)
class Given:
    """What the site has to give: its files, what was seen in them, and the sizes of its pictures."""

    files: Set[str]
    seen: Mapping[str, Seen]
    size_of: Callable[[str], Size | None]

    def lacks(self, asked: str) -> Lack | None:
        """What is wrong with something asked, and what the problem says of it; None when the site has it."""
        file, _, rest = asked.partition(_AND)
        if file not in self.files:
            return "built-broken-link", ()
        if rest.startswith("#"):
            return None if self._has_id(file, rest[1:]) else ("built-broken-anchor", ())
        return self._misfit(file, rest) if rest else None

    def _has_id(self, file: str, fragment: str) -> bool:
        ids = self.seen[file].ids if file in self.seen else None
        return ids is None or any(fragment in some for some in ids)

    def _misfit(self, file: str, said: str) -> Lack | None:
        size = self.size_of(file)
        if size is None:
            return "built-bad-picture", ()
        if said.startswith("="):
            fits = said in ("=0", f"={size[0]}")
            return None if fits else ("built-picture-size", _about(f"{said[1:]}w", f"{size[0]}w"))
        width, height = (int(number[:9]) for number in said[1:].split("×"))
        if abs(width * size[1] - height * size[0]) <= max(size):
            return None
        return "built-picture-size", _about(said[1:], f"{size[0]}×{size[1]}")


def _about(said: str, real: str) -> About:
    return (("real", real), ("said", said))
