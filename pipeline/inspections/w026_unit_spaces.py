"""W026: a number and its unit, and the groups of a phone number, stay on one line."""

from collections.abc import Iterator

from pipeline.inspections.measures import real, shown
from pipeline.model.finding import Severity
from pipeline.model.remark import Aim, Remark
from pipeline.model.wordfile import WordFile
from pipeline.text import typeset

CODE = "W026"


def inspect(file: WordFile, aim: Aim) -> Iterator[Remark]:
    """The first such gap of each paragraph, and how many there are."""
    for paragraph in real(file):
        text = paragraph.text
        kept = typeset.no_break(text)
        gaps = [index for index, (old, new) in enumerate(zip(text, kept, strict=True)) if old != new]
        if gaps:
            first = text[: gaps[0]].rsplit(maxsplit=1)[-1] + text[gaps[0] :].split("\u00a0")[0][:12]
            more = f" and {len(gaps) - 1} more" if len(gaps) > 1 else ""
            yield Remark(
                CODE,
                Severity.REVIEW,
                paragraph.place,
                f"{shown(' '.join(first.split()[:2]))}{more} can be divided at the end of a line",
                "a no-break space between a number and its unit, and inside a phone number",
                "replace the space there by a no-break space (Ctrl+Shift+Space)",
            )
