"""The Markdown that most bodies are, read without Python-Markdown: the same tree, ten times as fast.

Paragraphs, headings, lists of one level, quotes, tables and rules, in the plainest spelling of each. Whatever else
stands in a body (code, raw HTML, escapes, nesting, indents …) leaves the whole body to Python-Markdown, which stays
the only judge of what Markdown means: this reader takes no block unless just one rule of it applies.
"""

import re
from xml.etree.ElementTree import Element, SubElement

from lantoa.prose.everyday_tables import add_table
from lantoa.prose.everyday_words import Unusual, fill
from lantoa.prose.marks import ENTITY

_UNUSUAL_SIGNS = ("`", "\\", "_", "\t", "\r", "\x02", "\x03", "]:")
"""Code, escapes, `_`, tabs, other line ends, what Python-Markdown keeps for itself, definitions of links."""
_UNUSUAL = re.compile(rf"<\S|{ENTITY}|  \n(?!\n)")
"""What may be a tag, an entity, a line break."""
_BLANK = re.compile(r"(?<=\n) +\n")
_HEADING = re.compile(r"(#{1,6}) ([^#\n]*)(?:\n|\Z)")
_RULE = re.compile(r"-{3,} *|\*{3,} *")
_BULLET = re.compile(r" {0,3}[-*+] +([^\n]*)")
_NUMBERED = re.compile(r" {0,3}(\d+)\. +([^\n]*)")
_SIGNS = r"[^\W_]|[“”\"‘’'«»()\[…–—!$%@/.,;?]|\*{1,2}[^\s*]"
_TEXT = re.compile(rf"(?!\d+\. )(?:{_SIGNS})[^\n]*(?:\n {{0,3}}(?:{_SIGNS}|[-+*] +[^\W_])[^\n]*)*")
"""Lines of which none begins a heading, a list, a quote, a rule, a table or code."""


def parse_everyday(body: str) -> Element | None:
    """The parsed tree of a body, as `parse_markdown` finishes it; None when the body holds anything unusual."""
    text = f"{body}\n\n"
    text = _BLANK.sub("\n", text) if "\n " in text else text
    if _is_unusual(text):
        return None
    root = Element("div")
    try:
        _add_blocks(root, text)
    except Unusual:
        return None
    return root


def _is_unusual(text: str) -> bool:
    may_be = "<" in text or "&" in text or "  \n" in text
    return any(sign in text for sign in _UNUSUAL_SIGNS) or (may_be and _UNUSUAL.search(text) is not None)


def _add_blocks(parent: Element, text: str) -> None:
    for block in text.split("\n\n"):
        rest = block.lstrip("\n")
        while rest:
            rest = _add_block(parent, rest)
    if len(parent):
        parent.text = "\n"


def _add_block(parent: Element, block: str) -> str:
    """Add what a block begins with; what is left of it."""
    if "\n" in block and "|" in block:
        add_table(parent, block)
    elif _TEXT.fullmatch(block):
        fill(_added(parent, "p"), block)
    elif heading := _HEADING.match(block):
        fill(_added(parent, f"h{len(heading[1])}"), heading[2].strip())
        return block[heading.end() :]
    elif block[0] == ">":
        _add_quote(parent, block)
    elif _RULE.fullmatch(block):
        _added(parent, "hr")
    else:
        _add_list(parent, block)
    return ""


def _added(parent: Element, tag: str) -> Element:
    element = SubElement(parent, tag)
    element.tail = "\n"
    return element


def _add_quote(parent: Element, block: str) -> None:
    """A quote of which every line is marked; it goes on in the block after it."""
    lines = block.split("\n")
    if not all(line.startswith(">") for line in lines) or lines[-1].strip() == ">":
        raise Unusual
    quoted = "\n".join("" if line.strip() == ">" else line[1:].removeprefix(" ") for line in lines)
    quote = parent[-1] if len(parent) and parent[-1].tag == "blockquote" else _added(parent, "blockquote")
    _add_blocks(quote, quoted)


def _add_list(parent: Element, block: str) -> None:
    numbered = _NUMBERED.match(block)
    tag, items = ("ol", _items(block, _NUMBERED)) if numbered else ("ul", _items(block, _BULLET))
    if len(parent) and parent[-1].tag == tag:
        _loosen(parent[-1][-1])
        loose = _added(parent[-1], "li")
        loose.text = "\n"
        fill(_added(loose, "p"), items.pop(0))
        above = parent[-1]
    else:
        above = _added(parent, tag)
        above.text = "\n"
        if numbered and numbered[1] != "1":
            above.set("start", numbered[1])
    for item in items:
        fill(_added(above, "li"), item)


def _items(block: str, marked: re.Pattern[str]) -> list[str]:
    """The text of each entry; a line without a mark goes on with the entry above it."""
    items: list[str] = []
    for line in block.split("\n"):
        if found := marked.match(line):
            items.append(found[found.re.groups])
        elif items:
            items[-1] = f"{items[-1]}\n{line}"
        else:
            raise Unusual
    if not all(_TEXT.fullmatch(item) for item in items):
        raise Unusual
    return items


def _loosen(item: Element) -> None:
    """The words of an entry become a paragraph when a blank line parts it from the next one."""
    if len(item) and item[0].tag == "p":
        return
    paragraph = Element("p")
    paragraph.text, paragraph[:] = item.text, list(item)
    paragraph.tail = item.text = "\n"
    item[:] = [paragraph]
