"""C009: a range of the source is a range in the translation, from the smaller end to the larger."""

from collections.abc import Iterator
from itertools import pairwise

from pipeline.checks.amounts.items import COUNTED
from pipeline.checks.amounts.matching import Comparison, compared, partner, shown, spans
from pipeline.checks.amounts.places import ranges, words_between
from pipeline.model.case import Case
from pipeline.model.catalogue import Message
from pipeline.model.finding import Finding, Mqm, Severity

CODE = "C009"
# "2023-24" are two years.
_YEARS = 1000
LANGUAGES = COUNTED
_APART = (",", ";", "،", "؛", "、", "，", "；")


def check(case: Case) -> Iterator[Finding]:
    """Both ends stand side by side in the right order; a comma between them makes two figures of a range.

    In a script that runs from right to left the ends of "15-12" may have been typed in the order in which they are
    seen, so that only C030 speaks of their order there.
    """
    for message, found in compared(case):
        yield from _falling(case, message, found)
        for low, high in ranges(found.source, case.source):
            first, second = partner(found, low), partner(found, high)
            if first is None or second is None or not (first.hard and second.hard):
                continue
            between = words_between(found.target, first, second)
            if between is None:
                continue
            turned = first.span[0] > second.span[0] or (first.span == second.span and first.high and second.low)
            cut = between.strip() in _APART
            if cut or (turned and not case.target.rtl and len(between) <= 14):
                yield case.finding(
                    CODE,
                    Severity.BLOCK,
                    message,
                    f"the range {shown([low])}–{shown([high])} of the source is "
                    + ("cut into two figures" if cut else "turned round in the translation"),
                    "Write both ends of the range, the smaller first, with a dash or the word for “to” between.",
                    Mqm.MISTRANSLATION,
                    spans((low, high)),
                    spans((first, second)),
                )


def _falling(case: Case, message: Message, found: Comparison) -> Iterator[Finding]:
    """A range in digits that runs from the larger to the smaller end, where the source has its numbers in words."""
    if case.target.rtl:
        return
    digits = {item.value for item in found.source.items if item.hard}
    for low, high in pairwise(found.target.items):
        if not (low.low and high.high and low.span == high.span and low.kind == high.kind == "number"):
            continue
        if low.value is None or high.value is None or not high.value < low.value < _YEARS:
            continue
        if low.value not in digits and high.value not in digits:
            yield case.finding(
                CODE,
                Severity.BLOCK,
                message,
                f"the range {low.shown}–{high.shown} begins with its larger end",
                "Write both ends of the range, the smaller first.",
                Mqm.MISTRANSLATION,
                (),
                spans((low, high)),
            )
