"""W016: nothing is lined up with tabs or rows of spaces; at another type size it falls apart."""

import re
from collections.abc import Iterator

from pipeline.inspections.measures import real
from pipeline.model.finding import Severity
from pipeline.model.remark import Aim, Remark
from pipeline.model.wordfile import Place, WordFile

CODE = "W016"
_SPACES = re.compile(r"[ \u00a0]{3,}")


def inspect(file: WordFile, aim: Aim) -> Iterator[Remark]:
    """Tabs and three or more spaces in a row; the tabs of a contents list are Word's own."""
    for paragraph in real(file):
        text = paragraph.text
        contents = paragraph.style.lower().startswith(("toc", "contents"))
        if "\t" in text.strip() and not contents:
            yield _remark(paragraph.place, "words are lined up with tabs")
        elif _SPACES.search(text):
            yield _remark(paragraph.place, "words are moved with rows of spaces")


def _remark(place: Place, found: str) -> Remark:
    return Remark(
        CODE,
        Severity.REVIEW,
        place,
        found,
        "a table for columns, an indent for the start of a line",
        "delete the tabs or spaces; choose Insert, Table, or set the indent (Layout tab)",
    )
