"""What is built: village houses, the culture house, stilt houses, gates, walls."""

from tools.draw.light import (
    GLOW,
    LACQUER,
    SLATE,
    STONE,
    TEAL,
    TILE,
    WHITE,
    WOOD,
    Light,
    dark,
    pale,
)
from tools.draw.pen import Point, ellipse, line, poly, rect, strokes


def tiles(light: Light, a: Point, b: Point, c: Point, d: Point, colour: str, far: float) -> str:
    """A roof slope a (eave left), b (eave right), c (ridge right), d (ridge left), with courses of tiles."""
    out = poly((a, b, c, d), light(colour, far))
    courses, joints = [], []
    rows = 6
    for k in range(1, rows):
        s = k / rows
        left = (a[0] + (d[0] - a[0]) * s, a[1] + (d[1] - a[1]) * s)
        right = (b[0] + (c[0] - b[0]) * s, b[1] + (c[1] - b[1]) * s)
        courses.append((left, right))
        count = 11
        for j in range(count):
            u = (j + (0.5 if k % 2 else 0.2)) / count
            x, y = left[0] + (right[0] - left[0]) * u, left[1] + (right[1] - left[1]) * u
            joints.append(((x, y), (x, y + abs(a[1] - d[1]) / rows * 0.45)))
    width = max(0.9, abs(b[0] - a[0]) * 0.005)
    out += strokes(courses, light(dark(colour, 0.22), far), width, 0.6)
    out += strokes(joints, light(dark(colour, 0.3), far), width, 0.5)
    return out + line((d, c), light(pale(colour, 0.35), far), width * 3)


def house(
    light: Light,
    x: float,
    y: float,
    w: float,
    *,
    wall: str = "#ecdcb8",
    roof: str = TILE,
    far: float = 0,
    lit: bool = False,
    door: str = WOOD,
) -> str:
    """A three-bay northern house, w wide, its left front corner on the ground at x, y."""
    h, d, up = 0.36 * w, 0.3 * w, 0.09 * w
    eave, ridge = y - h, y - h - 0.25 * w
    right = x + w
    mid = (right + d / 2, ridge - up / 2)
    shadow = poly(
        (
            (x + 0.05 * w, y),
            (right, y),
            (right + d, y - up),
            (right + d + 0.22 * w, y - up * 0.6),
            (right + 0.2 * w, y + 0.05 * w),
        ),
        light.shadow,
        light.shade,
    )
    side = poly(
        ((right, y), (right + d, y - up), (right + d, eave - up), mid, (right, eave)),
        light(dark(wall, 0.22), far),
    )
    front = rect(x, eave, w, h, light(wall, far)) + rect(x, eave, w, 0.075 * w, light(dark(wall, 0.24), far))
    front += rect(x, y - 0.035 * w, w, 0.035 * w, light(dark(STONE, 0.2), far))
    glow = GLOW if lit else None
    for k, kind in enumerate(("window", "door", "window")):
        cx = x + w * (0.2 + 0.3 * k)
        front += opening(light, cx, y - 0.035 * w, 0.17 * w, h * 0.74, kind, door, far, glow)
    posts = [((x + w * s, y), (x + w * s, eave)) for s in (0.035, 0.35, 0.65, 0.965)]
    front += strokes(posts, light(pale(wall, 0.5), far), 0.026 * w)
    window = rect(
        right + d * 0.38, eave - up * 0.3 + 0.06 * w, 0.09 * w, 0.1 * w, glow or light(dark(SLATE, 0.3), far)
    )
    over = 0.05 * w
    slope = tiles(
        light,
        (x - over, eave + 0.03 * w),
        (right + over * 0.6, eave + 0.03 * w),
        (right + d / 2 + over * 0.4, mid[1]),
        (x + d / 2 - over * 0.6, mid[1]),
        roof,
        far,
    )
    verge = poly(
        (
            (right + over * 0.6, eave + 0.03 * w),
            (right + d / 2 + over * 0.4, mid[1]),
            (right + d + over * 0.8, eave - up + 0.03 * w),
            (right + d + over * 0.8, eave - up + 0.055 * w),
            (right + d / 2 + over * 0.4, mid[1] + 0.04 * w),
            (right + over * 0.6, eave + 0.055 * w),
        ),
        light(dark(roof, 0.34), far),
    )
    return shadow + side + window + front + slope + verge


