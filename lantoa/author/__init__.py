"""New content files (a skeleton to fill in, drafts from a register), smaller photos, takedown. Alone writes content/.

yaml_text  values → the lines of a front matter
names      a title → the name of its file
new_file   a file that was not there before, whole or not at all
skeleton   `new model` and `new news`
table      the rows of a register, from .xlsx (`workbook`) or .csv (`csv_table`)
headings   which column holds what
sections   rows that are no models: sections, totals, signatures
cells      one cell → what a key takes
location   an address as registers shorten it → a whole one
draft      one row → the text of a file
register   `import`
shrink     `photos shrink`
history    lines that take files out of Git's history
traces     what a built site holds of a page or a photo
takedown   `takedown`
"""

from lantoa.author.register import RegisterReport, Skipped, write_register
from lantoa.author.shrink import KEPT, ShrinkReport, Shrunk, shrink_photos
from lantoa.author.skeleton import write_skeleton
from lantoa.author.takedown import Takedown, plan_takedown, remove_files, remove_traces

__all__ = [
    "KEPT",
    "RegisterReport",
    "ShrinkReport",
    "Shrunk",
    "Skipped",
    "Takedown",
    "plan_takedown",
    "remove_files",
    "remove_traces",
    "shrink_photos",
    "write_register",
    "write_skeleton",
]
