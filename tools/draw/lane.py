"""A concrete lane in perspective, and places along it."""

import math
from dataclasses import dataclass

from tools.draw.light import (
    MOSS,
    STONE,
    Light,
    dark,
    pale,
)
from tools.draw.pen import line, poly

WIDE = 1344


@dataclass(frozen=True, slots=True)
class Lane:
    """A concrete lane in perspective: from (x, low) in front to (vanish, horizon), bending sideways by `bend`."""

    x: float
    low: float
    half: float
    vanish: float
    horizon: float
    bend: float = 0
    depth: float = 9.0

    def at(self, t: float) -> tuple[float, float, float]:
        """Middle x, ground y and scale (1 in front) at t from 0 (front) to 1 (far)."""
        s = 1 / (1 + self.depth * t)
        curl = self.bend * math.sin(math.pi * (1 - s)) * s**0.5
        return (
            self.vanish + (self.x - self.vanish) * s + curl,
            self.horizon + (self.low - self.horizon) * s,
            s,
        )

    def side(self, t: float, away: float) -> tuple[float, float, float]:
        """The point `away` half-widths from the middle (negative left), and the scale there."""
        x, y, s = self.at(t)
        return x + away * self.half * s, y, s

    def strip(self, inner: float, outer: float, fill: str, until: float = 1, since: float = -0.03) -> str:
        """The strip between two distances from the middle."""
        ts = [since + (until - since) * (k / 40) ** 2 for k in range(41)]
        left = [self.side(t, inner)[:2] for t in ts]
        right = [self.side(t, outer)[:2] for t in ts]
        return poly([*left, *reversed(right)], fill)

    def draw(self, light: Light, until: float = 1, surface: str = STONE, verge: str = MOSS) -> str:
        """Verges, surface, the shaded right edge, and joints in the concrete."""
        parts = [
            self.strip(-1.35, 1.35, light(verge), until),
            self.strip(-1, 1, light(surface), until),
            self.strip(0.93, 1, light(dark(surface, 0.14)), until),
            self.strip(-1, -0.95, light(pale(surface, 0.5)), until),
        ]
        t = 0.012
        while t < until * 0.9:
            a, b = self.side(t, -0.95), self.side(t, 0.93)
            parts.append(line((a[:2], b[:2]), light(dark(surface, 0.22)), max(0.8, 3.4 * a[2]), 0.55))
            t += 0.042
        return "".join(parts)
