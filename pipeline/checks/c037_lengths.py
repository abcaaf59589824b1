"""C037: a length of time without a figure keeps its unit: "a few days" are not "a few weeks"."""

import re
from collections.abc import Iterator

from pipeline.checks.amounts.items import COUNTED, Sheet
from pipeline.checks.amounts.likeness import TIMES
from pipeline.checks.amounts.sheets import sheet
from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity, Span
from pipeline.text.segment import primary

CODE = "C037"
LANGUAGES = COUNTED
_VAGUE = re.compile(
    r"\b(?:few|several|some|many|couple of|number of|for|within|in|over|after|first|next|last) "
    r"(?P<unit>minute|hour|day|week|month|year)s\b",
    re.IGNORECASE,
)


def check(case: Case) -> Iterator[Finding]:
    """The unit is named nowhere in the translation, and another one that the source does not name has come.

    Units that stand with a figure are compared by C002 and C035.
    """
    if primary(case.source.tag) != "en" or not case.target.counting.entries:
        return
    for message in case.pairs():
        if _VAGUE.search(message.id.words) is None:
            continue
        ours = sheet(message.id.words, case.source)
        theirs = sheet(message.target, case.target)
        mine, yours = _named(ours), _named(theirs)
        lost = [
            (match["unit"].lower(), match.span()) for match in _VAGUE.finditer(ours.words) if match["unit"] not in yours
        ]
        added = [(unit, span) for unit, span in yours.items() if unit not in mine]
        if lost and added:
            yield case.finding(
                CODE,
                Severity.REVIEW,
                message,
                f"“{_shown(ours, lost)}” of the source may be “{_shown(theirs, added)}” in the translation",
                "Look whether both texts name the same lengths of time.",
                Mqm.MISTRANSLATION,
                tuple(span for _, span in lost),
                tuple(span for _, span in added),
            )


def _named(side: Sheet) -> dict[str, Span]:
    """Every unit of time that a text names, with its first place."""
    found = {item.unit: item.span for item in side.items if item.unit in TIMES}
    for hit in side.hits:
        unit = hit.meaning.rpartition(" ")[2]
        if hit.kind in ("unit", "quantity") and unit in TIMES:
            found.setdefault(unit, side.span(hit.start, hit.end))
    return found


def _shown(side: Sheet, units: list[tuple[str, Span]]) -> str:
    return ", ".join(side.words[start:end] if not side.offsets else unit for unit, (start, end) in units)
