"""What all forms of report say alike: order, places, counts and the words for them."""

import hashlib
from collections.abc import Iterable

from pipeline.model.finding import Finding, Severity
from pipeline.model.report import NotLooked, ReportContext

SEVERITY_WORDS = {
    Severity.BLOCK: "must be mended",
    Severity.REVIEW: "look at it",
    Severity.NOTE: "for information",
}
_ORDER = {Severity.BLOCK: 0, Severity.REVIEW: 1, Severity.NOTE: 2}


def worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by severity, waived ones last, then by place."""
    return tuple(
        sorted(
            findings,
            key=lambda one: (one.waiver is not None, _ORDER[one.severity], one.leaflet, one.tag, one.line, one.code),
        )
    )


def place(finding: Finding) -> str:
    """Where to mend it: "locale/pl/LC_MESSAGES/hip.po:12"."""
    return f"{finding.file}:{finding.line}" if finding.line else finding.file


def counts(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings of each severity nobody has waived, and how many are waived."""
    found = {**{severity.value: 0 for severity in (Severity.BLOCK, Severity.REVIEW, Severity.NOTE)}, "waived": 0}
    for finding in findings:
        found["waived" if finding.waiver else finding.severity.value] += 1
    return found


def summary(findings: Iterable[Finding], messages: int) -> str:
    """One sentence with the counts."""
    found = counts(findings)
    waived = f", {found['waived']} waived" if found["waived"] else ""
    looking = found["review"] + found["note"]
    return f"{messages} messages checked: {found['block']} to mend before publishing, {looking} to look at{waived}."


def waived_words(finding: Finding) -> str:
    """Who waived it and why, "" when nobody did."""
    waiver = finding.waiver
    return f"waived by {waiver.name} ({waiver.role}, {waiver.date}): {waiver.reason}" if waiver else ""


def not_checked(context: ReportContext) -> tuple[NotLooked, ...]:
    """The leaflets that were not looked at at all, in one language or (without a tag) in any."""
    return tuple(one for one in context.not_looked if not one.code)


def whose(one: NotLooked) -> str:
    """The leaflet and the language that were not looked at: "hip, pl"; "hip" where it is all of them."""
    return ", ".join(filter(None, (one.leaflet, one.tag)))


def fingerprint(finding: Finding) -> str:
    """SHA-256 of what a finding is about: the same in the next run, whatever line it stands in by then."""
    parts = (finding.leaflet, finding.tag, finding.code, finding.context, finding.words)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()
