"""C016: a number in words is not another number in words."""

from collections.abc import Iterator

from pipeline.checks.amounts.items import COUNTED
from pipeline.checks.amounts.matching import changed_words, compared, shown, spans
from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity

CODE = "C016"
LANGUAGES = COUNTED


def check(case: Case) -> Iterator[Finding]:
    """Only words that mean a number and nothing else are compared; times and lengths of time are C012's."""
    for message, found in compared(case):
        changed = [pair for pair in changed_words(found) if not (pair[0].noun == "time" or pair[0].unit)]
        if changed:
            yield case.finding(
                CODE,
                Severity.BLOCK,
                message,
                f"“{shown(one for one, _ in changed)}” is “{shown(other for _, other in changed)}” in the translation",
                "Write the number of the source.",
                Mqm.MISTRANSLATION,
                spans(one for one, _ in changed),
                spans(other for _, other in changed),
            )
