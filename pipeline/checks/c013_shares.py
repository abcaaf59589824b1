"""C013: a share keeps its parts in their places: "1 in 10" is not "10 in 1"."""

from collections.abc import Iterator

from pipeline.checks.figures import COUNTED, Item, Sheet
from pipeline.checks.matching import compared, partner, shares, shown, spans, stretch
from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity

CODE = "C013"
LANGUAGES = COUNTED


def check(case: Case) -> Iterator[Finding]:
    """Many languages name the whole first; which number is which is told by the words between them."""
    for message, found in compared(case):
        for part, whole in shares(found.source):
            first, second = partner(found, part), partner(found, whole)
            if first is None or second is None or not _swapped(found.target, first, second):
                continue
            yield case.finding(
                CODE,
                Severity.BLOCK,
                message,
                f"{part.shown} in {whole.shown} is turned round in the translation",
                f"Say that it is {part.shown} of {whole.shown}.",
                Mqm.MISTRANSLATION,
                spans((part, whole)),
                spans((first, second)),
            )


def _swapped(target: Sheet, part: Item, whole: Item) -> bool:
    place = stretch(target, part, whole)
    if place is None or shown([part]) == shown([whole]):
        return False
    between = {
        hit.kind for hit in target.hits if hit.kind in ("forward", "reverse") and place[0] <= hit.start < place[1]
    }
    if part.span[0] < whole.span[0]:
        return between == {"reverse"}
    return between == {"forward"}
