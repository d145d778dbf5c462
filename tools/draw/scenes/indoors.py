"""Rooms: the one-stop office, the reading room, the conference, the meeting."""

from tools.draw import backdrops, held, plants, rooms, skies, trees
from tools.draw import figure as f
from tools.draw import wardrobe as w
from tools.draw.light import (
    CLAY,
    INDIGO,
    INK,
    LACQUER,
    OCHRE,
    PAPER,
    PINE,
    PLUM,
    ROOM,
    SLATE,
    TEAL,
    WHITE,
    WOOD,
    Light,
    dark,
    pale,
)
from tools.draw.pen import circle, line, poly, rect
from tools.draw.people import Person
from tools.draw.scene import FULL, Scene
from tools.draw.titles import EXAMPLE, MODELS


def one_stop(light: Light) -> str:
    """Đại Trạch: the counter where papers are handed in."""
    out = rooms.room(light, 560, 896)
    out += rooms.window(
        light,
        130,
        120,
        240,
        220,
        skies.sky(light, 400)
        + backdrops.woods(light, 330, 3, size=60, far=0.3)
        + trees.areca(light, 220, 350, 220, 3),
    )
    out += (
        rect(470, 70, 640, 62, light(LACQUER))
        + rect(520, 94, 540, 12, light(OCHRE))
        + rect(1176, 110, 110, 110, light(WHITE), r=55)
        + circle(1231, 165, 47, light(pale(SLATE, 0.6)))
        + line(((1231, 165), (1231, 132)), light(INK), 5)
        + line(((1231, 165), (1252, 176)), light(INK), 5)
    )
    out += rooms.fan(light, 420, 46, 110)
    for k, (x, wear) in enumerate(((570, w.CLERK2), (800, w.CLERK), (1030, w.AODAI2))):
        out += (
            Person(x, 600, 330, wear, f.SIT_READ, -1, shadow=False).draw(light)
            if k != 1
            else Person(x, 640, 330, wear, f.OFFER, -1, shadow=False).draw(light)
        )
    out += (
        rect(440, 470, 760, 250, light("#b8824f"))
        + rect(1090, 470, 110, 250, light(dark("#b8824f", 0.14)))
        + rect(424, 448, 790, 28, light(pale(CLAY, 0.45)))
        + rect(440, 476, 760, 12, light(dark(WOOD, 0.1)), 0.5)
    )
    for k in range(3):
        out += rect(470 + k * 240, 510, 190, 180, light(dark("#b8824f", 0.1))) + rect(
            478 + k * 240, 518, 174, 164, light("#c08d5c")
        )
    for x in (650, 890, 1126):
        out += rooms.screen(light, x, 450, 118)
    for x in (500, 740, 980):
        out += rect(x, 440, 70, 8, light(WHITE)) + rect(x + 6, 433, 62, 8, light(pale(SLATE, 0.5)))
    out += plants.pot(light, 1270, 740, 150, 4, OCHRE) + plants.pot(light, 404, 730, 130, 6, PLUM)
    citizen, second = Person(690, 800, 400, w.AUNT3, f.OFFER, 1), Person(960, 806, 390, w.MAN2, f.WRITE, 1)
    out += citizen.draw(light, held.paper(light, citizen)) + second.draw(
        light, held.paper(light, second, PAPER)
    )
    for x, wear, pose in ((110, w.GRANNY, f.SIT), (250, w.YOUTH, f.SIT_PHONE), (392, w.WOMAN, f.SIT_READ)):
        out += rooms.chair(light, x - 4, 850, 210, TEAL)
        who = Person(x, 856, 350, wear, pose, 1)
        grips = {f.SIT_PHONE: held.phone, f.SIT_READ: held.paper}
        out += who.draw(light, grips[pose](light, who) if pose in grips else "")
    return out


