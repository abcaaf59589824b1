"""Findings as bytes and back, for the store."""

import json
from itertools import starmap
from operator import attrgetter
from typing import Any

from pipeline.model.finding import Finding, Mqm, Severity, Span

_FIELDS = (
    "leaflet", "tag", "code", "severity", "context", "words", "message", "hint", "file", "line", "mqm", "target",
    "source_spans", "target_spans",
)  # fmt: skip
_values = attrgetter(*_FIELDS)
_SEVERITIES = {severity.value: severity for severity in Severity}
_KINDS = {kind.value: kind for kind in Mqm}


def packed(findings: tuple[Finding, ...]) -> bytes:
    """`findings` as JSON, field by field: quicker to read than finding by finding.

    Waivers are left out: they are given and taken back without the text being changed.
    """
    return json.dumps([*zip(*map(_values, findings), strict=True)], ensure_ascii=False).encode("utf-8", "surrogatepass")


def unpacked(data: bytes) -> tuple[Finding, ...] | None:
    """What `packed` was given, or None when `data` is nothing of the kind."""
    try:
        columns = json.loads(data.decode("utf-8", "surrogatepass"))
        return () if columns == [] else _findings(dict(zip(_FIELDS, columns, strict=True)))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _findings(columns: dict[str, Any]) -> tuple[Finding, ...]:
    columns["severity"] = map(_SEVERITIES.__getitem__, columns["severity"])
    columns["mqm"] = map(_KINDS.__getitem__, columns["mqm"])
    for name in _FIELDS[-2:]:
        columns[name] = map(_spans, columns[name])
    return tuple(starmap(Finding, zip(*columns.values(), strict=True)))


def _spans(places: list[list[int]]) -> tuple[Span, ...]:
    return tuple((int(start), int(end)) for start, end in places) if places else ()
