"""Photos: what an editor's file is, the pictures that pages show of it, and how they are made.

opening   a path → its bytes, or why not
apart     a decoding in a process of its own, for HEIF
pixels    bytes → upright sRGB pixels, or why not
codecs    the libraries that decide the bytes of a picture
tones     pixels → the colour that stands in a photo's place until it has come
look      bytes → size, format, tone and warnings, from the cache where they were seen before
plan      the photos of a site → an album that answers with URLs and sizes at once
savings   which forms of a photo save nothing, and are not published
orders    the album → which pictures are made together
make      the album → files
promised  one picture, when a browser asks for it
"""

from lantoa.media.photos.make import Placed, keep_photos, make_photo, make_photos, place_photos, sizes_of
from lantoa.media.photos.plan import Album, Uses, plan_photos
from lantoa.media.photos.promised import Promised
from lantoa.media.photos.savings import Vain

__all__ = [
    "Album",
    "Placed",
    "Promised",
    "Uses",
    "Vain",
    "keep_photos",
    "make_photo",
    "make_photos",
    "place_photos",
    "plan_photos",
    "sizes_of",
]
