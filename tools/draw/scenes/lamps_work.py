"""The example's lamps, the electricians' part: heads, wires, the timer, the first test, upkeep, the accounts."""

from tools.draw import backdrops, held, houses, land, landmarks, plants, street, things, trees, wheels
from tools.draw import figure as f
from tools.draw import wardrobe as w
from tools.draw.lane import Lane
from tools.draw.light import (
    CLAY,
    DAY,
    DUSK,
    INK,
    LACQUER,
    LEAF,
    MORNING,
    MOSS,
    OCHRE,
    SLATE,
    STONE,
    TEAL,
    WHITE,
    Light,
    dark,
    mix,
    pale,
)
from tools.draw.pen import circle, curve, ellipse, line, poly, rect, strokes
from tools.draw.people import Person
from tools.draw.scene import FULL, TALL, Scene
from tools.draw.titles import LAMPS


def fitting(light: Light) -> str:
    """Upright: an electrician on the ladder at the lamp's head."""
    out = backdrops.midland(light, 860, 61, sun=(210, 230), low=1344, vanish=500)
    out += (
        houses.house(light, -60, 1080, 360)
        + trees.areca(light, 330, 1110, 520, 4)
        + trees.lychee(light, 890, 1120, 260, 6)
        + plants.banana(light, 780, 1100, 200, 3)
    )
    out += land.ground(light, 1120, mix(MOSS, LEAF, 0.4), 5, wave=4) + poly(
        ((-10, 1230), (1020, 1180), (1020, 1270), (-10, 1344)), light(STONE)
    )
    out += street.lamp(light, 600, 1230, 980, side=-1)
    out += street.ladder(light, (470, 1260), (566, 420), 70)
    smith = Person(506, 646, 330, w.WORKER, f.CLIMB, 1, shadow=False)
    out += smith.draw(light) + rect(470, 520, 44, 40, light("#7d5540"), r=6)
    out += curve([(470, 530), (440, 700), (452, 900)], light(INK), 3, 0.8)
    holder, helper = (
        Person(350, 1280, 350, w.MAN3, f.HOLD, 1),
        Person(770, 1286, 340, w.YOUTH2, f.LOOK_UP, -1),
    )
    out += holder.draw(light) + helper.draw(light)
    return (
        out
        + rect(850, 1232, 100, 56, light(LACQUER), r=6)
        + rect(850, 1232, 100, 14, light(dark(LACQUER, 0.25)), r=4)
        + land.grass(light, [(20 + k * 73, 1330 - (k * 31 % 30)) for k in range(14)], 32, 4)
    )


def wiring(light: Light) -> str:
    """A cable drawn from post to post beside the paddies."""
    out = backdrops.midland(light, 470, 63, sun=(240, 130), low=896) + land.tufts(
        light, 560, 780, -10, 1350, 6
    )
    lane = Lane(1120, 900, 330, 420, 470, bend=100, depth=7)
    tall = backdrops.scale(470, 0.62)
    out += lane.draw(light, 1)
    tops = []
    for t in (0.6, 0.38, 0.22, 0.1, 0.02):
        x, y, _ = lane.side(t, -1.2)
        h = 2.7 * tall(y)
        out += street.lamp(light, x, y, h, side=1)
        tops.append((x, y - 0.9 * h))
    out += street.wires(light, tops, 0.06, width=3.4)
    x, y, _ = lane.side(0.1, -1.2)
    h = 2.7 * tall(y)
    out += street.ladder(light, (x + 130, y + 20), (x + 16, y - 0.86 * h), 34)
    out += Person(x + 62, y - 0.5 * h, tall(y), w.WORKER, f.CLIMB, -1, shadow=False).draw(light)
    hold = Person(x + 210, y + 26, tall(y + 26), w.MAN3, f.HOLD, -1)
    reel = Person(1130, 850, 262, w.WORKER2, f.SHAKE, -1)
    out += (
        hold.draw(light)
        + ellipse(1030, 790, 64, 66, light("#8a5f45"))
        + ellipse(1022, 788, 46, 48, light(INK))
        + ellipse(1016, 786, 26, 28, light("#a8774f"))
        + circle(1014, 786, 8, light(INK))
    )
    out += curve([(1020, 740), (900, 700), (x + 20, y - 0.5 * h)], light(INK), 3.4) + reel.draw(light)
    return (
        out
        + Person(1250, 860, 256, w.YOUTH, f.EASY, -1).draw(light)
        + plants.near_leaves(light, 20, 920, 240, 1)
        + land.grass(light, [(200 + k * 61, 884 - (k * 23 % 22)) for k in range(9)], 28, 3)
    )


