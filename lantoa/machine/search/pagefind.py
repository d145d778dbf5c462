"""Pagefind's own files, which read the index in a browser: they are in its program, which is asked for them.

It is spoken to by its service protocol: base64 of JSON messages, each ended by a comma, answers likewise.
"""

import base64
import json
import os
import re
import select
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import IO, Any

_UNUSED = re.compile(r"^pagefind-(?:(?:.+-)?ui|highlight)\.")
_ASKED: tuple[dict[str, object], ...] = (
    {"type": "NewIndex", "config": {}},
    {"type": "GetFiles", "index_id": 0},
)

PATIENCE = 60.0
"""Seconds for all of its answers, which take it less than one."""


class SearchFailed(RuntimeError):  # noqa: N818 - it says what happened
    """Pagefind could not make the index; the text is what it said."""


def read_files() -> dict[str, bytes]:
    """Pagefind's script, worker and WebAssembly, and the entry of an index without pages, by their names.

    Raises SearchFailed with Pagefind's own words, also where it is missing, hangs, or says what nobody understands.
    """
    try:
        files = {file["path"]: base64.b64decode(file["content"]) for file in _ask()["files"]}
    except (LookupError, ValueError, TypeError) as fault:
        raise SearchFailed(f"Pagefind gave an answer that is none: {fault}") from fault
    return {name: content for name, content in sorted(files.items()) if not _UNUSED.search(name)}


def _ask() -> Mapping[str, Any]:
    """The answer to the last message. The service stops when nobody may ask any more, so it is kept open."""
    with _start() as service:
        assert service.stdin and service.stdout and service.stderr
        # Who holds it open after the service ended must not hold up the build.
        os.set_blocking(service.stderr.fileno(), False)
        try:
            _send(service.stdin)
            for number, answer in enumerate(_answers(service.stdout), start=1):
                if answer.get("type") == "Error":
                    raise SearchFailed(str(answer.get("message") or answer))
                if number == len(_ASKED):
                    return answer
        finally:
            service.kill()
        said = (service.stderr.read() or b"").decode(errors="replace").strip()
        raise SearchFailed(said or "Pagefind stopped without a word")


def _start() -> "subprocess.Popen[bytes]":
    try:
        import pagefind_bin  # type: ignore[import-untyped]

        program = str(pagefind_bin.get_executable())
        pipe = subprocess.PIPE
        return subprocess.Popen([program, "--service"], stdin=pipe, stdout=pipe, stderr=pipe)
    except (ImportError, OSError) as fault:
        raise SearchFailed(str(fault)) from fault


def _send(stream: IO[bytes]) -> None:
    try:
        for number, payload in enumerate(_ASKED):
            message = json.dumps({"message_id": number, "payload": payload})
            stream.write(base64.b64encode(message.encode()) + b",")
        stream.flush()
    except BrokenPipeError:
        # It ended early: the missing answers tell the reader. What is still held can only fail once more.
        with suppress(BrokenPipeError):
            stream.close()


def _answers(stream: IO[bytes]) -> Iterator[Mapping[str, Any]]:
    held, deadline = b"", time.monotonic() + PATIENCE
    while piece := _read(stream, deadline):
        *whole, held = (held + piece).split(b",")
        for answer in whole:
            yield json.loads(base64.b64decode(answer))["payload"]


def _read(stream: IO[bytes], deadline: float) -> bytes:
    ready, _, _ = select.select([stream], [], [], max(0.0, deadline - time.monotonic()))
    if not ready:
        raise SearchFailed(f"Pagefind gave no answer within {PATIENCE:g} s")
    return os.read(stream.fileno(), 1 << 20)
