"""C001: every number, time, date, phone number and code of the source is in the translation, and no other."""

import re
from collections.abc import Iterator

from pipeline.checks.amounts.items import COUNTED
from pipeline.checks.amounts.matching import Comparison, compared, shown, spans, told
from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity
from pipeline.text.figures.numerals import ascii_digits
from pipeline.text.figures.values import Phone

CODE = "C001"
LANGUAGES = COUNTED


def check(case: Case) -> Iterator[Finding]:
    """Figures are compared by value, in any digits, in words where the language's list has them, and in any order."""
    for message, found in compared(case):
        if not (found.lost or found.added):
            continue
        yield case.finding(
            CODE,
            Severity.BLOCK,
            message,
            told(shown(found.lost), shown(found.added)),
            _backwards(found) or "Write every figure as the source has it.",
            Mqm.MISTRANSLATION,
            spans(found.lost),
            spans(found.added),
        )


def _backwards(found: Comparison) -> str:
    """What to do about a telephone number whose groups were typed in the order in which Arabic print shows them."""
    words = ascii_digits(found.target.words)
    for item in found.lost:
        groups = item.figure.groups if isinstance(item.figure, Phone) else ()
        if len(groups) > 1 and re.search(r"[ \u00a0-]".join(map(re.escape, reversed(groups))), words):
            return (
                f"Write {item.shown} from left to right, as the source has it; its direction is seen to in every file."
            )
    return ""
