"""Bodies through both readers: Python-Markdown with every short cut off, and what a build takes."""

from pathlib import Path

from lantoa.media.photos import Album
from lantoa.prose.finish import Finisher
from lantoa.prose.markup import markdown_parser
from lantoa.prose.places import Places
from lantoa.prose.render import parse_body
from lantoa.prose.surroundings import Enquiry, Surroundings
from lantoa.reading.schema.files import Missing

FILE = "content/models/thap-sang/index.md"
AROUND = Surroundings(
    pages={FILE: "/mo-hinh/thap-sang/", "content/models/duong-hoa.md": "/mo-hinh/duong-hoa/"},
    album=Album(Path("nowhere"), {}),
    find_file=lambda folder, written: f"{folder}/{written}" if "." in written else Missing("file-not-found"),
    attachments={},
    href=lambda url: f"/dvk{url}",
    table_label="Bảng {number}",
    taken=frozenset({"ket-qua"}),
)


def by_python_markdown(body):
    """What a body becomes: its HTML, the tags dropped from it, its headings, links, problems and questions."""

    def parse(drop, finish):
        parser = markdown_parser(drop, finish)
        parser.treeprocessors.deregister("unmarked")
        return parser.convert(body)

    return _told(body, parse)


def by_a_build(body):
    """The same, read as a build reads it."""
    return _told(body, lambda drop, finish: parse_body(body, drop, finish))


def _told(body, parse):
    dropped, enquiry = [], Enquiry(AROUND)
    finisher = Finisher(FILE, Places(body, FILE, 3), enquiry)
    html = parse(dropped.append, finisher.finish)
    return html, dropped, finisher.headings, finisher.uses, finisher.problems, enquiry.asked
