"""Descriptions of pictures that describe nothing: the name that a phone, a camera or a program gave to the file."""

import re
import unicodedata
from pathlib import PurePosixPath

_SUFFIX = re.compile(r"\.(?:jpe?g|jfif|png|gif|webp|avif|hei[cf]|tiff?|bmp|svg)$")
_GIVEN = re.compile(
    r"(?:img|mvimg|fb_img|dscn?|dscf|dji|pxl|gopr|pict?|photo|image|picture|anh|ảnh|hinh|hình|canh|cảnh|scan|untitled|"
    r"screenshot|received|wp|z)?"
    r"[\s_.()-]*\d[\d\s_.()-]*(?:wa\d+)?"
)
"""IMG_1234, DSC00042, IMG-20230405-WA0001, ảnh 1, 20230405_101500, 3."""

_SHOT = re.compile(r"(?:screen ?shot|received|fb_img|zalo)[\s_-]?\S*\d{3}.*")
_NOT_WORDS = re.compile(r"[\d_-]")


def is_file_name(alt: str, file: str) -> bool:
    """Whether a description is a file's name: one like those that devices give, or literally that of its own file.

    A name of words alone ("Ngõ.jpg") may well be the description; one with digits, `-` or `_` is none.
    """
    said = unicodedata.normalize("NFC", alt).casefold().strip()
    bare = _SUFFIX.sub("", said)
    own = unicodedata.normalize("NFC", PurePosixPath(file).stem).casefold()
    return (
        bare != said
        or bool(_GIVEN.fullmatch(said) or _SHOT.fullmatch(said))
        or (said == own and bool(_NOT_WORDS.search(said)))
    )
