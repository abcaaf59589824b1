"""C001: every number, time, date, phone number and code of the source is in the translation, and no other."""

from collections.abc import Iterator

from pipeline.checks.items import COUNTED
from pipeline.checks.matching import compared, shown, spans, told
from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity

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
            "Write every figure as the source has it.",
            Mqm.MISTRANSLATION,
            spans(found.lost),
            spans(found.added),
        )
