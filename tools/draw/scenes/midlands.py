"""Bắc Giang's models: lanes, culture houses and paddies of the northern midlands."""

from tools.draw import backdrops, held, houses, land, landmarks, plants, street, things, trees, wheels
from tools.draw import figure as f
from tools.draw import wardrobe as w
from tools.draw.lane import Lane
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
    PAPER,
    SKIN,
    SLATE,
    STONE,
    TEAL,
    WHITE,
    Light,
    dark,
    mix,
    pale,
)
from tools.draw.pen import blob, curve, ellipse, group, limb, line, poly, rect, strokes
from tools.draw.people import Person
from tools.draw.scene import FULL, Scene
from tools.draw.titles import MODELS, NEWS


def lit_lane(light: Light) -> str:
    """Kép 1: a bending lane, a row of lamps, people going home."""
    out = backdrops.midland(light, 400, 5, sun=(250, 120), low=896)
    lane = Lane(560, 900, 330, 880, 400, bend=-150, depth=8)
    tall = backdrops.scale(400, 0.5)
    out += houses.tall_house(light, 1090, 560, 150, lit=True) + houses.house(
        light, 560, 520, 150, lit=True, far=0.12
    )
    out += trees.lychee(light, 1010, 590, 120, 4) + trees.areca(light, 1290, 600, 330, 3)
    out += (
        houses.house(light, 20, 600, 330, lit=True)
        + plants.banana(light, 440, 600, 150, 6)
        + trees.areca(light, 60, 640, 420, 8)
    )
    out += lane.draw(light, 0.9)
    out += landmarks.wall(light, -60, 800, 470, 560, 150, 52)
    for t in (0.62, 0.42, 0.28, 0.185, 0.112, 0.055):
        x, y, _ = lane.side(t, 1.16)
        out += street.lamp(light, x, y, 2.9 * tall(y), side=-1, on=True)
    out += trees.lychee(light, 1180, 760, 210, 9) + street.camera(light, 968, 716, 240, -1)
    x, y, _ = lane.side(0.2, -0.1)
    bike = (x, y, tall(y))
    out += wheels.bicycle(light, bike[0], bike[1], bike[2] * 1.05, LACQUER, 1)
    out += Person(bike[0] - 6, bike[1] - 0.1 * bike[2], bike[2] * 0.98, w.WOMAN2, f.CYCLE, shadow=False).draw(
        light
    )
    granny = Person(600, 806, 216, w.GRANNY, f.WALK, 1)
    child = Person(690, 816, 142, w.CHILD, f.STRIDE, 1, child=True)
    out += granny.draw(light) + child.draw(light)
    for k in range(9):
        out += plants.flowers(light, 838 + k * 44, 884 - k * 13, 38, k)
    return out + plants.bough(light, 1360, -20, 430, 4, -1)


def sunday(light: Light) -> str:
    """Kép 1: the lane swept on a Sunday morning."""
    out = backdrops.midland(light, 430, 8, sun=(240, 190))
    lane = Lane(700, 1014, 400, 620, 430, bend=70, depth=8)
    tall = backdrops.scale(430, 0.54)
    out += (
        houses.house(light, 90, 600, 300)
        + houses.tall_house(light, 830, 590, 170)
        + trees.areca(light, 770, 600, 330, 4)
        + trees.areca(light, 440, 580, 280, 5)
    )
    out += trees.lychee(light, 1140, 640, 190, 6) + lane.draw(light, 0.9)
    out += landmarks.wall(light, 1420, 800, 900, 600, 170, 62)
    for t in (0.4, 0.26, 0.16, 0.085):
        for side in (-1.16, 1.16):
            x, y, _ = lane.side(t, side)
            out += street.lamp(light, x, y, 2.7 * tall(y), side=1 if side < 0 else -1)
    for k in range(8):
        x, y, s = lane.side(0.02 + k * 0.03, -1.2)
        out += plants.flowers(light, x, y, 66 * s, k)
    cart = Person(560, 690, tall(690), w.AUNT3, f.PUSH, 1)
    out += cart.draw(light) + wheels.barrow(light, 662, 696, 78, mix(MOSS, CLAY, 0.4))
    for who in (
        Person(820, 742, tall(742), w.MAN3, f.SWEEP2, -1),
        Person(480, 830, tall(830), w.AUNT, f.SWEEP, 1),
        Person(986, 944, tall(944), w.AUNT2, f.SWEEP, -1),
        Person(238, 960, tall(960), w.PITH, f.SWEEP2, 1),
    ):
        out += who.draw(light, held.broom(light, who))
    out = out + things.heap(light, 680, 946, 120, 36, mix(MOSS, CLAY, 0.55), 4)
    return out + plants.bough(light, 1370, -30, 520, 9, -1)


