"""Roads of the uplands and the ground beside one."""

from collections.abc import Sequence

from tools.draw import (
    backdrops,
    held,
    houses,
    land,
    landmarks,
    machines,
    mountains,
    plants,
    street,
    things,
    trees,
    wheels,
)
from tools.draw import figure as f
from tools.draw import wardrobe as w
from tools.draw.lane import Lane
from tools.draw.light import (
    CLAY,
    DAY,
    DUSK,
    LACQUER,
    LEAF,
    MOSS,
    OCHRE,
    PINE,
    SLATE,
    STONE,
    STRAW,
    TEAL,
    WHITE,
    Light,
    dark,
    mix,
)
from tools.draw.pen import Point, circle, curve, ellipse, line, poly, rect, strokes
from tools.draw.people import Person
from tools.draw.scene import FULL, Scene
from tools.draw.titles import MODELS


def two_hamlets(light: Light) -> str:
    """A road from the plain up to the hamlet, with people and goods on it."""
    out = backdrops.uplands(light, 420, 9, sun=(1110, 120))
    out += mountains.ridge(light, 430, 60, 0.05, mix(LEAF, PINE, 0.35), 12)
    for x, y, s, far in ((860, 400, 84, 0.2), (980, 384, 92, 0.18), (1120, 408, 100, 0.14)):
        out += houses.stilt_house(light, x, y, s, far=far) + trees.canopy(
            light, x - 20, y - 8, 60, 46, PINE, int(x), far
        )
    out += land.terraces(light, 470, 740, 7, 9, far=0.3, slope=-60)
    out += land.plain(light, 700, 1010, 300, 6, far=0.1)
    road: list[Point] = [
        (520, 1040),
        (600, 900),
        (820, 820),
        (1180, 770),
        (1250, 706),
        (1010, 660),
        (700, 620),
        (620, 568),
        (800, 520),
        (1010, 486),
        (1050, 440),
        (1010, 404),
    ]
    widths = [92, 80, 64, 52, 44, 38, 34, 28, 24, 20, 15, 11]
    out += _tapering(light, road, [k * 1.28 for k in widths], dark(MOSS, 0.16)) + _tapering(
        light, road, widths, STONE
    )
    out += (
        houses.house(light, -60, 830, 250)
        + houses.house(light, 230, 780, 190)
        + landmarks.culture_house(light, 120, 700, 230, far=0.08)
        + trees.areca(light, 30, 860, 330, 4)
        + plants.banana(light, 450, 800, 130, 5)
        + trees.areca(light, 440, 760, 230, 8)
    )
    out += wheels.motorbike(light, 760, 634, 60, LACQUER, -1) + Person(
        764, 627, 58, w.RIDER, f.RIDE, -1, shadow=False
    ).draw(light)
    out += machines.truck(light, 930, 806, 190, TEAL, 1) + "".join(
        things.sack(light, 858 + k * 26, 752 - (k % 2) * 4, 38, (STONE, STRAW)[k % 2]) for k in range(4)
    )
    out += (
        wheels.motorbike(light, 640, 912, 150, OCHRE, 1)
        + things.sack(light, 588, 856, 56, STONE)
        + Person(632, 894, 138, w.RIDER2, f.RIDE, 1, shadow=False).draw(light)
    )
    for x, y, h, wear, facing in (
        (836, 526, 40, w.BRU, -1),
        (862, 526, 42, w.BRU_MAN, -1),
        (1020, 430, 32, w.BRU2, -1),
    ):
        out += Person(x, y, h, wear, f.EASY, facing).draw(light)
    out += (
        trees.lychee(light, 1210, 990, 260, 4, fruit=False)
        + plants.bush(light, 1010, 1010, 190, 8)
        + trees.tree(light, 130, 1020, 220, 9)
    )
    return (
        out
        + Person(400, 990, 150, w.YOUTH, f.POINT, 1).draw(light)
        + Person(340, 994, 148, w.WOMAN, f.EASY, 1).draw(light)
    )


def _tapering(light: Light, road: list[Point], widths: Sequence[float], colour: str) -> str:
    """A winding strip whose width is given at each of its points."""
    out = ""
    for k in range(len(road) - 1):
        before, after = road[max(k - 1, 0)], road[min(k + 2, len(road) - 1)]
        a, b = road[k], road[k + 1]
        for n in range(60):
            t = n / 59
            x = _spline(before[0], a[0], b[0], after[0], t)
            y = _spline(before[1], a[1], b[1], after[1], t)
            r = widths[k] + (widths[k + 1] - widths[k]) * t
            out += ellipse(x, y, r / 2, r * 0.3, light(colour))
    return out


