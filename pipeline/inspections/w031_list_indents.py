"""W031: the markers of a list stand inside the page and clear of the words."""

from collections.abc import Iterator

from pipeline.inspections.measures import real, seen, sizes
from pipeline.model.finding import Severity
from pipeline.model.remark import Aim, Remark
from pipeline.model.wordfile import WordFile, WordParagraph

CODE = "W031"
# In right-to-left lists the marker is drawn around the start of the hanging indent and needs half an em more.
_CLEARANCE_EMS = 0.5
_LEAST_HANGING_EMS = 1.0
_TOLERANCE = 0.6


def inspect(file: WordFile, aim: Aim) -> Iterator[Remark]:
    """Indents that were made for 11 points push the markers of large print out of the page."""
    for paragraph in real(file):
        if paragraph.marker and (found := _fault(paragraph)):
            yield Remark(
                CODE,
                Severity.REVIEW,
                paragraph.place,
                found,
                "markers inside the margin, with room between them and the words",
                "right-click the list, choose Adjust List Indents, and make both indents larger",
            )


def _fault(paragraph: WordParagraph) -> str:
    em = max((max(sizes(span)) for span in seen(paragraph)), default=0.0)
    room = paragraph.left - paragraph.hanging
    if room < (_CLEARANCE_EMS * em if paragraph.rtl else 0) - _TOLERANCE:
        return "the list marker stands outside the margin"
    if 0 < paragraph.hanging < _LEAST_HANGING_EMS * em - _TOLERANCE:
        return "the list marker touches the words"
    return ""
