"""The far grounds that come back: midland village, coastal plain with karst, uplands."""

from collections.abc import Callable
from random import Random

from tools.draw import land, mountains, skies, trees
from tools.draw.light import LEAF, MOSS, PINE, RICE, SLATE, Light, mix
from tools.draw.pen import num


def scale(horizon: float, share: float) -> Callable[[float], float]:
    """How tall an adult is whose soles are at y: `share` of the drop below the horizon, for a raised viewpoint."""
    return lambda y: share * (y - horizon)


def woods(
    light: Light,
    y: float,
    seed: int,
    *,
    size: float = 70,
    far: float = 0.4,
    x0: float = -40,
    x1: float = 1400,
) -> str:
    """A village's belt of trees, seen from afar, with some palms above it."""
    rng = Random(seed)
    out, x = "", x0
    while x < x1:
        w = size * rng.uniform(1.2, 2.0)
        if rng.random() < 0.3:
            out += trees.areca(light, x + w * 0.3, y, size * rng.uniform(1.9, 2.5), seed + int(x), far)
        tone = mix(LEAF, PINE, rng.uniform(0.2, 0.8))
        out += trees.canopy(
            light, x + w * 0.4, y - size * 0.32, w, size * rng.uniform(0.9, 1.25), tone, seed + int(x), far
        )
        x += w * 0.62
    return out


def midland(
    light: Light,
    horizon: float,
    seed: int,
    *,
    low: float = 1008,
    vanish: float = 672,
    sun: tuple[float, float] = (1060, 130),
    belt: bool = True,
) -> str:
    """Low rounded hills, a belt of village trees, paddies; the seed decides how high the hills and where the clouds."""
    out = skies.sky(light, horizon) + (skies.stars(90, horizon * 0.8, seed) if light.name == "night" else "")
    out += skies.sun(light, *sun, 34 + seed % 3 * 7)
    lift = (0.7, 1.5, 1.0, 2.1)[seed % 4]
    out += skies.cloud(light, 260 + seed * 97 % 520, horizon * 0.3, 190 + seed * 31 % 120)
    if seed % 3:
        out += skies.cloud(light, 780 + seed * 53 % 420, horizon * 0.54, 130 + seed * 17 % 90)
    if seed % 3 != 1 and not light.night:
        out += skies.egrets(light, 420 + seed * 71 % 480, horizon * 0.56, 15)
    out += mountains.ridge(light, horizon - 56 * lift, 34 * lift, 0.76, SLATE, seed)
    out += mountains.ridge(light, horizon - 30, 22 + 12 * lift, 0.55, PINE, seed + 1)
    out += skies.mist(light, horizon - 6, 26) + land.plain(light, horizon, low, vanish, seed)
    return out + (woods(light, horizon + 10, seed, size=40 + seed % 4 * 6, far=0.42) if belt else "")


def karsts(
    light: Light,
    horizon: float,
    seed: int,
    *,
    low: float = 1008,
    vanish: float = 672,
    sun: tuple[float, float] = (300, 140),
    tall: float = 1.0,
) -> str:
    """Limestone towers over a flat plain of rice."""
    rng = Random(seed)
    out = (
        skies.sky(light, horizon)
        + (skies.stars(110, horizon * 0.8, seed) if light.name == "night" else "")
        + skies.sun(light, *sun, 40)
    )
    out += skies.cloud(light, 520, horizon * 0.3, 220)
    far = tuple(
        (x + rng.uniform(-30, 30), rng.uniform(120, 190), tall * rng.uniform(110, 190))
        for x in range(20, 1380, 105)
    )
    near = tuple(
        (x + rng.uniform(-30, 30), rng.uniform(170, 260), tall * rng.uniform(150, 300))
        for x in (880, 1010, 1150, 1290)
    )
    out += mountains.karst(light, horizon + 4, far, 0.66, seed) + skies.mist(light, horizon - 20, 46, 0.7)
    out += mountains.karst(light, horizon + 6, near, 0.34, seed + 1) + skies.mist(light, horizon, 26, 0.55)
    return out + land.plain(light, horizon, low, vanish, seed)


def uplands(light: Light, horizon: float, seed: int, *, sun: tuple[float, float] = (1000, 120)) -> str:
    """Range behind range, hazier and hazier."""
    out = (
        skies.sky(light, horizon)
        + (skies.stars(90, horizon * 0.7, seed) if light.name == "night" else "")
        + skies.sun(light, *sun, 38)
    )
    out += skies.cloud(light, 380, horizon * 0.3, 210)
    for k, (up, swell, far, tone) in enumerate(
        (
            (150, 92, 0.78, SLATE),
            (88, 70, 0.58, PINE),
            (30, 52, 0.36, PINE),
            (-34, 40, 0.16, mix(LEAF, PINE, 0.5)),
        )
    ):
        out += mountains.ridge(light, horizon - up, swell, far, tone, seed * 3 + k) + (
            skies.mist(light, horizon - up + 66, 34, 0.5) if k < 3 else ""
        )
    return out


def flat(light: Light, y: float, seed: int, colour: str = MOSS) -> str:
    """Near open ground."""
    return land.ground(light, y, mix(colour, RICE, 0.3), seed)


__all__ = ["flat", "karsts", "midland", "num", "scale", "uplands", "woods"]
