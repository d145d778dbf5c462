"""What a file is, by its first bytes: a name can say anything."""

HEAD = 4096
"""So many bytes of a file are looked at."""

# What a browser may be handed without running anything from it. No pictures: a photo goes through `photos`, which
# takes out where and by whom it was taken.
_FITTING = {
    "pdf": ("pdf",),
    # Word opens both, and older offices save the one under the name of the other.
    "doc": ("ole", "rtf"),
    "xls": ("ole",),
    "ppt": ("ole",),
    "rtf": ("rtf",),
    "docx": ("zip",),
    "xlsx": ("zip",),
    "pptx": ("zip",),
    "odt": ("zip",),
    "ods": ("zip",),
    "odp": ("zip",),
    "zip": ("zip",),
    "txt": ("text", "vtt"),
    "csv": ("text",),
    "vtt": ("vtt",),
    "mp3": ("mp3",),
    "aac": ("aac", "mp3"),  # with a label in front (ID3) both begin alike
    "m4a": ("mp4",),
    "mp4": ("mp4",),
    "m4v": ("mp4",),
    "ogg": ("ogg",),
    "oga": ("ogg",),
    "opus": ("ogg",),
    "wav": ("wav",),
    "flac": ("flac", "mp3"),
    "webm": ("webm",),
}
ALLOWED = frozenset(_FITTING)

_BEGINNINGS = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"OggS", "ogg"),
    (b"fLaC", "flac"),
    (b"ID3", "mp3"),
    (b"\xff\xd8\xff", "picture"),
    (b"\x89PNG", "picture"),
    (b"GIF8", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"version https://git-lfs.github.com/spec/", "lfs"),
)
_PICTURES = (b"heic", b"heix", b"mif1", b"msf1", b"avif", b"avis")
_WEB = (
    b"<!doctype",
    b"<html",
    b"<head",
    b"<body",
    b"<script",
    b"<svg",
    b"<?xml",
    b"<?php",
    b"<!--",
    b"<table",
)
_UNICODE_16 = (b"\xff\xfe", b"\xfe\xff")


def sniff(head: bytes) -> str:
    """What the first bytes of a file say that it is: a word of `_FITTING`, "web", "picture", …; "" for none known."""
    if not head:
        return "empty"
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text[:16].lower().startswith(_WEB):
        return "web"
    # Readers of PDF look for its mark this far, and some scanners write a line before it.
    if b"%PDF-" in head[:1024]:
        return "pdf"
    known = next((kind for start, kind in _BEGINNINGS if head.startswith(start)), "")
    return known or _container(head) or _stream(head.lstrip(b"\0")) or _text(head, text)


def is_as_named(suffix: str, kind: str) -> bool:
    """Whether a file with that suffix may be what `sniff` says."""
    return kind in _FITTING[suffix]


def _container(head: bytes) -> str:
    if head[4:8] == b"ftyp":
        return "picture" if head[8:12] in _PICTURES else "mp4"
    if head.startswith(b"RIFF"):
        return {b"WAVE": "wav", b"WEBP": "picture"}.get(head[8:12], "")
    if head.startswith(b"\x1aE\xdf\xa3"):
        return "webm" if b"webm" in head[:64] else "matroska"
    return ""


def _stream(head: bytes) -> str:
    """MPEG sound without a label: eleven set bits begin a frame; two others tell its layer (ISO 11172-3, 13818-7)."""
    if len(head) < 2 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0 or head.startswith(_UNICODE_16):
        return ""
    return "mp3" if head[1] & 0x06 else "aac"


def _text(head: bytes, text: bytes) -> str:
    if text.startswith(b"WEBVTT"):
        return "vtt"
    return "text" if b"\0" not in head or head.startswith(_UNICODE_16) else ""
