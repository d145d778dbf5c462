"""Works on a photo in a process of its own, where a file made or damaged to break its decoder ends nothing else.

One wrong byte in the metadata of a HEIF ends the process that libheif is in, libtiff writes to the terminal, and no
other decoder is beyond such a byte. The process says how much memory it needs, waits to be told that it may go on,
says when that is free again, and sends plain bytes or the code of a problem; nothing that it sends can run.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PIL import Image

from lantoa.apart import apart, end_after
from lantoa.media.photos.opening import PhotoError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

CPU_SECONDS = 60.0
"""For decoding one. One of 12 megapixels takes about one."""

_ENCODING_SECONDS = 3600.0
"""For what comes after: pixels are no danger, but the slowest of AVIF takes its time."""

_PATIENCE = 240.0
"""Seconds of waiting for a decoding, on a machine that has much else to do."""

MEMORY = 2 * 1024 * 1024 * 1024
"""Bytes, besides those that the process has when it begins: 60 megapixels stand in it in several forms at once."""

_MOST_SAID = 10_000
_MOST_SENT = 3 * 120_000_000
"""Bytes: as many pixels as are decoded at all."""

Made = TypeVar("Made")

Alone = Callable[[int], AbstractContextManager[object]]
"""What is entered around a decoding that takes so many bytes."""


@dataclass(frozen=True, slots=True)
class Pixels:
    """An upright RGB image in sRGB, the upright size of its source, and codes of warnings about it."""

    image: Image.Image
    full: tuple[int, int]
    format: str
    notes: tuple[str, ...] = ()


_Answer = tuple[Sequence[object], Sequence[bytes]]
"""What a process tells: a few words, and bytes without a limit of their own."""


def decode_apart(decode: Callable[[Alone], Pixels], alone: Alone) -> Pixels:
    """What `decode` makes in a process of its own; `alone` is entered here, around its work.

    Raises PhotoError: that of `decode`, or photo-unreadable when the process dies, takes too long or sends nonsense.
    """

    def pack(ask: Alone) -> _Answer:
        made = decode(ask)
        return (made.image.size, made.full, made.format, made.notes), (made.image.tobytes(),)

    def unpack(words: Sequence[Any], parts: Iterator[bytes]) -> Pixels:
        (width, height), (full_width, full_height), form, notes = words
        # ValueError, when the bytes are not exactly those of such an image.
        image = Image.frombytes("RGB", (int(width), int(height)), next(parts))
        return Pixels(image, (int(full_width), int(full_height)), str(form), tuple(map(str, notes)))

    return _told(pack, alone, unpack)


def make_apart(make: Callable[[Alone], Mapping[str, bytes]], alone: Alone) -> dict[str, bytes]:
    """Files by their names, made in a process of its own, as `decode_apart` does: pixels need not travel."""

    def pack(ask: Alone) -> _Answer:
        made = make(ask)
        return list(made), list(made.values())

    return _told(pack, alone, lambda names, parts: {str(name): next(parts) for name in names})


def _told(
    pack: Callable[[Alone], _Answer], alone: Alone, unpack: Callable[[Sequence[Any], Iterator[bytes]], Made]
) -> Made:
    with apart(partial(_answer, pack), CPU_SECONDS, MEMORY) as reader:
        try:
            return unpack(_listen(reader, alone), iter(lambda: reader.recv_bytes(_MOST_SENT), None))
        except (EOFError, OSError, ValueError, LookupError, TypeError) as fault:
            raise PhotoError("photo-unreadable") from fault


def _answer(pack: Callable[[Alone], _Answer], there: "Connection") -> None:
    @contextmanager
    def ask(size: int) -> Iterator[None]:
        _say(there, "size", size)
        there.recv_bytes(_MOST_SAID)
        try:
            yield
        finally:
            _say(there, "free")
            end_after(_ENCODING_SECONDS)

    try:
        words, parts = pack(ask)
    except PhotoError as fault:
        _say(there, "fault", fault.code, fault.about)
    else:
        _say(there, "made", *words)
        for part in parts:
            there.send_bytes(part)


def _listen(here: "Connection", alone: Alone) -> list[Any]:
    """The words of an answer."""
    kind, *told = _hear(here, _PATIENCE)
    if kind == "size":
        with alone(int(told[0])):
            here.send_bytes(b"go on")
            _hear(here, _PATIENCE)
        kind, *told = _hear(here, 2 * _ENCODING_SECONDS)
    if kind == "fault":
        code, about = told
        raise PhotoError(str(code), **about)
    return told


def _say(there: "Connection", *words: object) -> None:
    there.send_bytes(json.dumps(words).encode("ascii"))


def _hear(here: "Connection", patience: float) -> list[Any]:
    if not here.poll(patience):
        raise EOFError
    return list(json.loads(here.recv_bytes(_MOST_SAID)))
