"""Bố Trạch's models on the plain: highway, stall, herbs, gardens, school, roads, lamps under the karst."""

from tools.draw import (
    backdrops,
    held,
    houses,
    land,
    landmarks,
    machines,
    mountains,
    plants,
    skies,
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
    LACQUER,
    LEAF,
    MORNING,
    MOSS,
    NIGHT,
    OCHRE,
    PAPER,
    PINE,
    PINK,
    PLUM,
    RICE,
    SLATE,
    STONE,
    STRAW,
    TEAL,
    WHITE,
    Light,
    dark,
    mix,
    pale,
)
from tools.draw.pen import circle, curve, ellipse, line, poly, rect, strokes
from tools.draw.people import Person
from tools.draw.scene import FULL, Scene
from tools.draw.titles import MODELS, NEWS


def highway(light: Light) -> str:
    """The roadbed across the paddies; a map held between officer and villagers."""
    out = backdrops.karsts(light, 380, 3, low=896, sun=(230, 120))
    bed = Lane(1010, 900, 430, 420, 372, bend=120, depth=10)
    out += (
        bed.strip(-1.5, 1.5, light(dark(CLAY, 0.1)))
        + bed.strip(-1.12, 1.12, light("#c98f62"))
        + bed.strip(0.9, 1.12, light(dark("#c98f62", 0.16)))
    )
    out += bed.strip(-0.32, -0.22, light(dark("#c98f62", 0.2)), 0.5) + bed.strip(
        0.2, 0.3, light(dark("#c98f62", 0.2)), 0.5
    )
    for k in range(7):
        for side in (-1.3, 1.3):
            x, y, s = bed.side(0.03 + k * 0.05, side)
            out += line(((x, y), (x, y - 74 * s)), light(WHITE), 7 * s, cap="butt") + line(
                ((x, y - 74 * s), (x, y - 52 * s)), light(LACQUER), 8 * s, cap="butt"
            )
    out += (
        machines.truck(light, 660, 520, 130, OCHRE, -1)
        + machines.excavator(light, 880, 590, 120)
        + things.heap(light, 1056, 596, 130, 56, "#b9805a")
    )
    out += Person(770, 592, 86, w.WORKER, f.POINT, 1).draw(light)
    out += land.tufts(light, 640, 896, -10, 470, 6)
    out += poly(((-10, 840), (640, 800), (760, 910), (-10, 910)), light(mix(MOSS, CLAY, 0.3)))
    left, right = Person(300, 862, 330, w.OFFICER, f.SHOW, 1), Person(520, 866, 330, w.GRANDPA, f.OFFER, -1)
    out += Person(180, 852, 310, w.AUNT, f.EASY, 1).draw(light) + Person(
        640, 858, 320, w.MAN3, f.EASY, -1
    ).draw(light)
    out += left.draw(light)
    chart = ((352, 640), (482, 622), (500, 716), (366, 736))
    sheet = poly(chart, light(WHITE)) + poly(
        ((352, 640), (382, 636), (398, 731), (366, 736)), light(pale(RICE, 0.3))
    )
    sheet += (
        curve([(360, 712), (410, 690), (440, 650), (484, 636)], light(LACQUER), 8)
        + line(((420, 631), (436, 725)), light(SLATE), 2, 0.6)
        + line(((358, 678), (492, 662)), light(SLATE), 2, 0.6)
    )
    return out + right.draw(light, sheet)


def godmother(light: Light) -> str:
    """A woman in áo dài walks a pupil to the school gate."""
    out = backdrops.midland(light, 450, 17, sun=(330, 170)) + backdrops.woods(
        light, 520, 14, size=96, far=0.26
    )
    out += land.ground(light, 560, MOSS, 7, wave=3)
    out += (
        rect(760, 300, 640, 290, light("#e9cf92"))
        + rect(760, 300, 640, 22, light(dark("#e9cf92", 0.26)))
        + rect(740, 270, 680, 34, light(LACQUER))
    )
    for k in range(4):
        for y in (340, 470):
            out += rect(800 + k * 150, y, 96, 84, light(TEAL)) + rect(
                808 + k * 150, y + 8, 80, 68, light(dark(TEAL, 0.4))
            )
    out += rect(760, 444, 640, 12, light(WHITE)) + landmarks.flag(light, 700, 640, 330)
    out += trees.tree(light, 1270, 700, 330, 3, mix(LEAF, PINE, 0.3)) + dotted(light, 1270, 470)
    out += poly(((520, 640), (1010, 640), (1360, 1010), (-20, 1010)), light(STONE)) + poly(
        ((950, 640), (1010, 640), (1360, 1010), (1180, 1010)), light(dark(STONE, 0.1))
    )
    out += landmarks.gate(light, 770, 660, 400, 300)
    out += landmarks.wall(light, 560, 660, -40, 760, 76, 116) + landmarks.wall(
        light, 980, 660, 1400, 730, 76, 112
    )
    for k in range(10):
        out += plants.flowers(light, 40 + k * 52, 790 - k * 11, 52, k)
    for x, wear, pose in ((830, w.PUPIL2, f.WALK), (890, w.PUPIL, f.STRIDE)):
        mate = Person(x, 716, 112, wear, pose, -1, back=True, child=True)
        out += mate.draw(light, held.satchel(light, mate, (PLUM, TEAL)[x > 850]))
    out += wheels.bicycle(light, 566, 962, 330, TEAL, 1)
    child = Person(330, 978, 270, w.PUPIL2, f.LEAD, 1, child=True)
    mother = Person(452, 972, 430, w.AODAI, f.LEAD, 1)
    return out + child.draw(light, behind=held.satchel(light, child)) + mother.draw(light)


