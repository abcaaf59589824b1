"""C031: what bounds a figure in words is not lost: "up to 3 days" is not "3 days"."""

from collections.abc import Iterator

from pipeline.checks.items import COUNTED, Item
from pipeline.checks.matching import Comparison, compared, direction, shown, spans
from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity

CODE = "C031"
LANGUAGES = COUNTED


def check(case: Case) -> Iterator[Finding]:
    """A comparison of the source has none at the same figure, and the translation none of its kind anywhere."""
    if not case.target.counting.entries:
        return
    dense = case.target.script in ("Hans", "Hant", "Kore")
    entries = case.target.counting.entries
    about = tuple(word for word, _, meaning in entries if meaning == "~" and (dense or len(word) > 3))
    for message, found in compared(case):
        lost = [(one, other) for one, other in found.pairs if _lost(one, other, found, about, dense)]
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


def _lost(one: Item, other: Item, found: Comparison, about: tuple[str, ...], dense: bool) -> bool:
    if not one.sign or one.signed or other.sign:
        return False
    wanted = {one.sign, one.turned} if direction(one.sign) else {"~"}
    sides = {direction(sign) for sign in wanted}
    # Short words ("do", "od") have too many other meanings.
    there = (
        hit.meaning
        for hit in found.target.hits
        if hit.kind in ("before", "after") and (hit.end - hit.start > 3 or dense)
    )
    if any(direction(sign) in sides for sign in there):
        return False
    # Some phrases of a share hold an "about": 명 중 약.
    return wanted != {"~"} or not any(word in found.target.words for word in about)