def _spline(p0: float, p1: float, p2: float, p3: float, t: float) -> float:
    return 0.5 * (
        2 * p1 + (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t * t + (3 * p1 - p0 - 3 * p2 + p3) * t**3
    )


def wider_road(light: Light) -> str:
    """Nà Săm: the fence moved back, the road widened between terraces and stilt houses."""
    out = backdrops.uplands(light, 360, 6, sun=(1090, 100)) + land.terraces(
        light, 400, 640, 7, 12, far=0.35, slope=70
    )
    out += (
        houses.stilt_house(light, 950, 560, 300, roof="#a0573f")
        + trees.areca(light, 1300, 600, 360, 3)
        + plants.banana(light, 900, 590, 170, 5)
    )
    out += land.ground(light, 600, mix(MOSS, LEAF, 0.4), 6, wave=6)
    lane = Lane(560, 900, 360, 560, 400, bend=-60, depth=7)
    out += (
        lane.strip(-1.05, 1.62, light("#b98a5e"), 0.9)
        + lane.strip(-1, 0.55, light(STONE), 0.9)
        + lane.strip(1.5, 1.62, light(dark(CLAY, 0.3)), 0.9)
    )
    for k in range(9):
        x, y, s = lane.side(0.03 + k * 0.035, 0.62 + 0.8 * (k % 3) / 2)
        out += ellipse(x, y, 22 * s, 9 * s, light(dark("#b98a5e", 0.2)), 0.7)
    tall = backdrops.scale(330, 0.5)
    out += street.fence(light, [(1360, 846), (1120, 742), (960, 676)], 96) + street.fence(
        light, [(880, 646), (800, 612)], 50
    )
    for x, y, wear, pose, facing in ((1010, 716, w.TAY_MAN, f.PULL, 1), (1150, 790, w.PITH, f.OFFER, 1)):
        out += Person(x, y, tall(y), wear, pose, facing).draw(light)
    jobs = (
        (690, 800, w.TAY2, f.DIG, 1, "hoe"),
        (930, 886, w.MAN3, f.STRIKE, -1, ""),
        (640, 660, w.MAN2, f.SWEEP, 1, "shovel"),
        (610, 560, w.TAY, f.SWEEP, 1, "hoe"),
    )
    for x, y, wear, pose, facing, tool in jobs:
        who = Person(x, y, tall(y), wear, pose, facing)
        if tool:
            out += who.draw(
                light, held.hoe(light, who) if tool == "hoe" else held.shovel(light, who, "#b98a5e")
            )
        else:
            hx, hy = who.hand
            out += who.draw(
                light,
                line(((hx - 10, hy + 40), (hx + 40, hy - 90)), light(CLAY), 6)
                + curve(
                    [(hx + 2, hy - 116), (hx + 42, hy - 92), (hx + 76, hy - 50)], light(dark(SLATE, 0.3)), 11
                ),
            )
    out += things.heap(light, 400, 716, 120, 46, mix(STONE, SLATE, 0.55), 5) + things.heap(
        light, 800, 886, 160, 50, "#b98a5e", 4
    )
    push = Person(300, 850, tall(850), w.YOUTH, f.PUSH, 1)
    out += push.draw(light) + wheels.barrow(light, 450, 862, 118, STONE)
    return (
        out
        + Person(150, 872, tall(872), w.TAY, f.POINT, 1).draw(light)
        + land.grass(light, [(10 + k * 61, 892 - (k * 31 % 20)) for k in range(6)], 30, 5)
    )


def playground(light: Light) -> str:
    """Nà Săm: volleyball on the hamlet's ground beside the road at sundown."""
    out = backdrops.uplands(light, 440, 8, sun=(430, 270)) + land.ground(
        light, 520, mix(LEAF, MOSS, 0.4), 3, wave=6
    )
    out += (
        houses.stilt_house(light, 1030, 610, 230, lit=True, roof="#a0573f")
        + trees.areca(light, 1010, 640, 300, 4)
        + plants.banana(light, 1300, 650, 190, 6)
        + houses.stilt_house(light, 740, 560, 130, far=0.14, lit=True)
    )
    out += poly(
        ((-10, 560), (300, 548), (640, 556), (1354, 640), (1354, 690), (620, 596), (300, 580), (-10, 600)),
        light(STONE),
    )
    out += wheels.motorbike(light, 250, 580, 80, TEAL, 1) + Person(
        246, 572, 76, w.RIDER, f.RIDE, 1, shadow=False
    ).draw(light)
    court = ((330, 660), (1240, 660), (1480, 1010), (-130, 1010))
    out += poly(court, light("#c8845c")) + line((*court, court[0]), light(WHITE), 6)
    out += line(((690, 662), (674, 1010)), light(WHITE), 5, 0.8)
    out += rect(760, 400, 12, 260, light(SLATE)) + rect(620, 610, 18, 400, light(dark(SLATE, 0.2)))
    net = ((766, 416), (628, 640), (628, 760), (766, 490))
    out += poly(net, light(WHITE), 0.22) + strokes(
        [
            ((766 - 138 * s, 416 + 224 * s), (766 - 138 * s, 490 + 270 * s))
            for s in (k / 12 for k in range(13))
        ],
        light(WHITE),
        2.4,
        0.7,
    )
    out += strokes(
        [((766, 416 + 74 * s), (628, 640 + 120 * s)) for s in (0, 0.25, 0.5, 0.75, 1)], light(WHITE), 2.6, 0.8
    )
    team = (
        (360, 900, 250, w.YOUTH, f.READY, 1),
        (500, 760, 200, w.MAN, f.READY, 1),
        (210, 780, 205, w.PUPIL2, f.READY, 1),
        (860, 760, 200, w.CHILD2, f.READY, -1),
        (930, 920, 256, w.MAN3, f.SERVE, -1),
        (1120, 800, 212, w.PUPIL, f.READY, -1),
    )
    for x, y, h, wear, pose, facing in team:
        out += Person(x, y, h, wear, pose, facing).draw(light)
    out += (
        circle(690, 330, 24, light(WHITE))
        + curve([(668, 326), (690, 334), (712, 322)], light(OCHRE), 5)
        + curve([(684, 308), (688, 330), (700, 352)], light(LACQUER), 4)
    )
    for x, wear in ((1180, w.TAY), (1252, w.GRANDPA), (1318, w.TAY2)):
        out += Person(x, 700, 150, wear, f.LOOK_UP, -1).draw(light)
    return out


SCENES = (
    Scene(f"{MODELS}/moi-xa-giup-moi-ban/canh-2.jpg", DAY, two_hamlets, FULL),
    Scene(f"{MODELS}/hien-dat-lam-duong-na-sam/canh-1.jpg", DAY, wider_road),
    Scene(f"{MODELS}/hien-dat-lam-duong-na-sam/canh-2.jpg", DUSK, playground, FULL),
)
