"""W023: headers, footers, page numbers and notes are no smaller than the text."""

from collections.abc import Iterator

from pipeline.inspections.measures import body_size, points, seen, sizes
from pipeline.model.finding import Severity
from pipeline.model.remark import Aim, Remark
from pipeline.model.wordfile import Region, WordFile

CODE = "W023"


def inspect(file: WordFile, aim: Aim) -> Iterator[Remark]:
    """The smallest letters outside the text against the size of most letters in it (UKAAF MS03)."""
    wanted = body_size(file)
    for paragraph in file.paragraphs:
        if paragraph.region not in (Region.HEADER, Region.FOOTER, Region.NOTE, Region.BOX):
            continue
        size = min((size for span in seen(paragraph) for size in sizes(span) if size), default=wanted)
        if size < wanted:
            yield Remark(
                CODE,
                Severity.BLOCK,
                paragraph.place,
                f"its words are {points(size)}, those of the text {points(wanted)}",
                "headers, footers, page numbers and notes as large as the text",
                f"select them and choose {wanted:g} in the Font Size box (Home tab)",
            )
