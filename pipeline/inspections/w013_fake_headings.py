"""W013: what looks like a heading is one. A bold line is no heading for somebody who listens."""

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.inspections.measures import body_size, has_complex, seen, sizes, visible
from pipeline.model.finding import Severity
from pipeline.model.remark import Aim, Remark
from pipeline.model.wordfile import WordFile, WordParagraph

CODE = "W013"
_MOST_LETTERS, _MOST_WORDS, _LARGER = 80, 12, 1.15
# A sentence is no heading; a question may be one.
# A label with its value ("Version: 2") is none either.
_LABEL = re.compile(r"[:：]\s*\S")
_ENDS = (".", ",", ";", "…", "。", "۔", "।", "؛", "،")


def inspect(file: WordFile, aim: Aim) -> Iterator[Remark]:
    """A short bold or larger line outside tables, lists and boxes, with ordinary text after it."""
    size = body_size(file)
    lines = [paragraph for paragraph in file.body() if paragraph.text.strip()]
    for line, after in pairwise(lines):
        if _looks_like_heading(line, size) and not _stands_out(after, size) and after.cell is None:
            yield Remark(
                CODE,
                Severity.REVIEW,
                line.place,
                "it looks like a heading, but is an ordinary paragraph",
                "headings in heading styles, so that people can jump to them",
                "click into it and choose Heading 2 or 3 (Home tab, Styles)",
            )


def _looks_like_heading(line: WordParagraph, size: float) -> bool:
    text = visible(line.text).strip()
    if line.level is not None or line.marker or line.cell or line.boxed or line.pictures or text.endswith(_ENDS):
        return False
    # Word's own style for the words above a contents list is no heading, so that the list does not name itself.
    if _LABEL.search(text) or line.style.lower() == "toc heading":
        return False
    short = len(text) <= _MOST_LETTERS and len(text.split()) <= _MOST_WORDS and "\n" not in text
    return short and any(letter.isalpha() for letter in text) and _stands_out(line, size)


def _stands_out(line: WordParagraph, size: float) -> bool:
    spans = tuple(seen(line))
    bold = all(span.letters.complex_bold if has_complex(span.text) else span.letters.bold for span in spans)
    larger = all(max(sizes(span)) >= size * _LARGER for span in spans)
    return bold or larger
