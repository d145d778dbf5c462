"""A person's bones: a pose becomes joints on the page. Height 1 is from sole to crown; angles are in degrees."""

import math
from dataclasses import dataclass, replace

from tools.draw.pen import Point

Bend = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Pose:
    """Angles from hanging straight down, positive forward; `lean` is the back's from upright.

    With a `tool`, the lower hand holds the handle and the other hand is brought to it.
    """

    near_arm: Bend = (-8, 4)
    far_arm: Bend = (10, 18)
    near_leg: Bend = (-3, -4)
    far_leg: Bend = (5, 2)
    lean: float = 0
    nod: float = 0
    tool: bool = False


STAND = Pose()
EASY = Pose(near_arm=(-18, 30), far_arm=(8, 20), near_leg=(4, 2), far_leg=(-6, -8))
WALK = Pose(near_arm=(-24, -4), far_arm=(24, 40), near_leg=(24, 10), far_leg=(-14, -34), lean=3)
STRIDE = Pose(near_arm=(28, 44), far_arm=(-22, -4), near_leg=(-18, -38), far_leg=(26, 14), lean=4)
POINT = replace(EASY, far_arm=(82, 88), near_arm=(-14, 4))
SHOW = replace(EASY, near_arm=(40, 100), far_arm=(30, 92))
PHONE = Pose(near_arm=(16, 108), far_arm=(24, 112), near_leg=(3, 2), far_leg=(-5, -6), nod=16)
WRITE = Pose(near_arm=(8, 84), far_arm=(30, 88), nod=18, near_leg=(3, 2), far_leg=(-5, -6))
SWEEP = Pose(
    near_arm=(36, 62), far_arm=(58, 66), lean=17, near_leg=(-12, -18), far_leg=(20, 4), nod=10, tool=True
)
SWEEP2 = Pose(
    near_arm=(12, 48), far_arm=(38, 52), lean=12, near_leg=(16, 2), far_leg=(-12, -20), nod=10, tool=True
)
DIG = Pose(
    near_arm=(42, 70), far_arm=(66, 76), lean=30, near_leg=(-8, -24), far_leg=(28, -4), nod=6, tool=True
)
STRIKE = Pose(near_arm=(128, 152), far_arm=(140, 158), lean=4, near_leg=(-14, -22), far_leg=(18, 4))
STOOP = Pose(near_arm=(40, 30), far_arm=(58, 46), lean=62, near_leg=(4, -12), far_leg=(14, -6), nod=-6)
SQUAT = Pose(near_arm=(52, 74), far_arm=(66, 84), lean=26, near_leg=(98, -42), far_leg=(84, -52), nod=12)
KNEEL = Pose(near_arm=(44, 66), far_arm=(60, 76), lean=22, near_leg=(6, -86), far_leg=(84, -4), nod=14)
SIT = Pose(near_arm=(16, 76), far_arm=(22, 82), near_leg=(86, 2), far_leg=(80, -6), lean=-2, nod=6)
SIT_PHONE = replace(SIT, near_arm=(20, 104), far_arm=(28, 108), nod=18)
SIT_READ = replace(SIT, near_arm=(28, 92), far_arm=(36, 96), nod=20, lean=4)
RIDE = Pose(near_arm=(54, 74), far_arm=(60, 80), near_leg=(72, -4), far_leg=(60, -24), lean=8)
CYCLE = Pose(near_arm=(46, 66), far_arm=(52, 72), near_leg=(62, -6), far_leg=(24, -38), lean=14)
PUSH = Pose(near_arm=(26, 52), far_arm=(34, 58), lean=16, near_leg=(-22, -34), far_leg=(28, 4))
PULL = Pose(near_arm=(70, 96), far_arm=(84, 104), lean=-20, near_leg=(28, 14), far_leg=(44, 22))
CARRY = Pose(near_arm=(66, 168), far_arm=(54, 160), near_leg=(20, 4), far_leg=(-16, -34), lean=3)
CARRY2 = Pose(near_arm=(72, 170), far_arm=(50, 158), near_leg=(-16, -34), far_leg=(22, 8), lean=3)
CLIMB = Pose(near_arm=(120, 150), far_arm=(138, 160), near_leg=(36, -16), far_leg=(4, -4), lean=4, nod=-14)
HOLD = Pose(near_arm=(62, 98), far_arm=(78, 108), near_leg=(-14, -18), far_leg=(18, 4), lean=8, nod=-18)
LOOK_UP = replace(EASY, nod=-24)
REACH = Pose(near_arm=(112, 132), far_arm=(20, 30), nod=-10, near_leg=(4, 2), far_leg=(-6, -8))
OFFER = Pose(near_arm=(44, 74), far_arm=(52, 78), lean=4, near_leg=(-6, -8), far_leg=(10, 4))
SHAKE = Pose(near_arm=(-10, 6), far_arm=(56, 74), lean=5, near_leg=(-8, -12), far_leg=(12, 4))
POUR = Pose(near_arm=(30, 62), far_arm=(44, 70), lean=10, near_leg=(-8, -12), far_leg=(12, 4), nod=14)
BACK = Pose(near_arm=(-5, 4), far_arm=(5, -4), near_leg=(-3, -2), far_leg=(3, 2))
LEAD = Pose(near_arm=(22, 34), far_arm=(30, 52), near_leg=(18, 4), far_leg=(-14, -32), lean=2)
SERVE = Pose(near_arm=(150, 170), far_arm=(60, 110), near_leg=(-16, -28), far_leg=(22, 6), lean=-4, nod=-20)
READY = Pose(near_arm=(50, 110), far_arm=(62, 116), near_leg=(-16, -30), far_leg=(24, 2), lean=10, nod=-14)

