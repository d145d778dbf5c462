"""Pages and lengths of files, those made to harm included."""

import io
import os
import struct
import time
import wave
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfWriter

from lantoa.media import measures
from lantoa.media.measures import DAMAGED, Measures, measure


def pdf(pages: int, password: str = "") -> bytes:
    writer, out = PdfWriter(), io.BytesIO()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def wav(seconds: float) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(8000)
        sound.writeframes(bytes(int(8000 * seconds)))
    return out.getvalue()


def mp4(seconds: int) -> bytes:
    """A film's boxes without any picture: its kind, and its head with the length (ISO 14496-12, mvhd)."""

    def box(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content) + 8) + name + content

    head = struct.pack(">IIIII", 0, 0, 0, 1000, seconds * 1000) + bytes(80)
    return box(b"ftyp", b"isom\0\0\2\0isom") + box(b"moov", box(b"mvhd", head))


def mp3(seconds: float) -> bytes:
    """MPEG 1 layer III, 128 kbit/s, 44,100 Hz: 417 bytes for each 1,152 samples."""
    return (b"\xff\xfb\x90\x00" + bytes(413)) * round(seconds * 44100 / 1152)


def packed(*names: str, mimetype: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


def measured(folder: Path, *files: tuple[str, bytes]) -> list[Measures]:
    paths = []
    for number, (suffix, content) in enumerate(files):
        paths.append(folder / f"{number}.{suffix}")
        paths[-1].write_bytes(content)
    return [found.measures for found in measure(paths)]


@pytest.mark.parametrize(
    ("suffix", "content", "expected"),
    [
        ("pdf", pdf(12), Measures(pages=12)),
        ("pdf", pdf(2, password="bi-mat"), Measures(note="file-locked")),
        ("wav", wav(2.4), Measures(seconds=2)),
        ("wav", wav(0.1), Measures(seconds=1)),
        ("mp4", mp4(200), Measures(seconds=200)),
        ("mp3", mp3(20), Measures(seconds=20)),
        ("docx", packed("[Content_Types].xml", "word/document.xml"), Measures(suffix="docx")),
        ("docx", packed("[Content_Types].xml", "xl/workbook.xml"), Measures(suffix="xlsx")),
        ("docx", packed("[Content_Types].xml", "document.xml"), Measures()),
        ("ods", packed(mimetype="application/vnd.oasis.opendocument.spreadsheet"), Measures(suffix="ods")),
        ("xlsx", packed("so.csv"), Measures(suffix="zip")),
    ],
)
def test_a_sound_file_is_measured(tmp_path: Path, suffix: str, content: bytes, expected: Measures) -> None:
    assert measured(tmp_path, (suffix, content)) == [expected]


@pytest.mark.parametrize(
    ("suffix", "content"),
    [
        ("pdf", b"%PDF-1.7\n" + os.urandom(3000)),
        ("pdf", pdf(9)[:500]),
        ("pdf", b"%PDF-1.7\n1 0 obj<</Type/Pages/Kids[1 0 R]/Count 1>>endobj trailer<</Root 1 0 R>>"),
        ("pdf", b"%PDF-1.7\n" + b"[" * 200_000),
        ("mp4", mp4(10)[:30]),
        ("mp3", b"ID3" + b"\xff" * 5000),
        ("wav", wav(1)[:20]),
        ("ogg", b"OggS" + bytes(100)),
        ("flac", b"fLaC" + b"\xff" * 100),
        ("docx", b"PK\x03\x04 cut off"),
    ],
)
def test_a_damaged_file_is_told_and_those_behind_it_are_measured(
    tmp_path: Path, suffix: str, content: bytes
) -> None:
    assert measured(tmp_path, (suffix, content), ("pdf", pdf(3))) == [DAMAGED, Measures(pages=3)]


def test_a_file_that_takes_for_ever_ends_its_reader_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measures, "CPU_SECONDS", 0.2)
    monkeypatch.setattr(measures, "_packed", lambda _: spin())

    def spin() -> Measures:
        while True:
            pass

    files = [("zip", b""), ("pdf", pdf(3)), ("zip", b""), ("wav", wav(3))]
    monkeypatch.setattr(measures, "_paper", lambda _: Measures(pages=3))
    assert measured(tmp_path, *files) == [DAMAGED, Measures(pages=3), DAMAGED, Measures(seconds=3)]


def test_a_file_that_waits_for_ever_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measures, "_PATIENCE", 0.5)
    monkeypatch.setattr(measures, "_packed", lambda _: time.sleep(1000))
    assert measured(tmp_path, ("zip", b""), ("wav", wav(3))) == [DAMAGED, Measures(seconds=3)]


def test_a_file_that_takes_all_memory_ends_no_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measures, "MEMORY", 64 * 1024 * 1024)
    monkeypatch.setattr(measures, "_packed", lambda _: Measures(pages=len(bytes(1 << 30))))
    assert measured(tmp_path, ("zip", b""), ("wav", wav(3))) == [DAMAGED, Measures(seconds=3)]
