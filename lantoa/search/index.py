"""Pagefind at work: records in, the folder `pagefind/` out.

Pagefind is spoken to by its service protocol: base64 of JSON messages, each ended by a comma, answers
likewise. All records are sent before any answer is awaited; waiting for each takes several times as long.
"""

import base64
import gzip
import json
import subprocess
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from threading import Thread
from typing import IO

import pagefind_bin  # type: ignore[import-untyped]

from lantoa.search.plan import SearchRecord

_UNUSED = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")
_MAGIC = b"pagefind_dcd"

Message = dict[str, object]


class SearchFailed(RuntimeError):  # noqa: N818 - it says what happened
    """Pagefind could not make the index; the text is what it said."""


def write_index(records: tuple[SearchRecord, ...], out: Path) -> None:
    """Writes `out/pagefind/`; `out` is the site's folder. The same records give the same bytes.

    Raises SearchFailed with Pagefind's own words, and OSError when the disk refuses.
    """
    folder = out.absolute() / "pagefind"
    folder.mkdir(parents=True, exist_ok=True)
    shown = {record.url: record.shown for record in records}
    _run([{"type": "NewIndex", "config": {}}, *map(_message, records), _write_message(folder)])
    for pattern in _UNUSED:
        for file in sorted(folder.glob(pattern)):
            file.unlink()
    for fragment in sorted(folder.glob("fragment/*.pf_fragment")):
        _show(fragment, shown)


def _message(record: SearchRecord) -> Message:
    # A fragment is named by a hash of what Pagefind was told; the version lets a change of `shown` rename it.
    version = sha256(json.dumps(record.shown, ensure_ascii=False).encode()).hexdigest()[:12]
    return {
        "type": "AddRecord",
        "index_id": 0,
        "url": record.url,
        "content": " ".join(record.terms),
        "language": record.language,
        "meta": {"title": " ".join(record.title), "facts": " ".join(record.facts), "version": f"v{version}"},
        "filters": {key: list(values) for key, values in record.filters if values},
    }


def _write_message(folder: Path) -> Message:
    return {"type": "WriteFiles", "index_id": 0, "output_path": str(folder)}


def _run(messages: list[Message]) -> None:
    """Sends all messages and waits for as many answers; an Error among them stops it."""
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
                    return
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
        # It ended early: the reader finds that out from the missing answers, and says why.
        return


def _listen(stream: IO[bytes], complaints: list[bytes]) -> None:
    complaints.append(stream.read())


def _answers(stream: IO[bytes]) -> Iterator[Mapping[str, object]]:
    held = b""
    while piece := stream.read1(1 << 16):  # type: ignore[attr-defined]
        *whole, held = (held + piece).split(b",")
        for message in whole:
            answer = json.loads(base64.b64decode(message))
            yield answer["payload"]


def _show(fragment: Path, shown: Mapping[str, tuple[tuple[str, str], ...]]) -> None:
    """Puts what a hit shows in place of the terms it was found by, which nobody reads."""
    record = json.loads(gzip.decompress(fragment.read_bytes()).removeprefix(_MAGIC))
    record.update(content="", meta=dict(shown[record["url"]]), anchors=[])
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    fragment.write_bytes(gzip.compress(_MAGIC + text, 9, mtime=0))