def opening(
    light: Light,
    cx: float,
    y: float,
    w: float,
    h: float,
    kind: str,
    colour: str,
    far: float,
    glow: str | None,
) -> str:
    """A door or a barred window, w by h, whose middle foot is at cx, y; `glow` is the light inside."""
    if kind == "window":
        y, h = y - h * 0.34, h * 0.6
    pane = glow or light(dark(colour, 0.5), far)
    out = rect(cx - w / 2, y - h, w, h, light(dark(colour, 0.25), far)) + rect(
        cx - w * 0.43, y - h * 0.95, w * 0.86, h * 0.95 if kind == "door" else h * 0.9, pane
    )
    if kind == "door" and not glow:
        out += rect(cx - w * 0.43, y - h * 0.95, w * 0.24, h * 0.95, light(colour, far)) + rect(
            cx + w * 0.19, y - h * 0.95, w * 0.24, h * 0.95, light(dark(colour, 0.12), far)
        )
        return out
    bars = [
        ((cx + w * s, y - h * 0.95), (cx + w * s, y - (0 if kind == "door" else h * 0.06)))
        for s in (-0.22, 0, 0.22)
    ]
    return out + strokes(bars, light(dark(colour, 0.25), far), max(1, w * 0.05))


def tall_house(
    light: Light,
    x: float,
    y: float,
    w: float,
    *,
    wall: str = "#e4c9a4",
    roof: str = LACQUER,
    far: float = 0,
    lit: bool = False,
) -> str:
    """A two-storey house with a balcony and a tiled hipped roof, w wide."""
    h, d = 1.15 * w, 0.42 * w
    up, right = 0.1 * w, x + w
    glow = GLOW if lit else None
    out = poly(
        (
            (x + 0.1 * w, y),
            (right, y),
            (right + d, y - up),
            (right + d + 0.3 * w, y - up * 0.5),
            (right + 0.3 * w, y + 0.06 * w),
        ),
        light.shadow,
        light.shade,
    )
    out += poly(
        ((right, y), (right + d, y - up), (right + d, y - h - up), (right, y - h)),
        light(dark(wall, 0.22), far),
    )
    out += rect(x, y - h, w, h, light(wall, far))
    out += rect(x, y - h, w, 0.07 * w, light(dark(wall, 0.2), far)) + rect(
        x - 0.03 * w, y - 0.58 * h, 1.06 * w, 0.05 * w, light(pale(wall, 0.6), far)
    )
    out += rect(x, y - 0.58 * h + 0.05 * w, w, 0.06 * w, light(dark(wall, 0.2), far))
    out += opening(light, x + 0.3 * w, y, 0.3 * w, 0.42 * h, "door", TEAL, far, glow)
    out += opening(light, x + 0.74 * w, y, 0.22 * w, 0.42 * h, "window", TEAL, far, glow)
    out += opening(light, x + 0.3 * w, y - 0.6 * h, 0.24 * w, 0.3 * h, "door", TEAL, far, None)
    out += opening(light, x + 0.72 * w, y - 0.56 * h, 0.22 * w, 0.34 * h, "window", TEAL, far, glow)
    rails = [((x + w * s, y - 0.58 * h), (x + w * s, y - 0.69 * h)) for s in (k / 10 for k in range(11))]
    out += strokes(rails, light(WHITE, far), 0.018 * w) + line(
        ((x, y - 0.69 * h), (right, y - 0.69 * h)), light(WHITE, far), 0.03 * w
    )
    o, tip = 0.08 * w, y - h - 0.34 * w
    out += tiles(
        light,
        (x - o, y - h + 0.02 * w),
        (right + o, y - h + 0.02 * w),
        (right - 0.05 * w + d * 0.4, tip),
        (x + 0.32 * w, tip),
        roof,
        far,
    )
    out += poly(
        (
            (right + o, y - h + 0.02 * w),
            (right - 0.05 * w + d * 0.4, tip),
            (right + d + o, y - h - up + 0.02 * w),
        ),
        light(dark(roof, 0.32), far),
    )
    return out


