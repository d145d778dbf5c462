"""Files of a tree, and by what it is noticed that somebody touched them."""

import os
import stat
from typing import NamedTuple


class Held(NamedTuple):
    """A file as it stands in a tree: the digest and number of its bytes, its inode, its last change (ctime, ns).

    Whoever writes to a file, replaces it, links it or changes its mode moves its ctime; nothing sets that back.
    """

    digest: str
    size: int
    inode: int
    changed: int


class Written(NamedTuple):
    """A file that was written or found right: its path in the site, then as in Held. Plain values, to be pickled."""

    path: str
    digest: str
    size: int
    inode: int
    changed: int

    @property
    def held(self) -> Held:
        """Without the path."""
        return Held(*self[1:])


class Mark(NamedTuple):
    """A folder as it stands: its inode and its last change, which moves when a name in it comes or goes."""

    inode: int
    changed: int


def held_as(digest: str, status: os.stat_result) -> Held:
    """A file of that digest, with what the disk says of it."""
    return Held(digest, status.st_size, status.st_ino, status.st_ctime_ns)


def stands_as(held: Held, status: os.stat_result) -> bool:
    """Whether a file is still the one that we know (`status` from lstat)."""
    return (
        status.st_ctime_ns == held.changed
        and status.st_ino == held.inode
        and status.st_size == held.size
        and stat.S_ISREG(status.st_mode)
    )


def mark_of(status: os.stat_result) -> Mark:
    """The mark of a folder, from what the disk says of it."""
    return Mark(status.st_ino, status.st_ctime_ns)


def folder_of(path: str) -> str:
    """The folder of a path in the site: ``mo-hinh/x/index.html`` → ``mo-hinh/x``; empty for the site itself."""
    return path.rpartition("/")[0]
