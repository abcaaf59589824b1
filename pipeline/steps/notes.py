"""Findings to notes in the catalogue, so that a translator meets them in the editor."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from pipeline.model.catalogue import Catalogue, Message, MessageId
from pipeline.model.finding import Finding, Severity
from pipeline.text.characters import shown

# Every line that begins so is the program's: the next run takes it away.
MARK = "[polyleaf check]"
_SEVERITY = {Severity.BLOCK: "must be mended", Severity.REVIEW: "look at it", Severity.NOTE: "for information"}


def noted(catalogue: Catalogue, findings: Iterable[Finding]) -> Catalogue:
    """`catalogue` with the findings as notes (`#.`), in place of those of an earlier run. No translation changes."""
    lines: defaultdict[MessageId, list[str]] = defaultdict(list)
    for finding in findings:
        lines[MessageId(finding.context, finding.words)].append(_line(finding))
    return replace(catalogue, messages=tuple(_noted(message, lines[message.id]) for message in catalogue.messages))


def _noted(message: Message, lines: list[str]) -> Message:
    own = [line for line in message.note.split("\n") if line and not line.startswith(MARK)]
    note = "\n".join((*own, *lines)) if lines or MARK in message.note else message.note
    return message if note == message.note else replace(message, note=note)


def _line(finding: Finding) -> str:
    waiver = finding.waiver
    state = f"waived by {waiver.name}: {waiver.reason}" if waiver else _SEVERITY[finding.severity]
    # A note is one line of the file, and a catalogue with control characters cannot be read.
    return " ".join(shown(f"{MARK} {finding.code} ({state}) {finding.message}. {finding.hint}").split())
