"""C012: how often and how long stays the same in words: "twice" is not "once", "every other day" not "every day"."""

from collections.abc import Iterator

from pipeline.checks.figures import COUNTED
from pipeline.checks.matching import changed_words, compared, shown, spans
from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity

CODE = "C012"
LANGUAGES = COUNTED


def check(case: Case) -> Iterator[Finding]:
    """Words for a number of times and for a length of time are compared by value, where both languages have a list."""
    for message, found in compared(case):
        changed = [pair for pair in changed_words(found) if pair[0].noun == "time" or pair[0].unit]
        if changed:
            yield case.finding(
                CODE,
                Severity.BLOCK,
                message,
                f"“{shown(one for one, _ in changed)}” is “{shown(other for _, other in changed)}” in the translation",
                "Say how often and how long as the source does.",
                Mqm.MISTRANSLATION,
                spans(one for one, _ in changed),
                spans(other for _, other in changed),
            )
