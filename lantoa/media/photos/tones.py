"""The colour that stands in a photo's place until it has come: one of twelve, each a class of the stylesheet.

A style attribute could say any colour, but the pages' security policy allows none; and a blurred preview of 148 bytes
a picture would make a list of models half as large again before a photo of it has begun.
"""

from PIL import Image

TONES = {
    "k1": (34, 34, 34),
    "k2": (85, 85, 85),
    "k3": (136, 136, 136),
    "k4": (204, 204, 204),
    "e1": (85, 68, 51),
    "e2": (136, 119, 102),
    "e3": (187, 170, 153),
    "g1": (51, 68, 34),
    "g2": (102, 119, 85),
    "g3": (153, 170, 136),
    "b1": (68, 102, 136),
    "b2": (153, 187, 221),
}
"""Names with their colours, as in assets/css/base.css; a test compares them. Grey, earth, leaf, sky."""


def tone_of(image: Image.Image) -> str:
    """The name of the tone nearest to the average of an RGB image."""
    average = image.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    assert isinstance(average, tuple)
    return min(TONES, key=lambda name: (_distance(average, TONES[name]), name))


def _distance(one: tuple[float, ...], other: tuple[int, ...]) -> float:
    return sum((mine - theirs) ** 2 for mine, theirs in zip(one, other, strict=True))
