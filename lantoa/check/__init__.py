"""The built site, checked before it is published: what a reader, a browser or a robot would stumble over.

examine    one file by itself → Seen: its faults, and what it asks of the others
pages      one page: title, language, headings, ids, labels
stretches  a stretch of a page, marks a tag, tags HTML, names what an element is called
references what a page, a stylesheet, a feed or a map points to; addresses what that means; links whether it may
asks       what is asked of other files, and whether the site has it
pictures   picture files: whole, and how large
letters    UTF-8, NFC, no mojibake
site       all of them together
"""

from lantoa.check.examine import examine, is_examined
from lantoa.check.pictures import look_at_picture
from lantoa.check.seen import Seen
from lantoa.check.site import Published, check_seen, check_site, open_published

__all__ = [
    "Published",
    "Seen",
    "check_seen",
    "check_site",
    "examine",
    "is_examined",
    "look_at_picture",
    "open_published",
]
