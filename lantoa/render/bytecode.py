"""Compiled layouts, kept where Python keeps its own compiled modules.

Compiling all layouts takes as long as rendering a hundred pages. They lie in this package's ``__pycache__`` and obey
the same rules (``sys.dont_write_bytecode``, ``sys.pycache_prefix``): who may write there may change our code anyway.
They never lie under a site's ``.cache/``, which may come from elsewhere and must not hold anything that is run.
"""

import hashlib
import importlib.util
import os
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from lantoa.render.filters import NAMES

_CHECKED = 16


class LayoutBytecode(BytecodeCache):
    """A file for each layout, good for one text of it, one Jinja and one ``code`` of ours."""

    def __init__(self, quick: bool) -> None:
        self._quick = quick

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket; a file that is damaged or of another version is as none."""
        with suppress(OSError):
            kept = _path(bucket.key).read_bytes()
            digest, code = kept[:_CHECKED], kept[_CHECKED:]
            if digest == _digest(code):
                bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the bucket's code where that is possible; where it is not, the next run compiles again."""
        if sys.dont_write_bytecode:
            return
        path, code = _path(bucket.key), bucket.bytecode_to_string()
        beside = path.with_name(f"{path.name}.{os.getpid()}")
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(_digest(code) + code)
            beside.replace(path)

    def get_cache_key(self, name: str, _: str | None = None) -> str:
        """A layout's name, such that no two have the same file."""
        return hashlib.blake2b(f"{self._quick:d}{name}".encode(), digest_size=8).hexdigest()

    def get_source_checksum(self, source: str) -> str:
        """What must be the same for code to be good."""
        return f"{_compiler_version()} {hashlib.blake2b(source.encode(), digest_size=16).hexdigest()}"


@cache
def _compiler_version() -> str:
    own = Path(__file__).with_name("code.py").read_bytes() + " ".join(NAMES).encode()
    return f"{jinja2.__version__} {hashlib.blake2b(own, digest_size=8).hexdigest()}"


def _path(key: str) -> Path:
    return Path(importlib.util.cache_from_source(str(Path(__file__).with_name(f"layout-{key}.py"))))


def _digest(code: bytes) -> bytes:
    return hashlib.blake2b(code, digest_size=_CHECKED).digest()
