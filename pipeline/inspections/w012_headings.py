"""W012: one heading of level 1, and below it no level left out: the ladder that people jump by."""

from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.remark import Aim, Remark
from pipeline.model.wordfile import DOCUMENT, Place, WordFile

CODE = "W012"


def inspect(file: WordFile, aim: Aim) -> Iterator[Remark]:
    """No headings at all, a missing or second level 1, a skipped level, a heading without words."""
    body = file.body()
    headings = [paragraph for paragraph in body if paragraph.level is not None]
    if not headings:
        if any(paragraph.text.strip() for paragraph in body):
            yield _remark(
                DOCUMENT,
                "no headings",
                "a title in the style Heading 1 and sections in the style Heading 2",
                "click into each heading and choose its style (Home tab, Styles)",
            )
        return
    before = 0
    first = True
    for heading in headings:
        level = heading.level or 1
        if not heading.text.strip():
            yield _remark(heading.place, "a heading without words", "words in every heading", "delete the line")
            continue
        if level == 1 and not first and any(other.level == 1 for other in headings[: headings.index(heading)]):
            found = "a second heading of level 1"
            yield _remark(heading.place, found, "one heading of level 1, the title", "give it the style Heading 2")
        elif first and level != 1:
            found = f"the first heading is of level {level}"
            yield _remark(heading.place, found, "the title first, of level 1", "give the title the style Heading 1")
        elif level > before + 1:
            found = f"a heading of level {level} after one of level {before}"
            yield _remark(heading.place, found, "no level left out", f"give it the style Heading {before + 1}")
        before, first = level, False


def _remark(place: Place, found: str, wanted: str, remedy: str) -> Remark:
    return Remark(CODE, Severity.BLOCK, place, found, wanted, remedy)
