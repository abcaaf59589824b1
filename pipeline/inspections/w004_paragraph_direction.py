"""W004: right-to-left text stands in right-to-left paragraphs, and only such text."""

from collections.abc import Iterator

from pipeline.inspections.measures import real, runs_rtl
from pipeline.model.finding import Severity
from pipeline.model.remark import Aim, Remark
from pipeline.model.wordfile import WordFile
from pipeline.text.scripts import RTL, reads_rtl, scripts

CODE = "W004"


def inspect(file: WordFile, aim: Aim) -> Iterator[Remark]:
    """Where the direction is wrong, full stops jump to the other end of the line and lists hang on the wrong side."""
    whole = runs_rtl(file)
    for paragraph in real(file):
        found = scripts(paragraph.text)
        if reads_rtl(paragraph.text) and not paragraph.rtl:
            yield Remark(
                CODE,
                Severity.BLOCK,
                paragraph.place,
                "right-to-left words in a left-to-right paragraph",
                "the paragraph's direction set to right-to-left",
                "click into it and choose Right-to-Left Text Direction (Home tab, Paragraph)",
            )
        elif paragraph.rtl and not whole and found and not RTL & set(found):
            yield Remark(
                CODE,
                Severity.BLOCK,
                paragraph.place,
                "left-to-right words in a right-to-left paragraph",
                "the paragraph's direction set to left-to-right",
                "click into it and choose Left-to-Right Text Direction (Home tab, Paragraph)",
            )
    for section in file.sections:
        if whole and not section.rtl:
            yield Remark(
                CODE,
                Severity.REVIEW,
                section.place,
                "its pages run from left to right",
                "right-to-left pages for right-to-left text",
                "choose Layout, Page Setup, the Layout tab, Section direction: Right-to-left",
            )
