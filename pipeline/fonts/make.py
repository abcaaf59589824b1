"""Makes the font files of this folder from those of the Debian packages fonts-noto-core and fonts-noto-cjk.

Run it as `python pipeline/fonts/make.py`; it needs fontTools. Only a change of the fonts themselves asks for it.
See README.md beside it for what is changed and why.
"""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._g_l_y_f import Glyph

HERE = Path(__file__).parent
NOTO = Path("/usr/share/fonts/truetype/noto")
CJK = Path("/usr/share/fonts/opentype/noto")
WEIGHTS = {"Regular": 400, "Bold": 700}
UNCHANGED = (
    "NotoSans",
    "NotoSansArabic",
    "NotoSansBengali",
    "NotoSansDevanagari",
    "NotoSansGujarati",
    "NotoSansGurmukhi",
    "NotoSansTamil",
)
# The places of Korean and of Simplified Chinese in the collection.
_KOREAN = 1
_SIMPLIFIED = 2
# How far a TrueType curve may stray from the one it replaces, in thousandths of an em: 0.04 points at 18.
_ERROR_IN_UNITS = 2.0
# What leaflets use and no text face has: ticks, crosses, boxes to tick, telephones, letters, warning signs.
_SYMBOLS = "✓✔✕✖✗✘☐☑☒☎✆✉⚠♥♡▪▫▶◀►◄"


def gb2312() -> set[int]:
    """The characters of GB/T 2312-1980, levels 1 and 2 (6763 hanzi), its punctuation and full-width forms."""
    rows = [*range(0xA1, 0xA4), *range(0xB0, 0xF8)]
    pairs = (bytes((high, low)) for high in rows for low in range(0xA1, 0xFF))
    found = {ord(pair.decode("gb2312")) for pair in pairs if _is_character(pair)}
    return found | set(range(0x20, 0x7F)) | {0xA0, 0xB7, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026}


def ksx1001() -> set[int]:
    """The 2350 syllables, single letters, punctuation and full-width forms of KS X 1001, without its hanja."""
    rows = [*range(0xA1, 0xA5), *range(0xB0, 0xC9)]
    pairs = (bytes((high, low)) for high in rows for low in range(0xA1, 0xFF))
    found = {ord(pair.decode("euc_kr")) for pair in pairs if _is_character(pair, "euc_kr")}
    return found | set(range(0x20, 0x7F)) | {0xA0, 0xB7, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026}


def _is_character(pair: bytes, encoding: str = "gb2312") -> bool:
    try:
        pair.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def renamed(font: TTFont, family: str, weight: str) -> None:
    """Gives a changed font a name of its own and the weight its file name says."""
    font["OS/2"].usWeightClass = WEIGHTS[weight]
    names = {1: family, 2: weight, 3: f"{family} {weight}", 4: f"{family} {weight}", 6: f"{family}-{weight}"}
    table = font["name"]
    for record in list(table.names):
        if record.nameID in (16, 17, 21, 22, 25):
            table.names.remove(record)
    for record in table.names:
        if record.nameID in names:
            record.string = names[record.nameID].replace(" ", "") if record.nameID == 6 else names[record.nameID]


def nastaliq(weight: str) -> TTFont:
    """Noto Nastaliq Urdu; its bold file calls itself regular, so that programs never find it."""
    font = TTFont(NOTO / f"NotoNastaliqUrdu-{weight}.ttf", recalcTimestamp=False)
    renamed(font, "Polyleaf Nastaliq", weight)
    return font


def symbols() -> TTFont:
    """The few signs of Noto Sans Symbols 2 that leaflets use."""
    font = TTFont(NOTO / "NotoSansSymbols2-Regular.ttf", recalcTimestamp=False)
    cut = Subsetter(Options(hinting=False, name_IDs=["*"], notdef_outline=True))
    cut.populate(unicodes=map(ord, _SYMBOLS))
    cut.subset(font)
    renamed(font, "Polyleaf Symbols", "Regular")
    return font


def chinese(weight: str) -> TTFont:
    """The part of Noto Sans CJK SC that GB 2312 names, its outlines as TrueType curves."""
    return _part_of_cjk(weight, _SIMPLIFIED, gb2312(), "Polyleaf Sans SC")