def wifi(light: Light) -> str:
    """Hương Mai: the culture house's porch, phones, a router, a camera at the gate."""
    out = backdrops.midland(light, 380, 11, sun=(1180, 110), low=896)
    out += backdrops.woods(light, 470, 4, size=80, far=0.2)
    out += land.ground(light, 600, "#d9c7a4", 4, wave=3)
    out += landmarks.culture_house(light, 200, 660, 850, mast=False) + landmarks.flag(light, 118, 690, 430)
    out += (
        rect(876, 452, 60, 20, light(WHITE), r=4)
        + line(((886, 452), (880, 420)), light(INK), 4)
        + line(((926, 452), (932, 420)), light(INK), 4)
    )
    for r in (26, 50, 74):
        arc = [(906 - r * 0.8, 414 - r * 0.55), (906, 414 - r * 0.9), (906 + r * 0.8, 414 - r * 0.55)]
        out += curve(arc, light(WHITE), 8)
    out += plants.pot(light, 380, 690, 90, 3) + plants.pot(light, 880, 690, 90, 5)
    out += (
        trees.areca(light, 1120, 700, 470, 5)
        + trees.areca(light, 1210, 690, 400, 6)
        + street.camera(light, 1286, 860, 420, -1)
    )
    out += (
        rect(420, 752, 300, 16, light(dark(STONE, 0.1)), r=4)
        + rect(446, 766, 22, 52, light(dark(STONE, 0.25)))
        + rect(674, 766, 22, 52, light(dark(STONE, 0.25)))
    )
    for x, wear, facing in ((470, w.GRANDPA, 1), (570, w.WOMAN3, 1), (664, w.PUPIL, -1)):
        who = Person(x, 830, 250 if wear != w.PUPIL else 228, wear, f.SIT_PHONE, facing)
        out += who.draw(light, held.phone(light, who))
    for who in (Person(846, 836, 262, w.OFFICER, f.POINT, -1), Person(938, 842, 246, w.LADY, f.PHONE, -1)):
        out += who.draw(light, held.phone(light, who) if who.pose is f.PHONE else "")
    out += wheels.motorbike(light, 200, 838, 250, TEAL, 1)
    return out + wheels.bicycle(light, 1110, 860, 210, LACQUER, -1)


def letter_box(light: Light) -> str:
    """An Thượng: a hand, a phone, a letter box; the commune behind."""
    out = backdrops.midland(light, 520, 3, sun=(240, 170))
    out += (
        landmarks.culture_house(light, 70, 690, 400, mast=True)
        + houses.house(light, 470, 640, 190)
        + trees.areca(light, 540, 700, 330, 2)
        + trees.lychee(light, 250, 800, 170, 3)
    )
    out += backdrops.woods(light, 640, 9, size=84, far=0.15, x0=1040)
    out += land.tufts(light, 800, 1010, -10, 1350, 5)
    trail = ((150, 380), (262, 300), (390, 330), (505, 262), (610, 300))
    for k, (x, y) in enumerate(trail):
        out += group(_envelope(light, 62 + 9 * k), x, y, 1, -14 + 7 * k)
    return out + _phone_in_hand(light, 920, 150, 380, 690)


def _envelope(light: Light, s: float) -> str:
    out = rect(-s / 2 + 4, -s * 0.33 + 6, s, s * 0.66, light.shadow, 0.18, r=4) + rect(
        -s / 2, -s * 0.33, s, s * 0.66, light(WHITE), r=4
    )
    out += poly(
        ((-s / 2, -s * 0.3), (0, s * 0.1), (s / 2, -s * 0.3), (s / 2, -s * 0.33), (-s / 2, -s * 0.33)),
        light(dark(PAPER, 0.12)),
    )
    return out + line(
        ((-s / 2 + 2, -s * 0.31), (0, s * 0.08), (s / 2 - 2, -s * 0.31)), light(SLATE), s * 0.035
    )


