"""The example's lamps after dark: the finished lane, pupils, the yard, rain, the whole hamlet."""

import itertools
from random import Random

from tools.draw import backdrops, houses, land, landmarks, mountains, plants, skies, street, trees, wheels
from tools.draw import figure as f
from tools.draw import wardrobe as w
from tools.draw.lane import Lane
from tools.draw.light import (
    GLOW,
    INDIGO,
    LACQUER,
    LEAF,
    MOSS,
    NIGHT,
    OCHRE,
    PINE,
    PLUM,
    RAIN,
    RICE,
    STONE,
    TEAL,
    WHITE,
    Light,
    dark,
    mix,
)
from tools.draw.pen import Point, blob, circle, ellipse, fade, line, poly, rect, ring, strokes
from tools.draw.people import Person
from tools.draw.scene import FULL, TALL, Scene
from tools.draw.titles import LAMPS


def finished(light: Light) -> str:
    """Upright: a narrow lane between walls, lamp after lamp."""
    out = backdrops.midland(light, 640, 87, sun=(760, 190), low=1344, vanish=520)
    lane = Lane(500, 1350, 380, 560, 640, bend=-40, depth=9)
    tall = backdrops.scale(640, 0.5)
    out += (
        houses.tall_house(light, 690, 830, 200, lit=True)
        + houses.house(light, 60, 830, 290, lit=True)
        + trees.areca(light, 400, 820, 360, 4)
        + trees.areca(light, 30, 860, 500, 5)
        + trees.lychee(light, 960, 860, 200, 6)
    )
    out += (
        lane.draw(light, 1)
        + landmarks.wall(light, -90, 1240, 430, 780, 260, 60)
        + landmarks.wall(light, 1130, 1240, 690, 780, 260, 60)
    )
    for t in (0.55, 0.38, 0.26, 0.17, 0.1, 0.045):
        x, y, _ = lane.side(t, 1.02)
        out += street.lamp(light, x, y, 2.8 * tall(y), side=-1, on=True)
    x, y, _ = lane.side(0.06, -0.25)
    h = tall(y)
    out += wheels.bicycle(light, x + 0.3 * h, y, h, TEAL, 1) + Person(x, y + 6, h, w.WOMAN3, f.LEAD, 1).draw(
        light
    )
    x, y, _ = lane.side(0.2, 0.1)
    return out + Person(x, y, tall(y), w.GRANDPA, f.WALK, -1).draw(light)


def pupils(light: Light) -> str:
    """Three pupils ride home under the lamps across the paddies."""
    out = backdrops.midland(light, 470, 91, sun=(1140, 120), low=896)
    for k, (x, y) in enumerate(((110, 500), (230, 504), (1000, 496), (1120, 500))):
        out += (
            houses.house(light, x, y, 66, lit=True, far=0.2)
            + street.spot(x + 40, y - 22, 30)
            + trees.areca(light, x - 12, y + 4, 90, k, 0.25)
        )
    out += land.tufts(light, 560, 740, -10, 1350, 5, alpha=0.35)
    out += (
        poly(((-10, 744), (1354, 700), (1354, 840), (-10, 880)), light(STONE))
        + line(((-10, 880), (1354, 840)), light(dark(STONE, 0.25)), 8)
        + line(((-10, 744), (1354, 700)), light(mix(STONE, WHITE, 0.3)), 4)
    )
    for x, y, h in ((1290, 706, 420), (900, 718, 450), (480, 730, 480), (30, 744, 510)):
        out += street.lamp(light, x, y, h, side=1, on=True)
    for x, y, wear, tint in (
        (980, 800, w.PUPIL, INDIGO),
        (660, 822, w.PUPIL2, LACQUER),
        (330, 832, w.CHILD, TEAL),
    ):
        s = 232
        out += wheels.bicycle(light, x, y, s, tint, 1)
        who = Person(x - 12, y - 0.11 * s, 228, wear, f.CYCLE, 1, shadow=False)
        b = who.bones
        bag = ellipse((b.hip[0] + b.neck[0]) / 2 - 22, (b.hip[1] + b.neck[1]) / 2, 20, 30, light.close(tint))
        out += who.draw(light, behind=bag)
    return out + land.grass(light, [(10 + k * 53, 892 - (k * 29 % 14)) for k in range(26)], 30, 4)


