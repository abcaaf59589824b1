"""C006: every message has a translation."""

from collections.abc import Iterator

from pipeline.model.case import Case
from pipeline.model.catalogue import State
from pipeline.model.finding import Finding, Mqm, Severity

CODE = "C006"


def check(case: Case) -> Iterator[Finding]:
    """A translation of nothing but spaces is none. English never fills a gap."""
    for message in case.catalogue.messages:
        if message.state is State.EMPTY:
            yield case.finding(
                CODE,
                Severity.BLOCK,
                message,
                "there is no translation",
                "Translate the message, then save the file.",
                Mqm.UNTRANSLATED,
            )
