"""Photos: what an editor's file is, the pictures that pages show of it, and how they are made.

opening   a path → its bytes, or why not
pixels    bytes → upright sRGB pixels, or why not
look      bytes → size, format and warnings, from the cache where they were seen before
plan      the photos of a site → an album that answers with URLs and sizes at once
make      the album → files
"""

from lantoa.media.photos.make import make_photo, make_photos
from lantoa.media.photos.plan import Album, Recipe, plan_photos

__all__ = ["Album", "Recipe", "make_photo", "make_photos", "plan_photos"]
