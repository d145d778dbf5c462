"""Pagefind's own files, which read the index in a browser: they are in its program, which is asked for them.

It is spoken to by its service protocol: base64 of JSON messages, each ended by a comma, answers likewise.
"""

import base64
import json
import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import IO, Any

import pagefind_bin  # type: ignore[import-untyped]

_UNUSED = re.compile(r"^pagefind-(?:(?:.+-)?ui|highlight)\.")
_ASKED: tuple[dict[str, object], ...] = (
    {"type": "NewIndex", "config": {}},
    {"type": "GetFiles", "index_id": 0},
)


class SearchFailed(RuntimeError):  # noqa: N818 - it says what happened
    """Pagefind could not make the index; the text is what it said."""


def read_files() -> dict[str, bytes]:
    """Pagefind's script, worker and WebAssembly, and the entry of an index without pages, by their names.

    Raises SearchFailed with Pagefind's own words.
    """
    files = {file["path"]: base64.b64decode(file["content"]) for file in _ask()["files"]}
    return {name: content for name, content in sorted(files.items()) if not _UNUSED.search(name)}


def _ask() -> Mapping[str, Any]:
    """The answer to the last message. The service stops when nobody may ask any more, so it is kept open."""
    with subprocess.Popen(
        [str(pagefind_bin.get_executable()), "--service"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as service:
        assert service.stdin and service.stdout and service.stderr
        try:
            _send(service.stdin)
            for number, answer in enumerate(_answers(service.stdout), start=1):
                if answer.get("type") == "Error":
                    raise SearchFailed(str(answer.get("message") or answer))
                if number == len(_ASKED):
                    return answer
        finally:
            service.kill()
        said = service.stderr.read().decode(errors="replace").strip()
        raise SearchFailed(said or "Pagefind stopped without a word")


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
    held = b""
    while piece := stream.read1(1 << 20):  # type: ignore[attr-defined]
        *whole, held = (held + piece).split(b",")
        for answer in whole:
            yield json.loads(base64.b64decode(answer))["payload"]
