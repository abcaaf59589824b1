"""Findings and waivers to findings that say who let them stand."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from pipeline.model.finding import Finding, Severity
from pipeline.model.waiver import Waiver

# A person other than the translator must answer for a blocking finding (ISO 17100: revision by a second person).
MAY_WAIVE_BLOCKING = frozenset({"reviser", "approver"})
# There is nothing to stand by where there is no finished translation.
NEVER_WAIVED = frozenset({"C006", "C007"})


def message_digest(context: str, words: str, target: str) -> str:
    """SHA-256 of one exact message and its translation."""
    return hashlib.sha256("\0".join((context, words, target)).encode("utf-8", "replace")).hexdigest()


def waive(findings: Iterable[Finding], waivers: Iterable[Waiver]) -> tuple[Finding, ...]:
    """`findings`, each with the latest waiver that holds for it.

    A waiver holds for one code on one exact message. One that its role may not give, or for a finding that nobody may
    waive, holds nothing.
    """
    given = {(waiver.code, waiver.message, waiver.role in MAY_WAIVE_BLOCKING): waiver for waiver in waivers}
    return tuple(_waived(finding, given) for finding in findings) if given else tuple(findings)


def _waived(finding: Finding, given: dict[tuple[str, str, bool], Waiver]) -> Finding:
    if finding.code in NEVER_WAIVED:
        return finding
    key = (finding.code, message_digest(finding.context, finding.words, finding.target))
    waiver = given.get((*key, True))
    if waiver is None and finding.severity is not Severity.BLOCK:
        waiver = given.get((*key, False))
    return replace(finding, waiver=waiver) if waiver else finding
