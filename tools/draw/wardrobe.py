"""Who is who: the clothes that come back from picture to picture."""

from tools.draw.heads import Wear
from tools.draw.light import (
    CLAY,
    INDIGO,
    INK,
    LACQUER,
    LEAF,
    OCHRE,
    PINE,
    PINK,
    PLUM,
    SLATE,
    STONE,
    TEAL,
    WHITE,
    WOOD,
)

NAVY = "#2f3c63"
AUNT = Wear(TEAL, INK, "non", "bun")
AUNT2 = Wear(PLUM, INK, "non", "bun")
AUNT3 = Wear("#c9824f", INK, "non", "bun")
WOMAN = Wear(PLUM, INK, "", "bun")
WOMAN2 = Wear("#c06a5a", NAVY, "", "tail")
WOMAN3 = Wear(LEAF, INK, "", "long")
GRANNY = Wear("#8a6a58", INK, "", "grey bun")
GRANDPA = Wear("#9a8467", "#5c5148", "", "grey")
MAN = Wear(WHITE, NAVY, "", "short", sleeve="short")
MAN2 = Wear(SKY := "#7fa3b8", INK, "", "short", sleeve="short")
MAN3 = Wear(OCHRE, "#4f5546", "cap2", "short", sleeve="short")
PITH = Wear("#7f8a5a", "#4f5546", "pith", "short")
WORKER = Wear(INDIGO, NAVY, "hard", "short")
WORKER2 = Wear("#d08a3c", "#4f5546", "hard", "short")
YOUTH = Wear("#3f6fae", NAVY, "soft", "short")
YOUTH2 = Wear("#3f6fae", INK, "soft", "tail")
CLERK = Wear(WHITE, NAVY, "", "short")
CLERK2 = Wear(WHITE, INK, "", "bun")
OFFICER = Wear(STONE, NAVY, "", "short")
AODAI = Wear("#8e4a6c", WHITE, "", "long", "aodai")
AODAI2 = Wear(TEAL, WHITE, "", "bun", "aodai")
PUPIL = Wear(WHITE, NAVY, "", "short", sleeve="short")
PUPIL2 = Wear(WHITE, NAVY, "", "tail", sleeve="short")
CHILD = Wear(OCHRE, INDIGO, "", "short", sleeve="short")
CHILD2 = Wear(PINK, PLUM, "", "tail", sleeve="short")
TAY = Wear(NAVY, NAVY, "scarf", "bun", "tunic")
TAY2 = Wear("#3a4a78", INK, "", "bun", "tunic")
TAY_MAN = Wear(NAVY, NAVY, "", "short")
BRU = Wear(INK, PLUM, "", "bun", "skirt")
BRU2 = Wear("#9b4a3c", NAVY, "", "bun", "skirt")
BRU_MAN = Wear("#6f5a49", INK, "", "short", sleeve="short")
RIDER = Wear(LEAF, INK, "helmet", "short")
RIDER2 = Wear("#b3603f", NAVY, "helmet2", "short")
GUARD = Wear("#5d6b58", "#3f463c", "cap2", "short", band=True)
GUARD2 = Wear(SLATE, INK, "cap", "short", band=True)
GUARD3 = Wear("#7b6a8a", INK, "", "bun", band=True)
GUARD4 = Wear(CLAY, "#4a4338", "pith", "short", band=True)
LADY = Wear(LACQUER, INK, "", "bun")
SEWN = Wear(PINE, WOOD, "", "short")
