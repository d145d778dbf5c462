"""The built site, checked before it is published: what a reader, a browser or a robot would stumble over.

built      which files there are, and what an address in one of them means
tags       HTML → tags with their places
outline    one page by itself: title, language, headings, ids, names of links and fields
references what a page, a stylesheet, a feed or a map points to
pictures   picture files: whole, and of the size that the page says
letters    UTF-8, NFC, no mojibake
site       all of them together
"""

from lantoa.check.site import check_site

__all__ = ["check_site"]
