"""C033: one translation writes its figures in one kind of digits."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.checks.amounts.matching import compared
from pipeline.model.case import Case
from pipeline.model.catalogue import Message
from pipeline.model.finding import Finding, Mqm, Severity, Span

CODE = "C033"
# It must see all messages of a catalogue at once.
WHOLE = True


class Used(NamedTuple):
    """How often a translation uses each kind of digits, and where."""

    message: Message
    counts: Counter[str]
    places: dict[str, list[Span]]


def check(case: Case) -> Iterator[Finding]:
    """The digits that most messages use are taken for the translator's choice. Phone numbers and codes are left out."""
    return judged(case, tuple(parts(case)))


def parts(case: Case) -> Iterator[Used]:
    """What is to be known of each message; a catalogue may be gone through in portions."""
    if case.target.script in ("Latn", "Cyrl"):
        return
    for message, found in compared(case):
        counts: Counter[str] = Counter()
        places: dict[str, list[Span]] = {}
        for item in found.target.items:
            if item.hard and item.kind in ("number", "clock", "date"):
                written = found.target.words[item.figure.start : item.figure.end] if item.figure else ""
                for kind in {_digits(character) for character in written if character.isdecimal()}:
                    counts[kind] += 1
                    places.setdefault(kind, []).append(item.span)
        if counts:
            yield Used(message, counts, places)


def judged(case: Case, used: Iterable[Used]) -> Iterator[Finding]:
    """What there is to say about a catalogue of which everything is known."""
    used = tuple(used)
    total: Counter[str] = sum((counts for _, counts, _ in used), Counter())
    if len(total) < 2:
        return
    usual = total.most_common(1)[0][0]
    for message, counts, places in used:
        others = sorted(set(counts) - {usual})
        if others:
            yield case.finding(
                CODE,
                Severity.NOTE,
                message,
                f"{' and '.join(others)} digits stand here, {usual} digits in most of the translation",
                "Write all figures of a translation in the same digits.",
                Mqm.INCONSISTENT_STYLE,
                (),
                tuple(span for kind in others for span in places[kind]),
            )


def _digits(character: str) -> str:
    """The name of the digits that a digit belongs to, e.g. "Arabic-Indic"."""
    words = unicodedata.name(character).split(" DIGIT ")
    return words[0].title() if len(words) == 2 else "European"
