"""The sky: its gradation, sun and moon, stars, clouds, mist, birds."""

from random import Random

from tools.draw.light import (
    WHITE,
    Light,
    mix,
)
from tools.draw.pen import circle, curve, dots, fade, rect

WIDE = 1344


def sky(light: Light, height: float) -> str:
    """The whole sheet in the sky's gradation; `height` is where the horizon is."""
    top, middle, low = light.sky
    shade = fade(
        rect(0, 0, WIDE, height, "@"),
        ((0, top, 1), (0.6, middle, 1), (1, low, 1)),
    )
    return rect(0, 0, WIDE, 1400, low) + shade


def sun(light: Light, x: float, y: float, r: float) -> str:
    """The disc of sun or moon with a wide faint ring."""
    if light.night and light.name != "dusk":
        return circle(x, y, r * 2.1, "#dfe6ff", 0.07) + circle(x, y, r, "#f3ecd2", 0.95)
    tint = "#f2a25c" if light.name == "dusk" else "#fff3cf"
    return circle(x, y, r * 1.9, tint, 0.22) + circle(x, y, r, tint, 0.95)


def stars(count: int, height: float, seed: int) -> str:
    """A sparse sky of small stars."""
    rng = Random(seed)
    spots = [(rng.uniform(0, WIDE), rng.uniform(0, height) ** 1.0) for _ in range(count)]
    return dots(spots[::3], "#fff3d6", 3.2, 0.75) + dots(spots[1::3] + spots[2::3], "#e8e6ff", 1.9, 0.6)


def cloud(light: Light, x: float, y: float, w: float) -> str:
    """A long flat cloud, as a printmaker cuts it."""
    tint = mix(light.sky[2], WHITE, 0.55 if not light.night else 0.08)
    bars = ((0, 0, 1, 0.11), (0.16, -0.07, 0.6, 0.12), (-0.1, 0.075, 0.7, 0.09))
    return "".join(
        rect(x + dx * w - w * k / 2, y + dy * w, w * k, w * t, tint, 0.75, r=w * t / 2)
        for dx, dy, k, t in bars
    )


def mist(light: Light, y: float, thick: float, alpha: float = 0.6) -> str:
    """A band of haze that fades at its upper and lower edge."""
    return fade(
        rect(0, y - thick, WIDE, 2 * thick, "@"),
        ((0, light.haze, 0), (0.5, light.haze, alpha), (1, light.haze, 0)),
    )


def egrets(light: Light, x: float, y: float, size: float, count: int = 5) -> str:
    """A few egrets on the wing."""
    out = ""
    for k in range(count):
        bx, by, s = (
            x + k * size * 2.3 + (k % 2) * size,
            y - (k * 37 % 5) * size * 0.55,
            size * (0.8 + 0.1 * (k % 3)),
        )
        out += curve(
            [
                (bx - s, by - 0.35 * s),
                (bx - 0.35 * s, by - 0.3 * s),
                (bx, by),
                (bx + 0.4 * s, by - 0.42 * s),
                (bx + s, by - 0.5 * s),
            ],
            light(WHITE),
            0.16 * s,
        )
    return out
