"""C021: every sentence with a spoken form of its own is still printed."""

from collections.abc import Iterator

from pipeline.model.case import Case
from pipeline.model.finding import Finding, Severity
from pipeline.text.lexicon import key

CODE = "C021"
WHOLE = True


def check(case: Case) -> Iterator[Finding]:
    """A spoken form whose printed sentence has changed would be passed over without a word."""
    printed = {key(sentence) for sentence in case.sentences}
    for entry in case.lexicon.sentences:
        if key(entry.printed) not in printed:
            yield Finding(
                leaflet=case.leaflet,
                tag=case.target.tag,
                code=CODE,
                severity=Severity.REVIEW,
                context="",
                words=entry.printed,
                message="the sentence is not in the leaflet, so its spoken form is not used",
                hint="Copy the sentence anew from what polyleaf show script prints, or take the line out.",
                file=case.lexicon.sentence_file,
                line=entry.line,
            )
