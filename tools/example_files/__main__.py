"""Writes every file of the example beside the page that offers it."""

import csv
import io
from pathlib import Path

from tools.example_files.diagram import draw_lamps
from tools.example_files.docx import make_docx
from tools.example_files.papers import COMMITMENT, LEDGER, MINUTES
from tools.example_files.pdf import make_pdf
from tools.example_files.sound import CALL, record_call, tools_missing

ROOT = Path(__file__).parents[2]
SITE = ROOT / "examples" / "xa-vi-du"
FONT = ROOT / "lantoa" / "fonts" / "BeVietnamPro-Medium.ttf"


def main() -> None:
    """Papers, plan and recording; the recording stays as it is where a machine cannot speak."""
    lamps = SITE / "content" / "models" / "den-duong-thon-vi-du"
    (lamps / "bien-ban-hop-thon.docx").write_bytes(make_docx(MINUTES))
    (lamps / "so-thu-chi.csv").write_bytes(_ledger())
    (lamps / "cam-ket-ho-gia-dinh.pdf").write_bytes(make_pdf(COMMITMENT, FONT))
    pictures = SITE / "assets" / "anh"
    pictures.mkdir(parents=True, exist_ok=True)
    (pictures / "so-do-tuyen-den.png").write_bytes(draw_lamps(FONT))
    if not tools_missing():
        folder = SITE / "content" / "models" / "sang-chu-nhat-sach"
        (folder / "loi-goi-sang-chu-nhat.mp3").write_bytes(record_call(CALL))


def _ledger() -> bytes:
    """With a byte order mark, without which Excel takes Vietnamese for another encoding."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(LEDGER)
    return text.getvalue().encode("utf-8-sig")


if __name__ == "__main__":
    main()
