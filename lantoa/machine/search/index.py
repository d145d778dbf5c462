"""Pagefind at work: records in, the folder `pagefind/` out.

Pagefind is spoken to by its service protocol: base64 of JSON messages, each ended by a comma, answers
likewise. All records are sent before any answer is awaited; waiting for each takes several times as long.
"""

import base64
import gzip
import json
import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from threading import Thread
from typing import IO, Any

import pagefind_bin  # type: ignore[import-untyped]

from lantoa.machine.search.plan import SearchRecord
from lantoa.machine.search.terms import filter_term

_UNUSED = re.compile(r"^pagefind-(?:(?:.+-)?ui|highlight)\.")
_MAGIC = b"pagefind_dcd"

Message = dict[str, object]
Answer = Mapping[str, Any]


class SearchFailed(RuntimeError):  # noqa: N818 - it says what happened
    """Pagefind could not make the index; the text is what it said."""


def write_index(records: tuple[SearchRecord, ...], out: Path) -> None:
    """Writes `out/pagefind/`; `out` is the site's folder. The same records give the same bytes.

    Raises SearchFailed with Pagefind's own words, and OSError when the disk refuses.
    """
    shown = {record.url: record.shown for record in records}
    for name, content in _make_files(records):
        if _UNUSED.search(name):
            continue
        file = out / "pagefind" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_show(content, shown) if name.endswith(".pf_fragment") else content)


def _make_files(records: tuple[SearchRecord, ...]) -> Iterator[tuple[str, bytes]]:
    """The files of the index by their names.

    They are asked for, not left to Pagefind to write: it says that it has written them while some are still empty.
    """
    files: Message = {"type": "GetFiles", "index_id": 0}
    answer = _ask([{"type": "NewIndex", "config": {}}, *map(_message, records), files])
    for file in answer["files"]:
        yield file["path"], base64.b64decode(file["content"])


def _message(record: SearchRecord) -> Message:
    # A fragment is named by a hash of what Pagefind was told; the version lets a change of `shown` rename it.
    version = sha256(json.dumps(record.shown, ensure_ascii=False).encode()).hexdigest()[:12]
    filters = (filter_term(key, value) for key, values in record.filters for value in values)
    return {
        "type": "AddRecord",
        "index_id": 0,
        "url": record.url,
        "content": " ".join((*record.terms, *filters)),
        "language": record.language,
        "meta": {"title": " ".join(record.title), "facts": " ".join(record.facts), "version": f"v{version}"},
    }


def _ask(messages: list[Message]) -> Answer:
    """Sends all messages, waits for as many answers and gives the last; an Error among them stops it."""
    with subprocess.Popen(
        [str(pagefind_bin.get_executable()), "--service"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as service:
        assert service.stdin and service.stdout and service.stderr
        # A pipe holds 64 KiB: whoever writes all before reading waits for ever.
        writer = Thread(target=_send, args=(service.stdin, messages), daemon=True)
        complaints: list[bytes] = []
        listener = Thread(target=_listen, args=(service.stderr, complaints), daemon=True)
        writer.start()
        listener.start()
        answers = 0
        try:
            for answer in _answers(service.stdout):
                if answer.get("type") == "Error":
                    raise SearchFailed(str(answer.get("message") or answer))
                answers += 1
                if answers == len(messages):
                    return answer
        finally:
            service.kill()
            writer.join()
            listener.join()
        said = b"".join(complaints).decode(errors="replace").strip()
        raise SearchFailed(said or "Pagefind stopped without a word")


def _send(stream: IO[bytes], messages: list[Message]) -> None:
    try:
        for number, payload in enumerate(messages):
            message = json.dumps({"message_id": number, "payload": payload}, ensure_ascii=False)
            stream.write(base64.b64encode(message.encode()) + b",")
        stream.flush()
    except BrokenPipeError:
        # It ended early: the missing answers tell the reader. What is still held can only fail once more.
        with suppress(BrokenPipeError):
            stream.close()


def _listen(stream: IO[bytes], complaints: list[bytes]) -> None:
    complaints.append(stream.read())


def _answers(stream: IO[bytes]) -> Iterator[Answer]:
    held: list[bytes] = []
    while piece := stream.read1(1 << 20):  # type: ignore[attr-defined]
        first, *others = piece.split(b",")
        held.append(first)
        for start in others:
            yield json.loads(base64.b64decode(b"".join(held)))["payload"]
            held = [start]


def _show(fragment: bytes, shown: Mapping[str, tuple[tuple[str, str], ...]]) -> bytes:
    """The fragment with what a hit shows in place of the terms it was found by, which nobody reads."""
    record = json.loads(gzip.decompress(fragment).removeprefix(_MAGIC))
    record.update(content="", meta=dict(shown[record["url"]]), anchors=[])
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    return gzip.compress(_MAGIC + text, 9, mtime=0)
