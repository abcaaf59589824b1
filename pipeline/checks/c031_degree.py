"""C031: what bounds a figure in words is not lost: "up to 3 days" is not "3 days"."""

from collections.abc import Iterator

from pipeline.checks.figures import COUNTED, Item
from pipeline.checks.matching import Comparison, compared, direction, shown, spans
from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity

CODE = "C031"
LANGUAGES = COUNTED


def check(case: Case) -> Iterator[Finding]:
    """A comparison of the source has none at the same figure, and the translation none of its kind anywhere."""
    if not case.target.counting.entries:
        return
    for message, found in compared(case):
        lost = [(one, other) for one, other in found.pairs if _lost(one, other, found)]
        if lost:
            yield case.finding(
                CODE,
                Severity.REVIEW,
                message,
                f"the comparison at {shown(one for one, _ in lost)} ({', '.join(one.sign for one, _ in lost)}) "
                "is not found in the translation",
                "Say “up to”, “over”, “at least” or “about” where the source does.",
                Mqm.OMISSION,
                spans(one for one, _ in lost),
                spans(other for _, other in lost),
            )


def _lost(one: Item, other: Item, found: Comparison) -> bool:
    if not one.sign or one.signed or other.sign:
        return False
    wanted = {one.sign, one.turned} if direction(one.sign) else {"~"}
    dense = found.target.words[:1] > "\u2fff"
    sides = {direction(sign) for sign in wanted}
    # Short words ("do", "od") have too many other meanings.
    there = (
        hit.meaning
        for hit in found.target.hits
        if hit.kind in ("before", "after") and (hit.end - hit.start > 3 or dense)
    )
    return not any(direction(sign) in sides for sign in there)
