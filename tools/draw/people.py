"""People without faces, in everyday clothes, doing things."""

import math
from dataclasses import dataclass

from tools.draw.figure import STAND, Bones, Pose, bones
from tools.draw.heads import Wear, draw_head
from tools.draw.light import (
    INK,
    LACQUER,
    OCHRE,
    WHITE,
    Light,
    dark,
)
from tools.draw.pen import Point, blob, ellipse, limb, line, poly


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody standing at x, y (between the soles), h tall, facing right (1) or left (-1)."""

    x: float
    y: float
    h: float
    wear: Wear
    pose: Pose = STAND
    facing: int = 1
    back: bool = False
    shadow: bool = True
    child: bool = False

    @property
    def bones(self) -> Bones:
        """The joints on the page."""
        return bones(self.x, self.y, self.h, self.pose, self.facing)

    @property
    def hand(self) -> Point:
        """Where the near hand is."""
        return self.bones.near[2]

    @property
    def far_hand(self) -> Point:
        """Where the far hand is."""
        return self.bones.far[2]

    def draw(self, light: Light, held: str = "", behind: str = "") -> str:
        """The person, with `held` between body and near arm, `behind` the body."""
        b, light = self.bones, light.close
        parts = [
            self._cast(light) if self.shadow else "",
            self._arm(light, b.far, 0.2),
            behind,
            self._leg(light, b.far_leg, 0.18),
            self._leg(light, b.near_leg, 0),
            self._body(light, b),
            draw_head(
                light,
                self.wear,
                b.head,
                self.h * (0.0125 if self.child else 0.0104),
                self.facing,
                self.pose.lean * 0.6 + self.pose.nod,
                back=self.back,
            ),
            held,
            self._arm(light, b.near, 0),
        ]
        return "<g>" + "".join(parts) + "</g>"

    def _cast(self, light: Light) -> str:
        h = self.h
        reach = 0.2 * h if light.night else 0.3 * h
        return ellipse(self.x + reach * 0.55, self.y - 0.004 * h, reach, 0.028 * h, light.shadow, light.shade)

    def _leg(self, light: Light, leg: tuple[Point, Point, Point], shade: float) -> str:
        h, w = self.h, self.wear
        colour = light(dark(w.bottom, shade))
        bare = w.cut == "shorts"
        hip, knee, ankle = leg
        skin = light(dark(w.skin, shade))
        foot = (ankle[0] + self.facing * 0.05 * h, ankle[1] + 0.014 * h)
        parts = [
            limb(
                (ankle[0] - self.facing * 0.008 * h, ankle[1] + 0.012 * h),
                foot,
                0.017 * h,
                0.014 * h,
                light(dark(WHITE if w.hat == "helmet" else INK, shade)),
            ),
            limb(knee, ankle, 0.036 * h, 0.026 * h if not bare else 0.02 * h, skin if bare else colour),
            limb(hip, knee, 0.054 * h, 0.038 * h, colour),
        ]
        if shade == 0 and not bare:
            parts.append(self._edge(knee, ankle, 0.02 * h, light(dark(w.bottom, 0.2))))
        return "".join(parts)

    def _edge(self, a: Point, b: Point, off: float, colour: str) -> str:
        return limb((a[0] + off * 0.7, a[1]), (b[0] + off * 0.5, b[1]), off * 0.7, off * 0.5, colour)

    def _arm(self, light: Light, arm: tuple[Point, Point, Point], shade: float) -> str:
        h, w = self.h, self.wear
        shoulder, elbow, hand = arm
        cloth, skin = light(dark(w.top, shade + 0.07)), light(dark(w.skin, shade))
        wrist = (elbow[0] + (hand[0] - elbow[0]) * 0.82, elbow[1] + (hand[1] - elbow[1]) * 0.82)
        fore = limb(elbow, wrist, 0.027 * h, 0.022 * h, cloth if w.sleeve == "long" else skin)
        if w.sleeve != "long":
            fore = limb(elbow, wrist, 0.021 * h, 0.017 * h, skin)
        parts = [limb(wrist, hand, 0.017 * h, 0.02 * h, skin), fore]
        if w.sleeve == "short":
            parts.append(limb(shoulder, elbow, 0.024 * h, 0.021 * h, skin))
            mid = (shoulder[0] + (elbow[0] - shoulder[0]) * 0.6, shoulder[1] + (elbow[1] - shoulder[1]) * 0.6)
            parts.append(limb(shoulder, mid, 0.036 * h, 0.034 * h, cloth))
        else:
            parts.append(limb(shoulder, elbow, 0.036 * h, 0.028 * h, cloth))
        if w.band:
            a = (shoulder[0] + (elbow[0] - shoulder[0]) * 0.45, shoulder[1] + (elbow[1] - shoulder[1]) * 0.45)
            b = (shoulder[0] + (elbow[0] - shoulder[0]) * 0.75, shoulder[1] + (elbow[1] - shoulder[1]) * 0.75)
            parts.append(line((a, b), light(LACQUER), 0.068 * h, cap="butt"))
        return "".join(parts)

    def _axes(self, b: Bones) -> tuple[Point, Point]:
        """Unit vectors up the back and towards the page's right of it."""
        dx, dy = b.neck[0] - b.hip[0], b.neck[1] - b.hip[1]
        size = math.hypot(dx, dy)
        up = (dx / size, dy / size)
        return up, (-up[1], up[0])

    def _at(self, b: Bones, along: float, across: float) -> Point:
        """A point of the body: `along` the back from the hip, `across` to the right, in heights."""
        up, side = self._axes(b)
        h = self.h
        return (
            b.hip[0] + up[0] * along * h + side[0] * across * h,
            b.hip[1] + up[1] * along * h + side[1] * across * h,
        )

    def _body(self, light: Light, b: Bones) -> str:
        w = self.wear
        wide = 1.12 if self.back or self.child else 1.0
        hem = {"aodai": -0.02, "tunic": -0.02}.get(w.cut, -0.055)
        rows = ((hem, 0.078), (0.06, 0.07), (0.16, 0.076), (0.245, 0.092), (0.29, 0.068), (0.305, 0.026))
        left = [self._at(b, a, -s * wide) for a, s in rows]
        right = [self._at(b, a, s * wide) for a, s in rows]
        colour = light(w.top)
        shade_left = [self._at(b, a, s * 0.3) for a, s in rows]
        neck = limb(b.neck, b.head, 0.026 * self.h, 0.026 * self.h, light(dark(w.skin, 0.16)))
        parts = [
            self._skirt(light, b),
            neck,
            blob([*left, *reversed(right)], colour),
            blob([*shade_left[:-1], *reversed(right[:-1])], light(dark(w.top, 0.13))),
            self._collar(light, b),
        ]
        return "".join(parts)

    def _collar(self, light: Light, b: Bones) -> str:
        w = self.wear
        if self.back or w.cut in ("aodai", "tunic"):
            return ""
        f = self.facing
        tip, left, right = self._at(b, 0.245, 0.03 * f), self._at(b, 0.312, -0.026), self._at(b, 0.312, 0.032)
        inner = poly((left, right, tip), light(dark(w.skin, 0.06)))
        front = [self._at(b, a, 0.034 * f) for a in (0.24, 0.12, -0.03)]
        return inner + line(front, light(dark(w.top, 0.3)), 0.006 * self.h, 0.8)

    def _skirt(self, light: Light, b: Bones) -> str:
        w, h = self.wear, self.h
        reach = {"aodai": 0.37, "tunic": 0.2, "skirt": 0.36}.get(w.cut)
        if reach is None:
            return ""
        knee = ((b.near_leg[1][0] + b.far_leg[1][0]) / 2, 0.0)
        shift = (knee[0] - b.hip[0]) * (1.5 if reach > 0.3 else 0.9)
        spread = 0.1 + abs(b.near_leg[1][0] - b.far_leg[1][0]) / h * 0.55
        colour = w.bottom if w.cut == "skirt" else w.top
        low = b.hip[1] + reach * h
        left, right = b.hip[0] + shift - spread * h, b.hip[0] + shift + spread * h
        top = ((b.hip[0] - 0.074 * h, b.hip[1] - 0.05 * h), (b.hip[0] + 0.074 * h, b.hip[1] - 0.05 * h))
        shape = poly((*top, (right, low), (left, low)), light(colour))
        mid = (b.hip[0] + 0.02 * h, b.hip[1] - 0.05 * h)
        shape += poly(
            (mid, top[1], (right, low), (b.hip[0] + shift + spread * 0.3 * h, low)), light(dark(colour, 0.14))
        )
        if w.cut == "skirt":
            for k, tint in ((0.86, LACQUER), (0.93, OCHRE)):
                y = b.hip[1] + reach * h * k
                half = 0.074 * h + (spread * h - 0.074 * h) * k
                cx = b.hip[0] + shift * k
                shape += line(((cx - half, y), (cx + half, y)), light(tint), 0.012 * h, cap="butt")
        return shape


def beyond(a: Point, b: Point, share: float) -> Point:
    """The point that lies `share` of the way from a to b (more than 1 lies beyond b)."""
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
