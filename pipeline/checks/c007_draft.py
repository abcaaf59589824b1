"""C007: no translation is still marked as a draft (fuzzy)."""

from collections.abc import Iterator

from pipeline.model.case import Case
from pipeline.model.catalogue import State
from pipeline.model.finding import Finding, Severity

CODE = "C007"


def check(case: Case) -> Iterator[Finding]:
    """A fuzzy translation is of another source text; it is never published."""
    for message in case.catalogue.messages:
        if message.state is State.DRAFT:
            yield case.finding(
                CODE,
                Severity.BLOCK,
                message,
                "the translation is marked as needing work (fuzzy)",
                "Compare it with the source, correct it, and clear the mark (in Poedit: Needs work).",
            )