def evening_yard(light: Light) -> str:
    """Shuttlecock under the lamp of the yard."""
    out = (
        backdrops.midland(light, 420, 93, sun=(260, 130))
        + backdrops.woods(light, 500, 5, size=90, far=0.2)
        + land.ground(light, 600, mix(MOSS, LEAF, 0.4), 4, wave=4)
    )
    out += (
        landmarks.culture_house(light, 560, 640, 620, lit=True)
        + trees.areca(light, 340, 690, 430, 4)
        + trees.areca(light, 60, 720, 500, 6)
    )
    out += poly(((180, 690), (1290, 690), (1460, 1010), (-60, 1010)), light(mix(STONE, OCHRE, 0.1)))
    out += street.lamp(light, 250, 780, 640, side=1, on=True) + street.lamp(
        light, 1250, 780, 640, side=-1, on=True
    )
    out += fade(
        ellipse(700, 880, 620, 120, "@"),
        ((0, "#ffe7a8", 0.4), (1, GLOW, 0)),
        radial=True,
    )
    out += strokes([((690, 700), (690, 560)), ((672, 1000), (672, 720))], light(WHITE), 7) + poly(
        ((690, 566), (672, 728), (672, 800), (690, 612)), light(WHITE), 0.3
    )
    for x, y, h, wear, facing in ((430, 900, 310, w.YOUTH, 1), (940, 890, 300, w.WOMAN2, -1)):
        who = Person(x, y, h, wear, f.SERVE, facing)
        hx, hy = who.hand
        out += who.draw(
            light,
            line(((hx, hy), (hx + facing * 18, hy - 44)), light(OCHRE), 6)
            + ellipse(hx + facing * 30, hy - 74, 24, 34, light.close(WHITE), 0.85, turn=facing * 20),
        )
    out += circle(620, 520, 8, light.close(LACQUER)) + poly(
        ((620, 516), (598, 494), (612, 490), (630, 490)), light.close(WHITE)
    )
    out += rect(1040, 800, 260, 14, light(dark(STONE, 0.2))) + strokes(
        [((1060, 812), (1060, 866)), ((1280, 812), (1280, 866))], light(dark(STONE, 0.3)), 14
    )
    for x, wear, facing in ((1080, w.GRANNY, -1), (1164, w.WOMAN, -1), (1250, w.LADY, -1)):
        out += Person(x, 874, 244, wear, f.SIT, facing).draw(light)
    return (
        out
        + Person(150, 900, 280, w.GRANDPA, f.EASY, 1).draw(light)
        + Person(230, 920, 180, w.CHILD2, f.REACH, 1, child=True).draw(light)
    )


def rain(light: Light) -> str:
    """Rain: a rider in a cape, the lamps in the wet road."""
    out = (
        skies.sky(light, 420)
        + mountains.ridge(light, 380, 26, 0.7, PINE, 4)
        + land.plain(light, 430, 896, 700, 5)
        + backdrops.woods(light, 446, 5, size=60, far=0.45)
    )
    lane = Lane(640, 900, 420, 700, 430, bend=60, depth=8)
    tall = backdrops.scale(430, 0.52)
    out += (
        houses.house(light, 40, 590, 300, lit=True)
        + houses.tall_house(light, 1040, 570, 150, lit=True)
        + plants.banana(light, 400, 590, 170, 4)
        + trees.areca(light, 1000, 600, 330, 4)
        + trees.lychee(light, 1270, 640, 170, 5)
    )
    out += lane.draw(light, 1, surface=mix(STONE, INDIGO, 0.35))
    for t in (0.4, 0.26, 0.16, 0.085):
        x, y, _s = lane.side(t, 1.14)
        h = 2.8 * tall(y)
        out += fade(
            ellipse(x - 0.2 * h, y + 0.12 * h, 0.05 * h, 0.26 * h, "@"),
            ((0, "#ffe7a8", 0.6), (1, GLOW, 0)),
            radial=True,
        )
        out += street.lamp(light, x, y, h, side=-1, on=True)
    out += _caped_rider(light, 500, 836, 290, PLUM) + _caped_rider(light, 742, 640, 130, TEAL)
    rng = Random(17)
    drops: list[tuple[Point, Point]] = []
    for _ in range(230):
        x, y, size = rng.uniform(-40, 1380), rng.uniform(-20, 880), rng.uniform(16, 40)
        drops.append(((x, y), (x - size * 0.24, y + size)))
    out += strokes(drops, "#d5def0", 2.2, 0.42)
    rings = "".join(
        ring(180 + k * 97 % 900, 760 + k * 41 % 120, 14 + k % 3 * 5, 4 + k % 3, "#d5def0", 2, 0.5)
        for k in range(14)
    )
    return out + rings


