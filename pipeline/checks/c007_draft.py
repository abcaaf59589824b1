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
            critical = next((line for line in message.note.splitlines() if line.startswith("CRITICAL")), "")
            found = "the translation is marked as needing work (fuzzy)"
            yield case.finding(
                CODE,
                Severity.BLOCK,
                message,
                f"{found}. {critical}" if critical else found,
                "Compare it with the source, correct it, and clear the mark (in Poedit: Needs work).",
            )