def planting(light: Light) -> str:
    """Women set flowers round the foot of a post."""
    out = (
        backdrops.midland(light, 400, 67, sun=(1090, 150))
        + houses.house(light, 130, 610, 380)
        + trees.areca(light, 90, 650, 460, 5)
        + trees.lychee(light, 1130, 660, 220, 3)
        + houses.house(light, 740, 570, 240, far=0.08)
    )
    out += land.ground(light, 640, mix(MOSS, LEAF, 0.4), 4, wave=4) + street.fence(
        light, [(-20, 730), (640, 700), (1364, 740)], 110
    )
    out += (
        poly(((-10, 830), (1354, 800), (1354, 900), (-10, 940)), light(dark(CLAY, 0.12)))
        + poly(((-10, 944), (1354, 904), (1354, 1010), (-10, 1010)), light(STONE))
        + line(((-10, 942), (1354, 902)), light(pale(STONE, 0.5)), 8)
    )
    out += street.lamp(light, 690, 850, 790, side=1)
    for k in range(22):
        x = 20 + k * 62
        if abs(x - 690) > 34:
            out += plants.flowers(light, x, 868 - k * 1.4, 62, k)
    crew = (
        (400, 936, w.AUNT, f.KNEEL, 1),
        (930, 926, w.AUNT2, f.SQUAT, -1),
        (1140, 960, w.AUNT3, f.POUR, -1),
    )
    for x, y, wear, pose, facing in crew:
        who = Person(x, y, 360, wear, pose, facing)
        out += who.draw(
            light,
            held.can(light, who, LACQUER)
            if pose is f.POUR
            else plants.flowers(light, who.far_hand[0], who.far_hand[1] + 20, 56, x),
        )
    return out + things.basket(light, 220, 980, 140, LEAF, 0.3) + things.bucket(light, 760, 970, 80, TEAL)


def timer(light: Light) -> str:
    """Two people at the switch box on the post."""
    out = (
        backdrops.midland(light, 430, 71, sun=(260, 140))
        + landmarks.culture_house(light, 60, 620, 420)
        + trees.areca(light, 540, 650, 420, 4)
        + trees.lychee(light, 1200, 690, 240, 5)
    )
    out += land.ground(light, 640, mix(MOSS, LEAF, 0.4), 4, wave=4) + poly(
        ((-10, 860), (1354, 830), (1354, 1010), (-10, 1010)), light(STONE)
    )
    x = 820
    out += poly(
        ((x - 26, 930), (x + 26, 930), (x + 20, -10), (x - 20, -10)), light(mix(STONE, SLATE, 0.25))
    ) + poly(
        ((x + 6, 930), (x + 26, 930), (x + 20, -10), (x + 4, -10)), light(dark(mix(STONE, SLATE, 0.25), 0.3))
    )
    out += rect(x - 96, 440, 180, 230, light(dark(SLATE, 0.15)), r=8) + rect(
        x - 84, 452, 156, 206, light(pale(STONE, 0.3)), r=4
    )
    out += poly(
        ((x + 84, 440), (x + 190, 404), (x + 190, 690), (x + 84, 670)), light(pale(SLATE, 0.3))
    ) + circle(x + 176, 550, 7, light(INK))
    out += (
        circle(x - 44, 510, 32, light(WHITE))
        + line(((x - 44, 510), (x - 44, 488)), light(INK), 5)
        + line(((x - 44, 510), (x - 28, 518)), light(LACQUER), 5)
    )
    for k in range(3):
        out += rect(x + 8, 474 + k * 42, 50, 28, light(INK), r=4) + rect(
            x + 14 + 20 * (k % 2), 479 + k * 42, 18, 18, light((LACQUER, LEAF, OCHRE)[k])
        )
    out += strokes(
        [((x - 60 + k * 26, 612), (x - 60 + k * 26, 658)) for k in range(5)], light(LACQUER), 5
    ) + line(((x, 440), (x, 300)), light(INK), 8)
    teach, learn = Person(590, 946, 480, w.WORKER, f.POINT, 1), Person(1080, 950, 470, w.GRANDPA, f.EASY, -1)
    out += learn.draw(light) + teach.draw(light)
    third = Person(380, 966, 460, w.WOMAN, f.WRITE, 1)
    return (
        out
        + third.draw(light, held.paper(light, third, WHITE, 0.14))
        + plants.flowers(light, 1240, 980, 90, 4)
        + plants.flowers(light, 120, 990, 90, 5)
    )


