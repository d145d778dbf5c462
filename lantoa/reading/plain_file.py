"""The bytes of a file that may be anything: a pipe, a device, a film of gigabytes that was renamed."""

import errno
import os
import stat
from pathlib import Path


def read_plain_file(path: Path, most: int) -> bytes:
    """What a file holds, of a larger one than `most` bytes just one more than these.

    OSError, also for what is no plain file: a pipe or a device could hold a build for ever.
    """
    # Without O_NONBLOCK, opening a pipe waits for somebody to write to it.
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:
        mode = os.fstat(file.fileno()).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(mode):
            raise OSError(errno.EINVAL, "not a regular file")
        return file.read(most + 1)
