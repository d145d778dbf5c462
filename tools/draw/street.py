"""What stands along a lane: lamps, cameras, loudspeakers, notice boards, fences."""

import itertools
from random import Random

from tools.draw.light import (
    CLAY,
    GLOW,
    INK,
    LACQUER,
    PAPER,
    SLATE,
    STONE,
    TEAL,
    TILE,
    WHITE,
    WOOD,
    Light,
    dark,
    mix,
    pale,
)
from tools.draw.pen import Point, circle, curve, ellipse, fade, line, poly, rect, strokes


def lamp(
    light: Light,
    x: float,
    y: float,
    h: float,
    *,
    side: int = 1,
    on: bool = False,
    far: float = 0,
    head: bool = True,
) -> str:
    """A concrete post h tall with a short arm to `side` and an LED head, shining when `on`."""
    w = 0.017 * h
    post = mix(STONE, SLATE, 0.25)
    out = ellipse(x + 0.08 * h, y, 0.1 * h, 0.008 * h, light.shadow, light.shade)
    out += poly(((x - w, y), (x + w, y), (x + 0.6 * w, y - h), (x - 0.6 * w, y - h)), light(post, far))
    out += poly(
        ((x + 0.2 * w, y), (x + w, y), (x + 0.6 * w, y - h), (x + 0.1 * w, y - h)),
        light(dark(post, 0.3), far),
    )
    if not head:
        return out
    tip = (x + side * 0.15 * h, y - 1.005 * h)
    out += curve([(x, y - 0.93 * h), (x + side * 0.04 * h, y - 0.985 * h), tip], light(SLATE, far), 0.011 * h)
    if on:
        out = glow(tip, y, h) + out
    head_tint = "#fff6d8" if on else light(WHITE, far)
    out += poly(
        (
            (tip[0] - side * 0.012 * h, tip[1] - 0.012 * h),
            (tip[0] + side * 0.07 * h, tip[1] - 0.006 * h),
            (tip[0] + side * 0.066 * h, tip[1] + 0.012 * h),
            (tip[0] - side * 0.008 * h, tip[1] + 0.014 * h),
        ),
        light(dark(SLATE, 0.2), far),
    )
    return out + line(
        ((tip[0], tip[1] + 0.013 * h), (tip[0] + side * 0.06 * h, tip[1] + 0.012 * h)), head_tint, 0.012 * h
    )


def glow(tip: Point, y: float, h: float) -> str:
    """The light of one lamp: halo, cone, pool on the ground."""
    x = tip[0]
    cone = fade(
        poly(
            (
                (x - 0.03 * h, tip[1]),
                (x + 0.09 * h, tip[1]),
                (x + 0.46 * h, y),
                (x - 0.4 * h, y),
            ),
            "@",
        ),
        ((0, GLOW, 0.42), (1, GLOW, 0.05)),
    )
    pool = fade(
        ellipse(x + 0.03 * h, y, 0.5 * h, 0.075 * h, "@"),
        ((0, "#ffe7a8", 0.66), (0.55, GLOW, 0.34), (1, GLOW, 0)),
        radial=True,
    )
    halo = fade(
        circle(x + 0.03 * h, tip[1], 0.2 * h, "@"),
        ((0, "#fff0c0", 0.7), (0.35, GLOW, 0.25), (1, GLOW, 0)),
        radial=True,
    )
    return pool + cone + halo


def spot(x: float, y: float, r: float, alpha: float = 0.5) -> str:
    """A round glimmer, for lamps seen from afar and lit windows."""
    return fade(
        circle(x, y, r, "@"),
        ((0, "#fff0c0", alpha), (0.4, GLOW, alpha * 0.4), (1, GLOW, 0)),
        radial=True,
    )


def wires(light: Light, points: list[Point], sag: float, far: float = 0, width: float = 2) -> str:
    """Cables hanging from post to post."""
    out = ""
    for a, b in itertools.pairwise(points):
        middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + sag * abs(b[0] - a[0]))
        out += curve([a, middle, b], light(INK, far), width, 0.8)
    return out


def camera(light: Light, x: float, y: float, h: float, side: int = 1) -> str:
    """A camera on a pole."""
    out = line(((x, y), (x, y - h)), light(SLATE), 0.03 * h, cap="butt") + line(
        ((x + 0.008 * h, y), (x + 0.008 * h, y - h)), light(dark(SLATE, 0.3)), 0.014 * h, cap="butt"
    )
    out += line(((x, y - 0.95 * h), (x + side * 0.12 * h, y - 0.95 * h)), light(SLATE), 0.02 * h)
    out += poly(
        (
            (x + side * 0.07 * h, y - 1.03 * h),
            (x + side * 0.28 * h, y - 0.985 * h),
            (x + side * 0.27 * h, y - 0.92 * h),
            (x + side * 0.06 * h, y - 0.955 * h),
        ),
        light(WHITE),
    )
    out += poly(
        (
            (x + side * 0.07 * h, y - 0.985 * h),
            (x + side * 0.275 * h, y - 0.94 * h),
            (x + side * 0.27 * h, y - 0.92 * h),
            (x + side * 0.06 * h, y - 0.955 * h),
        ),
        light(dark(WHITE, 0.25)),
    )
    return (
        out
        + circle(x + side * 0.275 * h, y - 0.952 * h, 0.025 * h, light(INK))
        + rect(x - 0.035 * h, y - 0.74 * h, 0.07 * h, 0.1 * h, light(STONE))
    )