def first_light(light: Light) -> str:
    """Dusk: the first lamp is on, faces lifted."""
    out = (
        backdrops.midland(light, 470, 73, sun=(930, 400), low=896)
        + houses.house(light, 60, 620, 270, lit=True)
        + trees.areca(light, 380, 640, 400, 5)
        + trees.areca(light, 40, 660, 460, 7)
        + houses.tall_house(light, 1120, 620, 150, lit=True)
        + trees.lychee(light, 1000, 640, 150, 3)
    )
    lane = Lane(690, 900, 460, 800, 470, bend=30, depth=7)
    out += land.ground(light, 640, mix(MOSS, LEAF, 0.4), 4, wave=4) + lane.draw(light, 1)
    for t in (0.34, 0.16):
        x, y, _ = lane.side(t, 1.18)
        out += street.lamp(light, x, y, 2.5 * (y - 470) * 0.6, side=-1)
    out += street.lamp(light, 690, 800, 660, side=-1, on=True)
    crowd = (
        (230, 850, 262, w.AUNT, 1),
        (330, 866, 268, w.MAN, 1),
        (424, 862, 170, w.CHILD2, 1),
        (470, 836, 258, w.GRANDPA, 1),
        (850, 840, 260, w.WOMAN2, -1),
        (930, 866, 168, w.CHILD, -1),
        (1010, 850, 270, w.WORKER, -1),
        (1110, 862, 262, w.GRANNY, -1),
    )
    for k, (x, y, h, wear, facing) in enumerate(crowd):
        pose = f.REACH if k in (2, 5) else f.LOOK_UP
        out += Person(x, y, h, wear, pose, facing, child=h < 200).draw(light)
    return out + plants.bough(light, 1364, -20, 400, 8, -1, "")


def wiping(light: Light) -> str:
    """The head of a lamp wiped clean."""
    out = (
        backdrops.midland(light, 560, 79, sun=(230, 160))
        + houses.house(light, 820, 730, 380)
        + trees.areca(light, 780, 760, 470, 4)
        + plants.banana(light, 1270, 780, 250, 5)
        + trees.lychee(light, 110, 790, 240, 6)
    )
    out += (
        land.ground(light, 760, mix(MOSS, LEAF, 0.4), 4, wave=4)
        + poly(((-10, 900), (1354, 850), (1354, 950), (-10, 1010)), light(STONE))
        + landmarks.wall(light, 1400, 850, 800, 800, 120, 84)
    )
    out += street.lamp(light, 620, 900, 770, side=-1) + street.ladder(light, (430, 950), (560, 260), 60)
    top = Person(470, 470, 290, w.YOUTH, f.CLIMB, 1, shadow=False)
    hx, hy = top.hand
    out += top.draw(light, rect(hx - 18, hy - 16, 46, 26, light(WHITE), r=5))
    hold, give = Person(310, 966, 320, w.MAN3, f.HOLD, 1), Person(700, 966, 310, w.AUNT, f.REACH, -1)
    gx, gy = give.hand
    out += (
        hold.draw(light)
        + give.draw(light, rect(gx - 22, gy - 14, 42, 30, light(OCHRE), r=5))
        + things.bucket(light, 790, 980, 76, TEAL)
    )
    for k in range(9):
        out += plants.flowers(light, 880 + k * 56, 990 - k * 4, 54, k)
    return out


def accounts(light: Light) -> str:
    """The accounts on the notice board."""
    out = (
        backdrops.midland(light, 420, 83, sun=(1130, 140))
        + backdrops.woods(light, 520, 4, size=90, far=0.2)
        + land.ground(light, 620, "#d9c7a4", 4, wave=4)
    )
    out += (
        landmarks.culture_house(light, 700, 640, 560, mast=False)
        + trees.areca(light, 640, 690, 470, 5)
        + street.loudspeaker(light, 140, 860, 640)
        + trees.lychee(light, 60, 730, 220, 6)
    )
    out += street.notice_board(light, 360, 900, 470)
    crowd = (
        (320, 950, 380, w.GRANDPA, f.POINT, 1),
        (480, 976, 386, w.AUNT, f.BACK, 1),
        (800, 976, 390, w.MAN, f.POINT, -1),
        (930, 954, 370, w.WOMAN, f.EASY, -1),
    )
    for x, y, h, wear, pose, facing in crowd:
        out += Person(x, y, h, wear, pose, facing, back=pose is f.BACK).draw(light)
    return (
        out
        + wheels.bicycle(light, 1160, 950, 330, TEAL, -1)
        + plants.pot(light, 80, 990, 130, 4)
        + plants.flowers(light, 1310, 990, 90, 4)
    )


SCENES = (
    Scene(f"{LAMPS}/anh-09.jpg", DAY, fitting, TALL),
    Scene(f"{LAMPS}/anh-10.jpg", MORNING, wiring),
    Scene(f"{LAMPS}/anh-11.jpg", DAY, planting, FULL, frame=(250, 250, 1000)),
    Scene(f"{LAMPS}/anh-12.jpg", DAY, timer, FULL),
    Scene(f"{LAMPS}/anh-13.jpg", DUSK, first_light),
    Scene(f"{LAMPS}/anh-18.jpg", MORNING, wiping, FULL),
    Scene(f"{LAMPS}/anh-19.jpg", DAY, accounts, FULL, frame=(36, 186, 1090)),
)
