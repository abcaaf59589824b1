"""Findings as bytes and back, for the store."""

import json
from operator import attrgetter
from typing import Any

from pipeline.model.finding import Finding, Mqm, Severity

_FIELDS = (
    "leaflet", "tag", "code", "severity", "context", "words", "message", "hint", "file", "line", "mqm", "target",
    "source_spans", "target_spans",
)  # fmt: skip
_values = attrgetter(*_FIELDS)


def packed(findings: tuple[Finding, ...]) -> bytes:
    """`findings` as JSON. Waivers are left out: they are given and taken back without the text being changed."""
    return json.dumps([_values(finding) for finding in findings]).encode("ascii")


def unpacked(data: bytes) -> tuple[Finding, ...] | None:
    """What `packed` was given, or None when `data` is nothing of the kind."""
    try:
        return tuple(_finding(dict(zip(_FIELDS, row, strict=True))) for row in json.loads(data))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _finding(row: dict[str, Any]) -> Finding:
    spans = {name: tuple((int(start), int(end)) for start, end in row[name]) for name in _FIELDS[-2:]}
    return Finding(**{**row, **spans, "severity": Severity(row["severity"]), "mqm": Mqm(row["mqm"])})
