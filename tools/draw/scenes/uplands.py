"""The highlands: hamlets of stilt houses in Ba Bể and in the west of Bố Trạch."""

from tools.draw import backdrops, held, houses, land, mountains, plants, skies, street, things, trees, wheels
from tools.draw import figure as f
from tools.draw import wardrobe as w
from tools.draw.lane import Lane
from tools.draw.light import (
    CLAY,
    DAY,
    INK,
    LEAF,
    MORNING,
    MOSS,
    OCHRE,
    PINE,
    RICE,
    SLATE,
    STONE,
    TEAL,
    WATER,
    WHITE,
    WOOD,
    Light,
    dark,
    mix,
    pale,
)
from tools.draw.pen import ellipse, line, poly, rect, strokes
from tools.draw.people import Person
from tools.draw.scene import FULL, Scene
from tools.draw.titles import MODELS, NEWS


def to_the_hamlet(light: Light) -> str:
    """Thượng Trạch: three officers ford the stream to the stilt houses."""
    out = backdrops.uplands(light, 480, 4, sun=(320, 150))
    out += land.ground(light, 560, mix(MOSS, LEAF, 0.4), 5, wave=14)
    out += (
        houses.stilt_house(light, 150, 640, 190, far=0.16)
        + houses.stilt_house(light, 560, 600, 140, far=0.24)
        + trees.bamboo(light, 480, 640, 230, 6, 0.1)
        + plants.banana(light, 380, 670, 150, 4)
    )
    out += (
        houses.stilt_house(light, 840, 730, 380)
        + plants.banana(light, 1270, 760, 260, 5)
        + trees.tree(light, 60, 720, 300, 7, PINE)
    )
    out += (
        Person(770, 744, 168, w.BRU, f.OFFER, -1).draw(light)
        + Person(718, 742, 104, w.CHILD, f.POINT, -1, child=True).draw(light)
        + Person(836, 750, 172, w.BRU_MAN, f.EASY, -1).draw(light)
    )
    out += land.water(
        light,
        [
            (-60, 860),
            (200, 836),
            (520, 800),
            (860, 800),
            (1400, 762),
            (1410, 920),
            (1040, 930),
            (700, 950),
            (380, 1000),
            (-60, 1060),
        ],
        7,
        "#9cc6c4",
    )
    for x, y, r in (
        (90, 900, 46),
        (640, 846, 30),
        (900, 900, 40),
        (1180, 850, 36),
        (1010, 826, 22),
        (430, 868, 28),
    ):
        out += ellipse(x, y, r, r * 0.42, light(dark(STONE, 0.16))) + ellipse(
            x - r * 0.16, y - r * 0.12, r * 0.7, r * 0.24, light(pale(STONE, 0.2))
        )
    out += land.ground(light, 968, mix(MOSS, CLAY, 0.25), 8, wave=16)
    for x, y, h, wear, pose, tint in (
        (610, 906, 262, w.OFFICER, f.STRIDE, PINE),
        (440, 944, 290, w.CLERK, f.WALK, "#4f5b74"),
        (246, 976, 310, w.PITH, f.STRIDE, "#6d5a3c"),
    ):
        who = Person(x, y, h, wear, pose, 1, shadow=False)
        out += who.draw(light, behind=held.backpack(light, who, tint))
        out += strokes(
            [
                ((x - 60 + k * 26, y + 2 + 7 * (k % 2)), (x - 8 + k * 26, y + 2 + 7 * (k % 2)))
                for k in range(4)
            ],
            light(WHITE, 0.15),
            4,
            0.8,
        )
    return out + land.grass(light, [(40 + k * 97, 1000 - (k * 31 % 22)) for k in range(14)], 30, 3)


