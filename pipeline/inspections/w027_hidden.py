"""W027: no words that some programs print and others do not."""

from collections.abc import Iterator

from pipeline.inspections.measures import real, shown
from pipeline.model.finding import Severity
from pipeline.model.remark import Aim, Remark
from pipeline.model.wordfile import WordFile

CODE = "W027"


def inspect(file: WordFile, aim: Aim) -> Iterator[Remark]:
    """Text marked as hidden; text in the colour of the page is found by its contrast."""
    for paragraph in real(file):
        hidden = "".join(span.text for span in paragraph.spans if span.letters.hidden)
        if hidden.strip():
            yield Remark(
                CODE,
                Severity.BLOCK,
                paragraph.place,
                f"hidden words: {shown(hidden)}",
                "words that everybody gets, or none",
                "show them (Ctrl+Shift+8), then delete them or clear Hidden in the Font dialog",
            )
