"""C031: what bounds a figure in words is not lost: "up to 3 days" is not "3 days"."""

from collections.abc import Iterator

from pipeline.checks.amounts.items import COUNTED, Item
from pipeline.checks.amounts.likeness import TIMES
from pipeline.checks.amounts.matching import Comparison, compared, direction, shown, spans
from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity

CODE = "C031"
# From here on a number word may be a rough one: "une dizaine", "une centaine".
_ROUND = 10
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
    if not one.sign or one.signed or other.sign or one.kind == "clock":
        return False
    if one.sign == "~" and not (other.hard or other.sure) and min(other.values, default=0) >= _ROUND:
        # "Une centaine" is about a hundred.
        return False
    wanted = {one.sign, one.turned} if direction(one.sign) else {"~"}
    sides = {direction(sign) for sign in wanted}
    if one.sign == "≤" and one.unit in TIMES and any(hit.kind == "within" for hit in found.target.hits):
        # "It can take up to 14 days to work" is "it begins to work within 14 days".
        return False
    # Short words ("do", "od") have too many other meanings; a phrase may be listed twice.
    there = {
        (hit.start, hit.end)
        for hit in found.target.hits
        if hit.kind in ("before", "after") and (hit.end - hit.start > 3 or dense) and direction(hit.meaning) in sides
    }
    # One that stands for that of another figure cannot stand for this one; a figure in brackets says the same again.
    several = sum(bool(_sides(item) & sides) for item in found.source.items) > 1
    again = found.source.words[: one.span[0]].rstrip().endswith("(")
    taken = 0 if again or not several else sum(_stands(*pair, sides) for pair in found.pairs)
    if len(there) > taken:
        return False
    # Some phrases of a share hold an "about": 명 중 약.
    return wanted != {"~"} or not any(word in found.target.words for word in about)


def _stands(one: Item, other: Item, sides: set[str]) -> bool:
    return bool(one.sign and other.sign) and direction(other.sign) in sides


def _sides(item: Item) -> set[str]:
    """Both ways in which a comparison bounds its figure: "not for more than 3 days" has a "more" and is a most."""
    return {direction(sign) for sign in (item.sign, item.turned) if direction(sign)}
