"""C009: a range of the source is a range in the translation, from the smaller end to the larger."""

from collections.abc import Iterator

from pipeline.checks.items import COUNTED
from pipeline.checks.matching import compared, partner, shown, spans
from pipeline.checks.places import ranges, words_between
from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity

CODE = "C009"
LANGUAGES = COUNTED
_APART = (",", ";", "،", "؛", "、", "，", "；")


def check(case: Case) -> Iterator[Finding]:
    """Both ends stand side by side in the right order; a comma between them makes two figures of a range.

    In a script that runs from right to left the ends of "15-12" may have been typed in the order in which they are
    seen, so that only C030 speaks of their order there.
    """
    for message, found in compared(case):
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
