"""W027: no words that some programs print and others do not, and no characters that nobody sees."""

import unicodedata
from collections.abc import Iterator

from pipeline.inspections.measures import real, shown
from pipeline.model.finding import Severity
from pipeline.model.remark import Aim, Remark
from pipeline.model.wordfile import WordFile
from pipeline.text.characters import hidden, named, turning

CODE = "W027"
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
# What the fonts Symbol and Wingdings draw.
_PRIVATE = "Co"


def inspect(file: WordFile, aim: Aim) -> Iterator[Remark]:
    """Text marked as hidden; text in the colour of the page is found by its contrast."""
    for paragraph in real(file):
        unprinted = "".join(span.text for span in paragraph.spans if span.letters.hidden)
        if unprinted.strip():
            yield Remark(
                CODE,
                Severity.BLOCK,
                paragraph.place,
                f"hidden words: {shown(unprinted)}",
                "words that everybody gets, or none",
                "show them (Ctrl+Shift+8), then delete them or clear Hidden in the Font dialog",
            )
        for sign in hidden(paragraph.text):
            if sign != _SOFT_HYPHEN and unicodedata.category(sign) != _PRIVATE:
                turns = bool(turning(sign))
                yield Remark(
                    CODE,
                    Severity.BLOCK if turns else Severity.REVIEW,
                    paragraph.place,
                    f"the invisible character {named(sign)}{', which turns figures round' if turns else ''}",
                    "characters that everybody can see; voices and searches stumble over others",
                    "delete the words around it and type them again",
                )
