"""People together: a patrol, twinned hamlets, the example commune's vegetable garden."""

from tools.draw import backdrops, held, houses, land, landmarks, plants, street, things, trees, wheels
from tools.draw import figure as f
from tools.draw import wardrobe as w
from tools.draw.light import (
    CLAY,
    DAY,
    INK,
    LACQUER,
    LEAF,
    MORNING,
    MOSS,
    NIGHT,
    OCHRE,
    PLUM,
    RICE,
    STONE,
    TEAL,
    WHITE,
    WOOD,
    Light,
    dark,
    mix,
    pale,
)
from tools.draw.pen import circle, line, poly, rect, strokes
from tools.draw.people import Person
from tools.draw.scene import FULL, Scene
from tools.draw.titles import EXAMPLE, MODELS


def patrol(light: Light) -> str:
    """Lâm Trạch: four people with red armbands and torches come through the hamlet's gate."""
    out = backdrops.karsts(light, 470, 9, sun=(1040, 150), tall=1.2) + backdrops.woods(
        light, 560, 7, size=96, far=0.2
    )
    out += houses.house(light, 980, 660, 270, lit=True, far=0.06) + houses.house(
        light, 60, 650, 230, lit=True, far=0.06
    )
    out += land.ground(light, 650, mix(MOSS, LEAF, 0.4), 4, wave=4)
    out += poly(((500, 640), (800, 640), (1180, 1010), (60, 1010)), light(STONE)) + poly(
        ((770, 640), (800, 640), (1180, 1010), (1080, 1010)), light(dark(STONE, 0.12))
    )
    out += street.lamp(light, 330, 690, 420, side=1, on=True)
    out += (
        trees.areca(light, 200, 720, 480, 5)
        + plants.banana(light, 1240, 760, 290, 3)
        + landmarks.gate(light, 660, 760, 560, 470)
    )
    out += landmarks.wall(light, 380, 760, -40, 850, 110, 160) + landmarks.wall(
        light, 945, 760, 1400, 850, 110, 160
    )
    rear = (Person(560, 830, 268, w.GUARD3, f.STRIDE, 1), Person(750, 836, 276, w.GUARD4, f.WALK, 1))
    front = (Person(420, 936, 330, w.GUARD, f.WALK, 1), Person(690, 956, 336, w.GUARD2, f.STRIDE, 1))
    for who in (*rear, *front):
        lit = held.torch(light, who, 1.1) if who in (front[0], front[1], rear[1]) else ""
        out += who.draw(light, behind=lit) if who.pose is f.WALK else lit + who.draw(light)
    return out


def twinned(light: Light) -> str:
    """Two hamlets meet under the banyan: a communal house on one side, a bell tower on the other."""
    out = backdrops.karsts(light, 420, 14, low=896, sun=(1180, 110), tall=0.7) + backdrops.woods(
        light, 500, 5, size=86, far=0.3
    )
    out += landmarks.temple(light, 230, 620, 430) + landmarks.church(light, 1110, 630, 400, far=0.06)
    out += trees.areca(light, 470, 620, 330, 4, 0.05) + trees.areca(light, 880, 620, 360, 6, 0.05)
    out += land.ground(light, 630, mix(MOSS, CLAY, 0.22), 7, wave=4) + trees.banyan(light, 672, 700, 560, 5)
    group = (
        (300, 820, 250, w.GRANDPA, f.EASY, 1),
        (392, 826, 256, w.AUNT, f.EASY, 1),
        (184, 836, 250, w.AODAI2, f.STAND, 1),
        (478, 842, 268, w.MAN, f.OFFER, 1),
        (1040, 820, 250, w.WOMAN, f.EASY, -1),
        (950, 826, 262, w.YOUTH, f.OFFER, -1),
        (1150, 836, 256, w.AUNT3, f.STAND, -1),
        (866, 840, 256, w.OFFICER, f.EASY, -1),
    )
    for x, y, h, wear, pose, facing in group:
        out += Person(x, y, h, wear, pose, facing).draw(light)
    left, right = Person(604, 862, 286, w.OFFICER, f.SHAKE, 1), Person(768, 862, 282, w.SEWN, f.SHAKE, -1)
    return (
        out
        + left.draw(light)
        + right.draw(light)
        + plants.pot(light, 60, 860, 110, 5)
        + plants.pot(light, 1290, 860, 110, 7)
    )


