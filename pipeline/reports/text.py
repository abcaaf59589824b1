"""The report for a terminal."""

from pipeline.model.finding import Finding
from pipeline.model.report import ReportContext
from pipeline.reports.facts import not_checked, place, summary, waived_words, whose, worst_first
from pipeline.text.characters import shown
from pipeline.text.excerpt import excerpt

_SHORT = 90
_MANY = 4


def render(findings: tuple[Finding, ...], context: ReportContext) -> str:
    """A few lines for each finding, worst first, and the counts. What is so of many messages of a file is said once.

    What could not be looked at stands before the counts.
    """
    lines: list[str] = []
    for alike in _grouped(worst_first(findings)):
        lines += _said(*alike)
    lines += (f"NOT CHECKED {whose(one)}: {one.reason}." for one in not_checked(context))
    lines.append(summary(findings, sum(one.messages for one in context.looked)))
    return shown("\n".join(lines)) + "\n"


def _grouped(findings: tuple[Finding, ...]) -> list[list[Finding]]:
    """The findings that say the same of one file, where there are many; all others alone; in the order of the first."""
    alike: dict[tuple[object, ...], list[Finding]] = {}
    for one in findings:
        alike.setdefault((one.severity, one.code, one.file, one.message, one.hint, one.waiver), []).append(one)
    found: list[list[Finding]] = []
    for one in findings:
        same = alike[one.severity, one.code, one.file, one.message, one.hint, one.waiver]
        if len(same) < _MANY:
            found.append([one])
        elif one is same[0]:
            found.append(same)
    return found


def _said(finding: Finding, *others: Finding) -> list[str]:
    waived = waived_words(finding)
    lines = [f"{'WAIVED ' if waived else ''}{finding.severity.upper()} {finding.code} {place(finding)}"]
    if finding.words:
        lines.append(f'  in: "{excerpt(finding.words, _SHORT)}"')
    if others:
        lines.append(f"  and in {len(others)} more, lines {', '.join(str(other.line) for other in others)}:")
    lines.append(f"  {' '.join(finding.message.split())}. {finding.hint}")
    if waived:
        lines.append(f"  {waived}")
    return lines
