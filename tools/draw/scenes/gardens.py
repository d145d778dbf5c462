"""What the plain grows and sells: herbs, a household's garden, a stall."""

from tools.draw import backdrops, houses, land, landmarks, plants, things, trees, wheels
from tools.draw import figure as f
from tools.draw import wardrobe as w
from tools.draw.light import (
    CLAY,
    DAY,
    LACQUER,
    LEAF,
    MORNING,
    MOSS,
    OCHRE,
    PAPER,
    PINE,
    PLUM,
    RICE,
    STRAW,
    TEAL,
    WHITE,
    WOOD,
    Light,
    dark,
    mix,
    pale,
)
from tools.draw.pen import circle, ellipse, poly, rect, strokes
from tools.draw.people import Person
from tools.draw.scene import FULL, Scene
from tools.draw.titles import MODELS


def stall(light: Light) -> str:
    """A stall of local produce under an awning."""
    out = backdrops.karsts(light, 420, 6, sun=(1120, 120)) + backdrops.woods(light, 520, 6, size=90, far=0.24)
    out += land.ground(light, 640, "#dcc9a2", 3, wave=3)
    out += houses.house(light, -170, 660, 380)
    posts = [((x, 980), (x, 250)) for x in (250, 1096)]
    out += rect(262, 330, 822, 440, light(mix(WOOD, CLAY, 0.5)))
    out += "".join(rect(280, y, 786, 12, light(pale(WOOD, 0.2))) for y in (470, 590))
    for k in range(9):
        x = 318 + k * 88
        out += (
            things.jar(light, x, 470, 74, (OCHRE, "#c9772f", LEAF)[k % 3], (LACQUER, PINE, PLUM)[k % 3])
            if k % 4 != 3
            else things.basket(light, x, 470, 66, OCHRE)
        )
        out += things.bottle(
            light, x + 8, 590, 98, ("#8a4b2d", "#a8702f", "#5d6b35")[k % 3], (OCHRE, LACQUER)[k % 2]
        )
    out += strokes(posts, light(WOOD), 18)
    seller = Person(760, 900, 400, w.WOMAN, f.OFFER, -1)
    out += seller.draw(
        light, things.jar(light, seller.far_hand[0] - 8, seller.far_hand[1] + 16, 62, OCHRE, LACQUER)
    )
    out += (
        poly(((330, 770), (1110, 770), (1140, 830), (300, 830)), light(pale(CLAY, 0.35)))
        + rect(300, 826, 840, 130, light("#a8744a"))
        + rect(960, 826, 180, 130, light(dark("#a8744a", 0.15)))
    )
    out += strokes([((x, 830), (x, 954)) for x in range(360, 1140, 60)], light(dark(WOOD, 0.1)), 4, 0.6)
    for x, load, size in ((420, LACQUER, 110), (560, OCHRE, 110), (880, "#4b4038", 104), (1020, RICE, 116)):
        out += things.basket(light, x, 822, size, load, 0.34)
    for k in range(3):
        out += things.jar(light, 660 + k * 58, 824, 66, (OCHRE, LEAF, "#c9772f")[k], (PINE, LACQUER, PLUM)[k])
    out += _awning(light, 210, 1136, 190, 150)
    buyer, girl = (
        Person(250, 990, 410, w.AUNT, f.OFFER, 1),
        Person(140, 996, 280, w.CHILD2, f.EASY, 1, child=True),
    )
    out += girl.draw(light) + buyer.draw(light)
    return (
        out
        + Person(1200, 990, 420, w.MAN2, f.SHOW, -1).draw(light)
        + things.basket(light, 1070, 1004, 100, RICE)
    )


def _awning(light: Light, x0: float, x1: float, y: float, h: float) -> str:
    out, count = "", 12
    for k in range(count):
        a, b = k / count, (k + 1) / count
        top, low = (x0 + 60, x1 - 60), (x0 - 30, x1 + 30)
        tint = LACQUER if k % 2 else PAPER
        xa, xb = low[0] + (low[1] - low[0]) * a, low[0] + (low[1] - low[0]) * b
        out += ellipse((xa + xb) / 2, y + h - 2, (xb - xa) / 2, 26, light(dark(tint, 0.14)))
        out += poly(
            (
                (top[0] + (top[1] - top[0]) * a, y),
                (top[0] + (top[1] - top[0]) * b, y),
                (xb, y + h),
                (xa, y + h),
            ),
            light(tint),
        )
    return out


