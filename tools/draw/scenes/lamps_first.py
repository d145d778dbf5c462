"""The example's lamps, first half: survey, meeting, door to door, poles carried, dug in, raised, footed."""

from tools.draw import backdrops, held, houses, land, landmarks, plants, rooms, skies, street, things, trees
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
    OCHRE,
    ROOM,
    SLATE,
    STONE,
    TEAL,
    TILE,
    WHITE,
    WOOD,
    Light,
    dark,
    mix,
    pale,
)
from tools.draw.pen import circle, curve, ellipse, line, poly, rect, strokes
from tools.draw.people import Person
from tools.draw.scene import FULL, Scene
from tools.draw.titles import LAMPS

POST = mix(STONE, SLATE, 0.25)


def survey(light: Light) -> str:
    """A tape stretched along the lane."""
    out = backdrops.midland(light, 430, 41, sun=(1100, 150))
    lane = Lane(560, 1014, 380, 760, 430, bend=-60, depth=8)
    tall = backdrops.scale(430, 0.55)
    out += (
        houses.house(light, 930, 620, 330)
        + houses.house(light, 210, 560, 230, far=0.08)
        + trees.areca(light, 200, 600, 330, 3)
        + plants.banana(light, 480, 590, 140, 4)
        + trees.lychee(light, 1200, 720, 210, 5)
    )
    out += lane.draw(light, 1) + landmarks.wall(light, 1420, 860, 940, 620, 190, 66)
    for k in range(4):
        x, y, s = lane.side(0.3 - k * 0.085, 1.12)
        out += line(((x, y), (x, y - 80 * s)), light(LACQUER), 9 * s) + circle(
            x, y - 80 * s, 8 * s, light(WHITE)
        )
    far, near, clerk = (
        Person(900, 700, tall(700), w.MAN3, f.KNEEL, -1),
        Person(420, 900, tall(900), w.YOUTH, f.STOOP, 1),
        Person(250, 900, tall(900), w.CLERK, f.WRITE, 1),
    )
    out += far.draw(light) + near.draw(light)
    out += line((near.far_hand, far.far_hand), light(OCHRE), 6)
    out += rect(near.far_hand[0] - 16, near.far_hand[1] - 14, 34, 30, light(LACQUER), r=8)
    out = (
        out
        + clerk.draw(light, held.paper(light, clerk, WHITE, 0.15))
        + plants.flowers(light, 120, 960, 70, 3)
        + plants.flowers(light, 200, 980, 70, 5)
    )
    return out + plants.near_leaves(light, 1330, 1030, 330, -1)


def meeting(light: Light) -> str:
    """The hamlet's meeting, seen from the last row."""
    out = rooms.room(light, 430, 896, wall="#ead9b2")
    out += rect(430, 30, 480, 300, light("#a03028")) + strokes(
        [((430 + k * 40, 30), (430 + k * 40, 330)) for k in range(13)], light(dark(LACQUER, 0.25)), 4, 0.5
    )
    out += landmarks.star(light, 670, 170, 62)
    for left in (90, 1064):
        out += rooms.window(
            light,
            left,
            90,
            190,
            190,
            skies.sky(light, 300) + backdrops.woods(light, 270, left, size=56, far=0.3),
        )
    out += rooms.fan(light, 340, 40, 90) + rooms.fan(light, 1000, 40, 90)
    out += Person(560, 500, 280, w.GRANDPA, f.SIT_READ, 1, shadow=False).draw(light) + Person(
        740, 506, 280, w.CLERK2, f.SIT_READ, -1, shadow=False
    ).draw(light)
    out += rooms.table(light, 470, 520, 330, 120, cloth=LACQUER) + plants.pot(light, 500, 398, 74, 3, OCHRE)
    out += Person(880, 540, 300, w.CLERK, f.SHOW, -1).draw(light)
    rows = ((600, 190, 0), (710, 240, 70), (860, 310, 10))
    wears = (w.WOMAN, w.MAN2, w.GRANNY, w.YOUTH, w.WOMAN2, w.MAN3, w.TAY2, w.GRANDPA, w.LADY, w.MAN, w.WOMAN3)
    for r, (y, size, shift) in enumerate(rows):
        step = size * 0.56
        for k in range(int(1344 / step) + 1):
            x = shift + 30 + k * step
            if abs(x - 670) < step * 0.42:
                continue
            wear = wears[(k * 3 + r * 4) % len(wears)]
            out += Person(x, y + 0.16 * size, size * 1.06, wear, f.BACK, 1, back=True, shadow=False).draw(
                light
            )
            out += rooms.chair_back(light, x, y + 0.42 * size, size * 0.72, (WOOD, "#8a5f45")[k % 2])
    return out


