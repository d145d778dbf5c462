"""The public folder: staged, published in one step, recovered after a kill.

Two trees take turns. The site before waits as the spare; a build surveys it, writes only what differs, deletes what
is no longer wanted, and exchanges it with the public folder. Where there is no spare (another file system) the stage
stands beside the public folder and is written whole.

public/.lantoa           the manifest: every file that we published, so that nothing else is ever deleted
.cache/spare             the site before, then the site being made
.cache/trees/            what each tree held when it was last whole (record.py); a tree without a record is read
.public.lock             held by the one build at a time that may touch what follows
.public.staged-XXXXXXXX  a stage without a spare; once published, the site before, on its way out
.public.old              the site before, whole, while two renames exchange it for the new one
"""

from lantoa.output.held import Held, Written
from lantoa.output.manifest import Listed, Manifest, parse_manifest
from lantoa.output.publication import publish, read_published, recover
from lantoa.output.settling import settle
from lantoa.output.stage import Stage, open_stage
from lantoa.output.writing import (
    keep_file,
    note_written,
    place_copy,
    put_copy,
    put_file,
    site_path,
    write_file,
)

__all__ = [
    "Held",
    "Listed",
    "Manifest",
    "Stage",
    "Written",
    "keep_file",
    "note_written",
    "open_stage",
    "parse_manifest",
    "place_copy",
    "publish",
    "put_copy",
    "put_file",
    "read_published",
    "recover",
    "settle",
    "site_path",
    "write_file",
]
