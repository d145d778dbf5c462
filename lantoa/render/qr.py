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
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/>'
        f'<path stroke="#000" shape-rendering="crispEdges" d="{"".join(_lines(rows))}"/></svg>'
    )


def _lines(rows: Iterable[tuple[bool, ...]]) -> Iterator[str]:
    """Each row as a line of the width of a module, drawn where it is dark: the shortest way to write a code."""
    for down, row in enumerate(rows, _QUIET):
        runs = [(is_dark, len(tuple(run))) for is_dark, run in groupby(row)]
        yield f"M{_QUIET} {down}.5" + "".join(
            f"h{wide}" if is_dark else f"m{wide} 0" for is_dark, wide in runs
        )
