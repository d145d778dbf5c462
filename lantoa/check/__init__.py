"""The built site, checked before it is published: what a reader, a browser or a robot would stumble over.

examine    one file by itself → Seen: its faults, and what it asks of the others
pages      one page: title, language, headings, ids, labels
stretches  a stretch of a page, marks a tag, tags HTML, names what an element is called
references what a page, a stylesheet, a feed or a map points to; addresses what that means; links whether it may
asks       what is asked of other files, and whether the site has it
pictures   picture files: whole, and how large
letters    UTF-8, NFC, no mojibake
ledger     what the files ask for, summed up; standing whether the site has it, and whether it still has after an edit
published  a built site; site all of it together
"""

from lantoa.check.examine import examine, examine_page, examine_parts, is_examined
from lantoa.check.ledger import Ledger, Sum, sum_up
from lantoa.check.pictures import look_at_picture
from lantoa.check.published import Published, open_published
from lantoa.check.seen import Seen
from lantoa.check.site import check_seen, check_site, check_standing
from lantoa.check.standing import Change, Standing, stand, stand_after

__all__ = [
    "Change",
    "Ledger",
    "Published",
    "Seen",
    "Standing",
    "Sum",
    "check_seen",
    "check_site",
    "check_standing",
    "examine",
    "examine_page",
    "examine_parts",
    "is_examined",
    "look_at_picture",
    "open_published",
    "stand",
    "stand_after",
    "sum_up",
]
