"""Case and checks to findings, the worst first."""

from collections.abc import Callable, Iterable, Iterator

from pipeline.model.case import Case
from pipeline.model.finding import Finding, Severity

_ORDER = {Severity.BLOCK: 0, Severity.REVIEW: 1, Severity.NOTE: 2}


def check(case: Case, checks: Iterable[Callable[[Case], Iterator[Finding]]]) -> tuple[Finding, ...]:
    """Everything the checks find in one leaflet in one language."""
    found = [finding for run in checks for finding in run(case)]
    return tuple(sorted(found, key=lambda finding: (_ORDER[finding.severity], finding.line, finding.code)))


def blocks(findings: Iterable[Finding]) -> bool:
    """Whether any finding keeps the edition from being made."""
    return any(finding.severity is Severity.BLOCK for finding in findings)