def dotted(light: Light, x: float, y: float) -> str:
    """Flame-tree blossoms on a crown centred at x, y."""
    spots = [(x + (k * 61 % 210) - 105, y + (k * 37 % 150) - 75) for k in range(34)]
    return "".join(
        circle(px, py, 7 + k % 4, light(LACQUER if k % 3 else "#d9603c")) for k, (px, py) in enumerate(spots)
    )


def model_road(light: Light) -> str:
    """Đại Nam 2: a straight lane between flowers and areca palms."""
    out = backdrops.karsts(light, 400, 12, low=896, sun=(1080, 120), vanish=672, tall=0.8)
    lane = Lane(672, 900, 330, 672, 400, depth=9)
    tall = backdrops.scale(400, 0.52)
    out += (
        houses.house(light, 90, 600, 330)
        + houses.house(light, 1010, 590, 300, roof="#a8503a")
        + houses.tall_house(light, 860, 520, 110)
        + houses.house(light, 400, 500, 130, far=0.12)
    )
    out += plants.banana(light, 460, 570, 150, 3) + lane.draw(light, 1)
    for t in (0.52, 0.4, 0.3, 0.22, 0.155, 0.1, 0.055, 0.018):
        for side in (-1, 1):
            x, y, _s = lane.side(t, side * 1.62)
            out += trees.areca(light, x, y, 2.9 * tall(y), int(t * 900) + side)
            for k in range(3):
                fx, fy, fs = lane.side(t - 0.008 * k * (1 + 6 * t), side * 1.2)
                out += plants.flowers(
                    light,
                    fx,
                    fy,
                    84 * fs + 4,
                    k + int(t * 100),
                    (LACQUER, OCHRE, PINK, WHITE) if k % 2 else (PINK, WHITE, PLUM, OCHRE),
                )
    x, y, _ = lane.side(0.16, 0.4)
    out += wheels.bicycle(light, x, y, tall(y) * 1.05, PLUM, -1) + Person(
        x + 5, y - 0.1 * tall(y), tall(y), w.AUNT3, f.CYCLE, -1, shadow=False
    ).draw(light)
    x, y, _ = lane.side(0.075, -0.35)
    out += Person(x, y, tall(y), w.GRANDPA, f.WALK, 1).draw(light) + Person(
        x + 70, y + 6, tall(y) * 0.64, w.CHILD2, f.WALK, 1, child=True
    ).draw(light)
    who = Person(1060, 866, 262, w.WOMAN, f.POUR, 1)
    return out + who.draw(light, held.can(light, who))


def lit_karst(light: Light) -> str:
    """Phúc Trạch: a string of lamps over the rice under the karst, a river with their light."""
    horizon = 420
    out = backdrops.karsts(light, horizon, 5, low=896, sun=(1010, 110), vanish=400, tall=1.15)
    out += land.water(
        light, [(1400, 500), (1100, 506), (940, 530), (1020, 580), (1180, 640), (1400, 700)], 4, SLATE
    )
    lane = Lane(300, 900, 270, 900, horizon + 20, bend=-330, depth=9)
    tall = backdrops.scale(horizon, 0.46)
    for k, (x, y) in enumerate(((1010.0, 470.0), (1080.0, 474.0), (1160.0, 470.0), (1240.0, 476.0))):
        out += (
            houses.house(light, x, y, 62, lit=True, far=0.2)
            + street.spot(x + 50, y - 30, 34)
            + trees.areca(light, x - 8, y + 2, 80, k, 0.3)
        )
    out += land.tufts(light, 560, 880, -10, 1350, 3, alpha=0.35) + lane.draw(light, 1)
    for t in (0.72, 0.55, 0.42, 0.31, 0.22, 0.145, 0.085, 0.035):
        x, y, _ = lane.side(t, 1.18)
        out += street.lamp(light, x, y, 3.0 * tall(y), side=-1, on=True)
    for k in range(5):
        out += ellipse(1010 + k * 62, 566 + k * 18, 11, 30, "#ffe7a8", 0.13)
    x, y, _ = lane.side(0.09, 0.1)
    out += wheels.motorbike(light, x, y, tall(y) * 1.15, LACQUER, 1, lit=True) + Person(
        x - 14, y - 0.12 * tall(y), tall(y) * 0.94, w.RIDER, f.RIDE, 1, shadow=False
    ).draw(light)
    x, y, _ = lane.side(0.035, -0.3)
    return (
        out
        + Person(x, y, tall(y), w.AUNT, f.WALK, 1).draw(light)
        + Person(x + 90, y + 6, tall(y) * 1.02, w.MAN, f.WALK, 1).draw(light)
        + plants.banana(light, 1180, 850, 280, 4)
    )


