"""Decodes a photo in a process of its own, where a file made or damaged to break its decoder ends nothing else.

One wrong byte in the metadata of a HEIF ends the process that libheif is in, and libtiff writes to the terminal. The
process says how much memory it needs, waits to be told that it may go on, and sends raw pixels or the code of a
problem; nothing that it sends can run.
"""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PIL import Image

from lantoa.apart import apart
from lantoa.media.photos.opening import PhotoError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

CPU_SECONDS = 60.0
"""For one photo. One of 12 megapixels takes about one."""

_PATIENCE = 240.0
"""Seconds of waiting for one, on a machine that has much else to do."""

MEMORY = 2 * 1024 * 1024 * 1024
"""Bytes, besides those that the process has when it begins: 60 megapixels stand in it in several forms at once."""

_MOST_SAID = 10_000
_MOST_SENT = 3 * 60_000_000
"""Bytes: as many pixels as are decoded at all."""

Alone = Callable[[int], AbstractContextManager[object]]
"""What is entered around a decoding that takes so many bytes."""


@dataclass(frozen=True, slots=True)
class Pixels:
    """An upright RGB image in sRGB, the upright size of its source, and codes of warnings about it."""

    image: Image.Image
    full: tuple[int, int]
    format: str
    notes: tuple[str, ...] = ()


def decode_apart(decode: Callable[[Alone], Pixels], alone: Alone) -> Pixels:
    """What `decode` makes in a process of its own; `alone` is entered here, around its work.

    Raises PhotoError: that of `decode`, or photo-unreadable when the process dies, takes too long or sends nonsense.
    """
    with apart(partial(_answer, decode), CPU_SECONDS, MEMORY) as reader:
        try:
            return _listen(reader, alone)
        except (EOFError, OSError, ValueError, LookupError, TypeError) as fault:
            raise PhotoError("photo-unreadable") from fault


def _answer(decode: Callable[[Alone], Pixels], there: "Connection") -> None:
    def ask(size: int) -> AbstractContextManager[None]:
        _say(there, "size", size)
        there.recv_bytes(_MOST_SAID)
        return nullcontext()

    try:
        made = decode(ask)
    except PhotoError as fault:
        _say(there, "fault", fault.code, fault.about)
    else:
        _say(there, "made", made.image.size, made.full, made.format, made.notes)
        there.send_bytes(made.image.tobytes())


def _listen(here: "Connection", alone: Alone) -> Pixels:
    kind, *told = _hear(here)
    if kind != "size":
        return _taken(kind, told, here)
    with alone(int(told[0])):
        here.send_bytes(b"go on")
        kind, *told = _hear(here)
        return _taken(kind, told, here)


def _taken(kind: str, told: list[Any], here: "Connection") -> Pixels:
    if kind == "fault":
        code, about = told
        raise PhotoError(str(code), **about)
    (width, height), (full_width, full_height), form, notes = told
    # ValueError, when the bytes are not exactly those of such an image.
    image = Image.frombytes("RGB", (int(width), int(height)), here.recv_bytes(_MOST_SENT))
    return Pixels(image, (int(full_width), int(full_height)), str(form), tuple(map(str, notes)))


def _say(there: "Connection", *words: object) -> None:
    there.send_bytes(json.dumps(words).encode("ascii"))


def _hear(here: "Connection") -> list[Any]:
    if not here.poll(_PATIENCE):
        raise EOFError
    return list(json.loads(here.recv_bytes(_MOST_SAID)))