def stilt_house(
    light: Light, x: float, y: float, w: float, *, far: float = 0, roof: str = "#8a6a54", lit: bool = False
) -> str:
    """A house on stilts, w wide: posts, plank walls, deep roof, a stair at the left."""
    lift, wall = 0.26 * w, 0.24 * w
    floor, eave, right = y - lift, y - lift - wall, x + w
    plank = "#a8774f"
    out = ellipse(x + 0.62 * w, y, 0.62 * w, 0.05 * w, light.shadow, light.shade)
    out += rect(x + 0.04 * w, floor, 0.92 * w, lift * 0.96, light(dark(WOOD, 0.5), far), 0.45)
    back = [((x + s * w, y - 0.05 * w), (x + s * w, floor)) for s in (0.16, 0.4, 0.64, 0.88)]
    posts = [((x + s * w, y), (x + s * w, floor)) for s in (0.05, 0.28, 0.52, 0.76, 0.96)]
    out += strokes(back, light(dark(WOOD, 0.4), far), 0.022 * w) + strokes(posts, light(WOOD, far), 0.028 * w)
    out += rect(x, eave, w, wall, light(plank, far)) + rect(
        x + 0.7 * w, eave, 0.3 * w, wall, light(dark(plank, 0.14), far)
    )
    seams = [((x + s * w, eave), (x + s * w, floor)) for s in (k / 16 for k in range(1, 16))]
    out += strokes(seams, light(dark(plank, 0.24), far), max(1, 0.006 * w), 0.7) + rect(
        x, eave, w, 0.07 * w, light(dark(plank, 0.36), far)
    )
    pane = GLOW if lit else light(dark(WOOD, 0.45), far)
    for s in (0.36, 0.62, 0.84):
        out += rect(x + (s - 0.05) * w, eave + 0.09 * w, 0.1 * w, 0.09 * w, pane)
    out += rect(x + 0.08 * w, eave + 0.07 * w, 0.11 * w, wall - 0.07 * w, pane)
    out += rect(x - 0.05 * w, floor - 0.012 * w, 1.08 * w, 0.03 * w, light(dark(plank, 0.26), far))
    tip = eave - 0.32 * w
    out += tiles(
        light,
        (x - 0.09 * w, eave + 0.045 * w),
        (right + 0.09 * w, eave + 0.045 * w),
        (right - 0.17 * w, tip),
        (x + 0.17 * w, tip),
        roof,
        far,
    )
    out += poly(
        ((right + 0.09 * w, eave + 0.045 * w), (right - 0.17 * w, tip), (right - 0.02 * w, eave + 0.045 * w)),
        light(dark(roof, 0.25), far),
    )
    foot = (x - 0.13 * w, y)
    stair = [
        (
            (foot[0] + 0.17 * w * s, foot[1] - lift * s),
            (foot[0] + 0.17 * w * s + 0.09 * w, foot[1] - lift * s),
        )
        for s in (k / 7 for k in range(8))
    ]
    rails = [
        (foot, (foot[0] + 0.17 * w, foot[1] - lift)),
        ((foot[0] + 0.09 * w, foot[1]), (foot[0] + 0.26 * w, foot[1] - lift)),
    ]
    return (
        out
        + strokes(rails, light(WOOD, far), 0.016 * w)
        + strokes(stair, light(pale(plank, 0.2), far), 0.016 * w)
    )
