"""W028: the text is final: no tracked changes, no comments."""

from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.remark import Aim, Remark
from pipeline.model.wordfile import DOCUMENT, WordFile

CODE = "W028"


def inspect(file: WordFile, aim: Aim) -> Iterator[Remark]:
    """Readers see another text than listeners while a change is neither accepted nor rejected."""
    for change in file.changes:
        found = f'the words "{change.text}", {change.kind} by {change.author or "somebody"}, are still open'
        remedy = "choose Review, then Accept or Reject"
        yield Remark(CODE, Severity.BLOCK, change.place, found, "one final text, with every change decided", remedy)
    if file.comments:
        yield Remark(
            CODE,
            Severity.REVIEW,
            DOCUMENT,
            f"{file.comments} comment{'s' if file.comments > 1 else ''}",
            "a final text without remarks between authors",
            "choose Review, Delete, Delete All Comments",
        )
