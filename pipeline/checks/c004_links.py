"""C004: links lead where the source's links lead."""

from collections import Counter
from collections.abc import Iterator

from pipeline.model.case import Case
from pipeline.model.finding import Finding, Severity
from pipeline.text.inline import link_targets

CODE = "C004"


def check(case: Case) -> Iterator[Finding]:
    """Addresses are compared letter by letter."""
    for message in case.pairs():
        source, target = Counter(link_targets(message.id.words)), Counter(link_targets(message.target))
        if source != target:
            changed = ", ".join(sorted((source - target) + (target - source)))
            yield case.finding(
                CODE,
                Severity.BLOCK,
                message,
                f"the link to {changed} is not in both the source and the translation",
                "Keep [words](address): translate the words, copy the address.",
            )
