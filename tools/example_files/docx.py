"""A Word file of a few paragraphs (ECMA-376, the least that Word and LibreOffice open)."""

import io
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import escape

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_CONTENT_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPES}.styles+xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_DOCUMENT_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
)
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def make_docx(paragraphs: Iterable[tuple[str, str]]) -> bytes:
    """Paragraphs as (style, text): title, centre, heading or text. Stored, not packed: the same bytes everywhere."""
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _RELATIONS,
        "word/_rels/document.xml.rels": _DOCUMENT_RELATIONS,
        "word/document.xml": _document(paragraphs),
        "word/styles.xml": _styles(),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name, _FIRST_DAY), text.encode())
    return made.getvalue()


def _document(paragraphs: Iterable[tuple[str, str]]) -> str:
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
        for style, text in paragraphs
    )
    page = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"/>'
    return f'{_HEAD}<w:document xmlns:w="{_WORD}"><w:body>{body}<w:sectPr>{page}</w:sectPr></w:body></w:document>'


def _styles() -> str:
    """Times New Roman 14, as official papers in Viet Nam are set (Decree 30/2020)."""
    font = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
    centre = '<w:jc w:val="center"/>'
    return (
        f'{_HEAD}<w:styles xmlns:w="{_WORD}"><w:docDefaults><w:rPrDefault><w:rPr>{font}<w:sz w:val="28"/>'
        '<w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults>'
        + _style("text", "Normal", "", "")
        + _style("title", "Title", centre, '<w:b/><w:sz w:val="32"/>')
        + _style("centre", "Subtitle", centre, "<w:i/>")
        + _style("heading", "heading 1", '<w:keepNext/><w:outlineLvl w:val="0"/>', "<w:b/>")
        + "</w:styles>"
    )


def _style(key: str, name: str, paragraph: str, run: str) -> str:
    first = ' w:default="1"' if key == "text" else ""
    keep, outline = (
        ("<w:keepNext/>", paragraph.removeprefix("<w:keepNext/>"))
        if "keepNext" in paragraph
        else ("", paragraph)
    )
    space = '<w:spacing w:after="120"/>'
    return (
        f'<w:style w:type="paragraph"{first} w:styleId="{key}"><w:name w:val="{name}"/>'
        f"<w:pPr>{keep}{space}{outline}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )
