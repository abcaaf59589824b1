"""Case and checks to findings, the worst first."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from pipeline.model.case import Case
from pipeline.model.finding import Finding, Severity

_Check = Callable[[Case], Iterator[Finding]]
_Read = Callable[[Case], Iterator[Any]]
_Judged = Callable[[Case, Iterable[Any]], Iterator[Finding]]
_ORDER = {Severity.BLOCK: 0, Severity.REVIEW: 1, Severity.NOTE: 2}
# What one check has read of a message the next finds in a cache. A portion and its translations fit into each cache.
_PORTION = 256


def check(
    case: Case,
    checks: Iterable[_Check],
    whole: frozenset[_Check] = frozenset(),
    in_parts: Mapping[_Check, tuple[_Read, _Judged]] | None = None,
) -> tuple[Finding, ...]:
    """Everything the checks find in one leaflet in one language.

    Those in `whole` get the case as it is, the others a portion of its messages at a time; those in `in_parts` read a
    portion at a time, while what the others have read of it is at hand, and speak in the end.
    """
    every = tuple(checks)
    told = in_parts or {}
    parted: dict[_Check, tuple[_Read, _Judged, list[Any]]] = {run: (*told[run], []) for run in every if run in told}
    found = [finding for run in every if run in whole and run not in parted for finding in run(case)]
    single = tuple(run for run in every if run not in whole and run not in parted)
    for portion in _portions(case):
        found += (finding for run in single for finding in run(portion))
        for read, _, known in parted.values():
            known += read(portion)
    for _, judged, known in parted.values():
        found += judged(case, known)
    return tuple(sorted(found, key=lambda finding: (_ORDER[finding.severity], finding.line, finding.code)))


def _portions(case: Case) -> Iterator[Case]:
    messages = case.catalogue.messages
    if len(messages) <= _PORTION:
        yield case
        return
    for start in range(0, len(messages), _PORTION):
        part = replace(case.catalogue, messages=messages[start : start + _PORTION])
        yield replace(case, catalogue=part)


def blocks(findings: Iterable[Finding]) -> bool:
    """Whether any finding keeps the edition from being made; one that was waived does not."""
    return any(finding.blocks for finding in findings)