THIGH, SHIN, BACKBONE, UPPER, FORE = 0.25, 0.235, 0.30, 0.165, 0.15


@dataclass(frozen=True, slots=True)
class Bones:
    """The joints of one person on the page."""

    hip: Point
    neck: Point
    head: Point
    near: tuple[Point, Point, Point]
    far: tuple[Point, Point, Point]
    near_leg: tuple[Point, Point, Point]
    far_leg: tuple[Point, Point, Point]


def _swing(start: Point, length: float, angle: float, facing: int) -> Point:
    turn = math.radians(angle)
    return start[0] + facing * length * math.sin(turn), start[1] + length * math.cos(turn)


def _chain(start: Point, bend: Bend, lengths: Bend, facing: int) -> tuple[Point, Point, Point]:
    middle = _swing(start, lengths[0], bend[0], facing)
    return start, middle, _swing(middle, lengths[1], bend[1], facing)


def _bend_to(shoulder: Point, target: Point, h: float) -> tuple[Point, Point, Point]:
    """An arm whose hand is at the target, or as near as it reaches; the elbow hangs down."""
    upper, fore = UPPER * h, FORE * h
    dx, dy = target[0] - shoulder[0], target[1] - shoulder[1]
    away = math.hypot(dx, dy)
    span = min(max(away, 0.12 * h), (upper + fore) * 0.995)
    ux, uy = dx / away, dy / away
    along = (span**2 + upper**2 - fore**2) / (2 * span)
    off = math.sqrt(max(0.0, upper**2 - along**2))
    side = 1 if ux > 0 else -1
    elbow = (shoulder[0] + ux * along - side * uy * off, shoulder[1] + uy * along + side * ux * off)
    return shoulder, elbow, (shoulder[0] + ux * span, shoulder[1] + uy * span)


def handle(low: Point, y: float, h: float, facing: int) -> tuple[Point, Point, Point]:
    """A tool's handle held at `low`: its upper end, where the other hand holds it, its foot on the ground y."""
    foot = (low[0] + facing * 0.26 * h, y + 0.004 * h)
    dx, dy = low[0] - foot[0], low[1] - foot[1]
    size = math.hypot(dx, dy)
    ends = [(low[0] + dx / size * k * h, low[1] + dy / size * k * h) for k in (0.28, 0.18)]
    return ends[0], ends[1], foot


def bones(x: float, y: float, h: float, pose: Pose, facing: int) -> Bones:
    """The joints of a person whose lower sole stands at x, y; the hip is above x."""
    near = _chain((x - 0.012 * h * facing, 0), pose.near_leg, (THIGH * h, SHIN * h), facing)
    far = _chain((x + 0.012 * h * facing, 0), pose.far_leg, (THIGH * h, SHIN * h), facing)
    drop = max(near[2][1], far[2][1]) + 0.03 * h
    rise = y - drop

    def down(points: tuple[Point, Point, Point]) -> tuple[Point, Point, Point]:
        a, b, c = ((px, py + rise) for px, py in points)
        return a, b, c

    hip = (x, rise)
    neck = _swing(hip, BACKBONE * h, 180 - pose.lean, facing)
    head = _swing(neck, 0.105 * h, 180 - pose.lean * 0.6 - pose.nod, facing)
    shoulder = (hip[0] + (neck[0] - hip[0]) * 0.92, hip[1] + (neck[1] - hip[1]) * 0.92)
    arms = [
        _chain((shoulder[0] + side * 0.03 * h * facing, shoulder[1]), bend, (UPPER * h, FORE * h), facing)
        for side, bend in ((-1, pose.near_arm), (1, pose.far_arm))
    ]
    if pose.tool:
        upper, lower = (0, 1) if arms[1][2][1] > arms[0][2][1] else (1, 0)
        arms[upper] = _bend_to(arms[upper][0], handle(arms[lower][2], y, h, facing)[1], h)
    return Bones(hip, neck, head, arms[0], arms[1], down(near), down(far))