def new_roof(light: Light) -> str:
    """Many hands roof a stilt house."""
    out = backdrops.uplands(light, 430, 7, sun=(1150, 110)) + land.ground(
        light, 540, mix(MOSS, RICE, 0.3), 3, wave=10
    )
    out += (
        trees.bamboo(light, 90, 640, 330, 3)
        + houses.stilt_house(light, 1120, 610, 180, far=0.14)
        + plants.banana(light, 1290, 690, 220, 8)
    )
    out += _frame(light, 400, 720, 520)
    for x, y, wear, pose, facing in (
        (520, 372, w.MAN3, f.SQUAT, 1),
        (640, 292, w.YOUTH, f.SQUAT, -1),
        (780, 330, w.BRU_MAN, f.STOOP, -1),
    ):
        out += Person(x, y, 170, wear, pose, facing, shadow=False).draw(light)
    out += street.ladder(light, (330, 760), (452, 430), 46)
    climber = Person(388, 604, 206, w.PITH, f.CLIMB, 1, shadow=False)
    out += climber.draw(light) + poly(((396, 420), (520, 392), (532, 414), (408, 442)), light("#6d8794"))
    giver = Person(250, 790, 230, w.YOUTH2, f.REACH, 1)
    out += poly(((236, 600), (356, 566), (368, 590), (248, 624)), light("#6d8794")) + giver.draw(light)
    for k in range(4):
        out += poly(
            ((90, 790 - k * 11), (226, 778 - k * 11), (240, 790 - k * 11), (100, 804 - k * 11)),
            light(("#6d8794", dark("#6d8794", 0.2))[k % 2]),
        )
    front, rear = Person(1060, 842, 250, w.MAN, f.CARRY, -1), Person(1240, 836, 250, w.RIDER2, f.CARRY2, -1)
    out += rear.draw(light) + front.draw(light)
    out += poly(((960, 632), (1336, 622), (1336, 646), (960, 658)), light("#b98a5e")) + line(
        ((960, 657), (1336, 645)), light(dark(CLAY, 0.25)), 5
    )
    out += (
        Person(640, 858, 240, w.BRU, f.WALK, 1).draw(light)
        + things.basket(light, 716, 866, 84, OCHRE)
        + Person(820, 850, 236, w.BRU2, f.POINT, -1).draw(light)
    )
    return out + land.grass(light, [(30 + k * 91, 890 - (k * 29 % 16)) for k in range(15)], 26, 5)


def _frame(light: Light, x: float, y: float, wide: float) -> str:
    """A stilt house whose roof is half laid: rafters on the left, sheets on the right."""
    whole = houses.stilt_house(light, x, y, wide)
    eave, tip = y - 0.5 * wide + 0.045 * wide, y - 0.82 * wide
    left, ridge, middle = x - 0.1 * wide, x + 0.16 * wide, x + 0.52 * wide
    sky = light.sky[1]
    out = whole + poly(
        ((left - 2, eave + 2), (middle, eave + 2), (middle, tip - 8), (ridge - 4, tip - 8)),
        mix(sky, light(CLAY), 0.35),
    )
    out += strokes(
        [((left + (middle - left) * k / 7, eave), (ridge + (middle - ridge) * k / 7, tip)) for k in range(8)],
        light(WOOD),
        9,
    )
    out += strokes(
        [
            ((left + (ridge - left) * s, eave + (tip - eave) * s), (middle, eave + (tip - eave) * s))
            for s in (0.05, 0.35, 0.65, 0.97)
        ],
        light(pale(WOOD, 0.2)),
        7,
    )
    a, b = middle, x + wide * 1.09
    top = x + wide * 0.84
    out += poly(((a, eave), (b, eave), (top, tip), (a, tip)), light("#6d8794"))
    seams = [((a + (b - a) * k / 7, eave), (a + (top - a) * k / 7, tip)) for k in range(8)]
    return (
        out
        + strokes(seams, light(dark("#6d8794", 0.25)), 4)
        + line(((ridge, tip), (top, tip)), light(pale("#6d8794", 0.4)), 10)
    )


def green_hamlet(light: Light) -> str:
    """Khuổi Tẩu: grass cut, the drain cleared, flowers set along the road."""
    out = backdrops.uplands(light, 430, 5, sun=(260, 150)) + land.ground(
        light, 520, mix(LEAF, MOSS, 0.5), 5, wave=10
    )
    out += (
        houses.stilt_house(light, 120, 610, 250, roof="#a0573f")
        + houses.stilt_house(light, 520, 580, 170, far=0.12, roof="#8f5a48")
        + trees.bamboo(light, 60, 640, 260, 5)
        + plants.banana(light, 440, 620, 150, 6)
    )
    out += land.terraces(light, 560, 700, 3, 4)
    lane = Lane(760, 1014, 330, 1010, 470, bend=-110, depth=7)
    out += land.ground(light, 690, mix(MOSS, LEAF, 0.3), 9, wave=8)
    out += (
        lane.draw(light, 1)
        + lane.strip(-1.72, -1.36, light(dark(STONE, 0.22)), 0.9)
        + lane.strip(-1.66, -1.42, light(dark(SLATE, 0.32)), 0.9)
    )
    for k in range(11):
        x, y, s = lane.side(0.0 + k * 0.03, 1.18)
        out += plants.flowers(light, x, y, 84 * s, k)
    tall = backdrops.scale(440, 0.52)
    jobs = (
        (1000, 716, w.YOUTH2, f.SQUAT, 1, ""),
        (330, 800, w.TAY_MAN, f.DIG, 1, "hoe"),
        (190, 940, w.MAN, f.SWEEP, 1, "hoe"),
        (900, 690, w.MAN3, f.SWEEP2, -1, "broom"),
    )
    for x, y, wear, pose, facing, tool in jobs:
        who = Person(x, y, tall(y), wear, pose, facing)
        grips = {"hoe": held.hoe, "broom": held.broom}
        out += who.draw(light, grips[tool](light, who) if tool else "")
    out += things.bucket(light, 1046, 726, 34, TEAL)
    for x, y, wear in ((1250, 964, w.TAY), (1106, 838, w.AUNT3)):
        who = Person(x, y, tall(y), wear, f.KNEEL, -1)
        out += plants.flowers(light, x - 0.32 * who.h, y + 4, 54, x) + who.draw(light)
    out += things.basket(light, 1130, 1000, 110, LEAF)
    push = Person(560, 860, tall(860), w.CLERK, f.PUSH, 1)
    out += push.draw(light) + wheels.barrow(light, 690, 868, 100, mix(LEAF, MOSS, 0.4))
    return out + land.grass(light, [(20 + k * 53, 1000 - (k * 41 % 44)) for k in range(8)], 46, 5)