def _caped_rider(light: Light, x: float, y: float, s: float, tint: str) -> str:
    out = fade(
        ellipse(x, y + 0.12 * s, 0.5 * s, 0.1 * s, "@"),
        ((0, "#0e1530", 0.4), (1, "#0e1530", 0)),
        radial=True,
    )
    beam = poly(
        ((x + 0.33 * s, y - 0.53 * s), (x + 1.5 * s, y - 0.12 * s), (x + 1.1 * s, y + 0.04 * s)),
        "#fff0c0",
        0.3,
    )
    who = Person(x - 0.06 * s, y - 0.12 * s, 0.92 * s, w.RIDER, f.RIDE, 1, shadow=False)
    b, tone = who.bones, light.close(tint)
    neck = b.neck
    cape = [
        (neck[0] - 0.05 * s, neck[1] - 0.02 * s),
        (neck[0] + 0.08 * s, neck[1]),
        (x + 0.3 * s, y - 0.56 * s),
        (x + 0.28 * s, y - 0.4 * s),
        (x + 0.02 * s, y - 0.3 * s),
        (x - 0.42 * s, y - 0.34 * s),
        (x - 0.3 * s, y - 0.6 * s),
    ]
    fold = poly(
        ((neck[0] + 0.04 * s, neck[1] + 0.02 * s), (x + 0.28 * s, y - 0.4 * s), (x + 0.02 * s, y - 0.31 * s)),
        light.close(dark(tint, 0.22)),
    )
    return (
        out
        + beam
        + wheels.motorbike(light.close, x, y, s, LACQUER, 1, lit=True)
        + who.draw(light)
        + blob(cape, tone)
        + fold
    )


def whole_hamlet(light: Light) -> str:
    """From the hill: strings of light along the lanes."""
    out = skies.sky(light, 360) + skies.stars(150, 300, 9) + skies.sun(light, 1060, 130, 44)
    out += (
        mountains.ridge(light, 320, 46, 0.5, PINE, 5)
        + mountains.ridge(light, 360, 30, 0.3, PINE, 8)
        + rect(0, 380, 1344, 520, light(mix(RICE, PINE, 0.3)))
        + land.plain(light, 380, 896, 600, 9, far=0.2)
    )
    lanes: tuple[tuple[Point, ...], ...] = (
        ((-20, 640), (180, 600), (420, 590), (640, 610), (860, 580), (1100, 520), (1364, 500)),
        ((560, 760), (620, 690), (640, 610), (600, 540), (640, 480), (760, 440), (900, 420)),
        ((200, 600), (260, 520), (400, 470), (500, 440)),
        ((860, 580), (980, 660), (1180, 690), (1364, 740)),
        ((640, 480), (820, 500), (1100, 520)),
    )
    for points in lanes:
        out += land.path_between(list(points), light(STONE), 12, light(dark(MOSS, 0.2)))
    rng = Random(23)
    for y, size, count in ((452.0, 56.0, 9), (505.0, 74.0, 9), (570.0, 94.0, 8), (660.0, 122.0, 6)):
        for k in range(count):
            x = 150 + k * 1050 / count + rng.uniform(-30, 30)
            out += houses.house(
                light, x, y + rng.uniform(-8, 12), size, lit=rng.random() < 0.7, far=0.08
            ) + trees.canopy(
                light,
                x - size * 0.25,
                y - size * 0.1,
                size * 0.7,
                size * 0.5,
                mix(LEAF, PINE, 0.5),
                k + int(y),
                0.06,
            )
            out += trees.areca(light, x + size * 1.4, y + 6, size * 1.3, k, 0.06) if k % 3 == 0 else ""
    out += landmarks.culture_house(light, 660, 640, 170, lit=True)
    for points in lanes:
        for a, b in itertools.pairwise(points):
            for n in range(4):
                x, y = a[0] + (b[0] - a[0]) * n / 4, a[1] + (b[1] - a[1]) * n / 4
                size = 8 + (y - 400) / 12
                out += (
                    line(((x, y), (x, y - size * 1.3)), light(STONE), 2)
                    + ellipse(x, y, size * 1.1, size * 0.34, "#ffe7a8", 0.22)
                    + street.spot(x, y - size * 1.3, size * 1.15, 0.9)
                    + circle(x, y - size * 1.3, max(2.2, size * 0.15), "#fff6d8")
                )
    out += (
        mountains.ridge(light, 850, 46, 0, PINE, 31)
        + trees.lychee(light, 110, 880, 220, 4)
        + trees.bamboo(light, 1240, 910, 380, 5)
        + trees.lychee(light, 1060, 910, 190, 8)
    )
    return (
        out
        + Person(430, 846, 150, w.GRANDPA, f.POINT, 1).draw(light)
        + Person(380, 852, 100, w.CHILD, f.EASY, 1, child=True).draw(light)
    )


SCENES = (
    Scene(f"{LAMPS}/anh-14.jpg", NIGHT, finished, TALL),
    Scene(f"{LAMPS}/anh-15.jpg", NIGHT, pupils),
    Scene(f"{LAMPS}/anh-16.jpg", NIGHT, evening_yard, FULL),
    Scene(f"{LAMPS}/anh-17.jpg", RAIN, rain),
    Scene(f"{LAMPS}/anh-20.jpg", NIGHT, whole_hamlet),
)
