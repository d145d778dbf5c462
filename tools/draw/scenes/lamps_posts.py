"""The example's lamps: the posts arrive, are carried, dug in and raised."""

from tools.draw import (
    backdrops,
    held,
    houses,
    land,
    landmarks,
    machines,
    plants,
    street,
    things,
    trees,
    wheels,
)
from tools.draw import figure as f
from tools.draw import wardrobe as w
from tools.draw.light import (
    CLAY,
    DAY,
    LEAF,
    MORNING,
    MOSS,
    SLATE,
    STONE,
    STRAW,
    TEAL,
    WOOD,
    Light,
    dark,
    mix,
)
from tools.draw.pen import Point, circle, ellipse, line, poly
from tools.draw.people import Person
from tools.draw.scene import FULL, Scene
from tools.draw.titles import LAMPS

POST = mix(STONE, SLATE, 0.25)


def beam(light: Light, a: Point, b: Point, r1: float, r2: float) -> str:
    """A lamp post lying or leaning: lit above, shaded below."""
    out = poly(((a[0], a[1] - r1), (b[0], b[1] - r2), (b[0], b[1] + r2), (a[0], a[1] + r1)), light(POST))
    return out + poly(
        ((a[0], a[1] + r1 * 0.2), (b[0], b[1] + r2 * 0.2), (b[0], b[1] + r2), (a[0], a[1] + r1)),
        light(dark(POST, 0.3)),
    )


def delivery(light: Light) -> str:
    """Posts unloaded in the yard of the culture house."""
    out = backdrops.midland(light, 380, 47, sun=(200, 110), low=896) + backdrops.woods(
        light, 460, 8, size=86, far=0.2
    )
    out += (
        land.ground(light, 590, "#d9c7a4", 4, wave=3)
        + landmarks.culture_house(light, 110, 620, 640)
        + trees.areca(light, 830, 640, 420, 4)
        + trees.areca(light, 910, 636, 360, 5)
        + street.loudspeaker(light, 1290, 660, 430)
    )
    for k in range(3):
        out += beam(light, (130, 838 - k * 22), (620, 846 - k * 22), 11, 8)
    out += machines.truck(light, 960, 790, 640, TEAL, 1)
    for k in range(4):
        out += beam(light, (430 + k * 8, 586 - k * 21), (1070, 588 - k * 21), 12, 9)
    out += Person(820, 604, 210, w.WORKER, f.PUSH, -1, shadow=False).draw(light) + line(
        ((700, 505), (700, 596)), light(WOOD), 8
    )
    out += (
        Person(500, 800, 270, w.MAN3, f.CARRY2, 1).draw(light)
        + Person(310, 812, 270, w.YOUTH, f.CARRY, -1).draw(light)
        + beam(light, (230, 596), (610, 586), 12, 10)
    )
    check = Person(120, 870, 290, w.CLERK, f.WRITE, 1)
    return (
        out
        + check.draw(light, held.paper(light, check))
        + Person(1270, 868, 286, w.PITH, f.POINT, -1).draw(light)
    )


def shoulders(light: Light) -> str:
    """Six people carry a post along the field path at dawn."""
    out = backdrops.midland(light, 520, 51, sun=(980, 330), low=896)
    out += land.water(
        light,
        [(-40, 640), (300, 620), (700, 630), (1390, 612), (1400, 730), (900, 740), (400, 752), (-40, 744)],
        6,
        "#d7c9b6",
    )
    out += land.ground(light, 742, mix(MOSS, LEAF, 0.5), 5, wave=6) + poly(
        ((-10, 800), (1354, 780), (1354, 830), (-10, 852)), light(STRAW)
    )
    crew = (w.WORKER, w.MAN3, w.YOUTH, w.AUNT, w.PITH, w.MAN)
    xs = [230 + k * 172 for k in range(6)]
    for k, wear in enumerate(crew):
        out += Person(xs[k], 832 - k * 3, 292, wear, (f.CARRY, f.CARRY2)[k % 2], 1).draw(light)
    out += beam(light, (110, 612), (1240, 586), 15, 10)
    for k, wear in enumerate(crew):
        who = Person(xs[k], 832 - k * 3, 292, wear, (f.CARRY, f.CARRY2)[k % 2], 1)
        out += circle(*who.hand, 8, light(wear.skin)) + circle(*who.far_hand, 8, light(dark(wear.skin, 0.12)))
    return (
        out
        + land.grass(light, [(10 + k * 47, 884 - (k * 29 % 26)) for k in range(29)], 34, 4)
        + trees.areca(light, 60, 900, 620, 8)
    )


