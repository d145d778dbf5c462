"""QR codes as inline SVG, for what is printed."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from markupsafe import Markup

_MASK = 3
"""Which of the eight patterns lies over the code. A reader takes any; weighing all of them takes four times as long."""

_QUIET = 4
"""Modules that must stay white around a code (ISO/IEC 18004)."""


def draw_qr(text: str) -> Markup:
    """A code that holds a text, such as an address, black on white on any ground; a sixth of it may be lost to dirt."""
    import segno  # a site without posters never needs it

    code = segno.make_qr(text, error="m", mask=_MASK)
    rows = tuple(tuple(bool(module) for module in row) for row in code.matrix)
    size = len(rows) + 2 * _QUIET
    return Markup(
        f'<svg class="qr" viewBox="0 0 {size} {size}" aria-hidden="true" focusable="false">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path d="{"".join(_runs(rows))}"/></svg>'
    )


def _runs(rows: Iterable[tuple[bool, ...]]) -> Iterator[str]:
    """Each run of dark modules of a row as a bar of a path."""
    for down, row in enumerate(rows, _QUIET):
        across = _QUIET
        for is_dark, run in groupby(row):
            wide = len(tuple(run))
            if is_dark:
                yield f"M{across} {down}h{wide}v1h-{wide}z"
            across += wide
