"""Prose: the Markdown under the front matter, as safe HTML.

complexity   what would keep the Markdown parser busy for minutes, refused before it starts
apart        a process that can be ended, for a body that is not surely quick
places       where in the file a piece of the body stands
marks        how links and images are written
everyday     the Markdown that most bodies are, read at once; with everyday_words and everyday_tables
markup       all the Markdown that editors may write, by Python-Markdown: no raw HTML, own images and links
tree         a parsed body as HTML, and its words
surroundings what a body may name, what it asked of that, and whether the answers are still the same
links        where a link leads
pictures     images as figures, from the album
finish       headings, links, pictures and tables of a parsed body, made fit for the page
sanitise     the one allow-list over the rendered HTML
plain        the words without marks
told         what is told of a body: its HTML, its problems, its links and what it asked; and how that is kept
render       a body → Told
"""

from lantoa.prose.links import LinkUse, anchors_in, check_links
from lantoa.prose.named import files_in, photos_in
from lantoa.prose.plain import first_paragraph, plain_text
from lantoa.prose.render import render_prose
from lantoa.prose.surroundings import Asked, Surroundings, is_current, surroundings_key
from lantoa.prose.told import Told, pack_told, unpack_told

__all__ = [
    "Asked",
    "LinkUse",
    "Surroundings",
    "Told",
    "anchors_in",
    "check_links",
    "files_in",
    "first_paragraph",
    "is_current",
    "pack_told",
    "photos_in",
    "plain_text",
    "render_prose",
    "surroundings_key",
    "unpack_told",
]
