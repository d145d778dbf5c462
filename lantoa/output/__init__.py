"""The public folder: staged beside it, published in one step, recovered after a kill.

.public.lock             held by the one build at a time that may touch what follows
.public.staged-XXXXXXXX  the site being made; once published, the site before, on its way out
.public.old              the site before, whole, while two renames exchange it for the new one
public/.lantoa           names what we published, so that nothing else is ever deleted
"""

from lantoa.output.publication import publish, recover
from lantoa.output.stage import Stage, open_stage, write_file

__all__ = ["Stage", "open_stage", "publish", "recover", "write_file"]
