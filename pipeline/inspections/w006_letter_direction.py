"""W006: letters are marked as what they are, so that Word takes the right size, font, weight and order for them."""

from collections.abc import Iterator

from pipeline.inspections.measures import real, seen, shown
from pipeline.model.finding import Severity
from pipeline.model.remark import Aim, Remark
from pipeline.model.wordfile import Span, WordFile
from pipeline.text.scripts import COMPLEX, RTL, name_of, scripts

CODE = "W006"


def inspect(file: WordFile, aim: Aim) -> Iterator[Remark]:
    """One remark for each kind of mistake in a paragraph (ECMA-376 part 1, 17.3.2.26 and 17.3.2.30)."""
    for paragraph in real(file):
        told: set[str] = set()
        for span in seen(paragraph):
            found = _fault(span)
            if found and found[0] not in told:
                told.add(found[0])
                kind, severity = found
                yield Remark(
                    CODE,
                    severity,
                    paragraph.place,
                    f"the words {shown(span.text)} {kind}",
                    "letters marked as what they are: Word takes size, font and order from that",
                    "cut them, set the keyboard to their language, and paste them as text only (Paste Special)",
                )


def _fault(span: Span) -> tuple[str, Severity] | None:
    found, letters = scripts(span.text), span.letters
    right = next((name for name in found if name in RTL), "")
    if right and not letters.rtl:
        return f"are {name_of(right)}, but not marked as right-to-left letters", Severity.BLOCK
    other = next((name for name in found if name in COMPLEX), "")
    if other and not (letters.complex_script or letters.rtl):
        return f"are {name_of(other)}, but not marked as a complex script", Severity.REVIEW
    if letters.rtl and found["Latn"] > 1 and not right:
        return "are marked as right-to-left letters", Severity.REVIEW
    return None
