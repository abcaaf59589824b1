"""Lengths of a Word document: a profile's points and millimetres in the units OOXML counts in."""

import math
from dataclasses import dataclass
from functools import lru_cache

from pipeline.model.kit import UKAAF, Profile, Rules
from pipeline.model.language import Language

TWIPS_PER_POINT = 20
EMU_PER_TWIP = 635
# 96 pixels to the inch (CSS 2.2, section 4.3.2), 914400 EMU to the inch (ECMA-376 part 1, 20.1.2.1).
EMU_PER_PIXEL = 9525
# ISO 216 A4, 210 x 297 mm, in the twips every word processor writes.
PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
# Who needs large print must be able to read how to get it: the least size of large print (UKAAF G003).
_STATEMENT_POINTS = 16


@dataclass(frozen=True, slots=True)
class Measures:
    """The lengths of one language in one profile, by one set of rules.

    `body`, `title`, `heading`, `subheading`, `bullet` and `statement` (how to get another format) are in half-points
    (w:sz), `leading` in em, `box_space` in points (w:space), everything else in twips. `gap` is the room below a
    paragraph, `item_gap` below a list item. `hanging` is the room of a list marker, `clearance` what stays free between
    it and the margin, `inset` how far a box keeps its text from the margin, `cell_side` a cell from its edges.
    `columns` is how many columns a table may have before it is written as a list.
    """

    body: int
    title: int
    heading: int
    subheading: int
    bullet: int
    statement: int
    leading: float
    gap: int
    item_gap: int
    margin: int
    text_width: int
    text_height: int
    hanging: int
    clearance: int
    inset: int
    box_space: int
    cell_side: int
    columns: int


def half_points(points: float) -> int:
    """`points` in half-points, rounded up: a size is never below what the profile asks for."""
    return math.ceil(round(points * 2, 6))


def line_height(half_points_: int, leading: float) -> int:
    """The least distance of lines in twips (w:line, "atLeast") of letters of a size, with `leading` in em.

    A multiple (w:lineRule "auto") would be one of the font's own line height, which runs from 1.15 em (Arial) to
    2.5 em (Noto Nastaliq Urdu) and is unknown where the reader's computer puts another font in its place.
    """
    return math.ceil(half_points_ / 2 * leading * TWIPS_PER_POINT)


def twips(points: float) -> int:
    """`points` in twips, rounded to the nearest."""
    return round(points * TWIPS_PER_POINT)


@lru_cache(maxsize=128)
def measures(language: Language, profile: Profile, rules: Rules = UKAAF) -> Measures:
    """The lengths for that language, profile and rules; the script's factor enlarges every size, never the page."""
    profile = rules.applied(profile)
    factor = max(1.0, language.typography.factor)
    em = half_points(profile.body * factor) / 2
    leading = language.typography.leading * rules.leading
    margin = twips(profile.margin_mm * 72 / 25.4)
    text_width = PAGE_WIDTH - 2 * margin
    # ECMA-376 part 1, 17.3.4 lets a border stand at most 31 points from the words.
    box_space = min(31, math.ceil(6 + 0.8 * em)) if language.rtl else 6
    return Measures(
        body=half_points(profile.body * factor),
        title=half_points(max(profile.title, profile.body) * factor),
        heading=half_points(max(profile.heading, profile.body) * factor),
        subheading=half_points(max(profile.subheading, profile.body) * factor),
        bullet=half_points(profile.body * factor * rules.bullet),
        statement=half_points(max(profile.body, _STATEMENT_POINTS) * factor),
        leading=leading,
        gap=twips(rules.paragraphs * em),
        item_gap=twips(rules.items * em),
        margin=margin,
        text_width=text_width,
        text_height=PAGE_HEIGHT - 2 * margin,
        # A two-digit number with its full stop is 1.4 em wide in bold Arial. Right-to-left lists centre it on
        # the start of the hanging indent, so half of it must fit between there and the margin.
        hanging=twips(1.8 * em),
        clearance=twips(0.8 * em if language.rtl else 0.6 * em),
        inset=twips(box_space + 3),
        box_space=box_space,
        cell_side=max(100, twips(0.4 * em)),
        # A column narrower than 6.5 em breaks ordinary words: three columns at 18 points on A4, five at 12.
        columns=int(text_width / twips(6.5 * em)),
    )