def library(light: Light) -> str:
    """A village reading room."""
    out = rooms.room(light, 620, 1008, wall="#ecdfc2", vanish=760)
    out += rooms.window(
        light,
        830,
        130,
        330,
        260,
        skies.sky(light, 420)
        + backdrops.woods(light, 400, 5, size=80, far=0.2)
        + plants.banana(light, 1040, 430, 230, 3),
    )
    out += poly(((850, 620), (1180, 620), (1000, 900), (560, 900)), "#fff0c0", 0.34)
    out += (
        rooms.shelf(light, 40, 650, 300, 520, 5, 4)
        + rooms.shelf(light, 360, 640, 290, 500, 5, 9)
        + rooms.fan(light, 720, 50, 120)
    )
    pick = Person(560, 690, 300, w.PUPIL2, f.REACH, -1)
    out += pick.draw(light) + plants.pot(light, 1270, 690, 150, 4, OCHRE)
    out += Person(690, 800, 330, w.GRANDPA, f.SIT_READ, 1).draw(light) + Person(
        960, 796, 270, w.CHILD2, f.SIT_READ, -1, child=True
    ).draw(light)
    out += rooms.table(light, 600, 880, 520, 170, "#b8824f")
    for x, tint in ((690, LACQUER), (800, INDIGO), (930, PINE), (1040, OCHRE)):
        out += (
            poly(((x - 46, 702), (x, 708), (x, 690), (x - 40, 684)), light(WHITE))
            + poly(((x + 46, 702), (x, 708), (x, 690), (x + 40, 684)), light(dark(WHITE, 0.1)))
            + line(((x - 48, 704), (x, 711), (x + 48, 704)), light(tint), 5)
        )
    for k, x in enumerate((860, 872, 866)):
        out += rect(x - 36, 662 + (2 - k) * 12, 66, 12, light((PLUM, TEAL, OCHRE)[k]))
    for x, wear, facing in ((480, w.CHILD, 1), (1230, w.PUPIL, -1)):
        out += rooms.chair(light, x - 4 * facing, 960, 190, TEAL, facing)
        who = Person(x, 964, 300, wear, f.SIT_READ, facing, child=True)
        out += who.draw(light, held.paper(light, who, PAPER, 0.2))
    low = Person(250, 968, 300, w.WOMAN, f.SIT_READ, -1)
    return (
        out
        + rooms.chair(light, 258, 970, 200, LACQUER, -1)
        + low.draw(light, held.paper(light, low, WHITE, 0.18))
    )


def conference(light: Light) -> str:
    """Visitors of a conference before the display boards."""
    out = rooms.room(light, 520, 896, tile="#cdb596")
    out += rect(0, 40, 1344, 60, light(LACQUER), 0.9) + rect(0, 96, 1344, 8, light(OCHRE))
    for k in range(4):
        out += (
            rooms.window(
                light,
                90 + k * 330,
                150,
                120,
                150,
                skies.sky(light, 320) + backdrops.woods(light, 280, k, size=50, far=0.35),
            )
            if k in (0, 3)
            else ""
        )
    for k in range(3):
        out += rooms.panel(light, 250 + k * 300, 640 + 14 * (k % 2), 260, 420, k + 1)
    guide = Person(1180, 780, 370, w.AODAI, f.POINT, -1)
    out += (
        guide.draw(light)
        + plants.pot(light, 170, 680, 170, 4, PLUM)
        + plants.pot(light, 1300, 700, 170, 5, OCHRE)
    )
    crowd = (
        (300, 800, 350, w.OFFICER, f.EASY, 1, False),
        (420, 830, 356, w.TAY2, f.BACK, 1, True),
        (560, 800, 346, w.MAN, f.POINT, 1, False),
        (700, 840, 360, w.GRANDPA, f.BACK, 1, True),
        (830, 812, 346, w.WOMAN2, f.EASY, 1, False),
        (960, 836, 362, w.YOUTH, f.BACK, -1, True),
        (150, 850, 350, w.LADY, f.WRITE, 1, False),
    )
    for x, y, h, wear, pose, facing, back in crowd:
        who = Person(x, y, h, wear, pose, facing, back=back)
        out += who.draw(light, held.paper(light, who) if pose is f.WRITE else "")
    return out


SCENES = (
    Scene(f"{MODELS}/cai-cach-hanh-chinh-dai-trach/canh-1.jpg", ROOM, one_stop),
    Scene(f"{EXAMPLE}/models/thu-vien-thon-thi-du/anh-1.jpg", ROOM, library, FULL),
    Scene(f"{EXAMPLE}/news/hoi-nghi-chia-se/anh-1.jpg", ROOM, conference),
)
