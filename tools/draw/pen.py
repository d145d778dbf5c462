"""The strokes: numbers, points and shapes as fragments of SVG."""

import math
from collections.abc import Iterable, Sequence
from zlib import crc32

Point = tuple[float, float]


def num(value: float) -> str:
    """A coordinate with one decimal, without a useless `.0`."""
    text = f"{value:.1f}"
    return text[:-2] if text.endswith(".0") else text


def _d(points: Iterable[Point]) -> str:
    return "M" + "L".join(f"{num(x)} {num(y)}" for x, y in points)


def look(fill: str, opacity: float) -> str:
    """The fill of a shape as attributes."""
    return f'fill="{fill}"' + ("" if opacity >= 1 else f' opacity="{opacity:.2f}"')


def poly(points: Iterable[Point], fill: str, opacity: float = 1) -> str:
    """A closed shape with straight sides."""
    return f'<path d="{_d(points)}Z" {look(fill, opacity)}/>'


def line(points: Iterable[Point], stroke: str, width: float, opacity: float = 1, cap: str = "round") -> str:
    """An open stroke through the points."""
    return _stroke(_d(points), stroke, width, opacity, cap)


def curve(points: Sequence[Point], stroke: str, width: float, opacity: float = 1) -> str:
    """An open smooth stroke through the points."""
    return _stroke(_smooth(points, closed=False), stroke, width, opacity, "round")


def _stroke(d: str, stroke: str, width: float, opacity: float, cap: str) -> str:
    faint = "" if opacity >= 1 else f' opacity="{opacity:.2f}"'
    return (
        f'<path d="{d}" fill="none" stroke="{stroke}" stroke-width="{width:.2f}" '
        f'stroke-linecap="{cap}" stroke-linejoin="round"{faint}/>'
    )


def blob(points: Sequence[Point], fill: str, opacity: float = 1) -> str:
    """A closed smooth shape through the points."""
    return f'<path d="{_smooth(points, closed=True)}Z" {look(fill, opacity)}/>'


def _smooth(points: Sequence[Point], *, closed: bool) -> str:
    """Catmull–Rom through the points, written as cubic Béziers."""
    count = len(points)
    parts = [f"M{num(points[0][0])} {num(points[0][1])}"]
    for i in range(count if closed else count - 1):
        before, start, end, after = (
            points[k % count] if closed else points[min(max(k, 0), count - 1)]
            for k in (i - 1, i, i + 1, i + 2)
        )
        c1 = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        c2 = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        parts.append("C" + " ".join(f"{num(x)} {num(y)}" for x, y in (c1, c2, end)))
    return "".join(parts)


def circle(x: float, y: float, r: float, fill: str, opacity: float = 1) -> str:
    """A disc."""
    return f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(r)}" {look(fill, opacity)}/>'


def ellipse(x: float, y: float, rx: float, ry: float, fill: str, opacity: float = 1, turn: float = 0) -> str:
    """An ellipse, turned by degrees about its centre."""
    turned = f' transform="rotate({num(turn)} {num(x)} {num(y)})"' if turn else ""
    return (
        f'<ellipse cx="{num(x)}" cy="{num(y)}" rx="{num(rx)}" ry="{num(ry)}" {look(fill, opacity)}{turned}/>'
    )


def ring(x: float, y: float, rx: float, ry: float, stroke: str, width: float, opacity: float = 1) -> str:
    """The line of an ellipse."""
    faint = "" if opacity >= 1 else f' opacity="{opacity:.2f}"'
    at = f'cx="{num(x)}" cy="{num(y)}" rx="{num(rx)}" ry="{num(ry)}"'
    return f'<ellipse {at} fill="none" stroke="{stroke}" stroke-width="{width:.2f}"{faint}/>'


def rect(x: float, y: float, w: float, h: float, fill: str, opacity: float = 1, r: float = 0) -> str:
    """A rectangle with its top left corner at x, y."""
    rounded = f' rx="{num(r)}"' if r else ""
    return (
        f'<rect x="{num(x)}" y="{num(y)}" width="{num(w)}" height="{num(h)}"{rounded} {look(fill, opacity)}/>'
    )


def limb(start: Point, end: Point, r1: float, r2: float, fill: str) -> str:
    """A tapered stroke with round ends: radius r1 at start, r2 at end."""
    angle = math.atan2(end[1] - start[1], end[0] - start[0])
    turns = [math.pi / 2 + math.pi * k / 7 for k in range(8)]
    first = [(start[0] + r1 * math.cos(angle + a), start[1] + r1 * math.sin(angle + a)) for a in turns]
    last = [
        (end[0] + r2 * math.cos(angle + a + math.pi), end[1] + r2 * math.sin(angle + a + math.pi))
        for a in turns
    ]
    return poly([*first, *last], fill)


def dots(points: Iterable[Point], fill: str, size: float, opacity: float = 1) -> str:
    """Many equal dots as one path."""
    d = "".join(f"M{num(x)} {num(y)}h.1" for x, y in points)
    return _stroke(d, fill, size, opacity, "round") if d else ""


def strokes(pairs: Iterable[tuple[Point, Point]], stroke: str, width: float, opacity: float = 1) -> str:
    """Many equal straight strokes as one path."""
    d = "".join(_d(pair) for pair in pairs)
    return _stroke(d, stroke, width, opacity, "round") if d else ""


def clip(shape: str, inside: str) -> str:
    """What of `inside` falls on `shape`."""
    key = f"c{crc32(shape.encode()):08x}"
    return f'<clipPath id="{key}">{shape}</clipPath><g clip-path="url(#{key})">{inside}</g>'


def fade(shape: str, stops: Sequence[tuple[float, str, float]], *, radial: bool = False) -> str:
    """A shape whose `fill="@"` becomes a gradient: down the shape, or outwards from its middle."""
    inner = "".join(
        f'<stop offset="{at:.2f}" stop-color="{colour}" stop-opacity="{alpha:.2f}"/>'
        for at, colour, alpha in stops
    )
    key = f"g{crc32((inner + str(radial)).encode()):08x}"
    kind = "radialGradient" if radial else "linearGradient"
    along = "" if radial else ' x1="0" y1="0" x2="0" y2="1"'
    return f'<{kind} id="{key}"{along}>{inner}</{kind}>' + shape.replace("@", f"url(#{key})")


def group(
    inside: str, x: float = 0, y: float = 0, scale: float = 1, turn: float = 0, opacity: float = 1
) -> str:
    """The fragment moved, scaled and turned (degrees)."""
    faint = "" if opacity >= 1 else f' opacity="{opacity:.2f}"'
    moved = f"translate({num(x)} {num(y)})"
    turned = f" rotate({num(turn)})" if turn else ""
    scaled = f" scale({scale:.4f})" if scale != 1 else ""
    return f'<g transform="{moved}{turned}{scaled}"{faint}>{inside}</g>'


def mirror(inside: str, x: float) -> str:
    """The fragment mirrored about the vertical line at x."""
    return f'<g transform="translate({num(2 * x)} 0) scale(-1 1)">{inside}</g>'
