"""W015: room between paragraphs is set, not typed. Screen readers say "blank" at every empty line."""

from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.remark import Aim, Remark
from pipeline.model.wordfile import WordFile, WordParagraph

CODE = "W015"


def inspect(file: WordFile, aim: Aim) -> Iterator[Remark]:
    """Empty paragraphs of the text, but for those that Word itself needs around tables and in empty cells."""
    body = file.body()
    for index, paragraph in enumerate(body):
        after_table = index == len(body) - 1 and index > 0 and body[index - 1].cell is not None
        if _empty(paragraph) and not after_table:
            yield Remark(
                CODE,
                Severity.REVIEW,
                paragraph.place,
                "an empty paragraph",
                "room between paragraphs that is set in their style",
                "delete it and set Spacing Before and After (Layout tab); for a new page press Ctrl+Enter",
            )


def _empty(paragraph: WordParagraph) -> bool:
    needed = paragraph.joins or paragraph.breaks or paragraph.marker or (paragraph.cell and paragraph.cell.last)
    return not paragraph.text.strip() and not paragraph.pictures and not needed
