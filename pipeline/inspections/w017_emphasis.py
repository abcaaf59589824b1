"""W017: no italics, no capitals, and one kind of emphasis: bold, or underlining where the guideline asks for it."""

import re
from collections.abc import Iterator
from itertools import groupby

from pipeline.inspections.measures import has_complex, real, seen, shown
from pipeline.model.finding import Severity
from pipeline.model.kit import Stress
from pipeline.model.remark import Aim, Remark
from pipeline.model.wordfile import Span, WordFile

CODE = "W017"
# Up to two words in a row may be an abbreviation each; more of them shout and lose their shapes.
_MOST_CAPITALS = 2
_PHRASE = re.compile(r"[^\W\d_]+(?:[ \u00a0]+[^\W\d_]+)+")
_EMPHASIS = {
    Stress.BOLD: ("emphasis in bold (RNIB Clear Print, UKAAF)", "Ctrl+B"),
    Stress.UNDERLINE: ("emphasis by underlining (American Council of the Blind)", "Ctrl+U"),
}


def inspect(file: WordFile, aim: Aim) -> Iterator[Remark]:
    """One remark for each kind of emphasis in a paragraph."""
    stress = aim.rules.stress
    wanted = _EMPHASIS[stress][0]
    for paragraph in real(file):
        told: set[str] = set()
        for span in seen(paragraph):
            for kind, remedy in _kinds(span, stress):
                if kind not in told:
                    told.add(kind)
                    found = f"{shown(span.text)} is {kind}"
                    yield Remark(CODE, Severity.REVIEW, paragraph.place, found, wanted, remedy)
        if "in capitals" not in told and (typed := _typed_capitals(paragraph.text)):
            yield Remark(
                CODE,
                Severity.REVIEW,
                paragraph.place,
                f"{shown(typed)} is typed in capitals",
                "words in their ordinary shapes",
                "select the words and choose Change Case, Sentence case (Home tab)",
            )


def _kinds(span: Span, stress: Stress) -> Iterator[tuple[str, str]]:
    letters = span.letters
    second = has_complex(span.text) and (letters.rtl or letters.complex_script)
    if letters.complex_italic if second else letters.italic:
        yield "in italics", f"select it, press Ctrl+I, and {_EMPHASIS[stress][1]} if it is to stand out"
    if letters.underline and not span.linked and stress is not Stress.UNDERLINE:
        yield "underlined, like a link", "select it, press Ctrl+U, and Ctrl+B if it is to stand out"
    if letters.capitals and any(letter.isupper() != letter.islower() for letter in span.text):
        yield "in capitals", "select it and clear All caps and Small caps in the Font dialog"


def _typed_capitals(text: str) -> str:
    for phrase in _PHRASE.findall(text):
        for loud, words in groupby(phrase.split(), lambda word: word.isupper() and len(word) > 1):
            together = list(words)
            if loud and len(together) > _MOST_CAPITALS:
                return " ".join(together)
    return ""
