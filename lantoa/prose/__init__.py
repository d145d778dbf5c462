"""Prose: the Markdown under the front matter, as safe HTML.

complexity   what would keep the Markdown parser busy for minutes, refused before it starts
places       where in the file a piece of the body stands
marks        how links and images are written
everyday     the Markdown that most bodies are, read at once; with everyday_words and everyday_tables
markup       all the Markdown that editors may write, by Python-Markdown: no raw HTML, own images and links
tree         a parsed body as HTML, and its words
links        where a link leads
pictures     images as figures, from the album
finish       headings, links, pictures and tables of a parsed body, made fit for the page
sanitise     the one allow-list over the rendered HTML
plain        the words without marks
render       a body → Prose, its problems and its links
"""

from lantoa.prose.links import LinkUse, Surroundings, anchors_in, check_links
from lantoa.prose.named import files_in, photos_in
from lantoa.prose.plain import first_paragraph, plain_text
from lantoa.prose.render import render_prose

__all__ = [
    "LinkUse",
    "Surroundings",
    "anchors_in",
    "check_links",
    "files_in",
    "first_paragraph",
    "photos_in",
    "plain_text",
    "render_prose",
]