def herbs(light: Light) -> str:
    """Rows of medicinal herbs running to the mountains; three pickers; drying racks."""
    horizon = 330
    out = backdrops.karsts(light, horizon, 8, low=896, sun=(330, 130), tall=1.15)
    out += backdrops.woods(light, horizon + 26, 4, size=34, far=0.45, x0=-30, x1=820)
    out += rect(0, horizon + 40, 1344, 600, light("#b98f66"))
    for k in range(-9, 10):
        near, far = 560 + k * 190, 600 + k * 24
        out += poly(
            ((far - 7, horizon + 40), (far + 7, horizon + 40), (near + 72, 900), (near - 72, 900)),
            light(dark(LEAF, 0.16)),
        )
    for r in range(15):
        share = (r / 14) ** 1.7
        y = horizon + 52 + (900 - horizon - 40) * share
        size = 7 + 46 * share
        for k in range(-9, 10):
            x = 600 + k * 24 + (560 + k * 190 - 600 - k * 24) * (y - horizon - 40) / (860 - horizon)
            if -40 < x < 1384:
                out += plants.herb(
                    light, x, y, size, r * 31 + k, (LEAF, RICE, mix(LEAF, TEAL, 0.25))[(k + 30) % 3]
                )
        for x, row, wear, facing in ((990, 8, w.AUNT3, -1), (520, 10, w.AUNT, 1), (250, 12, w.AUNT2, 1)):
            if r == row:
                who = Person(x, y + 6, 0.56 * (y - horizon), wear, f.STOOP, facing)
                out += things.basket(light, x - facing * 0.4 * who.h, y + 8, 0.3 * who.h, LEAF) + who.draw(
                    light
                )
    for k in range(3):
        x, y, s = 1240 - k * 74, 690 - k * 96, 1 - k * 0.26
        legs = [((x + a * s, y), (x + a * s, y - 90 * s)) for a in (-100, 100)]
        out += strokes(legs, light(WOOD), 9 * s) + poly(
            (
                (x - 130 * s, y - 84 * s),
                (x + 120 * s, y - 84 * s),
                (x + 150 * s, y - 124 * s),
                (x - 90 * s, y - 124 * s),
            ),
            light(STRAW),
        )
        out += poly(
            (
                (x - 112 * s, y - 89 * s),
                (x + 112 * s, y - 89 * s),
                (x + 134 * s, y - 119 * s),
                (x - 82 * s, y - 119 * s),
            ),
            light(mix(LEAF, CLAY, 0.4)),
        )
    return out


def garden(light: Light) -> str:
    """A household's garden: trellis, beds, hens, a barrow of fruit."""
    out = backdrops.midland(light, 380, 21, sun=(240, 120)) + backdrops.woods(
        light, 470, 12, size=80, far=0.2
    )
    out += land.ground(light, 520, mix(MOSS, CLAY, 0.18), 5, wave=4)
    out += (
        houses.house(light, 60, 560, 330)
        + trees.areca(light, 30, 600, 400, 3)
        + plants.banana(light, 450, 570, 190, 4)
    )
    out += plants.trellis(light, 560, 660, 700, 250, 5, RICE)
    out += landmarks.shed(light, 30, 760, 300, 170)
    for k, (x, y, s) in enumerate(
        ((120, 800, 1.0), (210, 830, 1.1), (330, 806, 1.0), (380, 860, 1.2), (90, 880, 1.25))
    ):
        out += _hen(light, x, y, 46 * s, k)
    for r in range(3):
        y = 760 + r * 96
        out += poly(
            ((500 - r * 30, y), (1360, y), (1360, y + 46), (470 - r * 30, y + 46)), light(dark(CLAY, 0.12))
        )
        for k in range(13 - r):
            out += plants.herb(
                light,
                530 - r * 30 + k * (70 + r * 6),
                y + 16,
                40 + r * 8,
                k + r * 20,
                (RICE, LEAF, mix(RICE, PLUM, 0.4))[r],
            )
    tie = Person(920, 716, 230, w.AUNT, f.REACH, 1)
    pusher = Person(560, 960, 330, w.PITH, f.PUSH, 1)
    out += tie.draw(light)
    out = (
        out
        + wheels.barrow(light, 758, 980, 150, OCHRE)
        + things.basket(light, 706, 892, 100, "#d98a3c")
        + pusher.draw(light)
        + things.basket(light, 1160, 980, 120, RICE)
    )
    return out + plants.near_leaves(light, 30, 1050, 260, 1)


def _hen(light: Light, x: float, y: float, s: float, seed: int) -> str:
    tint = light(("#a8562f", "#c9824f", WHITE)[seed % 3])
    f_ = 1 if seed % 2 else -1
    out = ellipse(x + 0.2 * s, y, 0.5 * s, 0.06 * s, light.shadow, light.shade) + strokes(
        [((x - 4, y), (x - 2, y - 0.3 * s)), ((x + 6, y), (x + 3, y - 0.3 * s))], light(OCHRE), 0.06 * s
    )
    out += ellipse(x, y - 0.5 * s, 0.42 * s, 0.28 * s, tint) + ellipse(
        x - f_ * 0.36 * s, y - 0.68 * s, 0.2 * s, 0.14 * s, light(dark("#a8562f", 0.3)), turn=f_ * 40
    )
    return (
        out
        + ellipse(x + f_ * 0.34 * s, y - 0.76 * s, 0.14 * s, 0.22 * s, tint, turn=f_ * 24)
        + circle(x + f_ * 0.4 * s, y - 0.98 * s, 0.09 * s, light(LACQUER))
        + poly(
            (
                (x + f_ * 0.46 * s, y - 0.9 * s),
                (x + f_ * 0.6 * s, y - 0.84 * s),
                (x + f_ * 0.46 * s, y - 0.8 * s),
            ),
            light(OCHRE),
        )
    )


SCENES = (
    Scene(f"{MODELS}/san-pham-ocop-bo-trach/canh-1.jpg", DAY, stall, FULL),
    Scene(f"{MODELS}/cay-duoc-lieu-sach-cu-nam/canh-1.jpg", MORNING, herbs),
    Scene(f"{MODELS}/chuyen-doi-cay-trong-ly-trach/canh-1.jpg", DAY, garden, FULL, frame=(20, 150, 1130)),
)
