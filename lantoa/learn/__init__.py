"""The first third of a build: everything that is read, each file once until it changes.

leaf      what one source file gave, as far as other pages need it
shelf     the rest of it, taken from the store when a page is made
first     front matter → first look: many files in parallel
telling   body → HTML, and what lists say of the page
learnt    all of them together
again     one file as it is now, before the next build
"""

from lantoa.learn.again import read_again
from lantoa.learn.learnt import Learnt, Task, learn

__all__ = ["Learnt", "Task", "learn", "read_again"]
