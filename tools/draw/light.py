"""The inks of the book, and what the hour makes of them."""

from dataclasses import dataclass, replace

PAPER = "#f5ecdc"
INK = "#2a2b33"
LACQUER = "#b23a2c"
TILE = "#b9593c"
RICE = "#8fae55"
LEAF = "#5b8a4a"
PINE = "#33604a"
MOSS = "#a9b96b"
PLUM = "#74415f"
INDIGO = "#34497a"
OCHRE = "#d9a040"
STRAW = "#e8cf92"
CLAY = "#b98a5e"
WOOD = "#7d5540"
STONE = "#cfc5b4"
SLATE = "#8d97a0"
WATER = "#a9c9cc"
SKIN = "#d9a27c"
HAIR = "#33292b"
GREY = "#b9b6b2"
WHITE = "#fbf7ee"
PINK = "#d9798a"
TEAL = "#3f7f83"
SKYBLUE = "#8fb4c6"
GLOW = "#ffdf94"
GOLD = "#ffcd00"
FLAG = "#da251d"


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(a: str, b: str, share: float) -> str:
    """Colour `a` with `share` (0 to 1) of colour `b` stirred in."""
    pairs = zip(_rgb(a), _rgb(b), strict=True)
    return "#" + "".join(f"{round(p + (q - p) * share):02x}" for p, q in pairs)


def dark(colour: str, share: float = 0.22) -> str:
    """The shaded side: towards a deep violet, never towards black."""
    return mix(colour, "#3a2c4d", share)


def pale(colour: str, share: float = 0.25) -> str:
    """The lit side: towards warm paper."""
    return mix(colour, "#fff3d6", share)


@dataclass(frozen=True, slots=True)
class Light:
    """An hour of the day: what it does to every ink, its sky from zenith to horizon, its haze."""

    name: str
    wash: str
    strength: float
    dim: float
    haze: str
    sky: tuple[str, str, str]
    shadow: str
    shade: float

    def __call__(self, colour: str, far: float = 0) -> str:
        """The ink at this hour, `far` (0 to 1) of the way into the haze."""
        dimmed = mix("#000000", colour, self.dim)
        return mix(mix(dimmed, self.wash, self.strength), self.haze, far)

    @property
    def close(self) -> "Light":
        """The same hour for people, who must stay legible after dark."""
        if not self.night:
            return self
        return replace(self, strength=self.strength * 0.6, dim=min(1.0, self.dim * 1.2))

    @property
    def night(self) -> bool:
        """Whether lamps are lit."""
        return self.name in ("night", "dusk", "rain")


DAY = Light("day", "#fff4dc", 0.04, 1, "#dfe8e0", ("#a9cbd2", "#d3e3dc", "#f4ead2"), "#4a3b5c", 0.20)
MORNING = Light(
    "morning", "#ffdfb4", 0.14, 0.99, "#f3dfc4", ("#bcd3d0", "#f0dfc2", "#f7cfa0"), "#5f4563", 0.20
)
DUSK = Light("dusk", "#8a4a6a", 0.24, 0.82, "#c98a80", ("#57558a", "#b9788f", "#efac78"), "#2c2447", 0.26)
NIGHT = Light("night", "#1f2f5c", 0.52, 0.62, "#3a4a7c", ("#141d40", "#243463", "#44588c"), "#0e1530", 0.34)
RAIN = Light("rain", "#2b3a5c", 0.48, 0.66, "#56658a", ("#27324f", "#3a4868", "#5d6a88"), "#141b33", 0.3)
ROOM = Light("room", "#fff0d0", 0.06, 1, "#f1e4cc", ("#e9dcc4", "#efe4d0", "#f3e9d8"), "#5a4658", 0.16)
