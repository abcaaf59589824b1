"""The report for programs: JSON in a versioned schema (`findings.schema.json` beside this file).

Within one version of the schema fields are only ever added.
"""

import json
from typing import Any

from pipeline.model.finding import Finding
from pipeline.model.report import ReportContext
from pipeline.reports.facts import counts, fingerprint, not_checked, worst_first

SCHEMA = "polyleaf-findings"
VERSION = 1


def render(findings: tuple[Finding, ...], context: ReportContext) -> str:
    """One object: what was looked at, by which rules, the counts, and every finding in the words of gettext."""
    document = {
        "schema": SCHEMA,
        "schema_version": VERSION,
        "title": context.title,
        "program": context.version,
        "summary": counts(findings),
        "checked": [
            {"leaflet": one.leaflet, "lang": one.tag, "file": one.file, "messages": one.messages}
            for one in context.looked
        ],
        "not_checked": [
            {"leaflet": one.leaflet, "lang": one.tag, "reason": one.reason} for one in not_checked(context)
        ],
        "rules": [{"code": rule.code, "finds": rule.promise} for rule in context.rules],
        "findings": [_record(finding) for finding in worst_first(findings)],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _record(finding: Finding) -> dict[str, Any]:
    waiver = finding.waiver
    return {
        "leaflet": finding.leaflet,
        "lang": finding.tag,
        "code": finding.code,
        "severity": finding.severity.value,
        "blocks": finding.blocks,
        "mqm": finding.mqm.value,
        "msgctxt": finding.context,
        "msgid": finding.words,
        "msgstr": finding.target,
        "source_spans": [list(span) for span in finding.source_spans],
        "target_spans": [list(span) for span in finding.target_spans],
        "message": finding.message,
        "hint": finding.hint,
        "file": finding.file,
        "line": finding.line,
        "fingerprint": fingerprint(finding),
        "waiver": {"role": waiver.role, "name": waiver.name, "reason": waiver.reason, "date": waiver.date}
        if waiver
        else None,
    }