def korean(weight: str) -> TTFont:
    """The part of Noto Sans CJK KR that KS X 1001 names, its outlines as TrueType curves."""
    return _part_of_cjk(weight, _KOREAN, ksx1001(), "Polyleaf Sans KR")


def _part_of_cjk(weight: str, place: int, characters: set[int], family: str) -> TTFont:
    font = TTFont(CJK / f"NotoSansCJK-{weight}.ttc", fontNumber=place, recalcTimestamp=False)
    options = Options(
        hinting=False, name_IDs=["*"], notdef_outline=True, layout_features=["ccmp", "locl", "kern", "mark"]
    )
    cut = Subsetter(options)
    cut.populate(unicodes=characters)
    cut.subset(font)
    _as_truetype(font)
    renamed(font, family, weight)
    return font


def _as_truetype(font: TTFont) -> None:
    """CFF outlines as quadratic ones: the widths that a PDF states for CFF glyphs are not found by its checkers."""
    order, glyphs = font.getGlyphOrder(), font.getGlyphSet()
    table = newTable("glyf")
    table.glyphOrder = order
    table.glyphs = {name: _quadratic(glyphs, name) for name in order}
    font["loca"], font["glyf"] = newTable("loca"), table
    for name in ("CFF ", "VORG", "vhea", "vmtx", "BASE"):
        if name in font:
            del font[name]
    font["maxp"].tableVersion = 0x00010000
    for field in (
        "maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements",
        "maxSizeOfInstructions", "maxComponentElements", "maxPoints", "maxContours", "maxCompositePoints",
        "maxCompositeContours", "maxComponentDepth",
    ):  # fmt: skip
        setattr(font["maxp"], field, 1 if field == "maxZones" else 0)
    font["post"].formatType = 3.0
    font["head"].glyphDataFormat = 0
    font.sfntVersion = "\x00\x01\x00\x00"


def _quadratic(glyphs: Any, name: str) -> Glyph:
    pen = TTGlyphPen(None)
    glyphs[name].draw(Cu2QuPen(pen, _ERROR_IN_UNITS, reverse_direction=True))
    return pen.glyph()


def ranges(characters: Iterable[int]) -> Iterator[str]:
    """Code points as "61-7A 7C", in hexadecimal."""
    ordered = sorted(characters)
    starts = [ordered[0], *(b for a, b in pairwise(ordered) if b != a + 1)]
    ends = [*(a for a, b in pairwise(ordered) if b != a + 1), ordered[-1]]
    for start, end in zip(starts, ends, strict=True):
        yield f"{start:X}" if start == end else f"{start:X}-{end:X}"


def coverage() -> str:
    """What coverage.toml says: of each family the characters that all its files have, of each file its SHA-256."""
    families: dict[str, set[int]] = {}
    files = []
    for path in sorted(HERE.glob("*.ttf")):
        font = TTFont(path)
        family, characters = str(font["name"].getDebugName(1)), set(font.getBestCmap())
        families[family] = families.get(family, characters) & characters
        files.append(f'"{path.name}" = "{hashlib.sha256(path.read_bytes()).hexdigest()}"')
    said = [f'"{family}" = "{" ".join(ranges(found))}"' for family, found in sorted(families.items())]
    head = "# Written by make.py: the code points of each family, and the SHA-256 of each file."
    return "\n".join((head, "", "[characters]", *said, "", "[files]", *files, ""))


def main() -> None:
    """Writes the fonts, then coverage.toml."""
    for stem in UNCHANGED:
        for weight in WEIGHTS:
            name = f"{stem}-{weight}.ttf"
            (HERE / name).write_bytes((NOTO / name).read_bytes())
    for weight in WEIGHTS:
        nastaliq(weight).save(HERE / f"PolyleafNastaliq-{weight}.ttf")
        chinese(weight).save(HERE / f"PolyleafSansSC-{weight}.ttf")
        korean(weight).save(HERE / f"PolyleafSansKR-{weight}.ttf")
    symbols().save(HERE / "PolyleafSymbols-Regular.ttf")
    (HERE / "coverage.toml").write_text(coverage(), "utf-8")


if __name__ == "__main__":
    main()
