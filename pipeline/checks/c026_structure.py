"""C026: a translation brings no list marks, headings, table lines or paragraphs of its own."""

import re
from collections.abc import Iterator

from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity

CODE = "C026"
_HINT = "Delete the mark: the program sets bullets, numbers and headings as the source has them."
_MARK = re.compile(r"\s*(?:[-*+•◦▪·–—]\s|#{1,6}\s|>\s|\d+\)\s|\|)")
_PARAGRAPH = re.compile(r"\n\s*\n")


def check(case: Case) -> Iterator[Finding]:
    """A mark would be printed as it stands, after the program's own; a second paragraph would run into the first."""
    for message in case.pairs():
        mark = _MARK.match(message.target)
        if mark and not _MARK.match(message.id.words):
            found = f"it begins with “{mark.group().strip()}”, which patients would see"
        elif _PARAGRAPH.search(message.target) and not _PARAGRAPH.search(message.id.words):
            found = "it has an empty line, and would still be one paragraph"
        elif message.target.count("|") > message.id.words.count("|"):
            found = "it has a “|” that the source does not have"
        else:
            continue
        yield case.finding(CODE, Severity.BLOCK, message, found, _HINT, Mqm.MARKUP)