def watering(light: Light) -> str:
    """A vegetable garden watered in the morning."""
    horizon = 380
    out = backdrops.midland(light, horizon, 31, sun=(280, 140)) + backdrops.woods(
        light, 470, 4, size=84, far=0.22
    )
    out += houses.house(light, 930, 560, 330) + land.ground(light, 540, mix(MOSS, CLAY, 0.25), 3, wave=4)
    out += plants.trellis(light, 60, 640, 440, 230, 8, RICE) + "".join(
        plants.banana(light, x, 600 - k * 6, 190 + 20 * (k % 2), k + 2) for k, x in enumerate((620, 720, 830))
    )
    for r in range(5):
        y, size = 650 + r * 84 + r * r * 2, 30 + r * 12
        out += poly(
            (
                (120 - r * 60, y + 6),
                (1240 + r * 50, y + 6),
                (1250 + r * 60, y + 34 + r * 5),
                (110 - r * 70, y + 34 + r * 5),
            ),
            light(dark(CLAY, 0.16)),
        )
        count = 19 - r * 2
        tone = (RICE, LEAF, mix(RICE, PLUM, 0.45), pale(RICE, 0.1), LEAF)[r]
        out += "".join(
            plants.herb(light, 150 - r * 56 + k * (1130 + r * 100) / count, y + 16, size, k + r * 31, tone)
            for k in range(count)
        )
        if r == 2:
            who = Person(560, y + 76, 316, w.AUNT, f.POUR, 1)
            out += who.draw(light, held.can(light, who))
    return (
        out
        + things.bucket(light, 380, 930, 80, TEAL)
        + plants.flowers(light, 1290, 980, 90, 4)
        + plants.flowers(light, 60, 990, 90, 3)
    )


def weighing(light: Light) -> str:
    """Greens weighed at the garden's gate."""
    out = backdrops.midland(light, 400, 33, sun=(1120, 120), low=896) + backdrops.woods(
        light, 500, 9, size=90, far=0.2
    )
    out += (
        land.ground(light, 560, mix(MOSS, LEAF, 0.4), 6, wave=3)
        + plants.banana(light, 150, 640, 260, 5)
        + trees.areca(light, 1240, 680, 440, 7)
        + houses.house(light, 860, 590, 270)
    )
    out += street.fence(light, [(-20, 690), (430, 670)], 120) + street.fence(
        light, [(860, 670), (1364, 700)], 120
    )
    out += strokes([((440, 690), (440, 380)), ((850, 690), (850, 380))], light(WOOD), 24) + plants.trellis(
        light, 430, 400, 420, 10, 3
    )
    out += poly(((470, 690), (820, 690), (1060, 900), (250, 900)), light("#d8c19a"))
    seller, buyer = Person(560, 836, 330, w.AUNT2, f.HOLD, 1), Person(790, 840, 320, w.WOMAN3, f.EASY, -1)
    hx, hy = seller.far_hand
    scale = (
        line(((hx, hy - 40), (hx, hy + 90)), light(INK), 3)
        + rect(hx - 24, hy - 70, 48, 60, light(OCHRE), r=10)
        + circle(hx, hy - 40, 17, light(WHITE))
        + line(((hx, hy - 40), (hx + 8, hy - 50)), light(LACQUER), 3)
    )
    out += seller.draw(light, scale + things.basket(light, hx, hy + 150, 110, LEAF, 0.4)) + buyer.draw(light)
    for x, y, s, load in (
        (300, 850, 120, RICE),
        (400, 876, 130, LEAF),
        (210, 880, 126, "#c9503c"),
        (690, 884, 120, mix(RICE, PLUM, 0.5)),
    ):
        out += things.basket(light, x, y, s, load, 0.4)
    out += wheels.bicycle(light, 1080, 862, 330, LACQUER, -1) + Person(
        1180, 868, 330, w.MAN2, f.EASY, -1
    ).draw(light)
    return out + plants.near_leaves(light, 1330, 920, 260, -1)


SCENES = (
    Scene(f"{MODELS}/to-an-ninh-tu-quan-lam-trach/canh-1.jpg", NIGHT, patrol, FULL),
    Scene(f"{MODELS}/ket-nghia-luong-giao-thuong-duc/canh-1.jpg", DAY, twinned),
    Scene(f"{EXAMPLE}/models/vuon-rau-thon-mau/anh-1.jpg", MORNING, watering, FULL, frame=(190, 290, 950)),
    Scene(f"{EXAMPLE}/models/vuon-rau-thon-mau/anh-2.jpg", DAY, weighing),
)