def door_to_door(light: Light) -> str:
    """Two visitors with a notebook at the gate; an old man on the veranda."""
    out = (
        backdrops.midland(light, 400, 44, sun=(240, 140))
        + backdrops.woods(light, 480, 6, size=90, far=0.2)
        + land.ground(light, 640, mix(MOSS, CLAY, 0.24), 4, wave=3)
    )
    out += (
        trees.areca(light, 610, 690, 470, 4)
        + houses.house(light, 640, 760, 620)
        + plants.banana(light, 1310, 800, 300, 5)
    )
    out += poly(((640, 770), (1290, 770), (1330, 810), (600, 810)), light(pale(STONE, 0.2))) + rect(
        600, 808, 730, 20, light(dark(STONE, 0.2))
    )
    out += (
        rect(900, 742, 130, 12, light(WOOD))
        + rect(910, 752, 10, 50, light(WOOD))
        + rect(1010, 752, 10, 50, light(WOOD))
    )
    out += Person(965, 806, 250, w.GRANDPA, f.SIT, -1).draw(light) + Person(
        1110, 806, 236, w.GRANNY, f.EASY, -1
    ).draw(light)
    out += (
        trees.lychee(light, 130, 760, 260, 6)
        + landmarks.wall(light, 330, 880, -40, 850, 170, 150)
        + rect(330, 660, 46, 230, light("#e2cfa6"))
        + rect(360, 660, 16, 230, light(dark("#e2cfa6", 0.22)))
        + rect(320, 646, 66, 22, light(TILE))
    )
    out += (
        rect(1240, 700, 50, 250, light("#e2cfa6"))
        + rect(1272, 700, 18, 250, light(dark("#e2cfa6", 0.22)))
        + rect(1230, 686, 70, 22, light(TILE))
        + landmarks.wall(light, 1290, 940, 1400, 950, 180, 184)
    )
    first, second = Person(520, 950, 350, w.WOMAN, f.WRITE, 1), Person(650, 966, 366, w.OFFICER, f.POINT, 1)
    out += first.draw(light, held.paper(light, first, WHITE, 0.15)) + second.draw(light)
    return (
        out
        + plants.pot(light, 770, 900, 100, 3)
        + plants.flowers(light, 430, 920, 70, 5)
        + plants.flowers(light, 1180, 900, 60, 7)
    )


def footing(light: Light) -> str:
    """Concrete mixed and poured round the foot of a post."""
    out = (
        backdrops.midland(light, 410, 59, sun=(1090, 130))
        + houses.house(light, 880, 610, 330)
        + trees.areca(light, 860, 640, 430, 5)
        + houses.house(light, 120, 570, 220, far=0.08)
        + plants.banana(light, 420, 600, 160, 6)
    )
    out += land.ground(light, 630, mix(MOSS, LEAF, 0.4), 7, wave=4) + landmarks.wall(
        light, 1420, 760, 760, 660, 150, 90
    )
    out += (
        street.lamp(light, 1010, 880, 800, side=-1, head=False)
        + ellipse(1010, 884, 90, 24, light(dark(STONE, 0.22)))
        + ellipse(1006, 880, 72, 17, light(STONE))
    )
    out += poly(((180, 860), (720, 846), (800, 980), (120, 996)), light("#8d6f57")) + poly(
        ((196, 866), (706, 853), (770, 966), (150, 982)), light(dark(STONE, 0.06))
    )
    out += things.heap(light, 450, 950, 300, 70, mix(STONE, SLATE, 0.35), 4) + things.heap(
        light, 120, 800, 200, 90, "#d8b878", 5
    )
    out += "".join(things.sack(light, 250 + k * 62, 800 - (k % 2) * 4, 84, STONE) for k in range(3))
    left, right, pour = (
        Person(270, 944, 370, w.MAN3, f.SWEEP, 1),
        Person(650, 930, 370, w.AUNT2, f.SWEEP, -1),
        Person(880, 920, 370, w.YOUTH, f.POUR, 1),
    )
    out += left.draw(light, held.shovel(light, left)) + right.draw(
        light, held.shovel(light, right, mix(STONE, SLATE, 0.35))
    )
    hx, hy = pour.far_hand
    tip = poly(
        ((hx - 26, hy + 6), (hx + 34, hy - 16), (hx + 52, hy + 44), (hx - 2, hy + 62)), light(TEAL)
    ) + curve([(hx + 44, hy + 14), (hx + 70, hy + 50), (hx + 76, 876)], light(mix(STONE, SLATE, 0.35)), 15)
    return (
        out
        + pour.draw(light, tip)
        + Person(1150, 900, 360, w.WORKER, f.OFFER, -1).draw(light)
        + things.bucket(light, 1260, 960, 90, LACQUER)
    )


SCENES = (
    Scene(f"{LAMPS}/anh-01.jpg", DAY, survey, FULL),
    Scene(f"{LAMPS}/anh-02.jpg", ROOM, meeting),
    Scene(
        f"{LAMPS}/anh-03.jpg", MORNING, door_to_door, FULL, frame=(290, 250, 1010), remark="Tranh minh hoa"
    ),
    Scene(f"{LAMPS}/anh-08.jpg", DAY, footing, FULL, frame=(110, 190, 1090)),
)