def lake(light: Light) -> str:
    """A highland lake in the morning mist, a dugout boat, a hamlet on the bank."""
    out = skies.sky(light, 420) + skies.sun(light, 900, 170, 46) + skies.cloud(light, 420, 110, 240)
    out += mountains.karst(
        light,
        440,
        (
            (60, 260, 250),
            (230, 220, 190),
            (640, 200, 150),
            (780, 240, 200),
            (1000, 220, 170),
            (1300, 240, 230),
        ),
        0.7,
        4,
    ) + skies.mist(light, 420, 60, 0.8)
    out += mountains.karst(
        light,
        470,
        ((-20, 300, 300), (150, 240, 220), (1120, 280, 330), (1290, 300, 280), (440, 200, 130)),
        0.42,
        7,
    ) + skies.mist(light, 462, 44, 0.8)
    out += rect(0, 466, 1344, 440, light(WATER, 0.22))
    mirrored = mountains.karst(
        light,
        0,
        ((-20, 300, 300), (150, 240, 220), (1120, 280, 330), (1290, 300, 280), (440, 200, 130)),
        0.5,
        7,
    )
    out += f'<g transform="translate(0 472) scale(1 -0.55)" opacity="0.38">{mirrored}</g>'
    out += skies.mist(light, 474, 24, 0.9)
    out += strokes(
        [
            (
                (k * 173 % 1300, 500 + (k * 47 % 380)),
                (k * 173 % 1300 + 40 + k * 29 % 90, 500 + (k * 47 % 380)),
            )
            for k in range(46)
        ],
        light(WHITE, 0.1),
        3,
        0.55,
    )
    out += ellipse(900, 600, 12, 90, light("#fff3cf"), 0.35) + ellipse(
        900, 560, 40, 40, light("#fff3cf"), 0.14
    )
    out += poly(
        ((790, 906), (850, 780), (960, 700), (1120, 640), (1354, 610), (1354, 906)),
        light(mix(LEAF, MOSS, 0.4)),
    )
    out += (
        houses.stilt_house(light, 1150, 690, 150, far=0.08)
        + houses.stilt_house(light, 960, 780, 230)
        + plants.banana(light, 1250, 770, 170, 4)
        + trees.bamboo(light, 1330, 740, 240, 5)
        + houses.stilt_house(light, 1120, 880, 290, roof="#a0573f")
    )
    out += (
        trees.areca(light, 930, 800, 250, 6)
        + plants.bush(light, 900, 850, 130, 4)
        + Person(1010, 876, 104, w.TAY, f.WALK, -1).draw(light)
        + things.basket(light, 1050, 880, 40, LEAF)
    )
    out += wheels.boat(light, 420, 690, 360)
    rower = Person(480, 684, 196, w.TAY, f.PUSH, -1, shadow=False)
    hand = rower.far_hand
    out += line(((hand[0] + 30, hand[1] - 26), (hand[0] - 90, 712)), light(CLAY), 6) + poly(
        ((hand[0] - 78, 690), (hand[0] - 106, 724), (hand[0] - 92, 732), (hand[0] - 70, 700)), light(CLAY)
    )
    out += rower.draw(light) + things.basket(light, 330, 690, 66, LEAF)
    return out + ellipse(455, 740, 44, 16, light(INK), 0.16) + ellipse(420, 722, 150, 7, light(INK), 0.14)


SCENES = (
    Scene(
        f"{MODELS}/can-bo-bam-ban-thuong-trach/canh-1.jpg",
        MORNING,
        to_the_hamlet,
        FULL,
        frame=(90, 200, 1070),
    ),
    Scene(f"{MODELS}/moi-xa-giup-moi-ban/canh-1.jpg", DAY, new_roof),
    Scene(f"{MODELS}/moi-truong-xanh-khuoi-tau/canh-1.jpg", MORNING, green_hamlet, FULL),
    Scene(f"{NEWS}/ba-be-tich-cuc-trien-khai-2023/canh-1.jpg", MORNING, lake),
)
