"""What everybody in the hamlet knows: culture house and flag, gate, walls, communal house, church."""

import math

from tools.draw.houses import opening, tiles
from tools.draw.light import (
    CLAY,
    FLAG,
    GLOW,
    GOLD,
    INK,
    LACQUER,
    OCHRE,
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
from tools.draw.pen import blob, circle, ellipse, line, poly, rect, strokes


def flag(light: Light, x: float, y: float, h: float) -> str:
    """The national flag on its pole: red two by three, a yellow five-pointed star of 1/5 the length in radius."""
    w = 0.3 * h
    tall = w * 2 / 3
    top = y - h
    out = line(((x, y), (x, top - 4)), light(WHITE), max(1.6, 0.012 * h)) + rect(x, top, w, tall, light(FLAG))
    return out + star(light, x + w / 2, top + tall / 2, w / 5)


def star(light: Light, x: float, y: float, r: float) -> str:
    """The five-pointed star of the flag; r is the radius of its points."""
    inner = r * math.sin(math.radians(18)) / math.sin(math.radians(54))
    points = [
        (
            x + (r if k % 2 == 0 else inner) * math.sin(math.pi * k / 5),
            y - (r if k % 2 == 0 else inner) * math.cos(math.pi * k / 5),
        )
        for k in range(10)
    ]
    return poly(points, light(GOLD))


def culture_house(
    light: Light, x: float, y: float, w: float, *, lit: bool = False, far: float = 0, mast: bool = True
) -> str:
    """The hamlet's culture house: ochre hall, tiled hip roof, porch on four columns, steps, the flag in front."""
    h, wall = 0.3 * w, "#e9c678"
    eave, right = y - h, x + w
    glow = GLOW if lit else None
    out = poly(
        ((x, y), (right, y), (right + 0.16 * w, y + 0.03 * w), (x + 0.1 * w, y + 0.03 * w)),
        light.shadow,
        light.shade,
    )
    out += rect(x, eave, w, h, light(wall, far)) + rect(
        x + 0.8 * w, eave, 0.2 * w, h, light(dark(wall, 0.12), far)
    )
    out += rect(x, eave, w, 0.05 * w, light(dark(wall, 0.28), far))
    for k in range(2):
        for s in (0.1, 0.22):
            cx = x + w * (s if k == 0 else 1 - s)
            out += opening(light, cx, y - 0.03 * w, 0.08 * w, h * 0.7, "window", TEAL, far, glow)
    out += tiles(
        light,
        (x - 0.04 * w, eave + 0.015 * w),
        (right + 0.04 * w, eave + 0.015 * w),
        (right - 0.13 * w, eave - 0.17 * w),
        (x + 0.13 * w, eave - 0.17 * w),
        TILE,
        far,
    )
    p0, p1 = x + 0.29 * w, x + 0.71 * w
    out += rect(p0, eave + 0.02 * w, p1 - p0, h - 0.02 * w, light(dark(wall, 0.2), far))
    for s in (0.38, 0.5, 0.62):
        out += opening(light, x + s * w, y, 0.085 * w, h * 0.72, "door", WOOD, far, glow)
    posts = [((x + s * w, y), (x + s * w, eave)) for s in (0.305, 0.435, 0.565, 0.695)]
    out += strokes(posts, light(pale(wall, 0.55), far), 0.02 * w)
    out += rect(p0 - 0.015 * w, eave - 0.035 * w, p1 - p0 + 0.03 * w, 0.06 * w, light(LACQUER, far)) + rect(
        p0 + 0.03 * w, eave - 0.012 * w, p1 - p0 - 0.06 * w, 0.012 * w, light(OCHRE, far)
    )
    out += poly(
        (
            (p0 - 0.03 * w, eave - 0.035 * w),
            (p1 + 0.03 * w, eave - 0.035 * w),
            (x + 0.5 * w, eave - 0.15 * w),
        ),
        light(pale(wall, 0.2), far),
    )
    out += line(
        (
            (p0 - 0.03 * w, eave - 0.038 * w),
            (x + 0.5 * w, eave - 0.155 * w),
            (p1 + 0.03 * w, eave - 0.038 * w),
        ),
        light(TILE, far),
        0.018 * w,
    )
    for k in range(3):
        out += rect(
            p0 - 0.012 * w * (k + 1),
            y + 0.011 * w * (k - 1),
            p1 - p0 + 0.024 * w * (k + 1),
            0.012 * w,
            light(dark(STONE, 0.06 * k), far),
        )
    return out + (flag(light, x - 0.06 * w, y + 0.01 * w, 0.5 * w) if mast else "")


def gate(light: Light, x: float, y: float, w: float, h: float) -> str:
    """A village gate: two pillars, a tiled double roof over a bare beam. x is the middle."""
    wall, pillar = "#dfc99b", 0.13 * w
    out = ""
    for side in (-1, 1):
        px = x + side * w / 2 - (pillar if side > 0 else 0)
        out += ellipse(px + pillar, y, pillar * 1.3, 0.02 * h, light.shadow, light.shade)
        out += rect(px, y - 0.74 * h, pillar, 0.74 * h, light(wall)) + rect(
            px + pillar * 0.68, y - 0.74 * h, pillar * 0.32, 0.74 * h, light(dark(wall, 0.22))
        )
        out += rect(px - 0.12 * pillar, y - 0.07 * h, pillar * 1.24, 0.07 * h, light(dark(STONE, 0.18)))
        out += rect(px + 0.22 * pillar, y - 0.58 * h, pillar * 0.36, 0.36 * h, light(LACQUER), 0.85)
    beam = y - 0.8 * h
    out += rect(x - w / 2, beam, w, 0.13 * h, light(wall)) + rect(
        x - w / 2, beam + 0.1 * h, w, 0.03 * h, light(dark(wall, 0.28))
    )
    out += rect(x - 0.28 * w, beam + 0.02 * h, 0.56 * w, 0.075 * h, light(LACQUER))
    for half, base, tall in ((0.6, 0.79, 0.085), (0.3, 0.9, 0.08)):
        if half < 0.5:
            out += rect(x - 0.22 * w, y - 0.91 * h, 0.44 * w, 0.05 * h, light(dark(wall, 0.1)))
        a, b = x - half * w, x + half * w
        out += blob(
            [
                (a - 0.03 * w, y - (base + 0.035) * h),
                (a + 0.04 * w, y - base * h),
                (x, y - (base - 0.012) * h),
                (b - 0.04 * w, y - base * h),
                (b + 0.03 * w, y - (base + 0.035) * h),
                (b - 0.12 * w, y - (base + tall) * h),
                (x, y - (base + tall * 1.06) * h),
                (a + 0.12 * w, y - (base + tall) * h),
            ],
            light(TILE),
        )
        out += line(
            ((a + 0.12 * w, y - (base + tall) * h), (b - 0.12 * w, y - (base + tall) * h)),
            light(dark(TILE, 0.25)),
            0.014 * h,
        )
        ribs = [
            (
                (a + (b - a) * s, y - (base + tall * 0.86) * h),
                (a + (b - a) * (s + (s - 0.5) * 0.12), y - (base + 0.012) * h),
            )
            for s in (k / 12 for k in range(2, 11))
        ]
        out += strokes(ribs, light(dark(TILE, 0.24)), max(1, 0.005 * h), 0.7)
    return out


def wall(
    light: Light, x0: float, y0: float, x1: float, y1: float, h0: float, h1: float, colour: str = "#e2cfa6"
) -> str:
    """A garden wall receding from x0, y0 (h0 high) to x1, y1 (h1 high), with pierced blocks along the top."""
    shade = 0.16 if x1 < x0 else 0.04
    out = poly(((x0, y0), (x1, y1), (x1, y1 - h1), (x0, y0 - h0)), light(dark(colour, shade)))
    cap = light(pale(TILE, 0.1))
    out += line(((x0, y0 - h0), (x1, y1 - h1)), cap, max(2, h0 * 0.07))
    count = 9
    for k in range(count):
        a, b = (k + 0.18) / count, (k + 0.82) / count
        a, b = a**1.0, b**1.0
        pts = [
            (x0 + (x1 - x0) * s, y0 + (y1 - y0) * s - (h0 + (h1 - h0) * s) * v)
            for s, v in ((a, 0.55), (b, 0.55), (b, 0.84), (a, 0.84))
        ]
        out += poly(pts, light(dark(colour, shade + 0.26)), 0.8)
    return out


def church(light: Light, x: float, y: float, h: float, far: float = 0.2) -> str:
    """A small parish church seen from the front: one bell tower, a cross."""
    wall = "#e6d8bd"
    out = rect(x - 0.34 * h, y - 0.42 * h, 0.68 * h, 0.42 * h, light(wall, far)) + rect(
        x + 0.12 * h, y - 0.42 * h, 0.22 * h, 0.42 * h, light(dark(wall, 0.14), far)
    )
    out += poly(
        ((x - 0.38 * h, y - 0.42 * h), (x + 0.38 * h, y - 0.42 * h), (x, y - 0.6 * h)),
        light(mix(TILE, PAPER, 0.15), far),
    )
    out += rect(x - 0.1 * h, y - 0.74 * h, 0.2 * h, 0.74 * h, light(pale(wall, 0.3), far)) + rect(
        x + 0.03 * h, y - 0.74 * h, 0.07 * h, 0.74 * h, light(dark(wall, 0.16), far)
    )
    out += poly(
        ((x - 0.12 * h, y - 0.74 * h), (x + 0.12 * h, y - 0.74 * h), (x, y - 0.93 * h)), light(SLATE, far)
    )
    cross = [
        ((x, y - 0.93 * h), (x, y - 1.02 * h)),
        ((x - 0.025 * h, y - 0.99 * h), (x + 0.025 * h, y - 0.99 * h)),
    ]
    out += strokes(cross, light(INK, far), 0.009 * h)
    for cx, cy, w in ((0, 0.5, 0.05), (0, 0.0, 0.07), (-0.22, 0.08, 0.05), (0.22, 0.08, 0.05)):
        out += rect(
            x + (cx - w / 2) * h,
            y - (cy + 0.16) * h,
            w * h,
            0.16 * h,
            light(dark(SLATE, 0.35), far),
            r=w * h / 2,
        )
    return out + circle(x, y - 0.4 * h, 0.04 * h, light(dark(SLATE, 0.3), far))


def temple(light: Light, x: float, y: float, w: float, far: float = 0.1) -> str:
    """A village communal house: a low wide roof with upturned corners. x is the middle."""
    out = rect(x - 0.4 * w, y - 0.2 * w, 0.8 * w, 0.2 * w, light(dark(WOOD, 0.15), far))
    posts = [((x + s * w, y), (x + s * w, y - 0.2 * w)) for s in (-0.39, -0.23, -0.08, 0.08, 0.23, 0.39)]
    out += strokes(posts, light(LACQUER, far), 0.02 * w) + rect(
        x - 0.44 * w, y - 0.02 * w, 0.88 * w, 0.035 * w, light(STONE, far)
    )
    roof = [
        (-0.56, 0.27),
        (-0.47, 0.19),
        (0, 0.165),
        (0.47, 0.19),
        (0.56, 0.27),
        (0.36, 0.36),
        (0.3, 0.415),
        (0, 0.4),
        (-0.3, 0.415),
        (-0.36, 0.36),
    ]
    out += blob([(x + a * w, y - b * w) for a, b in roof], light(mix(TILE, WOOD, 0.25), far))
    out += line(
        [(x + a * w, y - b * w) for a, b in ((-0.3, 0.42), (-0.15, 0.402), (0.15, 0.402), (0.3, 0.42))],
        light(dark(TILE, 0.3), far),
        0.016 * w,
    )
    ribs = [
        ((x + s * 0.62 * w, y - 0.38 * w), (x + s * 0.88 * w, y - 0.2 * w))
        for s in (k / 8 for k in range(-4, 5))
    ]
    return out + strokes(ribs, light(dark(TILE, 0.3), far), max(1, 0.006 * w), 0.6)


def shed(light: Light, x: float, y: float, w: float, h: float) -> str:
    """A small open coop or store with a sloping roof."""
    out = rect(x, y - h * 0.7, w, h * 0.7, light(dark(CLAY, 0.2)))
    bars = [((x + w * k / 12, y), (x + w * k / 12, y - h * 0.7)) for k in range(13)]
    out += strokes(bars, light(mix(CLAY, STONE, 0.35)), 4)
    out += line(((x, y - h * 0.35), (x + w, y - h * 0.35)), light(mix(CLAY, STONE, 0.35)), 5)
    return out + poly(
        ((x - 16, y - h * 0.66), (x + w + 20, y - h * 0.66), (x + w + 6, y - h), (x + 6, y - h)),
        light(mix(TILE, WOOD, 0.4)),
    )
