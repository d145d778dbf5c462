"""Reads the file of a photo, and only a plain file inside the site."""

import os
import unicodedata
from pathlib import Path

from lantoa.overrides import is_inside
from lantoa.reading.plain_file import read_plain_file

MOST_BYTES = 64 * 1024 * 1024
"""The largest file: a 60-megapixel JPEG from a good camera is about 30 MB."""


class PhotoError(Exception):
    """Why a photo cannot be used: the code of a problem, and what its sentence names besides the path."""

    def __init__(self, code: str, /, **about: str) -> None:
        self.code = code
        self.about = about
        super().__init__(code)


def read_photo(root: Path, path: str) -> bytes:
    """The bytes of a photo whose path is relative to the site's folder. Raises PhotoError.

    A link that leaves the site is refused: its target would be published. So are pipes and devices, which
    could hold a build for ever.
    """
    found = find_photo(root, path)
    try:
        content = read_plain_file(found, MOST_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        raise PhotoError("file-not-found") from None
    except OSError as fault:
        raise PhotoError("photo-unreadable") from fault
    if len(content) > MOST_BYTES:
        raise PhotoError("photo-too-large", limit=f"{MOST_BYTES // 1024**2} MB")
    return content


def find_photo(root: Path, path: str) -> Path:
    """Where the file of a photo is, if it is anywhere. PhotoError: it is outside the site, or there are two."""
    if "\0" in path:
        raise PhotoError("file-not-found")
    found = _find(root, path)
    if not is_inside(found, root):
        raise PhotoError("path-outside-site")
    return found


def _find(root: Path, path: str) -> Path:
    """The file under either spelling of its name: some systems store letters and marks apart (NFD).

    Raises PhotoError where both stand there: nobody could see which of them is meant.
    """
    spellings = {form: root / unicodedata.normalize(form, path) for form in ("NFC", "NFD")}
    found = [name for name in dict.fromkeys((root / path, *spellings.values())) if os.path.lexists(name)]
    if len({(about.st_dev, about.st_ino) for about in map(os.lstat, found)}) > 1:
        raise PhotoError("photo-two-spellings")
    return found[0] if found else root / path
