"""W030: a heading stays with what it is about, and no line of a paragraph stands alone on a page."""

from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.remark import Aim, Remark
from pipeline.model.wordfile import Region, WordFile

CODE = "W030"
_WHERE = "right-click the style (Home tab), Modify, Format, Paragraph, Line and Page Breaks, and tick"


def inspect(file: WordFile, aim: Aim) -> Iterator[Remark]:
    """Headings without "Keep with next", text without widow and orphan control."""
    for paragraph in file.paragraphs:
        if paragraph.region not in (Region.BODY, Region.STYLE) or not paragraph.text.strip():
            continue
        if paragraph.level is not None and not paragraph.keep_next:
            yield Remark(
                CODE,
                Severity.REVIEW,
                paragraph.place,
                "the heading can stand alone at the foot of a page",
                "a heading on the page of its first lines",
                f"{_WHERE} Keep with next",
            )
        if not paragraph.keep_widows:
            yield Remark(
                CODE,
                Severity.REVIEW,
                paragraph.place,
                "single lines can be left alone on a page",
                "at least two lines of a paragraph together",
                f"{_WHERE} Widow/Orphan control",
            )
