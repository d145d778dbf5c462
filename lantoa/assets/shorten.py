"""Stylesheets and scripts without what only their authors read: a tenth and a quarter of their bytes.

Comments that begin with `!` stay: they say whose work it is.
"""

import re

import rjsmin

# Comments, and spaces at the beginnings of lines. What stays is taken whole, for it may hold what looks like one: a
# text in quotes, a comment that says whose work it is, one that alone parts two values.
# The packers of stylesheets that are made in Python are older than `:is()`: they join it to what stands before it.
_CSS = re.compile(
    r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|/\*!.*?\*/|(?<=[^\s;{}])/\*.*?\*/)|/\*.*?\*/|(?<=\n)\s+""",
    re.DOTALL,
)

# Whoever writes the scripts of layouts may write what rJSmin does not read: a text in backquotes inside another one.
_NESTED = re.compile(r"`[^`]*\$\{(?:\{[^{}`]*\}|[^}`])*`")


def shorten(name: str, text: str) -> str:
    """The same stylesheet (``.css``) or script (``.js``, ``.mjs``), shorter; another asset as it is."""
    if name.endswith(".css"):
        return _CSS.sub(lambda found: found[1] or "", text)
    if name.endswith((".js", ".mjs")) and not _NESTED.search(text):
        return str(rjsmin.jsmin(text, keep_bang_comments=True))
    return text