def _phone_in_hand(light: Light, x: float, y: float, wide: float, tall: float) -> str:
    skin, shade = light(SKIN), light(dark(SKIN, 0.16))
    sleeve = poly(((x + 20, 1020), (x + 60, 880), (x + 330, 880), (x + 420, 1020)), light(TEAL)) + poly(
        ((x + 210, 1020), (x + 220, 880), (x + 330, 880), (x + 420, 1020)), light(dark(TEAL, 0.2))
    )
    palm = blob(
        [
            (x + 60, 900),
            (x + 20, 780),
            (x + 60, 640),
            (x + 250, 610),
            (x + 400, 650),
            (x + 410, 780),
            (x + 330, 900),
        ],
        shade,
    )
    out = (
        sleeve
        + palm
        + rect(x + 16, y + 18, wide, tall, light.shadow, 0.25, r=44)
        + rect(x, y, wide, tall, light(INK), r=44)
    )
    out += (
        rect(x + 18, y + 20, wide - 36, tall - 40, light("#dbe8e2"), r=30)
        + rect(x + 18, y + 20, wide - 36, 74, light(LACQUER), r=30)
        + rect(x + 18, y + 64, wide - 36, 34, light(LACQUER))
    )
    cx, cy = x + wide / 2, y + 330
    out += rect(cx - 13, cy + 40, 26, 150, light(mix(SLATE, INK, 0.3)))
    base = f"M{cx - 110} {cy + 70}V{cy - 40}"
    for arch, tone in (
        (f"a70 70 0 0 1 70 -70h90a70 70 0 0 1 70 70V{cy + 70}Z", LACQUER),
        (f"a64 70 0 0 1 128 0V{cy + 70}Z", dark(LACQUER, 0.2)),
    ):
        out += f'<path d="{base}{arch}" fill="{light(tone)}"/>'
    out += rect(cx - 86, cy - 34, 80, 12, light(INK), r=5) + line(
        ((cx + 66, cy + 4), (cx + 66, cy - 74), (cx + 100, cy - 74)), light(OCHRE), 12
    )
    out += group(_envelope(light, 104), cx - 46, cy - 66, 1, -10) + rect(
        cx - 96, cy - 28, 100, 60, light(dark(LACQUER, 0.2))
    )
    rows = [((x + 60, y + 560 + k * 34), (x + wide - 60 - 70 * (k == 2), y + 560 + k * 34)) for k in range(3)]
    out += strokes(rows, light(mix(SLATE, PAPER, 0.35)), 12)
    for k, fy in enumerate((0, 62, 122, 176)):
        out += limb(
            (x + wide + 46, y + 400 + fy),
            (x + wide - 22, y + 372 + fy),
            30 - 2 * k,
            25 - 2 * k,
            shade if k % 2 else skin,
        )
    return (
        out
        + limb((x - 10, 810), (x + 30, 640), 44, 30, skin)
        + limb((x + 30, 650), (x + 64, 566), 31, 27, skin)
        + ellipse(x + 66, 556, 15, 20, light(pale(SKIN, 0.4)), turn=20)
    )


def panorama(light: Light) -> str:
    """The midlands seen from a hill."""
    out = backdrops.midland(light, 300, 14, sun=(1090, 110), low=896, belt=False)
    out += backdrops.woods(light, 330, 3, size=40, far=0.5)
    out += land.path_between(
        [(1364, 560), (1100, 580), (900, 560), (740, 540), (560, 570), (300, 600), (-20, 590)],
        light(STONE),
        20,
        light(dark(MOSS, 0.1)),
    )
    rows = ((360, 0.34, 84, 11), (430, 0.2, 122, 8), (520, 0.06, 172, 6))
    for r, (y, far, size, count) in enumerate(rows):
        if r == 2:
            out += landmarks.culture_house(light, 600, 500, 270)
        for k in range(count):
            x = 40 + (k + 0.3 * (r % 2)) * 1300 / count + (k * 37 % 40)
            if abs(x - 680) < (0, 130, 215)[r]:
                continue
            if (k + r) % 3 == 0:
                out += trees.lychee(light, x + size * 0.4, y + 18, size * 0.72, k + r * 10, far)
            elif (k + r) % 5 == 1:
                out += houses.tall_house(light, x, y + 8, size * 0.6, far=far)
            else:
                out += houses.house(light, x, y + (k * 13 % 16), size, far=far)
            out += (
                trees.areca(light, x - 14, y + 14, size * 1.25, k + 5, far)
                if k % 2
                else trees.canopy(light, x - 10, y - 4, size * 0.55, size * 0.4, LEAF, k, far)
            )
    out += land.terraces(light, 640, 930, 6, 5, slope=-40)
    for k, x in enumerate((60, 250, 980, 1180, 1320)):
        out += trees.lychee(light, x, 800 + (k * 47 % 70), 170 + 30 * (k % 2), k + 30)
    walkers = (
        Person(560, 772, 84, w.AUNT, f.WALK),
        Person(606, 776, 84, w.MAN3, f.WALK),
        Person(720, 758, 84, w.AUNT2, f.STOOP, -1),
    )
    out = out + "".join(who.draw(light) for who in walkers)
    return out + plants.bough(light, -20, -30, 480, 6, 1)


SCENES = (
    Scene(f"{MODELS}/thap-sang-thon-kep-1/canh-1.jpg", NIGHT, lit_lane),
    Scene(f"{MODELS}/thap-sang-thon-kep-1/canh-2.jpg", MORNING, sunday, FULL),
    Scene(f"{MODELS}/chuyen-doi-so-huong-mai/canh-1.jpg", DAY, wifi),
    Scene(f"{MODELS}/hom-thu-so-an-thuong/canh-1.jpg", DAY, letter_box, FULL),
    Scene(f"{NEWS}/lan-toa-mo-hinh-cap-tinh-bac-giang/canh-1.jpg", DAY, panorama),
)