def digging(light: Light) -> str:
    """A hole for the post."""
    out = (
        backdrops.midland(light, 420, 53, sun=(250, 140))
        + houses.tall_house(light, 170, 620, 210)
        + houses.house(light, 760, 600, 300)
        + trees.lychee(light, 540, 640, 170, 6)
        + trees.areca(light, 1180, 650, 430, 5)
    )
    out += land.ground(light, 640, mix(MOSS, LEAF, 0.4), 6, wave=4)
    out += poly(((-10, 700), (1354, 660), (1354, 770), (-10, 830)), light(STONE)) + line(
        ((-10, 830), (1354, 770)), light(dark(STONE, 0.24)), 9
    )
    out += "".join(
        line(((k * 190, 704 - k * 5.6), (k * 190 - 40, 826 - k * 8)), light(dark(STONE, 0.18)), 3, 0.6)
        for k in range(1, 8)
    )
    out += (
        ellipse(650, 930, 120, 34, light(dark(CLAY, 0.2)))
        + ellipse(654, 934, 92, 24, light(dark(WOOD, 0.5)))
        + things.heap(light, 880, 930, 240, 84, "#a87752", 4)
    )
    digger, crow, spade = (
        Person(470, 946, 400, w.MAN3, f.DIG, 1),
        Person(730, 880, 380, w.YOUTH, f.HOLD, -1),
        Person(1010, 968, 390, w.PITH, f.SWEEP, -1),
    )
    out += (
        crow.draw(light, held.bar(light, crow, 0.72))
        + digger.draw(light, held.hoe(light, digger))
        + spade.draw(light, held.shovel(light, spade, "#a87752"))
    )
    out += wheels.barrow(light, 1250, 880, 150, "#a87752")
    out += beam(light, (40, 968), (400, 990), 20, 16)
    out = out + Person(250, 800, 250, w.AUNT, f.EASY, 1).draw(light)
    return out + plants.near_leaves(light, 30, 1040, 250, 1)


def raising(light: Light) -> str:
    """The post goes up on its ropes."""
    out = (
        backdrops.midland(light, 470, 57, sun=(1130, 130), low=896)
        + houses.house(light, 70, 600, 240)
        + trees.areca(light, 40, 630, 330, 4)
        + trees.lychee(light, 1270, 680, 190, 7)
    )
    out += land.ground(light, 640, mix(MOSS, LEAF, 0.4), 6, wave=4)
    foot, top = (700, 790), (1010, 150)
    spots = ((420, 800, w.YOUTH), (330, 824, w.MAN3), (250, 800, w.WORKER), (150, 836, w.PITH))
    crew = [Person(x, y, 262, wear, f.PULL, 1) for x, y, wear in spots]
    stay = Person(1196, 846, 268, w.MAN2, f.PULL, -1)
    for front, rear in ((0, 2), (1, 3)):
        end = (crew[rear].hand[0] - 70, crew[rear].hand[1] + 30)
        out += line((top, crew[front].far_hand, crew[rear].far_hand, end), light(STRAW), 6)
    out += line((top, stay.far_hand, (stay.hand[0] + 50, stay.y - 20)), light(STRAW), 6)
    dx, dy = 0.9, 0.436
    out += poly(
        (
            (foot[0] - 18 * dx, foot[1] - 18 * dy),
            (top[0] - 10 * dx, top[1] - 10 * dy),
            (top[0] + 10 * dx, top[1] + 10 * dy),
            (foot[0] + 18 * dx, foot[1] + 18 * dy),
        ),
        light(POST),
    )
    out += poly(
        (
            (foot[0] + 3 * dx, foot[1] + 3 * dy),
            (top[0] + 2 * dx, top[1] + 2 * dy),
            (top[0] + 10 * dx, top[1] + 10 * dy),
            (foot[0] + 18 * dx, foot[1] + 18 * dy),
        ),
        light(dark(POST, 0.3)),
    )
    out += ellipse(700, 800, 80, 20, light(dark(CLAY, 0.35))) + things.heap(
        light, 590, 812, 130, 44, "#a87752", 6
    )
    out += "".join(who.draw(light) for who in crew)
    brace, prop = Person(800, 822, 268, w.WORKER2, f.HOLD, -1), Person(900, 800, 262, w.MAN, f.HOLD, -1)
    out += prop.draw(light) + brace.draw(light) + stay.draw(light)
    return out + Person(516, 872, 274, w.CLERK, f.POINT, 1).draw(light)


SCENES = (
    Scene(f"{LAMPS}/anh-04.jpg", DAY, delivery),
    Scene(f"{LAMPS}/anh-05.jpg", MORNING, shoulders, located=True),
    Scene(f"{LAMPS}/anh-06.jpg", DAY, digging, FULL, frame=(330, 300, 940)),
    Scene(f"{LAMPS}/anh-07.jpg", DAY, raising),
)
