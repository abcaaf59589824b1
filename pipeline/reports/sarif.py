"""The report for code hosts: SARIF 2.1.0 (OASIS, errata 01). Section numbers are those of the standard."""

import json
from typing import Any
from urllib.parse import quote

from pipeline.model.finding import Finding, Severity
from pipeline.model.report import ReportContext, Rule
from pipeline.reports.facts import fingerprint, whose, worst_first

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.BLOCK: "error", Severity.REVIEW: "warning", Severity.NOTE: "note"}
_BASE = "WORKSPACE"


def render(findings: tuple[Finding, ...], context: ReportContext) -> str:
    """One run with one result for each finding. Waived findings are results with a suppression (3.27.23)."""
    rules = _rules(findings, context)
    order = {rule.code: number for number, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "Polyleaf",
                "version": context.version,
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "automationDetails": {"id": f"{quote(context.title)}/"},
        **_invocations(context),
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_BASE: {"description": {"text": "The folder of the workspace."}}},
        "results": [_result(finding, order) for finding in worst_first(findings)],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _invocations(context: ReportContext) -> dict[str, Any]:
    """What a reader must know, and what was not looked at, as notifications (3.20.21)."""
    said = [{"level": "note", "message": {"text": context.caveat}}] if context.caveat else []
    for one in context.not_looked:
        what = f"{whose(one)}: {f'{one.code} not applied' if one.code else 'not checked'}: {one.reason}."
        said.append({"level": "note" if one.code else "warning", "message": {"text": what}})
    return {"invocations": [{"executionSuccessful": True, "toolExecutionNotifications": said}]} if said else {}


def _rules(findings: tuple[Finding, ...], context: ReportContext) -> tuple[Rule, ...]:
    known = {rule.code for rule in context.rules}
    strangers = sorted({finding.code for finding in findings} - known)
    return (*context.rules, *(Rule(code, "") for code in strangers))


def _rule(rule: Rule) -> dict[str, Any]:
    return {"id": rule.code, **({"shortDescription": {"text": rule.promise}} if rule.promise else {})}


def _result(finding: Finding, order: dict[str, int]) -> dict[str, Any]:
    return {
        "ruleId": finding.code,
        "ruleIndex": order[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message}. {finding.hint}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(finding.file), "uriBaseId": _BASE},
                    **({"region": {"startLine": finding.line}} if finding.line else {}),
                },
                "logicalLocations": [{"fullyQualifiedName": f"{finding.leaflet}/{finding.tag}", "kind": "module"}],
            }
        ],
        "partialFingerprints": {"polyleafMessage/v1": fingerprint(finding)},
        "suppressions": _suppressions(finding),
        "properties": {
            "mqm": finding.mqm.value,
            "leaflet": finding.leaflet,
            "lang": finding.tag,
            "msgctxt": finding.context,
            "msgid": finding.words,
            "msgstr": finding.target,
            "sourceSpans": [list(span) for span in finding.source_spans],
            "targetSpans": [list(span) for span in finding.target_spans],
        },
    }


def _suppressions(finding: Finding) -> list[dict[str, Any]]:
    waiver = finding.waiver
    if waiver is None:
        return []
    return [
        {
            "kind": "external",
            "status": "accepted",
            "justification": waiver.reason,
            "properties": {"name": waiver.name, "role": waiver.role, "date": waiver.date},
        }
    ]
