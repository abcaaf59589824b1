"""The report for a terminal."""

from pipeline.model.finding import Finding
from pipeline.model.report import ReportContext
from pipeline.reports.facts import place, summary, waived_words, worst_first
from pipeline.text.characters import shown
from pipeline.text.excerpt import excerpt

_SHORT = 90


def render(findings: tuple[Finding, ...], context: ReportContext) -> str:
    """A few lines for each finding, worst first, and the counts."""
    lines: list[str] = []
    for finding in worst_first(findings):
        waived = waived_words(finding)
        lines.append(f"{'WAIVED ' if waived else ''}{finding.severity.upper()} {finding.code} {place(finding)}")
        if finding.words:
            lines.append(f'  in: "{excerpt(finding.words, _SHORT)}"')
        lines.append(f"  {' '.join(finding.message.split())}. {finding.hint}")
        if waived:
            lines.append(f"  {waived}")
    lines.append(summary(findings, sum(one.messages for one in context.looked)))
    return shown("\n".join(lines)) + "\n"