def plain_to_sea(light: Light) -> str:
    """From the karst in the west to the sea: a river, paddies, hamlets, boats."""
    horizon = 330
    out = (
        skies.sky(light, horizon)
        + skies.sun(light, 1080, 250, 46)
        + skies.cloud(light, 700, 110, 260)
        + skies.cloud(light, 1060, 150, 150)
    )
    out += rect(560, horizon - 4, 800, 90, light("#9cc0c4", 0.25)) + strokes(
        [((900 + k * 37, horizon + 8 + k * 6), (960 + k * 40, horizon + 8 + k * 6)) for k in range(9)],
        light(WHITE, 0.2),
        3,
        0.7,
    )
    out += mountains.karst(
        light,
        352,
        ((40, 190, 260), (160, 170, 200), (270, 190, 240), (390, 150, 160), (480, 120, 110), (560, 100, 70)),
        0.5,
        9,
    ) + skies.mist(light, 340, 30)
    out += poly(
        ((-10, 350), (600, 344), (900, 372), (1180, 404), (1354, 420), (1354, 900), (-10, 900)),
        light(RICE, 0.2),
    )
    out += poly(((900, 372), (1180, 404), (1354, 420), (1354, 446), (1150, 424)), light(STRAW, 0.1))
    rows = ((380, 0.36), (420, 0.26), (480, 0.16), (560, 0.06), (670, 0), (790, 0))
    for r, (y, far) in enumerate(rows):
        step = 90 + r * 44
        for k in range(-1, int(1344 / step) + 2):
            x, nxt = k * step + r * 31, rows[r + 1][0] if r < 5 else 900
            tone = (RICE, MOSS, LEAF, RICE, STRAW)[(k * 3 + r * 2) % 5]
            out += poly(
                ((x, y), (x + step - 5, y), (x + step * 1.16 + 10, nxt - 5), (x + 20, nxt - 5)),
                light(tone, far),
            )
    river = [
        (430, 372),
        (520, 384),
        (640, 420),
        (560, 470),
        (470, 530),
        (600, 620),
        (900, 690),
        (1010, 780),
        (900, 900),
        (560, 930),
        (700, 800),
        (640, 700),
        (420, 640),
        (330, 540),
        (430, 460),
        (500, 420),
        (430, 392),
    ]
    out += land.water(light, river, 5, "#8fbcc4")
    for k, (x, y, s) in enumerate(
        (
            (760, 440, 60),
            (860, 456, 64),
            (980, 470, 70),
            (1110, 480, 76),
            (180, 470, 70),
            (70, 520, 88),
            (240, 560, 96),
            (1160, 600, 130),
            (980, 600, 110),
        )
    ):
        out += (
            houses.house(light, x, y, s, far=0.16)
            + trees.areca(light, x - 10, y + 6, s * 1.3, k, 0.12)
            + trees.canopy(light, x + s * 1.3, y - s * 0.2, s * 0.7, s * 0.5, LEAF, k, 0.14)
        )
    for x, y, s in ((760, 362, 46), (1010, 384, 54), (1210, 372, 50)):
        out += wheels.boat(light, x, y, s) + poly(
            ((x, y - 6), (x, y - s * 0.7), (x + s * 0.36, y - 10)), light(PAPER, 0.1)
        )
    out += wheels.boat(light, 730, 740, 130) + Person(710, 738, 84, w.AUNT, f.PUSH, 1, shadow=False).draw(
        light
    )
    for k, x in enumerate((40, 150, 1250, 1340)):
        out += trees.areca(light, x, 910, 430 - 30 * (k % 2), k + 3)
    return (
        out
        + backdrops.woods(light, 910, 8, size=110, far=0, x0=-60, x1=330)
        + backdrops.woods(light, 914, 9, size=100, far=0, x0=1120)
    )


SCENES = (
    Scene(f"{MODELS}/giai-phong-mat-bang-cao-toc-bo-trach/canh-1.jpg", DAY, highway),
    Scene(f"{MODELS}/me-do-dau-bo-trach/canh-1.jpg", MORNING, godmother, FULL, frame=(110, 230, 1030)),
    Scene(f"{MODELS}/tuyen-duong-kieu-mau-dai-nam-2/canh-1.jpg", DAY, model_road),
    Scene(f"{MODELS}/duong-dien-thap-sang-phuc-trach/canh-1.jpg", NIGHT, lit_karst),
    Scene(f"{NEWS}/bo-trach-tong-ket-2021-2023/canh-1.jpg", MORNING, plain_to_sea),
)
