"""W020: letters stand out from what is behind them, at 7 to 1 (WCAG 2.2, success criterion 1.4.6)."""

import math
from collections.abc import Iterator

from pipeline.inspections.measures import LARGE_FROM, seen
from pipeline.model.finding import Severity
from pipeline.model.remark import Aim, Remark
from pipeline.model.wordfile import AUTOMATIC, THEME, Place, WordFile
from pipeline.office.colour import WHITE, automatic, contrast

CODE = "W020"
_WANTED = 7.0
# WCAG 2.2, 1.4.3: below this nobody may call it accessible.
_LEAST = 4.5
_REMEDY = "select the words and choose Automatic or a darker Font Colour (Home tab), or change the style"


def inspect(file: WordFile, aim: Aim) -> Iterator[Remark]:
    """Each pair of colours once a paragraph. A theme colour that the file does not explain is said to be one."""
    for paragraph in file.paragraphs:
        drawn = [span.letters for span in seen(paragraph)] + ([paragraph.marker] if paragraph.marker else [])
        for colour, fill in dict.fromkeys((letters.colour, letters.fill) for letters in drawn):
            if remark := _remark(paragraph.place, colour, fill, aim):
                yield remark


def _remark(place: Place, colour: str, fill: str, aim: Aim) -> Remark | None:
    for each in (colour, fill):
        if each.startswith(THEME):
            return Remark(
                CODE,
                Severity.NOTE,
                place,
                f'the inspection cannot tell which colour "{each.removeprefix(THEME)}" of the theme is',
                f"a contrast of {_WANTED:g}:1",
                "choose the colour under More Colours, so that it is written into the file",
            )
    behind = fill or WHITE
    front = automatic(behind) if colour == AUTOMATIC else colour
    ratio = contrast(front, behind)
    if ratio >= _WANTED:
        return None
    strict = aim.profile.body >= LARGE_FROM or ratio < _LEAST
    found = f"the colour #{front} on #{behind} has a contrast of {math.floor(ratio * 100) / 100:.2f}:1"
    severity = Severity.BLOCK if strict else Severity.REVIEW
    return Remark(CODE, severity, place, found, f"{_WANTED:g}:1 is wanted", _REMEDY)
