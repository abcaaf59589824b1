"""Reading reports as plain data for JSON: versioned, rounded, in a fixed order, so that a diff compares two runs.

`docs/reading.schema.json` says what stands where.
"""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from pipeline.model.finding import Finding
from pipeline.model.formula import Score
from pipeline.model.plain import PlainRule
from pipeline.model.reading import ReadingReport, Sentence
from pipeline.steps.compare import fingerprints
from pipeline.steps.levels.words import CAVEAT, counted

SCHEMA = "polyleaf-reading/1"


def data(
    reports: Iterable[ReadingReport],
    rules: Iterable[PlainRule],
    skipped: Iterable[tuple[str, str, str]],
    tool: str,
    lists: dict[str, str],
) -> dict[str, Any]:
    """All reports as lists, objects, texts and numbers of at most two decimals.

    `tool` is the program with its version, `lists` the digest of the words of each language.
    """
    found: dict[str, Any] = _rounded(
        {
            "schema": SCHEMA,
            "tool": tool,
            "lists": lists,
            "caveat": CAVEAT,
            "rules": [
                {"code": rule.code, "promise": rule.promise, "source": rule.source, "actionable": rule.actionable}
                for rule in rules
            ],
            "reports": [_report(report) for report in reports],
            "skipped": [{"leaflet": leaflet, "lang": tag, "reason": reason} for leaflet, tag, reason in skipped],
        }
    )
    return found


def _report(report: ReadingReport) -> dict[str, Any]:
    counts = report.counts
    return {
        "leaflet": report.leaflet,
        "lang": report.tag,
        "language": report.language,
        "version": report.version,
        "edition": report.edition,
        "profile": report.profile,
        "meets": report.meets,
        "verdict": report.verdict,
        "counted": counted(report),
        "coverage": report.coverage,
        "counts": {**asdict(counts), "mean_sentence": counts.mean_sentence, "long_share": counts.long_share,
                   "lix": counts.lix},
        "left_out": [asdict(left) for left in report.left_out],
        "scores": [_score(one) for one in report.scores],
        "reason": report.reason,
        "limit": report.limit,
        "over_limit": report.over_limit,
        "mend": [_sentence(one) for one in report.mend],
        "longest": [_sentence(one) for one in report.longest],
        "findings": [
            _finding(one, name) for one, name in zip(report.findings, fingerprints(report.findings), strict=True)
        ],
        "not_applied": {code: reason for code, reason in report.rules if reason},
        "comparison": asdict(report.comparison) if report.comparison else None,
        "sections": [
            {
                "anchor": section.anchor,
                "heading": section.heading,
                "share": section.share,
                "sentences": section.sentences,
                "score": _score(section.score) if section.score else None,
            }
            for section in report.sections
        ],
        "change": asdict(report.change) if report.change else None,
        "opinion": None
        if report.opinion is None
        else {
            "program": report.opinion.program,
            "values": [{"formula": id_, "theirs": theirs, "ours": ours} for id_, theirs, ours in report.opinion.values],
        },
    }  # fmt: skip


def _score(one: Score) -> dict[str, Any]:
    return {
        "formula": one.id,
        "name": one.name,
        "variant": one.variant,
        "value": one.value,
        "scale": one.scale.value,
        "direction": one.direction.value,
        "unit": one.unit,
        "age": one.age,
        "lowest": one.lowest,
        "band": one.band,
        "confidence": one.confidence.value,
        "deviation": one.deviation,
        "deviation_estimated": one.estimated,
        "minimum_sentences": one.minimum_sentences,
        "used": {measure.value: value for measure, value in one.used},
        "caution": one.caution,
        "source": one.source,
    }


def _sentence(one: Sentence) -> dict[str, Any]:
    return {
        "anchor": one.anchor,
        "file": one.file,
        "line": one.line,
        "words": one.words,
        "length": one.length,
        "limit": one.limit,
        "hard": list(one.hard),
        "advice": one.advice,
    }


def _finding(one: Finding, name: str) -> dict[str, Any]:
    span = (one.target_spans or one.source_spans)[0]
    return {
        "fingerprint": name,
        "code": one.code,
        "severity": one.severity.value,
        "file": one.file,
        "line": one.line,
        "context": one.context,
        "source": one.words,
        "translation": one.target,
        "span": list(span),
        "message": one.message,
        "suggestion": one.hint,
        "waived": None
        if one.waiver is None
        else {"name": one.waiver.name, "role": one.waiver.role, "reason": one.waiver.reason, "date": one.waiver.date},
    }


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 2)
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(item) for item in value]
    return value