def loudspeaker(light: Light, x: float, y: float, h: float) -> str:
    """Two horns on a post, as every hamlet has."""
    out = line(((x, y), (x, y - h)), light(mix(STONE, SLATE, 0.4)), 0.022 * h, cap="butt") + line(
        ((x + 0.006 * h, y), (x + 0.006 * h, y - h)), light(dark(SLATE, 0.25)), 0.01 * h, cap="butt"
    )
    for side, up in ((-1, 0.93), (1, 0.86)):
        cy = y - up * h
        out += poly(
            (
                (x, cy - 0.016 * h),
                (x + side * 0.06 * h, cy - 0.016 * h),
                (x + side * 0.13 * h, cy - 0.06 * h),
                (x + side * 0.13 * h, cy + 0.06 * h),
                (x + side * 0.06 * h, cy + 0.016 * h),
                (x, cy + 0.016 * h),
            ),
            light(STONE if side < 0 else dark(STONE, 0.15)),
        )
        out += ellipse(x + side * 0.13 * h, cy, 0.018 * h, 0.062 * h, light(dark(SLATE, 0.2)))
    return out


def notice_board(light: Light, x: float, y: float, w: float) -> str:
    """A roofed board with papers on it; x is the left post."""
    h = 0.95 * w
    out = ellipse(x + 0.62 * w, y, 0.6 * w, 0.02 * w, light.shadow, light.shade)
    posts = [((x + s * w, y), (x + s * w, y - h)) for s in (0.04, 0.96)]
    out += strokes(posts, light(WOOD), 0.05 * w)
    out += rect(x, y - 0.88 * h, w, 0.55 * h, light(dark(WOOD, 0.1))) + rect(
        x + 0.03 * w, y - 0.85 * h, 0.94 * w, 0.49 * h, light(mix(TEAL, PAPER, 0.12))
    )
    rng = Random(3)
    for k, (px, py, pw, ph) in enumerate(
        ((0.07, 0.82, 0.24, 0.42), (0.36, 0.8, 0.3, 0.36), (0.71, 0.82, 0.22, 0.24), (0.72, 0.54, 0.2, 0.15))
    ):
        left, top = x + px * w, y - py * h
        out += rect(left, top, pw * w, ph * h, light(PAPER if k != 2 else pale(CLAY, 0.5)))
        rows = int(ph * h / (0.05 * w))
        marks = [
            (
                (left + 0.02 * w, top + (r + 1) * 0.045 * w),
                (left + (pw - 0.02) * w * rng.uniform(0.6, 1), top + (r + 1) * 0.045 * w),
            )
            for r in range(rows)
        ]
        out += strokes(marks, light(SLATE), 0.009 * w, 0.7)
        out += circle(left + pw * w / 2, top + 0.012 * w, 0.012 * w, light(LACQUER))
    out += poly(
        (
            (x - 0.1 * w, y - 0.93 * h),
            (x + 1.1 * w, y - 0.93 * h),
            (x + 0.98 * w, y - 1.12 * h),
            (x + 0.02 * w, y - 1.12 * h),
        ),
        light(TILE),
    )
    ribs = [
        ((x + (0.06 + s * 0.88) * w, y - 1.11 * h), (x + (-0.05 + s * 1.1) * w, y - 0.94 * h))
        for s in (k / 10 for k in range(11))
    ]
    return (
        out
        + strokes(ribs, light(dark(TILE, 0.25)), 0.01 * w, 0.7)
        + line(
            ((x - 0.1 * w, y - 0.925 * h), (x + 1.1 * w, y - 0.925 * h)), light(dark(TILE, 0.35)), 0.02 * w
        )
    )


def fence(light: Light, points: list[Point], h: float, colour: str = CLAY, gap: float = 26) -> str:
    """A bamboo fence along the points."""
    out, slats = "", []
    for a, b in itertools.pairwise(points):
        count = max(2, int(abs(b[0] - a[0]) / gap))
        for k in range(count):
            x, y = a[0] + (b[0] - a[0]) * k / count, a[1] + (b[1] - a[1]) * k / count
            slats.append(((x, y), (x, y - h * (0.92 + 0.08 * (k % 2)))))
    out += strokes(slats, light(mix(colour, STONE, 0.3)), max(2.5, h * 0.075))
    for up in (0.3, 0.72):
        out += line([(x, y - h * up) for x, y in points], light(dark(colour, 0.2)), max(2, h * 0.05))
    return out


def ladder(light: Light, foot: Point, top: Point, width: float) -> str:
    """A bamboo ladder leaning from foot to top."""
    dx, dy = top[0] - foot[0], top[1] - foot[1]
    size = (dx * dx + dy * dy) ** 0.5
    nx, ny = -dy / size * width / 2, dx / size * width / 2
    count = int(size / (width * 0.62))
    rungs = [
        ((foot[0] + dx * s - nx, foot[1] + dy * s - ny), (foot[0] + dx * s + nx, foot[1] + dy * s + ny))
        for s in ((k + 0.6) / (count + 0.4) for k in range(count))
    ]
    rails = [
        ((foot[0] - nx, foot[1] - ny), (top[0] - nx, top[1] - ny)),
        ((foot[0] + nx, foot[1] + ny), (top[0] + nx, top[1] + ny)),
    ]
    return strokes(rungs, light(dark(CLAY, 0.15)), width * 0.1) + strokes(
        rails, light(mix(CLAY, STONE, 0.35)), width * 0.15
    )
