"""How wide a window must be for the columns of a table to stand side by side."""

import re
import unicodedata

from pipeline.model.leaflet import Table, Text
from pipeline.text.markup.inline import plain
from pipeline.text.typeset import no_break

# Widths in em of the body text. Letters of Liberation Sans Bold are 0.58 em wide on average in running text, East
# Asian ones 1 em; a cell has 0.8 em of padding on either side.
_LETTER, _WIDE_LETTER, _PADDING = 0.62, 1.0, 1.6
# What is left of a window of 30 and of 40 rem (16 px each) beside margins of 18 px. What fits the second fits the
# text column as well; what fits the first fits A4 paper: 26 em of 18 pt beside margins of 22 mm.
_WINDOWS = (("narrow", 30 * 16 - 36), ("middle", 40 * 16 - 36))


def room_for(table: Table, em: float) -> str:
    """How much room the columns of a table need to stand side by side: "narrow", "middle" or "endless".

    `em` is the size of the text in CSS pixels. A column must hold its longest word. The stylesheet stacks the cells
    where there is less room.
    """
    columns = zip(table.header, *table.rows, strict=True)
    need = sum(max(map(_longest_word, column)) + _PADDING for column in columns)
    return next((name for name, width in _WINDOWS if need * em <= width), "endless")


def _longest_word(text: Text) -> float:
    """The width in em of the longest stretch that may not be broken."""
    return max(map(_width, re.split(r"[ \n-]|(?<=[\u2e80-\uffef])|(?=[\u2e80-\uffef])", no_break(plain(text.words)))))


def _width(word: str) -> float:
    return sum(
        0.0 if unicodedata.combining(c) else _WIDE_LETTER if unicodedata.east_asian_width(c) in "WF" else _LETTER
        for c in word
    )
