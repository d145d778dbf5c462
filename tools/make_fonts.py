"""Make the fonts in assets/fonts/ from the whole faces of Be Vietnam Pro: what Vietnamese needs, and no more.

One file a weight holds Latin, Vietnamese and the signs that papers use, with kerning across all of them. Ten more
digits of one width stand behind `tnum`: the family lacks them, and columns of figures need them. Hints are left out:
they are half of each file, and no phone looks at them.

    pip install -e ".[fonts]"
    npm pack @expo-google-fonts/be-vietnam-pro@0.4.1    # its faces are those of Google Fonts, under the OFL
    tar xzf expo-google-fonts-be-vietnam-pro-0.4.1.tgz
    python -m tools.make_fonts package
"""

import sys
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables.ttProgram import Program

OUT = Path(__file__).parent.parent / "assets" / "fonts"
FACES = {
    400: "400Regular/BeVietnamPro_400Regular.ttf",
    600: "600SemiBold/BeVietnamPro_600SemiBold.ttf",
    700: "700Bold/BeVietnamPro_700Bold.ttf",
}
DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
DIGIT_WIDTHS = {400: 680, 600: 690, 700: 700}
"""Thousandths of the size: the mean of the wide digits of each face."""

LETTERS = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x100),
    *(0x102, 0x103, 0x110, 0x111, 0x128, 0x129, 0x168, 0x169, 0x1A0, 0x1A1, 0x1AF, 0x1B0),
    *range(0x1EA0, 0x1EFA),
    *(0x300, 0x301, 0x303, 0x306, 0x309, 0x302, 0x31B, 0x323),
    *map(ord, "–—‘’“”•…′″‰€₫™−→←↑↓≤≥≈\u2009\u202f\u2011\ufeff\ufffd"),
)
"""Latin-1 and Vietnamese, composed and not, and what papers set between the words."""


def make_font(face: Path, weight: int, out: Path) -> None:
    """A face with what LETTERS needs and digits of one width, as WOFF2."""
    font = TTFont(face, recalcTimestamp=False)
    _add_digits(font, DIGIT_WIDTHS[weight])
    font = _read_again(font)
    _cut(font, LETTERS)
    _smooth(font)
    font.flavor = "woff2"
    font.save(out)


def _add_digits(font: TTFont, width: int) -> None:
    """Digits of one width, each the usual one moved to its middle, behind the feature `tnum`."""
    glyphs, metrics = font["glyf"], font["hmtx"]
    for digit in DIGITS:
        usual, _ = metrics[digit]
        pen = TTGlyphPen(font.getGlyphSet())
        moved = (width - usual) // 2
        pen.addComponent(digit, (1, 0, 0, 1, moved, 0))
        name = f"{digit}.tnum"
        glyphs[name] = pen.glyph()
        metrics[name] = (width, glyphs[digit].xMin + moved)
    font.setGlyphOrder(glyphs.glyphOrder)
    _add_swap(font["GSUB"].table, "tnum", {digit: f"{digit}.tnum" for digit in DIGITS})


def _add_swap(table: otTables.GSUB, tag: str, swaps: dict[str, str]) -> None:
    """A feature that sets one glyph for another, for every script. Its tag must come after those that are there."""
    swap = otTables.SingleSubst()
    swap.mapping = swaps
    lookup = otTables.Lookup()
    lookup.LookupType, lookup.LookupFlag, lookup.SubTable = 1, 0, [swap]
    table.LookupList.Lookup.append(lookup)
    record = otTables.FeatureRecord()
    record.FeatureTag, record.Feature = tag, otTables.Feature()
    record.Feature.FeatureParams = None
    record.Feature.LookupListIndex = [len(table.LookupList.Lookup) - 1]
    table.FeatureList.FeatureRecord.append(record)
    for script in table.ScriptList.ScriptRecord:
        systems = [script.Script.DefaultLangSys, *(each.LangSys for each in script.Script.LangSysRecord)]
        for system in filter(None, systems):
            system.FeatureIndex.append(len(table.FeatureList.FeatureRecord) - 1)


def _read_again(font: TTFont) -> TTFont:
    """The same as a file would give it: what was put together by hand is not all that the subsetter looks at."""
    saved = BytesIO()
    font.save(saved)
    return TTFont(BytesIO(saved.getvalue()), recalcTimestamp=False)


def _cut(font: TTFont, letters: Iterable[int]) -> None:
    options = Options()
    options.hinting = False
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "liga", "tnum"]
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    options.notdef_outline = True
    options.glyph_names = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)


def _smooth(font: TTFont) -> None:
    """What a face without hints needs so that Windows smooths it at every size."""
    font["gasp"] = newTable("gasp")
    font["gasp"].version, font["gasp"].gaspRange = 1, {0xFFFF: 15}
    font["prep"] = newTable("prep")
    font["prep"].program = Program()
    font["prep"].program.fromAssembly(["PUSHW[]", "511", "SCANCTRL[]", "PUSHB[]", "4", "SCANTYPE[]"])


if __name__ == "__main__":
    for heavy, path in FACES.items():
        make_font(Path(sys.argv[1]) / path, heavy, OUT / f"be-vietnam-pro-{heavy}.woff2")
